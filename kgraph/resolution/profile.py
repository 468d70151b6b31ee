"""What a group of nodes has in common, kept while it grows: the same fields as one node, so that both are compared alike.

Invariant: a profile is the union of its nodes' facts, whatever the order in which they came.
"""

from collections.abc import Iterable

from kgraph.resolution import agree, names, support
from kgraph.resolution.facts import Node, Years


class Profile:
    """Facts of one person, as found so far. `names`: for each node those that it goes by."""

    __slots__ = ("articles", "bodies", "born", "company", "heads", "matters", "names", "places", "roles", "topics", "walks", "years")

    def __init__(self, nodes: Iterable[Node] = ()) -> None:
        self.articles: set[str] = set()
        self.heads: set[str] = set()
        self.bodies: set[str] = set()
        self.company: set[str] = set()
        self.places: set[str] = set()
        self.topics: set[str] = set()
        self.matters: set[str] = set()
        self.roles: set[str] = set()
        self.walks: set[str] = set()
        self.names: set[tuple[names.PersonName, ...]] = set()
        self.born: Years | None = None
        self.years: Years | None = None
        """Of the first and the last article that has a date."""
        for node in nodes:
            self.add(node)

    def add(self, node: Node) -> None:
        """Take in one node."""
        self.articles.add(node.member[0])
        self.heads |= node.heads
        self.bodies |= node.bodies
        self.company |= node.company
        self.places |= node.places
        self.topics |= node.topics
        self.matters |= node.matters
        self.roles |= node.roles
        self.walks |= node.walks
        self.names.add(node.people)
        self._time(node.born, (node.year, node.year) if node.year else None)

    def take(self, other: "Profile") -> None:
        """Take in all of another group."""
        for field in ("articles", "heads", "bodies", "company", "places", "topics", "matters", "roles", "walks", "names"):
            getattr(self, field).update(getattr(other, field))
        self._time(other.born, other.years)

    def _time(self, born: Years | None, years: Years | None) -> None:
        if born:
            both = (max(self.born[0], born[0]), min(self.born[1], born[1])) if self.born else born
            self.born = both if both[0] <= both[1] else self.born
        if years:
            self.years = (min(self.years[0], years[0]), max(self.years[1], years[1])) if self.years else years

    def way(self, other: "Profile") -> str | None:
        """The least sure of the ways in which their names agree; None where any two of them do not."""
        ways = [agree.surest(a, b) for a in self.names for b in other.names]
        if not ways or None in ways:
            return None
        return max((w for w in ways if w), key=list(agree.NEEDED).index)

    def against(self, other: "Profile") -> str | None:
        """Why they are two, or None."""
        if not self.articles.isdisjoint(other.articles):
            return "one article tells them apart"
        apart = support.gap(self, other)
        return f"the articles lie {apart} years apart" if apart > support.LIFETIME else support.against(self, other)
