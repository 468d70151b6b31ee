"""The trace of one proposition: its origins left, whoever passes it on right of them, in time; below them who denies it or leaves it open.

Rows follow the tree of `kgraph.queries.trace`: each claim has one of its own, so that boxes never meet; columns are the dates of
publication, in order, with those of articles without a date last.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby

import msgspec

from kgraph.queries import trace as queries
from kgraph.queries.engines import Engine
from kgraph.queries.find import proposition
from kgraph.queries.trace import ClaimView, OriginView
from kgraph.views import claims as reading
from kgraph.views.basis import Basis, basis
from kgraph.views.claims import NOBODY, Claim
from kgraph.views.network import lines
from kgraph.views.words import plural

BOX, ROW, ORIGIN, GAP = 250, 66, 190, 46
"""Pixels: the width of a box, from row to row, the width of an origin, between an origin and the first column."""
SPREAD, LEAST = 760, 70
"""Pixels over which the columns are spread, and the least between two of them; boxes of other rows may stand above each other."""
UNDATED = "undated"


class Box(msgspec.Struct, frozen=True):
    """One claim, with its top left corner. `first` and `second` are what stands in it: the outlet, and the chain inside of the article."""

    claim: Claim
    x: float
    y: float
    first: str
    second: str
    implied: bool


class Tie(msgspec.Struct, frozen=True):
    """A line. `kind`: claims, passes or denies, as the palette names it."""

    kind: str
    hedged: bool
    x: float
    y: float
    x2: float
    y2: float


class Party(msgspec.Struct, frozen=True):
    """An origin, or the source of a denial, at the left end of its rows."""

    name: tuple[str, ...]
    kind: str
    y: float


class Drawing(msgspec.Struct, frozen=True):
    """Of the whole picture. `columns`: places and dates; `answers`: where the rows of denials and other answers begin, 0 for nowhere."""

    width: float
    height: float
    columns: tuple[tuple[float, str], ...]
    parties: tuple[Party, ...]
    boxes: tuple[Box, ...]
    ties: tuple[Tie, ...]
    answers: float


class Origin(msgspec.Struct, frozen=True):
    """In words: who, and every claim that leads back to them, each with why it does."""

    party: str
    kind: str
    accountable: tuple[str, ...]
    claims: tuple[tuple[int, Claim, str], ...]
    """How far from the origin, the claim, and why it goes on through the one above."""


class Traced(msgspec.Struct, frozen=True, kw_only=True):
    """All of the page."""

    of: queries.Trace
    drawing: Drawing
    origins: tuple[Origin, ...]
    denied: tuple[Claim, ...]
    others: tuple[Claim, ...]
    uncounted: tuple[Claim, ...]
    """Misread, or resting on what was withdrawn: listed, and not drawn."""
    basis: Basis


def read(engine: Engine, wanted: str, texts: Mapping[str, str] | None = None) -> Traced:
    """`wanted`: a proposition's or a claim's IRI or its end, or words. Raises UnclearError where words mean none or several."""
    of = queries.trace(engine, proposition(engine, wanted))
    views = [*(v for o in of.origins for c in o.claims for _, v in _walk(c)), *of.denied, *of.others]
    claims = reading.read(engine, {v.claim for v in (*views, *of.uncounted)}, texts)
    here = {(v.claim, v.stance): msgspec.structs.replace(claims[v.claim], stance=v.stance) for v in views}
    return Traced(
        of=of, drawing=_drawn(of, here), basis=basis(engine),
        origins=tuple(
            Origin(o.party, o.kind, o.accountable, tuple((d, here[v.claim, v.stance], v.why) for c in o.claims for d, v in _walk(c)))
            for o in of.origins
        ),
        denied=tuple(here[v.claim, v.stance] for v in of.denied), others=tuple(here[v.claim, v.stance] for v in of.others),
        uncounted=tuple(claims[v.claim] for v in of.uncounted),
    )


def _walk(view: ClaimView, depth: int = 0) -> Iterable[tuple[int, ClaimView]]:
    """A claim, then those that go on through it."""
    yield depth, view
    for below in view.passed_on:
        yield from _walk(below, depth + 1)


def _drawn(of: queries.Trace, claims: Mapping[tuple[str, str], Claim]) -> Drawing:
    dates = sorted({c.date[:10] or UNDATED for c in claims.values()}, key=lambda d: (d == UNDATED, d))
    step = max(LEAST, min(BOX + 40, SPREAD / max(len(dates) - 1, 1)))
    column = {day: ORIGIN + GAP + i * step for i, day in enumerate(dates)}
    boxes: list[Box] = []
    ties: list[Tie] = []
    parties: list[Party] = []

    def put(view: ClaimView) -> Box:
        claim = claims[view.claim, view.stance]
        inside = " › ".join(h.who for h in claim.hops if h.who != claim.outlet) or "in its own words"
        box = Box(
            claim, column[claim.date[:10] or UNDATED], 40.0 + len(boxes) * ROW, lines(claim.outlet, (34, 1)),
            lines(inside, (26 if view.implied else 38, 1)), view.implied,
        )
        boxes.append(box)
        return box

    def grown(view: ClaimView) -> Box:
        box = put(view)
        for below in view.passed_on:
            child = grown(below)
            ties.append(Tie("passes", child.claim.hedged, box.x + 18, box.y + ROW - 14, child.x, child.y + (ROW - 14) / 2))
        return box

    for origin in of.origins:
        rows = [grown(c) for c in origin.claims]
        _led(parties, ties, _name(origin), origin.kind, rows, "claims" if origin.kind != "untraced" else "alleged")
    answers = 40.0 + len(boxes) * ROW if of.denied or of.others else 0.0
    for kind, role, held in (("denies it", "denies", of.denied), ("leaves it open", "about", of.others)):
        for name, views in groupby(sorted(held, key=_source), key=_source):  # stable: by date within one source
            _led(parties, ties, name, kind, [put(view) for view in views], role)
    width = max([b.x + BOX for b in boxes], default=float(ORIGIN)) + 20
    return Drawing(width, 40.0 + len(boxes) * ROW + 10, tuple((x, day) for day, x in column.items()), tuple(parties), tuple(boxes),
                   tuple(ties), answers)


def _source(view: ClaimView) -> str:
    return view.hops[-1].agent if view.hops else NOBODY


def _name(origin: OriginView) -> str:
    return origin.party if origin.kind != "untraced" else plural(len(origin.claims), "claim") + " of no one named"


def _led(parties: list[Party], ties: list[Tie], name: str, kind: str, rows: list[Box], role: str) -> None:
    """A party left of its rows, with a line to each."""
    y = rows[0].y + (ROW - 14) / 2
    parties.append(Party(tuple(lines(name, (24, 2)).split("\n")), kind, y))
    ties.extend(Tie(role, box.claim.hedged, ORIGIN, y, box.x, box.y + (ROW - 14) / 2) for box in rows)
