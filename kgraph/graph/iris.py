"""The IRIs of docs/graph.md, each in angle brackets. What comes from outside is percent-encoded: no string can leave its place."""

import re
from collections.abc import Iterable
from urllib.parse import quote

from kgraph.errors import UsageError
from kgraph.graph.namespaces import kg
from kgraph.record import EntityType, Span
from kgraph.resolution.model import ResolvedEntity

KINDS: dict[EntityType, str] = {"Person": "person", "Organisation": "body", "Outlet": "outlet", "Place": "place", "Group": "group"}
NO_ONE = kg("NoOneNamed")
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_OUTSIDE = frozenset(" <>\"{}|\\^`") | frozenset(map(chr, range(0x20)))


def web(address: str) -> str | None:
    """An address that an article gives, None where it is no http(s) address."""
    address = quote(address.strip(), safe=":/?#[]@!$&'()*+,;=%-._~", errors="replace")
    address = _LONE_PERCENT.sub("%25", address)
    return f"<{address}>" if address.startswith(("http://", "https://")) and "[" not in address and "]" not in address else None


def within(iri: str, *parts: object) -> str:
    """An IRI that hangs on another."""
    return f"{iri[:-1]}/{'/'.join(_safe(p) for p in parts)}>"


def _safe(part: object) -> str:
    return quote(str(part), safe="~", errors="replace")


def _spans(spans: Iterable[Span]) -> str:
    return "_".join(f"{s.start}-{s.end}" for s in spans)


class Iris:
    """Makes the IRIs under one base."""

    __slots__ = ("base",)

    def __init__(self, base: str) -> None:
        """Raises UsageError where the base is no absolute IRI that ends in / or #."""
        if ":" not in base or not base.endswith(("/", "#")) or set(base) & _OUTSIDE:
            raise UsageError(f"{base!r} is no base IRI; give one such as https://example.org/news/")
        self.base = base

    def _make(self, *parts: object) -> str:
        return f"<{self.base}{'/'.join(_safe(p) for p in parts)}>"

    def article(self, key: str) -> str:
        return self._make("article", key)

    def article_graph(self, key: str) -> str:
        return self._make("graph", "article", key)

    def resolved_graph(self) -> str:
        return self._make("graph", "resolved")

    def build_graph(self) -> str:
        return self._make("graph", "build")

    def build(self) -> str:
        return self._make("build")

    def entity(self, entity: ResolvedEntity) -> str:
        """By slug; an unnamed one by its article and its id there."""
        if not entity.named and entity.members:
            return self._make("unnamed", *min(entity.members))
        return self.named(entity.type, entity.slug)

    def named(self, kind: EntityType, slug: str) -> str:
        """Of a named entity of this kind."""
        return self._make(KINDS[kind], slug)

    def unnamed(self, key: str, part: str) -> str:
        return self._make("unnamed", key, part)

    def claim(self, key: str, content: Iterable[Span], nth: int = 1) -> str:
        """`nth` tells claims on the same spans apart."""
        return self._make("claim", f"{key}-{_spans(content)}" + (f"~{nth}" if nth > 1 else ""))

    def question(self, slug: str) -> str:
        return self._make("question", slug)

    def proposition(self, slug: str) -> str:
        return self._make("proposition", slug)

    def relation(self, key: str, number: int) -> str:
        return self._make("relation", f"{key}-{number}")

    def narration(self, key: str, content: Iterable[Span], nth: int = 1) -> str:
        return self._make("narration", f"{key}-{_spans(content)}" + (f"~{nth}" if nth > 1 else ""))

    def link(self, digest: str) -> str:
        return self._make("link", digest)
