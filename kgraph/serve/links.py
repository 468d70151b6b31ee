"""From the IRIs of a graph to addresses of the server, and back."""

from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

import pyoxigraph as ox

from kgraph.graph.namespaces import KG, PREFIXES, TOPIC
from kgraph.queries.result import Term, plain


@dataclass(frozen=True, slots=True)
class Cell:
    """One value as a page shows it: `href` is empty where nothing is to be followed, `out` says that it leaves the server."""

    text: str
    href: str = ""
    out: bool = False


VOCABULARIES = {KG: "/ns", TOPIC: "/topic"}
"""Where their terms are explained."""


class Links:
    """Of the graph with this base: `https://example.org/news/person/x` answers at `/news/person/x`."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.mount = urlsplit(base).path if base.endswith("/") else "/"

    def href(self, iri: str) -> str:
        """The address on this server, empty where it has none."""
        for space, page in VOCABULARIES.items():
            if iri.startswith(space):
                return f"{page}#{iri.removeprefix(space)}"
        if not iri.startswith(self.base) or "#" in iri.removeprefix(self.base):
            return ""
        return (self.mount or "/") + iri.removeprefix(self.base)

    def iris(self, path: str) -> list[str]:
        """What an address may mean, likeliest first: as it came, and as kgraph would have written it."""
        if not path.startswith(self.mount):
            return []
        local = path.removeprefix(self.mount)
        return list(dict.fromkeys((self.base + local, self.base + quote(unquote(local), safe="/~"))))

    def cell(self, term: Term | None, label: str = "") -> Cell:
        """`label` stands in place of the IRI."""
        if term is None:
            return Cell("")
        if not isinstance(term, ox.NamedNode):
            return Cell(plain(term))
        inside = self.href(term.value)
        text = label or short(term.value.removeprefix(self.base))
        if inside:
            return Cell(text, inside)
        return Cell(text, term.value, True) if term.value.startswith(("http://", "https://")) and "#" not in term.value else Cell(text)


def short(iri: str) -> str:
    """With a prefix, where there is one for it."""
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri
