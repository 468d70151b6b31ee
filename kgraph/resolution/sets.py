"""Disjoint sets that grow together: https://en.wikipedia.org/wiki/Disjoint-set_data_structure. Which one is the root tells nothing."""

from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Sets(Generic[T]):
    """Each element is alone until it is joined."""

    __slots__ = ("_parent", "_size")

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}
        self._size: dict[T, int] = {}

    def root(self, one: T) -> T:
        """The element that stands for its set."""
        parent = self._parent
        while (up := parent.get(one, one)) != one:
            parent[one] = parent.get(up, up)
            one = up
        return one

    def join(self, a: T, b: T) -> None:
        """Make the sets of both one."""
        first, second = self.root(a), self.root(b)
        if first != second:
            if self._size.get(first, 1) < self._size.get(second, 1):
                first, second = second, first
            self._parent[second] = first
            self._size[first] = self._size.get(first, 1) + self._size.get(second, 1)
