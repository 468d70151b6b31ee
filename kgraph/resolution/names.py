"""Names, compared letter by letter: folding, transliteration, parts of a person's name. Pure functions of strings and of tables/*.toml."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from kgraph.language.namelists import places
from kgraph.resolution.tables import table

_TABLE = table("names")
_LETTERS = str.maketrans({**_TABLE["letters"], **{old: new for script in table("scripts").values() for old, new in script.items()}})
_SPELLINGS: list[tuple[str, str]] = [(old, new) for old, new in _TABLE["transliteration"]["order"]]
GENERATIONS: dict[str, str] = _TABLE["generations"]["words"]
PARTICLES = frozenset(_TABLE["particles"]["words"])
_ALSO_GIVEN = frozenset(_TABLE["particles"]["given"])
_OPENINGS = frozenset(_TABLE["particles"]["openings"])
_ARTICLES = frozenset(_TABLE["particles"]["article"])
_SERVANT = re.compile(r"abd(?:oul|u|e|a|i)?[lr]?")
TITLES = frozenset(_TABLE["titles"]["words"])
_BEFORE_TITLES = frozenset(_TABLE["titles"]["before"])
_BEHIND = frozenset(_TABLE["titles"]["behind"])
COMPANIES = frozenset(_TABLE["companies"]["words"])
_FORMS: list[tuple[str, str]] = [(old, new) for old, new in _TABLE["companies"]["phrases"]]
_SMALL = frozenset(_TABLE["small"]["words"])
_GENERIC = frozenset(_TABLE["generic"]["words"])
_KINDS = frozenset(_TABLE["kinds"]["words"])
_FAMILY_FIRST = frozenset(_TABLE["family_first"]["words"])
_SYLLABLES = re.compile(f"(?:{_TABLE['family_first']['syllable']}){{1,2}}")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,7}")
_HANDLE = re.compile(r"@\w{3,}|(?:www\.)?[\w-]{3,}(?:\.[a-z]{2,})+", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_STOPS = re.compile(r"(?<=\b[A-Z]\.)(?=[A-Z]\.)")
_COARSE: list[tuple[str, str]] = [(old, new) for old, new in _TABLE["coarse"]["order"]]
_VARIANTS: dict[str, list[str]] = _TABLE["coarse"]["variants"]
_VOICELESS = str.maketrans("ghbdwv", "kkptff")
_VOWELS = frozenset("aeiouy")
_NO_CONSONANT = re.compile(r"[aeiouy]")
_ROOTS: dict[str, frozenset[str]] = {}
for _group in _TABLE["nicknames"]["groups"]:
    for _word in _group:
        _ROOTS[_word] = _ROOTS.get(_word, frozenset()) | {_group[0]}
_OFFICES = frozenset(_TABLE["offices"]["words"])
_SPELLED: dict[str, str] = {old: new for old, new in _TABLE["spelled"]["words"].items() if " " not in new}


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Case, diacritics, other scripts, punctuation, a possessive mark and a leading "the" taken off: "The Élysée’s" gives "elysee"."""
    if name.isascii():  # most names: nothing to take apart
        plain = name.lower()
    else:
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
        plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold().translate(_LETTERS)
    words = [_possessive(w) for w in _WORD.findall(plain.replace(".", ""))]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def _possessive(word: str) -> str:
    while word.endswith("'s"):
        word = word[:-2]
    return word


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """A folded word by its sounds, so that Sergei and Sergey, Alexey and Aleksei are one: never for words of three letters or fewer."""
    if len(word) <= 3:
        return word
    for old, new in _SPELLINGS:
        word = word.replace(old, new)
    return re.sub(r"(.)\1", r"\1", word)


@lru_cache(maxsize=65536)
def coarse(word: str) -> frozenset[str]:
    """A folded word by its consonants, those of one kind told by one letter: Shuwaikh and Shuweikh, Hsiao and Xiao share one. Several
    where a letter has several sounds."""
    sounds = word.replace("'", "").replace("-", "")
    for old, new in _COARSE:
        sounds = sounds.replace(old, new)
    found = {sounds}
    for letter, read in _VARIANTS.items():
        found = {s.replace(letter, one) for s in found for one in (read if letter in s else read[:1])}
    found = {s.translate(_VOICELESS) for s in found}
    return frozenset(("a" if s[:1] in _VOWELS else "") + re.sub(r"(.)\1+", r"\1", _NO_CONSONANT.sub("", s)) for s in found)


def roots(given: str) -> frozenset[str]:
    """The given names that a word may be, or be short for, by their sounds: "Ted" gives edward and theodore."""
    return frozenset(map(skeleton, _ROOTS.get(given, (given,))))


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, folded. `given` is empty where the surname stands alone; `family` has the surname's own words."""

    given: tuple[str, ...]
    surname: str
    generation: str = ""
    family: tuple[str, ...] = ()

    @property
    def full(self) -> bool:
        """Whether a given name of more than an initial stands beside the surname."""
        return bool(self.given) and len(self.given[0]) > 1


@lru_cache(maxsize=65536)
def person(name: str) -> PersonName:
    """Take a person's name apart; particles belong to no given name ("Ursula von der Leyen"), titles and "Jr" are set aside.

    The family name may stand first: before a comma ("Marek, Ivo"), in capitals ("MAREK Ivo"), or by custom ("Xi Jinping").
    """
    name = _STOPS.sub(" ", _BRACKETS.sub(" ", name) if "(" in name else name)
    words, generation = _bare(fold(_ordered(name)).split())
    if not words:
        return PersonName((), "")
    if _by_custom(words):
        return PersonName(tuple(p for w in words[1:] for p in w.split("-")), skeleton(words[0]), generation, (words[0],))
    words = _arabic(words)
    if len(words) > 2 and words[-2] in _OPENINGS:
        words = [*words[:-2], words[-2] + words[-1]]
    cut = len(words) - 1
    while cut > 1 and words[cut - 1] in PARTICLES:
        cut -= 1
    if cut == 1 and words[0] in PARTICLES and words[0] not in _ALSO_GIVEN:
        cut = 0
    family = [part for word in words[cut:] for part in word.split("-")]
    own = tuple(w for w in family if w not in PARTICLES) or tuple(family)
    return PersonName(tuple(words[:cut]), " ".join(map(skeleton, own)), generation, own)


def _bare(words: list[str]) -> tuple[list[str], str]:
    """Without titles, and what is told by them ("of Tarn"), letters behind the name and the generation, which is given apart."""
    whole = words
    while len(words) > 1 and (words[0] in TITLES or (words[0] in _BEFORE_TITLES and any(w in TITLES for w in words[1:3]))):
        words = words[1:]
    if words != whole and "of" in words[1:]:
        words = words[: words.index("of", 1)]
    while len(words) > 2 and words[-1] in _BEHIND:
        words = words[:-1]
    generation = ""
    if len(words) > 1 and words[-1] in GENERATIONS:
        generation, words = GENERATIONS[words[-1]], words[:-1]
        words = words[:-1] if len(words) > 1 and words[-1] == "the" else words
    if len(words) > 1 and len(words[-1]) == 1 and len(words[0]) > 1:
        first = next(i for i in range(len(words)) if len(words[i]) == 1)
        words = words[first:] + words[:first]
    return words, generation


def _arabic(words: list[str]) -> list[str]:
    """The article parted from what it stands before, and "Abd al-Rahman" in one word, however they are written."""
    parted: list[str] = []
    for word in words:
        article, dash, rest = word.partition("-")
        parted.append(rest if dash and article in _ARTICLES else word)
    found: list[str] = []
    at = 0
    while at < len(parted):
        word = parted[at]
        if word in ("abd", "abdul", "abdel", "abdal") and at + 1 < len(parted) - 1:
            step = 2 if parted[at + 1] in _ARTICLES and at + 2 < len(parted) - 1 else 1
            found.append("abd" + parted[at + step])
            at += step + 1
            continue
        servant = _SERVANT.match(word)
        found.append("abd" + word[servant.end() :] if servant and len(word) > servant.end() + 2 and word[3:4] in tuple("uea") else word)
        at += 1
    return found


def _ordered(name: str) -> str:
    """The given name first, where a comma or capitals show that the family name leads."""
    before, comma, after = name.partition(",")
    if comma and before.strip() and after.strip() and "," not in after:
        return name if fold(after) in GENERATIONS else f"{after} {before}"
    words = name.split()
    if len(words) > 1 and len(words[0]) == 2 and words[0].isalpha() and words[0].isupper() and words[0].lower() not in _FAMILY_FIRST:
        words = [*words[0], *words[1:]]
        name = " ".join(words)
    loud = [len(w) > 2 and w.isupper() and w.replace("-", "").replace("'", "").isalpha() for w in words]
    if any(loud) and not all(loud) and loud[0]:
        first = loud.index(False)
        if not any(loud[first:]) and len(words[first]) > 1:
            return " ".join(words[first:] + words[:first])
    return name


def _by_custom(words: list[str]) -> bool:
    """Whether this is a Chinese, Korean or Vietnamese name with the family name first."""
    if len(words) not in (2, 3) or words[0] not in _FAMILY_FIRST or (len(words) == 2 and words[1] in _FAMILY_FIRST):
        return False
    return all(_SYLLABLES.fullmatch(part) for word in words[1:] for part in word.split("-"))


@lru_cache(maxsize=65536)
def body_key(name: str) -> str:
    """A body's or a place's name without its legal form, wherever that stands; of a land's or a town's office in one order."""
    folded = fold(name)
    for phrase, short in _FORMS:
        if phrase in folded:
            folded = folded.replace(phrase, short)
    words = [_SPELLED.get(w, w) for w in folded.split()]
    words = [w for w in words if w != "and"] or words  # "Haines & Boyle" is "Haines and Boyle"
    while len(words) > 1 and words[-1] in COMPANIES:
        words = words[:-1]
    while len(words) > 1 and words[0] in COMPANIES and len(words[0]) > 2:
        words = words[1:]
    if len(words) > 2 and _OFFICES.intersection(words):
        return " ".join(sorted(nationalities().get(w, w) for w in words if w not in _SMALL))
    if len(words) == 2 and _OFFICES.intersection(words):
        return " ".join(sorted(nationalities().get(w, w) for w in words))
    return " ".join(words)


@lru_cache(maxsize=1)
def nationalities() -> dict[str, str]:
    """Folded words for a nationality, each with the folded name of its country."""
    return {fold(word): fold(country) for word, country in places().nationality.items()}


def legal_form(name: str) -> str:
    """The legal form behind a company's name, folded; empty where there is none."""
    words = fold(name).split()
    return words[-1] if len(words) > 1 and words[-1] in COMPANIES else ""


def generic(name: str) -> bool:
    """Whether a body's name says only what kind of body it is ("Ministry of Defence")."""
    return all(w in _GENERIC or w in _SMALL for w in fold(name).split())


def kinds(rest: str) -> bool:
    """Whether folded words say only what a body does ("holdings", "cold storage"), so that they are left out in speech."""
    return bool(rest) and all(w in _KINDS or w in _SMALL for w in rest.split())


def is_acronym(name: str) -> bool:
    """Two to seven capitals, with or without stops."""
    return bool(_ACRONYM.fullmatch(name.strip()))


def handle(name: str) -> bool:
    """Whether a name is a channel's handle or a domain ("@quillnotes", "tarnpost.example")."""
    return bool(_HANDLE.fullmatch(name.strip()))


def squashed(name: str) -> str:
    """A name in one word, as handles and domains write it: "Quill’s Notes" and "@quillsnotes" give "quillsnotes"."""
    plain = name.strip().removeprefix("@").lower().removeprefix("www.")
    plain = plain.partition(".")[0] if handle(name) else plain.removeprefix("the ")
    return "".join(c for c in fold(plain.replace("'", "").replace("’", "")) if c.isalnum())


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
