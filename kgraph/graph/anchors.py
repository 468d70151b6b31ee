"""Anchors: spans of an article's text, by Web Annotation (https://www.w3.org/TR/annotation-model/#selectors)."""

from kgraph.article import Article
from kgraph.errors import KgraphError
from kgraph.graph.iris import within
from kgraph.graph.namespaces import OA, TYPE, kg
from kgraph.graph.terms import Lines, integer, literal
from kgraph.record import Span

AROUND = 24
"""Code points of prefix and suffix: enough to find a quotation again after an edit."""

_TYPES = (f"<{OA}SpecificResource>", kg("Anchor"))


class Anchors:
    """Writes each span of one article once."""

    __slots__ = ("_article", "_iri", "_lines", "_made")

    def __init__(self, article: Article, iri: str, lines: Lines) -> None:
        self._article, self._iri, self._lines = article, iri, lines
        self._made: dict[Span, str] = {}

    def at(self, span: Span | None) -> str | None:
        """IRI of the anchor of a span, None for None. Raises KgraphError where the span is not in the text."""
        if span is None:
            return None
        if span not in self._made:
            self._made[span] = self._write(span)
        return self._made[span]

    def words(self, span: Span | None) -> str | None:
        """The words of a span on one line."""
        return " ".join(self._article.text[span.start : span.end].split()) if span else None

    def _write(self, span: Span) -> str:
        text = self._article.text
        if not 0 <= span.start < span.end <= len(text):
            raise KgraphError(f"{self._article.id}: a span [{span.start}, {span.end}) is not in the text of {len(text)} characters")
        add, anchor = self._lines.add, within(self._iri, "anchor", f"{span.start}-{span.end}")
        place, words = within(anchor, "position"), within(anchor, "quote")
        start, end = integer(span.start), integer(span.end)
        add(anchor, TYPE, *_TYPES)
        add(anchor, f"<{OA}hasSource>", self._iri)
        add(anchor, f"<{OA}hasSelector>", place, words)
        add(anchor, kg("start"), start)
        add(anchor, kg("end"), end)
        add(place, TYPE, f"<{OA}TextPositionSelector>")
        add(place, f"<{OA}start>", start)
        add(place, f"<{OA}end>", end)
        add(words, TYPE, f"<{OA}TextQuoteSelector>")
        add(words, f"<{OA}exact>", literal(text[span.start : span.end]))
        add(words, f"<{OA}prefix>", literal(text[max(0, span.start - AROUND) : span.start]))
        add(words, f"<{OA}suffix>", literal(text[span.end : span.end + AROUND]))
        return anchor
