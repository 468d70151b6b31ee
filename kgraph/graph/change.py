"""A graph as a change of the last one: what goes, what comes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kgraph.graph.terms import Quad


@dataclass(frozen=True, slots=True)
class Change:
    """Named graphs (in angle brackets) that go, single quads that go, and quads that come."""

    gone: Sequence[str]
    without: Sequence[Quad]
    quads: Iterable[Quad]
