"""How far two claims put one question: a few features of the pair, weighed and summed. Symmetric, and blind to what the words mean.

The weights come from a logistic regression over the gold of seeds/ and of the articles named `read` in benchmarks/split.json
(`python -m benchmarks.questions`); they are rounded. Whether both lie in one article, in one
run of words or in one time, have one subject or one topic: none of that had a weight of its own.
"""

import math
from collections.abc import Mapping

from kgraph.resolution import words
from kgraph.resolution.said import Said
from kgraph.resolution.tables import table

WEIGHTS: Mapping[str, float] = table("weights")["weights"]
NEAR = 3
"""Claims between two of one article up to which they are near."""
LEAST = 0.3
"""Share of the lighter claim's weight that two claims of two articles must have in common, unless they have one hallmark: what stands in
one article is one story, what stands in two need not be."""
FAR = -4.0
"""The score of what has less in common, and of pairs that are never compared."""
HEAVY = 20.0
"""Weight of shared stems from which more of them tell nothing more."""


def features(a: Said, b: Said, rarity: Mapping[str, float]) -> dict[str, float]:
    """By name. `rarity`: how much a stem tells, the rarer the more."""
    shared, together = a.entities & b.entities, a.article == b.article
    one, two = (a.stems, b.stems) if together else (a.told, b.told)
    both, either = (math.fsum(rarity[s] for s in sorted(x)) for x in (one & two, one | two))
    least = min(math.fsum(rarity[s] for s in sorted(x)) for x in (one, two))
    apart = abs(a.place - b.place)
    marks = a.hallmarks, b.hallmarks
    return {
        "bias": 1.0,
        "overlap": both / either if either else 0.0,
        "contained": both / least if least else 0.0,
        "shared": min(both, HEAVY) / HEAVY,
        "entities": len(shared) / len(a.entities | b.entities) if shared else 0.0,
        "other_subject": float(_other(a, b)),
        "other_topic": float(a.topic != b.topic),
        "next": float(together and apart == 1),
        "near": float(together and apart <= NEAR),
        "source": float(bool(a.source) and a.source == b.source),
        "opposed": float(together and {a.stance, b.stance} == {"asserts", "denies"} and a.source != b.source and bool(a.near & b.near)),
        "hallmark": float(bool(marks[0]) and marks[0] == marks[1]),
        "other_hallmark": float(bool(marks[0] | marks[1]) and not marks[0] & marks[1]),
        "long": min(len(a.stems), len(b.stems)) / 10,
    }


def _other(a: Said, b: Said) -> bool:
    unknown = a.article != b.article and ("/" in a.subject or "/" in b.subject)
    return bool(a.subject and b.subject) and a.subject != b.subject and not unknown


def score(a: Said, b: Said, rarity: Mapping[str, float]) -> float:
    """The weighted sum: the logarithm of the odds that two claims put one question."""
    found = features(a, b, rarity)
    if a.article != b.article and not found["hallmark"] and found["contained"] < LEAST:
        return FAR
    return math.fsum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())


def clash(a: Said, b: Said) -> bool:
    """Whether two claims are of two events: other months, other parts of the body, or, of operations, one ahead and one not."""
    if a.months and b.months and not a.months & b.months:
        return True
    if a.parts and b.parts and not a.parts & b.parts:
        return True
    many = bool(a.stems & b.stems & words.REPEATED)  # of an operation there may be many: each has its part, and lies ahead or behind
    return many and (a.parts != b.parts or (a.direction == "future") != (b.direction == "future"))


def barred(a: Said, b: Said) -> bool:
    """What keeps two claims apart whatever else they share: no word, two events, sides that do not meet, one said inside the other."""
    if not a.stems & b.stems:  # a denial, too, is of what its content states
        return True
    if a.stance == b.stance == "asserts" and a.turned != b.turned:  # "he was never asked about it" asserts nothing of "he did it"
        return True
    if a.stance != b.stance and _two(a, b):
        return True  # a denial of what one does is none of what another does
    if a.article != b.article and a.who and b.who and not a.who & b.who:
        return True
    return clash(a, b) or (inside(a, b) and not quoted(a, b))


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
