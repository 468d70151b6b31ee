"""What is wrong in a prediction, claim by claim and relation by relation, grouped by the kind of error, with the words around it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kgraph.evaluate import matching as m
from kgraph.evaluate.figures import Tally
from kgraph.evaluate.inputs import Scored
from kgraph.evaluate.sides import Side, around, fields, marks, pieces, tie
from kgraph.record import Claim, Record, Relation

GROUPS = {
    "source": "found, and from another source",
    "chain": "the source right, and through others",
    "missed": "in the gold alone",
    "extra": "in the prediction alone",
    "extent": "too short or too long for a match: a miss and an extra one that share words",
    "trimmed": "matched, and not quite the same words",
    "stance": "on another side",
    "certainty": "surer or less sure",
    "speech": "quoted or reported",
    "firsthand": "whether it is another's account of what they said",
    "subject": "of someone else",
    "about": "of others",
    "topic": "on another topic",
    "relation missed": "in the gold alone",
    "relation extra": "in the prediction alone",
}
"""The kinds of error, in the order of the page."""
FIELD = {"chain": "via", "relation missed": "", "relation extra": ""}
"""The field that a kind of error is about, where it is called otherwise."""


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that is wrong; `field` is the one that it is wrong in, where it is in one."""

    kind: str
    article: str
    gold: Side | None
    predicted: Side | None
    field: str


Placed = tuple[str, int, Error]
"""With its article and its place there."""


def errors(gold: Mapping[str, Scored], predicted: Mapping[str, Record], tally: Tally, texts: Mapping[str, str]) -> dict[str, list[Error]]:
    """The errors behind a tally by kind, in reading order. A claim stands under each kind that it is wrong in.

    `texts` holds each gold article's text by its digest (`texts.check` tells what is missing).
    """
    found: dict[str, list[Placed]] = {kind: [] for kind in GROUPS}
    pages = {a: _Page(texts[record.text_sha256], record, predicted.get(a)) for a, record in gold.items()}
    left: dict[str, tuple[list[Claim], list[Claim]]] = {}
    for article, g, p, right in tally.matched:
        for kind in _wrong(pages[article], g, p, right):
            found[kind].append(pages[article].claims(kind, g, p))
    for article, kind, g_, p_ in tally.errors:
        if kind != "source":
            missed, extra = left.setdefault(article, ([], []))
            missed += [g_] if g_ is not None else []
            extra += [p_] if p_ is not None else []
    for article, (missed, extra) in left.items():
        for kind, one, other in _paired(pages[article], missed, extra):
            found[kind].append(pages[article].claims(kind, one, other))
    for article, wanted, got in tally.relations:
        kind = "relation missed" if wanted is not None else "relation extra"
        found[kind].append(pages[article].relation(kind, wanted, got))
    return {kind: [e for _, _, e in sorted(rows, key=lambda row: row[:2])] for kind, rows in found.items()}


def _wrong(page: "_Page", g: Claim, p: Claim, right: bool) -> Iterator[str]:
    """The kinds of error of a matched pair."""
    chain = [page.aligned.get(v, "?") for v in p.via]
    tests = {
        "source": not right, "chain": right and chain != list(g.via), "trimmed": m.jaccard(page.tokens(g), page.tokens(p)) < m.EXACT,
        "stance": g.stance != p.stance, "certainty": g.certainty != p.certainty, "speech": g.speech != p.speech,
        "firsthand": g.firsthand != p.firsthand and g.source.kind != "impersonal",
        "subject": (page.aligned.get(p.subject, "?") if p.subject else None) != g.subject,
        "about": {page.aligned.get(a, "?") for a in p.about} != set(g.about), "topic": g.topic != p.topic,
    }
    yield from (kind for kind, wrong in tests.items() if wrong)


def _paired(page: "_Page", missed: list[Claim], extra: list[Claim]) -> Iterator[tuple[str, Claim | None, Claim | None]]:
    """A missed claim and an extra one that share words are one error of extent."""
    ours, theirs = {c.id: c for c in extra}, {c.id: c for c in missed}
    weights = {
        (p, g): (ratio, 0.0) for p in ours for g in theirs if (ratio := m.jaccard(page.tokens(ours[p]), page.tokens(theirs[g]))) > 0
    }
    pairs = m.pairs_of(weights)
    taken = set(pairs.values())
    yield from (("extent", theirs[g], ours[p]) for p, g in pairs.items())
    yield from (("missed", c, None) for k, c in theirs.items() if k not in taken)
    yield from (("extra", None, c) for k, c in ours.items() if k not in pairs)


class _Page:
    """One article with its gold and its prediction."""

    def __init__(self, text: str, gold: Scored, predicted: Record | None) -> None:
        self.text, self.article = text, gold.article
        self.aligned = m.align(gold, predicted) if predicted else {}
        self.tokens = m.starts_of(gold.tokens)
        self.names = [{e.id: e.name for e in record.entities} if record else {} for record in (gold, predicted)]

    def claims(self, kind: str, gold: Claim | None, predicted: Claim | None) -> Placed:
        """The error of a claim, with its place."""
        marked = [marks(claim) if claim else [] for claim in (gold, predicted)]
        low, high = around(self.text, [span for side in marked for span, _ in side])
        sides = [
            Side(pieces(self.text, low, high, spans), fields(claim, names)) if claim else None
            for claim, spans, names in zip((gold, predicted), marked, self.names, strict=True)
        ]
        return self.article, low, Error(kind, self.article, sides[0], sides[1], FIELD.get(kind, kind))

    def relation(self, kind: str, gold: Relation | None, predicted: Relation | None) -> Placed:
        """The error of a relation, with its place."""
        evidence = [r.evidence for r in (gold, predicted) if r is not None]
        low, high = around(self.text, evidence)
        sides = [
            Side(pieces(self.text, low, high, [(r.evidence, "content")]), tie(r, names)) if r else None
            for r, names in zip((gold, predicted), self.names, strict=True)
        ]
        return self.article, low, Error(kind, self.article, sides[0], sides[1], "")
