"""How two names of people may be one person's, and how much else that asks for. Pure functions of `names.PersonName`.

Strict where `likeness` is lenient: only what this module finds can ever merge two people.
"""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from kgraph.resolution.likeness import likeness
from kgraph.resolution.names import PersonName, coarse, roots, skeleton

NEEDED = {
    "name": 1, "nickname": 2, "part": 2, "order": 2, "initial": 3, "generation": 3, "transliteration": 3, "double": 3, "tail": 3,
    "short": 4, "spelling": 4,
}
"""Least weight of support (`support.py`) for each way in which two names agree, the surest first."""
WORDS = {
    "name": "one full name", "initial": "an initial that fits", "generation": "one full name, a generation on one side only",
    "nickname": "one surname and a short form of the given name", "part": "the surname alone on one side",
    "order": "one name in another order", "transliteration": "one name in two ways of writing its sounds",
    "double": "one given name and one part of a double or former surname", "tail": "one name without its first part",
    "short": "one surname and a given name cut short", "spelling": "names that look alike",
}
"""The same in words."""
SHORTEST_TYPO = 6
"""Letters of a surname below which a letter makes another name ("Kerr", "Karr")."""
VERY_ALIKE = 0.85
"""Likeness of two names from which on they may be slips of one."""
_FAR = 0.5
"""Share of letters from which on two spellings are not one word's, whatever their consonants."""


def surest(a: Iterable[PersonName], b: Iterable[PersonName]) -> str | None:
    """The surest way in which any name of one and any name of another agree, or None."""
    second = tuple(b)
    found = {w for x in a for y in second if (w := way(x, y))}
    return next((w for w in NEEDED if w in found), None)


@lru_cache(maxsize=1 << 18)
def way(a: PersonName, b: PersonName) -> str | None:
    """The surest way in which two names may be one person's, a key of NEEDED, or None. Symmetric."""
    if not a.surname or not b.surname or (a.generation and b.generation and a.generation != b.generation):
        return None
    if a.surname == b.surname:
        return _of_one_surname(a, b) or ("tail" if _tail(a, b) or _tail(b, a) else None)
    if not a.full or not b.full:
        return "double" if (not a.given and _within(a, b)) or (not b.given and _within(b, a)) else None
    if len(a.given) == len(b.given) == 1 and {skeleton(a.given[0]), a.surname} == {skeleton(b.given[0]), b.surname}:
        return "order"
    if (roots(a.given[0]) & roots(b.given[0])) and (_holds(a, b) or _holds(b, a)):
        return "double"
    if _written(a, b):
        return "transliteration"
    return "spelling" if _alike(a, b) else None


def compatible(a: PersonName, b: PersonName) -> bool:
    """Whether two names of one surname may be one person's: given names that agree, no other middle name, no other generation."""
    return a.surname == b.surname and way(a, b) is not None


def _of_one_surname(a: PersonName, b: PersonName) -> str | None:
    if not a.given or not b.given:
        return "part"
    whole = "name" if a.generation == b.generation else "generation"
    if _agree(_joined(a), _joined(b)) or a.given == b.given:
        return whole
    if not _middles(a, b):
        return None
    one, two = a.given[0], b.given[0]
    if len(one) == 1 or len(two) == 1:
        return "initial" if one[0] == two[0] else None
    if _agree(one, two):
        return whole
    if roots(one) & roots(two):
        return "nickname"
    if _cut(one, two) or _cut(two, one):
        return "short"
    return "transliteration" if _one_word(one, two, True) else None


def _cut(short: str, long: str) -> bool:
    return len(short) > 2 and len(long) >= len(short) + 3 and long.startswith(short)


def _joined(name: PersonName) -> str:
    return "".join(name.given).replace("-", "")


def _agree(a: str, b: str) -> bool:
    return len(a) > 1 and len(b) > 1 and skeleton(a) == skeleton(b)


def _middles(a: PersonName, b: PersonName) -> bool:
    """No middle name on one side, or the same, initials counted."""
    one, two = a.given[1:], b.given[1:]
    if not one or not two:
        return True
    return len(one) == len(two) and all(
        x[0] == y[0] if len(x) == 1 or len(y) == 1 else skeleton(x) == skeleton(y) for x, y in zip(one, two, strict=True)
    )


def _tail(a: PersonName, b: PersonName) -> bool:
    """Whether b is a with something before it: a double surname without the given name ("Berg Holm", "Elin Berg Holm")."""
    return a.full and len(b.given) > len(a.given) and a.given == b.given[-len(a.given) :]


def _holds(a: PersonName, b: PersonName) -> bool:
    """Whether b has a's surname as a middle name or as a part of a double surname ("Ada Orsk", "Ada Orsk Quill", "Ada Orsk-Quill"), or
    the two differ by the ending of a woman's."""
    return _within(a, b) or b.surname == a.surname + "ova"


def _within(a: PersonName, b: PersonName) -> bool:
    return a.surname in {skeleton(w) for w in b.given[1:] if len(w) > 2} | {skeleton(w) for w in b.family}


def _written(a: PersonName, b: PersonName) -> bool:
    """Whether both parts have the same consonants, told coarsely, and not too many other letters."""
    one, two = "".join(a.family), "".join(b.family)
    given = _one_word(_joined(a), _joined(b), True) or bool(roots(a.given[0]) & roots(b.given[0]))
    return given and _one_word(one, two, False)


@lru_cache(maxsize=1 << 16)
def _one_word(a: str, b: str, given: bool) -> bool:
    if skeleton(a) == skeleton(b):
        return True
    shared = coarse(a) & coarse(b)
    if len(a) < 3 or len(b) < 3 or not shared or (given and max(map(len, shared)) < 2):
        return False
    if given and a[-1] != b[-1] and "a" in (a[-1], b[-1]):  # Mario and Maria, Daniel and Daniela are two
        return False
    one, two = skeleton(a), skeleton(b)
    return OSA.distance(one, two) <= _FAR * max(len(one), len(two))


def _alike(a: PersonName, b: PersonName) -> bool:
    """Whether no word of two on either side is without one that looks like it."""
    if min(len(a.surname), len(b.surname)) < SHORTEST_TYPO or a.surname[0] != b.surname[0]:
        return False
    found = likeness(" ".join((*a.given, *a.family)), " ".join((*b.given, *b.family)), True)
    return found.score >= VERY_ALIKE and not (found.left and found.right)
