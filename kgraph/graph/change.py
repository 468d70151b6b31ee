"""A graph as a change of the last one: what goes, what comes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kgraph.graph.terms import Quad


@dataclass(frozen=True, slots=True)
class Change:
    """Named graphs (in angle brackets) that go, the quads that come, and graphs that are to hold these quads and no others, of which only
    what differs is written."""

    gone: Sequence[str]
    quads: Iterable[Quad]
    whole: Mapping[str, Collection[Quad]]
