"""Where each node stands. Computed here, once, so that nothing moves in the page and the same view gives the same page.

A picture is made of blocks. In the middle of each stands one person or body; the claims that touch it are set in columns left and
right of it, like a ledger, and everyone else at their ends stands outside of the columns. Blocks stand side by side, the highest first.
No two nodes of a block overlap, and lines fan out from the middle: no hairball, whatever the size.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from kgraph.views.blocks import Block, blocks, ends_of, homes_of
from kgraph.views.model import View

Point = tuple[float, float]

BOX = 290
"""Pixels, the width of a claim."""
ROW = 94
"""Between one claim and the next: three lines of words fit."""
SEAT = 84
"""Between one name and the next."""
MIDDLE, OUT, NEXT = 450, 390, 720
"""From the one in the middle to a claim, from a claim to the names outside of it, from one column of claims to the next.

The words on a line stand half-way between two nodes: this leaves them clear of the claims.
"""
GAP = 130
"""Between blocks."""
ONE_SIDE = 4
"""Claims up to which a block has one column alone."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each node stands, in pixels of the whole picture, and in which block."""

    place: dict[str, Point]
    block: dict[str, int]


def layout(view: View) -> Layout:
    """Of every node of the view. Deterministic."""
    made, ends = blocks(view), ends_of(view)
    homes = homes_of(made, ends)
    denied: dict[str, set[str]] = defaultdict(set)
    for edge in view.edges:
        if edge.kind == "denies":
            denied[edge.source].add(edge.target)
    parts = [_block(block, [e for e, home in homes.items() if home == i], ends, denied) for i, block in enumerate(made)]
    loose = [e.id for e in view.entities if e.id not in homes]  # their claims were left out
    parts += [{entity: (0.0, row * float(SEAT)) for row, entity in enumerate(loose)}] if loose else []
    return Layout(_packed(parts), {node: i for i, part in enumerate(parts) for node in part})


def _block(block: Block, entities: list[str], ends: dict[str, list[str]], denied: dict[str, set[str]]) -> dict[str, Point]:
    columns = _columns(block.claims, {c for c, others in denied.items() if c in block.claims and others & set(block.claims)})
    placed: dict[str, Point] = {}
    column_of: dict[str, int] = {}
    for number, claims in columns.items():
        x = _x(number)
        for row, claim in enumerate(claims):
            placed[claim] = (x, (row - (len(claims) - 1) / 2) * ROW)
            column_of[claim] = number
    seats: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for entity in entities:
        mine = [c for c in block.claims if entity in ends[c]]
        if entity != block.middle:
            held = Counter(column_of[c] for c in mine)
            number = min(held, key=lambda n: (-held[n], n))
            seats[number].append((sum(placed[c][1] for c in mine) / len(mine), entity))
    for number, wanted in seats.items():
        x = _x(number)
        x += OUT if x > 0 else -OUT
        placed.update({e: (x, y) for e, y in seated(sorted(wanted)).items()})
    if block.middle:
        placed[block.middle] = (0.0, 0.0)
    return placed


def _columns(claims: tuple[str, ...], against: set[str]) -> dict[int, list[str]]:
    """By number: one column where there are few claims, else two, four, six, so that the block is somewhat wider than high.

    Those that deny another of the block stand left, what they deny right, so that the line between them goes through the open middle.
    """
    if len(claims) <= ONE_SIDE and not against:
        return {0: list(claims)}
    pairs, others = max(1, round((0.042 * len(claims)) ** 0.5)), [c for c in claims if c not in against]
    right = others[: max(len(others) - max(0, len(claims) // 2 - len(against)), 0)]
    left = [c for c in claims if c in against] + others[len(right) :]
    rows = -(-max(len(left), len(right)) // pairs)
    return {
        2 * (i // rows) + number: side[i : i + rows] for number, side in enumerate((right, left)) for i in range(0, len(side), rows)
    }


def _x(number: int) -> float:
    """Columns stand right, left, right, left, each pair further out."""
    x = MIDDLE + number // 2 * float(NEXT)
    return x if number % 2 == 0 else -x


def seated(wanted: list[tuple[float, str]], top: float | None = None) -> dict[str, float]:
    """As near as can be to where each would like to be, in that order, a seat apart; none above `top`, where there is one."""
    heights: list[float] = []
    for y, _ in wanted:
        heights.append(max(y, heights[-1] + SEAT) if heights else y)
    shift = sum(h - y for h, (y, _) in zip(heights, wanted, strict=True)) / len(wanted)
    shift = shift if top is None else min(shift, heights[0] - top)
    return {entity: h - shift for h, (_, entity) in zip(heights, wanted, strict=True)}


def _packed(parts: list[dict[str, Point]]) -> dict[str, Point]:
    """Blocks side by side, the highest first, each as far up as it fits, so that the whole is somewhat wider than high."""
    boxes = []
    for part in parts:
        xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
        left, top = min(xs) - BOX / 2, min(ys) - ROW / 2
        boxes.append((max(ys) + ROW / 2 - top + GAP, max(xs) + BOX / 2 - left + GAP, left, top, part))
    boxes.sort(key=lambda b: (-b[0], -b[1], min(b[4])))
    widest = max([sum(height * width for height, width, *_ in boxes) ** 0.5 * 1.3, *(width for _, width, *_ in boxes)], default=0.0)
    placed: dict[str, Point] = {}
    taken: list[tuple[float, float, float]] = []  # from x, to x, down to y
    for height, width, left, top, part in boxes:
        starts = sorted({0.0, *(end for _, end, _ in taken if end + width <= widest)})
        y, x = min((max((low for a, b, low in taken if a < start + width and b > start), default=0.0), start) for start in starts)
        placed.update({node: (round(x + a - left, 1), round(y + b - top, 1)) for node, (a, b) in part.items()})
        taken.append((x, x + width, y + height))
    return placed
