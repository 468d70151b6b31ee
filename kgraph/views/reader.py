"""One article to read, with the words of its claims marked in place."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

import msgspec

from kgraph.queries.engines import Engine
from kgraph.views import articles
from kgraph.views import claims as reading
from kgraph.views.articles import Article
from kgraph.views.basis import Basis, basis
from kgraph.views.claims import HEAD, Claim

_SPANS = """SELECT DISTINCT ?c ?start ?end WHERE {
  ?c a kg:Claim ; kg:article %s ; kg:content ?anchor . ?anchor kg:start ?start ; kg:end ?end
} ORDER BY ?start ?end ?c"""
Marked = tuple[int, int, str]
"""Start and end in code points, and the claim."""


class Piece(msgspec.Struct, frozen=True):
    """Words of one paragraph; `claim` is the IRI of what is claimed in them, of several the shortest, empty for none."""

    text: str
    claim: str = ""
    lane: str = ""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """`whole` tells whether the article's text is there; without it the sentences of its claims stand in."""

    article: Article
    whole: bool
    paragraphs: tuple[tuple[Piece, ...], ...]
    claims: tuple[Claim, ...]
    basis: Basis


def read(engine: Engine, article: Article, texts: Mapping[str, str], of: Basis | None = None) -> Reading:
    """`texts`: articles' keys to their texts."""
    marks = [
        (int(row["start"]), int(row["end"]), row["c"]) for row in engine.ask(HEAD + _SPANS % f"<{article.id}>").dicts()
    ]
    held = reading.read(engine, {claim for *_, claim in marks})  # with their sentences: the paragraphs stand above them
    text = texts.get(article.key, "")
    lanes = {claim: one.lane for claim, one in held.items()}
    paragraphs = _paragraphs(text, marks, lanes) if text else [(Piece(s),) for s in dict.fromkeys(c.sentence for c in held.values())]
    order = {claim: start for start, _, claim in reversed(marks)}
    return Reading(
        article=article, whole=bool(text), paragraphs=tuple(paragraphs),
        claims=tuple(sorted(held.values(), key=lambda c: (order.get(c.id, 0), c.id))), basis=of or basis(engine),
    )


def read_all(engine: Engine, texts: Mapping[str, str]) -> list[Reading]:
    """Every article of the graph, by date of publication; those without a date last."""
    known, of = articles.read(engine).values(), basis(engine)
    return [read(engine, a, texts, of) for a in sorted(known, key=lambda a: (a.date or "9", a.outlet, a.title, a.id))]


def _paragraphs(text: str, marks: list[Marked], lanes: Mapping[str, str]) -> list[tuple[Piece, ...]]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip())
        if end > start:
            found.append(tuple(_pieces(text, start, end, [m for m in marks if m[0] < end and m[1] > start], lanes)))
        start += len(line)
    return found


def _pieces(text: str, start: int, end: int, marks: list[Marked], lanes: Mapping[str, str]) -> Iterable[Piece]:
    cuts = sorted({start, end, *(p for m in marks for p in m[:2] if start < p < end)})
    for low, high in pairwise(cuts):
        over = [m for m in marks if m[0] <= low and m[1] >= high]
        claim = min(over, key=lambda m: (m[1] - m[0], m[2]))[2] if over else ""
        yield Piece(text[low:high], claim, lanes.get(claim, ""))
