"""Disjoint sets that grow together: https://en.wikipedia.org/wiki/Disjoint-set_data_structure. Which one is the root tells nothing."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T", bound=Hashable)
Places = NDArray[np.int64]


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


def hanging(under: Sequence[bytes], asks: Sequence[bytes] = (), pairs: Iterable[tuple[int, int]] = ()) -> list[list[int]]:
    """The places of `under` by what hangs together, each set in order, the sets by their first: those that have a key in common, those of
    which one asks for a key of the other, and `pairs` of places. Keys are numbers of eight bytes (`memo.links`)."""
    at, keys = _laid(under)
    order = np.argsort(keys)  # of equal keys any may come first: which pairs join them tells nothing
    at, keys = at[order], keys[order]
    same = np.flatnonzero(keys[1:] == keys[:-1])
    ones, others = [at[same]], [at[same + 1]]
    asking, asked = _laid(asks)
    bearer = np.searchsorted(keys, asked)
    known = np.flatnonzero(bearer < len(keys))
    known = known[keys[bearer[known]] == asked[known]]
    ones.append(asking[known])
    others.append(at[bearer[known]])
    given = np.array([*pairs], dtype=np.int64).reshape(-1, 2)
    tops = _tops(len(under), np.concatenate((*ones, given[:, 0])), np.concatenate((*others, given[:, 1])))
    found: dict[int, list[int]] = {}
    for place, top in enumerate(tops.tolist()):
        if top == place:
            found[place] = [place]
        else:
            found[top].append(place)
    return list(found.values())


def _laid(keys: Sequence[bytes]) -> tuple[Places, NDArray[np.uint64]]:
    """All keys, and the place that each stands at."""
    sizes = np.fromiter(map(len, keys), np.int64, len(keys)) // 8
    return np.repeat(np.arange(len(keys)), sizes), np.frombuffer(b"".join(keys), "<u8")


def _tops(many: int, ones: Places, others: Places) -> Places:
    """The first of the set of each, where these pairs are joined: a set goes under the lowest that a pair leads to, until none is left."""
    tops = np.arange(many)
    while len(ones):
        low, high = np.minimum(tops[ones], tops[others]), np.maximum(tops[ones], tops[others])
        apart = low != high
        ones, others, low, high = ones[apart], others[apart], low[apart], high[apart]
        np.minimum.at(tops, high, low)
        while not np.array_equal(up := tops[tops], tops):
            tops = up
    return tops
