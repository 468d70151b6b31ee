"""How two statements stand to each other, whoever makes them: the same, one narrower, opposed.

Two that stand so put one question. On which side someone is goes by what they take a side on, never by the grammar: "he never met her",
"denied that he met her" and "it is untrue that he met her" are one side, "he met her" the other.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from kgraph.resolution import opposites, words
from kgraph.resolution.alike import Difference, differences
from kgraph.resolution.units import Unit, narrows, same, weight

Relation = Literal["same", "narrows", "wider", "opposed"]
DENIED = 0.6
"""Share of the weight of a denial's words that what it denies must have."""
FEW = 2
"""Words above which a predicate that has them all is not known."""
TOLD = 0.8
"""The same of what is denied: a denial may say more than what it denies."""
COMMON = 2
"""Words that two must have in common where their predicates are two."""
BESIDE = 0.4
"""Share of the weight of a denial's words that these must have."""


def side(unit: Unit) -> int:
    """1 for whoever says that it is so, -1 for whoever says that it is not, 0 for whoever takes no side."""
    if unit.stance == "asserts":
        return -1 if unit.negated else 1
    return -1 if unit.stance == "denies" else 0


def relation(a: Unit, b: Unit, rarity: Mapping[str, float]) -> Relation | None:
    """Symmetric but for "narrows" (`a` says more) and "wider"."""
    found = _relation(a, b, rarity)
    return "opposed" if found is None and (contrary(a, b, rarity) or contrary(b, a, rarity)) else found


def _relation(a: Unit, b: Unit, rarity: Mapping[str, float]) -> Relation | None:
    if side(a) * side(b) < 0:
        return "opposed" if opposed(a, b, rarity) else None
    if same(a, b, rarity):
        return "same"
    if not (a.core and b.core):
        return None
    return "narrows" if narrows(a, b) else "wider" if narrows(b, a) else None


def opposed(a: Unit, b: Unit, rarity: Mapping[str, float]) -> bool:
    """Whether one says that it is so and the other, of the same, that it is not."""
    no, yes = (a, b) if side(a) < 0 else (b, a)
    yes = as_denied(no, yes)
    if side(no) >= 0 or side(yes) <= 0 or _differ(no, yes) or not no.stems or no.hallmarks - yes.hallmarks:
        return False
    if (no.named and yes.named and not no.named & yes.named) or (bool(no.parts) and no.parts != yes.parts):
        return False
    both = weight(no.stems & yes.stems, rarity)
    if not (no.core or yes.core) and both < TOLD * weight(no.stems | yes.stems, rarity):
        return False
    if bool(no.core) != bool(yes.core) and not (no.core | yes.core) & no.stems & yes.stems:
        return False
    if no.core and yes.core and no.states and not no.core & yes.stems and not yes.core & no.stems:
        return False
    return both >= DENIED * weight(no.stems, rarity) or both >= TOLD * weight(yes.stems, rarity)


def beside(no: Unit, yes: Unit, rarity: Mapping[str, float]) -> bool:
    """Whether of two that put one question in one article `no` says that the same one did not do to the same others what `yes` says in
    another word for it, or of another time: "would not raise the dam with the minister", "pressed the minister about the dam"."""
    if no.member[0] != yes.member[0] or not no.agent or no.agent != yes.agent or not (no.named & yes.named) - {no.agent}:
        return False
    common = no.stems & yes.stems
    return len(common) >= COMMON and weight(common, rarity) >= BESIDE * weight(no.stems, rarity)


def contrary(a: Unit, b: Unit, rarity: Mapping[str, float]) -> opposites.Turned | None:
    """`a` in the words of `b`, where both say opposite things of one."""
    one = opposites.in_words_of(a, b)
    return one if one and side(one.unit) * side(b) < 0 and opposed(one.unit, b, rarity) else None


def as_denied(no: Unit, yes: Unit) -> Unit:
    """What is denied, in the denial's word for it: "he was killed in the raid" where "he is alive" denies that he died."""
    if words.DEAD not in no.stems or not yes.stems & words.DEADLY:
        return yes
    return replace(yes, stems=frozenset((words.DEAD,)) | yes.stems - words.DEADLY, core=frozenset((words.DEAD,)))


def part(a: Unit, b: Unit) -> list[Difference]:
    """What parts a denial from what it may deny. Each may say more than the other of one thing: "took no money to go down" and "had taken
    money to go down in the sixth"."""
    found = differences(a, b, {})
    one = a.light and b.light and a.core & b.core and not (a.parts and b.parts)
    return [d for d in found if d != "object" or not one]


def _differ(a: Unit, b: Unit) -> bool:
    """Whether something parts them. Whether a predicate is governed cannot be told where it is not known."""
    found = part(a, b)
    unknown = not (a.core and b.core) or any(len(v.stems) > FEW and u.core == u.stems >= v.stems for u, v in ((a, b), (b, a)))
    return bool(found) and not (unknown and {a.ahead, b.ahead} == {"", "governed"} and found == ["modality"])
