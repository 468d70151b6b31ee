"""Two clocks: when it is said to have happened, and when it was said or published. What has no date has a lane of its own.

No date is guessed: a claim without a time stands undated on the first clock, an article without a date on the second.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from kgraph.queries.engines import Engine
from kgraph.queries.names import NameIndex
from kgraph.views import claims as reading
from kgraph.views.basis import Basis, basis
from kgraph.views.claims import Claim

MOST = 3_000
"""Claims of one page."""
WIDTH, LEFT, STEP, HIGH = 1_000, 150, 13, 9
"""Of the picture: its width, where the dated part begins, from mark to mark of a stack, and how many stand in one before a number does."""
TICKS = 8
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class Mark(msgspec.Struct, frozen=True):
    """One claim on one clock; `x` and `y` in units of the picture, `y` away from the axis."""

    claim: Claim
    x: float
    y: float


class Clock(msgspec.Struct, frozen=True):
    """One axis. `more`: places where marks did not fit, with how many."""

    name: str
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str], ...]
    more: tuple[tuple[float, float, int], ...]
    undated: int

    @property
    def height(self) -> float:
        """Of the highest stack with what is written above it."""
        return max([m.y for m in self.marks] + [y + STEP for _, y, _ in self.more] + [2 * STEP]) + STEP


class Day(msgspec.Struct, frozen=True):
    """Claims under one date, as exact as it is known; empty for those without."""

    date: str
    claims: tuple[Claim, ...]


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """The same claims twice. `ties`: claims that stand on both clocks, by their places on the two."""

    focus: str
    happened: Clock
    said: Clock
    ties: tuple[tuple[str, float, float, float, float], ...]
    by_said: tuple[Day, ...]
    by_happened: tuple[Day, ...]
    claims: tuple[Claim, ...]
    left_out: int
    basis: Basis

    @property
    def topics(self) -> list[str]:
        return sorted({c.topic for c in self.claims})


def read(engine: Engine, texts: Mapping[str, str] | None = None, focus: str | None = None) -> Timeline:
    """Of all claims, or of those about `focus` (a name or an IRI). Raises AmbiguityError."""
    who = NameIndex(engine).find(focus) if focus else None
    found = reading.ids(engine, f"?c kg:about <{who.iri}>" if who else "")
    claims = tuple(reading.read(engine, found[:MOST], texts).values())
    return lay(claims, basis(engine), who.label if who else "", len(found) - len(claims))


def lay(claims: tuple[Claim, ...], of: Basis, focus: str = "", left_out: int = 0) -> Timeline:
    """These claims on the two clocks."""
    happened, said = _clock("said to have happened", claims, _happened), _clock("said or published", claims, _said)
    above = {m.claim.id: m for m in happened.marks}
    return Timeline(
        focus=focus, happened=happened, said=said, by_said=_days(claims, _said), by_happened=_days(claims, _happened), claims=claims,
        ties=tuple((m.claim.id, above[m.claim.id].x, above[m.claim.id].y, m.x, m.y) for m in said.marks if m.claim.id in above),
        left_out=left_out, basis=of,
    )


def _said(claim: Claim) -> str:
    return claim.date[:10]


def _happened(claim: Claim) -> str:
    return claim.happened


def middle(when: str) -> date | None:
    """The middle of a day, month, year or span ("2022-05-09/2022-05-15") in ISO 8601; None for what is none."""
    first, _, last = when.partition("/")
    low, high = _ends(first), _ends(last or first)
    if low is None or high is None or high[1] < low[0]:
        return None
    return low[0] + (high[1] - low[0]) / 2


def _ends(when: str) -> tuple[date, date] | None:
    match = _ISO.match(when)
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        first = date(year, month or 1, day or 1)
        if day:
            return first, first
        last = date(year, month + 1, 1) if month and month < 12 else date(year + 1, 1, 1)
        return first, last - timedelta(1)
    except ValueError:  # no such day, or a year beyond the calendar
        return None


def _clock(name: str, claims: Sequence[Claim], when: Callable[[Claim], str]) -> Clock:
    dated = sorted(((day, c) for c in claims if (day := middle(when(c)))), key=lambda p: (p[0], p[1].id))
    if not dated:
        return Clock(name, (), (), (), len(claims))
    first, days = dated[0][0], max((dated[-1][0] - dated[0][0]).days, 1)

    def across(day: date) -> float:
        return round(LEFT + 30 + (day - first).days / days * (WIDTH - LEFT - 60), 1)

    stacks: dict[int, int] = defaultdict(int)
    marks, over = [], defaultdict[int, int](int)
    for day, claim in dated:
        place = int(across(day) // STEP)
        if stacks[place] < HIGH:
            marks.append(Mark(claim, float(place * STEP + STEP / 2), (stacks[place] + 1) * STEP))
        else:
            over[place] += 1
        stacks[place] += 1
    more = tuple(  # in two lines in turn, so that numbers beside each other stay apart
        (float(p * STEP + STEP / 2), float((HIGH + 1 + 0.8 * (p % 2)) * STEP), n) for p, n in sorted(over.items())
    )
    return Clock(name, tuple(marks), tuple(_ticks(first, days, across)), more, len(claims) - len(dated))


def _ticks(first: date, days: int, across: Callable[[date], float]) -> Iterable[tuple[float, str]]:
    """Whole years, months or days, at most TICKS."""
    last = first + timedelta(days)
    months = [date(y, m, 1) for y in range(first.year, last.year + 1) for m in range(1, 13) if first <= date(y, m, 1) <= last]
    years = [day for day in months if day.month == 1]
    chosen, form = (years, "%Y") if len(months) > 4 * TICKS else (months, "%Y-%m")
    if len(chosen) < 2:
        chosen, form = [first + timedelta(round(days * i / min(days, 4))) for i in range(min(days, 4) + 1)], "%Y-%m-%d"
    for day in chosen[:: -(-len(chosen) // TICKS)]:
        yield across(day), day.strftime(form)


def _days(claims: Iterable[Claim], when: Callable[[Claim], str]) -> tuple[Day, ...]:
    """By date, what is undated last; within a day as they are sorted."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[when(claim) if middle(when(claim)) else ""].append(claim)
    return tuple(Day(day, tuple(groups[day])) for day in sorted(groups, key=lambda d: (not d, middle(d) or date.max, d)))
