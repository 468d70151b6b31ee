"""The words of a claim, made comparable: stems, concepts, hallmarks, and whether they lie ahead or behind. From tables/words.toml."""

import re
from functools import cache, lru_cache

from kgraph.resolution.names import fold
from kgraph.resolution.tables import table

_TABLE = table("words")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_POINTERS = frozenset(_TABLE["pointers"]["words"])
_CLITIC = re.compile(r"n't\b|'(?:s|re|ve|ll|d|m)\b")
_FUTURE = re.compile(r"\b(?:" + "|".join(map(re.escape, _TABLE["future"]["words"])) + r")\b")
_PAST = re.compile(r"\b(?:" + "|".join(map(re.escape, _TABLE["past"]["words"])) + r")\b")
_MONTH = re.compile(r"\b(?:" + "|".join(_TABLE["months"]["words"]) + r")\b")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A light stem: irregular forms by table, then plural, -ing, -ed and a final e taken off."""
    word = _TABLE["irregular"].get(word, word)
    if len(word) > 4 and word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


_STOP = frozenset(stem(w) for part in ("stop", "degree", "persons") for w in _TABLE[part]["words"]) | frozenset(_TABLE["stop"]["words"])
HALLMARKS = frozenset(stem(w) for w in _TABLE["hallmarks"]["words"])
SINGLE = frozenset(stem(w) for w in _TABLE["single"]["words"])
PARTS = frozenset(stem(w) for w in _TABLE["parts"]["words"])


@cache
def _concepts(topic: str) -> dict[str, str]:
    groups = [*_TABLE["concepts"]["any"], *_TABLE["concepts"].get(topic, [])]
    return {stem(word): stem(group[0]) for group in groups for word in group}


def stems(text: str, topic: str) -> frozenset[str]:
    """The stems that tell what is claimed, synonyms told by one, stop words left out."""
    concepts = _concepts(topic)
    plain = _CLITIC.sub(" ", fold_keep(text))
    found = (stem(part) for word in _WORD.findall(plain) for part in word.split("-"))
    return frozenset(concepts.get(s, s) for s in found if s not in _STOP and (len(s) > 1 or s.isdigit()))


def fold_keep(text: str) -> str:
    """Folded word by word, apostrophes kept for clitics."""
    return " ".join(fold(w) if "'" not in w and "’" not in w else w.casefold().replace("’", "'") for w in text.split())


def points_back(text: str) -> bool:
    """Whether the words only point to what was said before ("It is not true", "the allegations", "this never happened")."""
    found = re.findall(r"[^\W_]+(?:'[^\W_]+)?", text.casefold().replace("’", "'"))
    return bool(found) and all(w in _POINTERS for w in found)


def direction(text: str) -> str:
    """ "future", "past", or "" where the words do not say, or say both."""
    plain = fold_keep(text)
    ahead, behind = bool(_FUTURE.search(plain)), bool(_PAST.search(plain))
    return "" if ahead == behind else "future" if ahead else "past"


def months(text: str) -> frozenset[str]:
    """The months that are named."""
    return frozenset(_MONTH.findall(text.casefold()))
