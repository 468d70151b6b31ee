"""What parts two statements that look alike: their agent, object, time, place, number or modality.

One that is alike in words and differs in one of these is of another event: the two are never counted together, and a person should see
them side by side. A difference needs a word on both sides: what one leaves out it does not contradict.
"""

from collections.abc import Mapping
from typing import Literal

from kgraph.resolution import words
from kgraph.resolution.units import BEING, Unit, apart, weight

Difference = Literal["agent", "object", "time", "place", "number", "modality"]
ALIKE = 0.45
"""Share of the lighter side's weight that two statements have in common from which they look alike, their difference aside."""
KNOWN = 0.2
"""The same, where one does the same in both."""
CLOSE = 0.6
"""The same, of the weight of both, where their agents are two: many do what many do."""
MOST = 2
"""Differences above which two statements are simply two."""


def differences(a: Unit, b: Unit, called: Mapping[str, str]) -> list[Difference]:
    """In the order in which they tell most. `called`: the folded name of each entity; two of one name may be one."""
    found: list[Difference] = []
    if a.agent and b.agent and _two(frozenset((a.agent,)), frozenset((b.agent,)), called):
        found.append("agent")
    if not a.agent and not b.agent and a.doer and b.doer and not a.doer & b.doer:
        found.append("agent")
    others = a.named - {a.agent}, b.named - {b.agent}
    more = (x - words.LIGHT - words.OPERATORS - x_doer for x, x_doer in ((a.stems - b.stems, a.doer), (b.stems - a.stems, b.doer)))
    object_ = a.core and a.core == b.core and all(more)
    if (a.parts and b.parts and not a.parts & b.parts) or ("agent" not in found and _two(*others, called)) or object_:
        found.append("object")
    if apart(a.when, b.when):
        found.append("time")
    if (a.places and b.places and not a.places & b.places) or _place_and_name(a, b):
        found.append("place")
    if a.numbers and b.numbers and not a.numbers & b.numbers:
        found.append("number")
    if a.ahead != b.ahead:
        found.append("modality")
    return found


def looks_like(a: Unit, b: Unit, called: Mapping[str, str], rarity: Mapping[str, float]) -> Difference | None:
    """What parts two that look alike; None where they are one, or simply two."""
    both = a.stems & b.stems
    if not (both & a.core or both & b.core or (both and not (a.core and b.core))):
        return None
    found = differences(a, b, called)
    if not found or len(found) > MOST:
        return None
    rest = (a.stems - a.doer, b.stems - b.doer) if found[0] == "agent" else (a.stems - a.parts, b.stems - b.parts)
    if found[0] == "agent" or (a.named and b.named and not (a.named & b.named or a.near & b.near or _same_names(a, b, called))):
        either = weight(rest[0] | rest[1], rarity)
        return "agent" if either and weight(rest[0] & rest[1], rarity) >= CLOSE * either else None
    least = min(weight(r, rarity) for r in rest)
    alike = weight(rest[0] & rest[1], rarity) / least if least else 0.0
    known = bool(a.agent) and a.agent == b.agent and bool(a.core & b.core)
    return found[0] if alike >= (KNOWN if known else ALIKE) else None


def one_event(a: Unit, b: Unit) -> bool:
    """Whether what both tell of can have happened but once: one is born once, and is not in two places at a time."""
    if a.negated or b.negated or a.ahead or b.ahead:
        return False
    if BEING in a.core & b.core:
        return bool(a.when) and not apart(a.when, b.when)
    same = (bool(a.agent) and a.agent == b.agent) or bool(a.doer & b.doer) or not (a.doer or b.doer)
    return bool(a.core & b.core & (words.ONCE if same or a.stems & b.stems - a.core else frozenset()))


def _two(a: frozenset[str], b: frozenset[str], called: Mapping[str, str]) -> bool:
    """Whether each has someone, and none of one may be one of the other."""
    if not a or not b or a & b:
        return False
    return not {called.get(s, s) for s in a} & {called.get(s, s) for s in b}


def _place_and_name(a: Unit, b: Unit) -> bool:
    """Whether each has one where the other has another, and one is a place: "the dam at Kirov", "the dam at Sardoba", taken for a body."""
    for one, two in ((a, b), (b, a)):
        if one.places and not two.places and not one.named and two.named and not two.agent and two.core & one.core and two.doer & one.doer:
            return True
    return False


def _same_names(a: Unit, b: Unit, called: Mapping[str, str]) -> bool:
    return bool({called.get(s, s) for s in a.named} & {called.get(s, s) for s in b.named})
