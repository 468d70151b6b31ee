"""The picture of a dossier: one in the middle, what is said of them right, who denies it and what they say left.

Rows read like a ledger, in the order of the questions, so that what weighs most is on top; those who speak stand outside. No two nodes
overlap, nothing moves, and the words can be read from the start, without coming nearer.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

import msgspec

from kgraph.queries.engines import Engine
from kgraph.views.claims import Claim
from kgraph.views.dossier import Dossier
from kgraph.views.layout import MIDDLE, ROW, Point, seated
from kgraph.views.model import Edge, View, view
from kgraph.views.network import network

MOST = 150
"""Nodes: what a reader can take in, and a canvas draws at once. The rest stands in the lists."""
OUT = 430
"""Pixels from a claim to the names outside of it: the words on a line between them stay clear of both."""
SIGHT = 7
"""Rows that fit a screen: the one in the middle stands at their centre."""


class Picture(msgspec.Struct, frozen=True):
    """For vis-network. `left_out` counts the claims that are in the lists alone."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    kinds: tuple[str, ...]
    """Of those who stand in it, for the legend."""
    lines: tuple[str, ...]
    left_out: int


def picture(engine: Engine, of: Dossier) -> Picture | None:
    """None where nothing is claimed by or about them."""
    rows = list(_rows(of))
    claims = {c.id: c for pair in rows for side in pair for c in side}
    if not claims:
        return None
    kept = _fitting(claims, of.iri)
    shown = view(engine, {c: claims[c] for c in sorted(kept)}, of.iri)
    place = _places(shown, [tuple([c.id for c in side if c.id in kept] for side in pair) for pair in rows])

    def far(edge: Edge) -> bool:
        (x, y), (x2, y2) = place[edge.source], place[edge.target]
        return edge.kind != "denies" and (abs(y - y2) > SIGHT * ROW or x * x2 < 0)

    drawn = network(shown, place, far)
    return Picture(
        drawn["nodes"], drawn["edges"], tuple(sorted({e.kind for e in shown.entities})), tuple(sorted({e.kind for e in shown.edges})),
        len(claims) - len(kept),
    )


def _rows(of: Dossier) -> Iterable[tuple[list[Claim], list[Claim]]]:
    """Claims right and left, question by question; each claim once."""
    seen: set[str] = set()

    def fresh(claims: Iterable[Claim]) -> list[Claim]:
        found = [c for c in claims if c.id not in seen]
        seen.update(c.id for c in found)
        return list({c.id: c for c in found}.values())

    for question in of.questions:
        right = [c for p in question.propositions for lane in ("asserts", "relays") for c in p.lanes[lane]]
        left = [c for p in question.propositions for lane in ("denies", "other") for c in p.lanes[lane]]
        yield fresh(right), fresh(left)
    for claim in fresh((*of.says, *of.alleged, *of.passes)):
        yield [], [claim]


def _fitting(claims: dict[str, Claim], focus: str) -> set[str]:
    """The first claims that make no more than MOST nodes with everyone at their ends."""
    nodes, kept = {focus}, set[str]()
    for claim in claims.values():
        more = nodes | {claim.source, *claim.also, *claim.via, *claim.subject, *claim.about}
        if len(more) + len(kept) + 1 > MOST:
            break
        nodes = more
        kept.add(claim.id)
    return kept


def _places(shown: View, rows: list[tuple[list[str], ...]]) -> dict[str, Point]:
    placed: dict[str, Point] = {}
    side_of: dict[str, int] = {}
    free = {1: 0, -1: 0}  # the first free row of each side
    for pair in rows:
        start = max(free.values()) if all(pair) else 0  # what denies stands across from what it denies
        for side, claims in zip((1, -1), pair, strict=True):
            for number, claim in enumerate(claims, max(free[side], start)):
                placed[claim] = (side * float(MIDDLE), number * float(ROW))
                side_of[claim], free[side] = side, number + 1
    touching: dict[str, list[str]] = defaultdict(list)
    for edge in shown.edges:
        for claim, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if claim in placed and other not in side_of:
                touching[other].append(claim)
    seats: dict[int, list[tuple[float, str]]] = {1: [], -1: []}
    for entity in shown.entities:
        if entity.id != shown.focus:
            mine = touching[entity.id]
            held = Counter(side_of[c] for c in mine)
            seats[max(held, key=lambda s: (held[s], s))].append((sum(placed[c][1] for c in mine) / len(mine), entity.id))
    for side, wanted in seats.items():
        if wanted:
            placed.update({e: (side * float(MIDDLE + OUT), round(y, 1)) for e, y in seated(sorted(wanted), 0.0).items()})
    placed[shown.focus] = (0.0, (min(max(free.values()), SIGHT) - 1) / 2 * ROW)
    return placed
