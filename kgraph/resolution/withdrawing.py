"""What falls when a source, an outlet or an article is withdrawn: two resolutions of the same records, compared."""

from dataclasses import dataclass
from typing import Literal

from kgraph.resolution.model import Member, Proposition, Resolution

Fate = Literal["falls", "single", "stays"]


@dataclass(frozen=True, slots=True)
class Effect:
    """On one proposition that rests, with one claim at least, on what is withdrawn. Counts before and after.

    `falls`: nobody is left who asserts it; `single`: one origin at most is left of several; `stays`: what is left is no less than that.
    """

    fate: Fate
    slug: str
    label: str
    reports: tuple[int, int]
    origins_min: tuple[int, int]
    origins_max: tuple[int, int]
    denials: tuple[int, int]
    claims: int
    """How many of its claims fall."""
    left: str
    """What the range rests on afterwards, in a sentence."""


def effects(before: Resolution, after: Resolution) -> tuple[Effect, ...]:
    """What the later judgements change, the worst first. Propositions are the same by their claims: what is withdrawn stays listed."""
    gone = set(after.withdrawn) - set(before.withdrawn)
    then = {_claims(p): p for p in before.propositions}
    found = []
    for now in after.propositions:
        was, fallen = then.get(_claims(now)), sum("/".join(m) in gone for m in _claims(now))
        if was is not None and fallen:
            found.append(
                Effect(
                    _fate(was, now), was.slug, was.label, (was.reports, now.reports), (was.origins_min, now.origins_min),
                    (was.origins_max, now.origins_max), (was.denials, now.denials), fallen, now.decides,
                )
            )
    order: tuple[Fate, ...] = ("falls", "single", "stays")
    return tuple(sorted(found, key=lambda e: (order.index(e.fate), -e.reports[0], e.slug)))


def _claims(one: Proposition) -> tuple[Member, ...]:
    return (*one.members, ("", ""), *one.implied)


def _fate(was: Proposition, now: Proposition) -> Fate:
    if was.reports and not now.reports:
        return "falls"
    return "single" if was.origins_max > 1 >= now.origins_max else "stays"
