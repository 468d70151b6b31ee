"""Names, compared letter by letter: folding, transliteration, initials. Pure functions of strings and of tables/names.toml."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from kgraph.resolution.tables import table

_TABLE = table("names")
_LETTERS = str.maketrans(_TABLE["letters"])
_SPELLINGS: list[tuple[str, str]] = [(old, new) for old, new in _TABLE["transliteration"]["order"]]
GENERATIONS = frozenset(_TABLE["generations"]["words"])
_PARTICLES = frozenset(_TABLE["particles"]["words"])
_TITLES = frozenset(_TABLE["titles"]["words"])
_COMPANIES = frozenset(_TABLE["companies"]["words"])
_SMALL = frozenset(_TABLE["small"]["words"])
_GENERIC = frozenset(_TABLE["generic"]["words"])
_KINDS = frozenset(_TABLE["kinds"]["words"])
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,7}")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Case, diacritics, punctuation, a possessive mark and a leading "the" taken off: "The Élysée’s" gives "elysee"."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold().translate(_LETTERS)
    words = _WORD.findall(plain.replace(".", ""))
    words = [re.sub(r"(?:'s)+$", "", w) for w in words]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """A folded word by its sounds, so that Sergei and Sergey, Alexey and Aleksei are one: never for words of three letters or fewer."""
    if len(word) <= 3:
        return word
    for old, new in _SPELLINGS:
        word = word.replace(old, new)
    return re.sub(r"(.)\1", r"\1", word)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, folded. `given` is empty where the surname stands alone."""

    given: tuple[str, ...]
    surname: str
    generation: str = ""

    @property
    def full(self) -> bool:
        """Whether a given name of more than an initial stands beside the surname."""
        return bool(self.given) and len(self.given[0]) > 1


@lru_cache(maxsize=65536)
def person(name: str) -> PersonName:
    """Take a person's name apart; particles stay with the surname ("Ursula von der Leyen"), titles and "Jr" are set aside."""
    words = fold(name).split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    generation = ""
    if len(words) > 1 and words[-1] in GENERATIONS:
        generation, words = words[-1][:1] + words[-1][-1:], words[:-1]
    if not words:
        return PersonName((), "")
    cut = len(words) - 1
    while cut > 1 and words[cut - 1] in _PARTICLES:
        cut -= 1
    return PersonName(tuple(words[:cut]), " ".join(skeleton(w) for w in words[cut:]), generation)


def _given_agree(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return skeleton(a) == skeleton(b)


def compatible(a: PersonName, b: PersonName) -> bool:
    """Whether two names may be one person's: same surname, given names that agree, no other middle name, no other generation."""
    if a.surname != b.surname or not a.surname or (a.generation and b.generation and a.generation != b.generation):
        return False
    if not a.given or not b.given:
        return True
    if not _given_agree(a.given[0], b.given[0]):
        return False
    middle_a, middle_b = a.given[1:], b.given[1:]
    if not middle_a or not middle_b:
        return True
    return len(middle_a) == len(middle_b) and all(_given_agree(x, y) for x, y in zip(middle_a, middle_b, strict=True))


def plain_match(a: PersonName, b: PersonName) -> bool:
    """Whether two compatible names agree without an initial, a generation on one side only, or a missing given name."""
    return a.full and b.full and a.generation == b.generation and compatible(a, b)


@lru_cache(maxsize=65536)
def body_key(name: str) -> str:
    """A body's or a place's name without its legal form."""
    words = fold(name).split()
    while len(words) > 1 and words[-1] in _COMPANIES:
        words = words[:-1]
    return " ".join(words)


def generic(name: str) -> bool:
    """Whether a body's name says only what kind of body it is ("Ministry of Defence")."""
    return all(w in _GENERIC or w in _SMALL for w in fold(name).split())


def kinds(rest: str) -> bool:
    """Whether folded words say only what a body does ("holdings", "cold storage"), so that they are left out in speech."""
    return bool(rest) and all(w in _KINDS or w in _SMALL for w in rest.split())


def is_acronym(name: str) -> bool:
    """Two to seven capitals, with or without stops."""
    return bool(_ACRONYM.fullmatch(name.strip()))


def initials(name: str) -> frozenset[str]:
    """The acronyms that a long form allows, upper case: small words passed over, or counted. Empty for a single word."""
    words = [w for part in name.split() for w in part.split("-") if w and (w[0].isalnum() or w == "&")]
    if words and words[0].lower() == "the":
        words = words[1:]
    if len(words) < 2:
        return frozenset()
    big = [w for w in words if w.lower() not in _SMALL]
    forms = {"".join(fold(w)[:1] for w in chosen).upper() for chosen in (big, words)}
    return frozenset(f for f in forms if len(f) >= 2)
