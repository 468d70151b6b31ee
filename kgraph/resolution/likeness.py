"""How alike two names look, from 0 to 1: for candidates and for `kgraph entities explain`, never by itself for a merge.

Words are paired, the likest first, by edits (optimal string alignment, rapidfuzz) on their letters and on their sounds; a word without
a partner weighs little where the other side has all its words paired (a middle name, a patronymic) and much where both have one left
(another surname). Tuned on the even rows of the name benchmark by `python -m benchmarks.names`, which prints both halves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from kgraph.resolution import names
from kgraph.resolution.tables import table

ALIKE = 0.7
"""From here on two names are taken to be spellings of one."""
_DIGITS: dict[str, str] = dict(table("names")["numbers"]["words"])
_SPELLED: dict[str, str] = dict(table("names")["spelled"]["words"])
_NAMES: dict[str, str] = dict(table("names")["spelled"]["names"])
_LINKS = names.PARTICLES | {"ben", "abu", "and", "of", "the", "for", "in", "y", "e"}


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score with the words that found no partner on either side."""

    score: float
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 16)
def likeness(a: str, b: str, person: bool) -> Likeness:
    """Compare two names of people, or of bodies. Symmetric."""
    one, two = _words(a, person), _words(b, person)
    if not one or not two:
        return Likeness(float(names.fold(a) == names.fold(b)))
    if "".join(one) == "".join(two) or sorted(one) == sorted(two):
        return Likeness(1.0)
    one, two = _glued(one, two), _glued(two, one)
    pairs, left, right = _paired(one, two, person)
    letters = [min(len(x), len(y)) for x, y, _ in pairs]
    matched = sum(s * n for (_, _, s), n in zip(pairs, letters, strict=True)) / max(1, sum(letters))
    left, right = [w for w in left if w not in _LINKS], [w for w in right if w not in _LINKS]
    loss = _loss(pairs, left, right, person)
    score = max(matched - loss, _joined(one, two), _acronym(a, b) if not person else 0.0)
    return Likeness(round(max(0.0, score), 3), tuple(left), tuple(right))


def _words(name: str, person: bool) -> list[str]:
    folded = names.fold(name) if person else names.body_key(name.replace("&", " and "))
    said = [_DIGITS.get(w, w).replace("'", "") for w in folded.split()]
    words = [part for w in said for part in w.split("-") if part]
    words = [*words[:1], *(_NAMES.get(w, w) for w in words[1:])] if person else " ".join(_SPELLED.get(w, w) for w in words).split()
    if person:
        plain = [w for w in words if w not in names.TITLES and w not in names.COMPANIES]
        words = list(dict.fromkeys(plain or words))
    else:
        plain = [w for w in words if w not in names.COMPANIES]
        words = plain or words
    return words


def _glued(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """Neighbours that the other name writes as one word, joined."""
    found, at = [], 0
    sounds = {names.skeleton(w) for w in others}
    while at < len(words):
        both = "".join(words[at : at + 2])
        if at + 1 < len(words) and min(map(len, words[at : at + 2])) > 1 and names.skeleton(both) in sounds:
            found.append(both)
            at += 2
        else:
            found.append(words[at])
            at += 1
    return found


def _paired(one: Sequence[str], two: Sequence[str], person: bool) -> tuple[list[tuple[str, str, float]], list[str], list[str]]:
    scored = sorted(
        ((s, -abs(i - j), -i, -j) for i, x in enumerate(one) for j, y in enumerate(two) if (s := _near(x, y, person)) > 0), reverse=True,
    )
    used: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for s, _, i, j in scored:
        if -i not in used[0] and -j not in used[1]:
            used[0].add(-i)
            used[1].add(-j)
            pairs.append((one[-i], two[-j], s))
    return pairs, [w for i, w in enumerate(one) if i not in used[0]], [w for j, w in enumerate(two) if j not in used[1]]


@lru_cache(maxsize=1 << 18)
def _near(x: str, y: str, person: bool) -> float:
    """How near two words are: 1 for one sound, less by the share of letters to edit, 0 beyond a few."""
    if x == y:
        return 1.0
    if x.isdigit() or y.isdigit():
        return 0.0
    if person and (len(x) == 1 or len(y) == 1):
        return 0.75 if x[0] == y[0] else 0.0
    a, b = names.skeleton(x), names.skeleton(y)
    if a == b:
        return 0.97
    if person and names.roots(x) & names.roots(y):
        return 0.9
    least = min(len(a), len(b))
    allowed = 0 if least < 3 else 1 if least < 6 else 2 if least < 10 else 3
    edits = min(OSA.distance(a, b, score_cutoff=allowed), OSA.distance(x, y, score_cutoff=allowed))
    return 1 - edits / max(len(a), len(b)) * 0.8 if edits <= allowed else 0.0


def _loss(pairs: Sequence[tuple[str, str, float]], left: Sequence[str], right: Sequence[str], person: bool) -> float:
    if not pairs:
        return 1.0
    if left and right:
        return 0.5
    rest, full = [*left, *right], [p for p in pairs if min(len(p[0]), len(p[1])) > 1]
    if not rest:
        return 0.0
    if person:
        return 0.1 * len(rest) if len(full) > 1 else 0.5
    return 0.31 * len(rest)


def _joined(one: Sequence[str], two: Sequence[str]) -> float:
    """All words run together: for spaces that got lost or strayed in."""
    if abs(len(one) - len(two)) == 0:
        return 0.0
    a, b = "".join(map(names.skeleton, one)), "".join(map(names.skeleton, two))
    allowed = max(len(a), len(b)) // 8
    edits = OSA.distance(a, b, score_cutoff=allowed)
    return 1 - edits / max(len(a), len(b)) if edits <= allowed else 0.0


def _acronym(a: str, b: str) -> float:
    for short, long in ((a, b), (b, a)):
        if names.is_acronym(short) and short.replace(".", "").upper() in names.initials(long):
            return 0.8
    return 0.0
