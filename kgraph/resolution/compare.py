"""How far two claims put one question: a few features of the pair, weighed and summed. Symmetric, and blind to what the words mean.

Two claims of one article and two of two articles are weighed apart: what stands in one article is one story, so that two who speak of it
in other words, one of whom denies, often speak of one thing; across articles only words that both have tell. The weights come from
logistic regressions over what is extracted from the seeds and the gold articles (`python -m benchmarks.questions`); they are rounded.
"""

import math
from collections.abc import Mapping

from kgraph.resolution import words
from kgraph.resolution.said import Said
from kgraph.resolution.tables import table

WITHIN: Mapping[str, float] = table("weights")["within"]
ACROSS: Mapping[str, float] = table("weights")["across"]
NEAR = 3
"""Claims between two of one article up to which they are near."""
DISTANT = 20
"""Claims between two of one article from which more tell nothing more."""
LEAST = 0.3
"""Share of the lighter claim's weight that two claims of two articles must have in common, unless they have one hallmark."""
FAR = -4.0
"""The score of what has less in common, and of pairs that are never compared."""
HEAVY = 20.0
"""Weight of shared stems from which more of them tell nothing more."""


def within(a: Said, b: Said, rarity: Mapping[str, float]) -> dict[str, float]:
    """By name, of two claims of one article. `rarity`: how much a stem tells, the rarer the more."""
    both = _weight(a.stems & b.stems, rarity)
    apart = abs(a.place - b.place)
    marks = a.hallmarks, b.hallmarks
    return {
        "bias": 1.0,
        "shared": min(both, HEAVY) / HEAVY,
        "no_stem": float(not a.stems & b.stems),
        "entities": len(a.entities & b.entities) / 3,
        "company": len(a.near & b.near) / len(a.near | b.near) if a.near & b.near else 0.0,
        "other_subject": float(bool(a.subject and b.subject) and a.subject != b.subject),
        "other_topic": float(a.topic != b.topic),
        "near": float(apart <= NEAR),
        "apart": min(apart, DISTANT) / DISTANT,
        "one_run": float(a.run == b.run),
        "source": float(bool(a.source) and a.source == b.source),
        "opposed": float({a.stance, b.stance} == {"asserts", "denies"} and a.source != b.source and bool(a.near & b.near)),
        "denials": float(a.stance == "denies") + float(b.stance == "denies"),
        "both_deny": float(a.stance == b.stance == "denies"),
        "disputing": float(a.disputing) + float(b.disputing),
        "pointing": float(a.pointing) + float(b.pointing),
        "document": float(a.document) + float(b.document),
        "turned": float(a.turned != b.turned),
        "other_time": float(a.direction != b.direction),
        "hallmark": float(bool(marks[0] & marks[1])),
        "other_hallmark": float(bool(marks[0] | marks[1]) and not marks[0] & marks[1]),
        "clash": float(clash(a, b)),
        "predicate": float(bool(a.predicates & b.predicates)),
        "around": float(a.around) + float(b.around),
        "inside": float(inside(a, b)),
        "quoted": float(quoted(a, b)),
        "longer": max(len(a.stems), len(b.stems)) / 10,
        "headline": max(_share(a.headline, a.stems, rarity), _share(b.headline, b.stems, rarity)),
        "lead": max(_share(a.lead, a.stems, rarity), _share(b.lead, b.stems, rarity)),
    }


def across(a: Said, b: Said, rarity: Mapping[str, float]) -> dict[str, float]:
    """By name, of two claims of two articles."""
    shared = a.entities & b.entities
    both, either = _weight(a.told & b.told, rarity), _weight(a.told | b.told, rarity)
    least = min(_weight(a.told, rarity), _weight(b.told, rarity))
    marks = a.hallmarks, b.hallmarks
    return {
        "bias": 1.0,
        "overlap": both / either if either else 0.0,
        "contained": both / least if least else 0.0,
        "shared": min(both, HEAVY) / HEAVY,
        "entities": len(shared) / len(a.entities | b.entities) if shared else 0.0,
        "other_subject": float(_other(a, b)),
        "other_topic": float(a.topic != b.topic),
        "source": float(bool(a.source) and a.source == b.source),
        "hallmark": float(bool(marks[0]) and marks[0] == marks[1]),
        "other_hallmark": float(bool(marks[0] | marks[1]) and not marks[0] & marks[1]),
        "long": min(len(a.stems), len(b.stems)) / 10,
    }


def _weight(stems: frozenset[str], rarity: Mapping[str, float]) -> float:
    return math.fsum(rarity[s] for s in sorted(stems))


def _share(some: frozenset[str], stems: frozenset[str], rarity: Mapping[str, float]) -> float:
    return _weight(some, rarity) / _weight(stems, rarity) if some else 0.0


def _other(a: Said, b: Said) -> bool:
    unknown = a.article != b.article and ("/" in a.subject or "/" in b.subject)
    return bool(a.subject and b.subject) and a.subject != b.subject and not unknown


def score(a: Said, b: Said, rarity: Mapping[str, float]) -> float:
    """The weighted sum: the logarithm of the odds that two claims put one question."""
    if a.article == b.article:
        return math.fsum(WITHIN[name] * value for name, value in within(a, b, rarity).items())
    found = across(a, b, rarity)
    if not found["hallmark"] and found["contained"] < LEAST:
        return FAR
    return math.fsum(ACROSS[name] * value for name, value in found.items())


def clash(a: Said, b: Said) -> bool:
    """Whether two claims are of two events: other months, other parts of the body, or, of operations, one ahead and one not."""
    if a.months and b.months and not a.months & b.months:
        return True
    if a.parts and b.parts and not a.parts & b.parts:
        return True
    many = bool(a.stems & b.stems & words.REPEATED)  # of an operation there may be many: each has its part, and lies ahead or behind
    return many and (a.parts != b.parts or (a.direction == "future") != (b.direction == "future"))


def barred(a: Said, b: Said) -> bool:
    """What keeps two claims apart whatever else they share: two events; in two articles no word, sides that do not meet, other people."""
    if a.article == b.article:
        return clash(a, b)
    if not a.stems & b.stems:  # a denial, too, is of what its content states
        return True
    if a.stance == b.stance == "asserts" and a.turned != b.turned:  # "he was never asked about it" asserts nothing of "he did it"
        return True
    if a.stance != b.stance and _two(a, b):
        return True  # a denial of what one does is none of what another does
    return bool(a.who and b.who and not a.who & b.who) or clash(a, b)


def inside(a: Said, b: Said) -> bool:
    """Whether one is what the other says that someone said."""
    return a.article == b.article and (_inside(a, b) or _inside(b, a))


def _two(a: Said, b: Said) -> bool:
    """Whether their subjects are two. Whom a description stands for in another article is not known."""
    if a.article != b.article and ("/" in a.subject or "/" in b.subject):
        return False
    return bool(a.subject and b.subject) and a.subject not in b.near and b.subject not in a.near


def quoted(a: Said, b: Said) -> bool:
    """Whether one is a denial that quotes the other: "Rumours that he is ill are false" holds "he is ill"."""
    return a.article == b.article and any(_inside(x, y) and y.stance == "denies" and x.stance == "asserts" for x, y in ((a, b), (b, a)))


def _inside(inner: Said, outer: Said) -> bool:
    """Whether one claim is what another says that someone said: "B lied" stands inside "A told C that B lied", and is another question."""
    return inner.spans != outer.spans and all(any(s <= start and end <= e for s, e in outer.spans) for start, end in inner.spans)
