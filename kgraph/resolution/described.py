"""Whether two descriptions tell two unnamed sources apart: "a palace doctor" and "one doctor" do not, "a doctor" and "an aide" do."""

import re
from collections.abc import Iterable

from kgraph.resolution.tables import table

_TABLE = table("described")
_PLAIN = frozenset(_TABLE["plain"]["words"])
_OTHER = frozenset(_TABLE["other"]["words"])
_SAME = {word: group[0] for group in _TABLE["same"]["groups"] for word in group}
_NOBODY = {name: frozenset(words) for name, words in _TABLE["nobody"].items()}
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_CUT = re.compile(
    r"\b(?:who|which|that|whom|whose|speaking|asking|requesting|said|told|familiar|briefed|close|with|in|inside|within|from|of|at|near|to|on)\b"
)


def head(words: str) -> str:
    """What kind of source it is, synonyms told by one: "two senior officials in the ministry" gives "official"."""
    found = [w for w in map(_single, _WORD.findall(_CUT.split(words.casefold())[0])) if w not in _PLAIN and w not in _OTHER]
    return _SAME.get(found[-1], found[-1]) if found else ""


def marks(words: str) -> frozenset[str]:
    """The words that tell it from others."""
    found = {_SAME.get(w, w) for w in map(_single, _WORD.findall(words.casefold()))}
    return frozenset(found - _PLAIN)


def apart(one: str, two: str) -> bool:
    """Whether they must be taken for two: kinds that differ, words on both sides that the other lacks, or a word such as "another"."""
    a, b = marks(one), marks(two)
    if (a | b) & _OTHER and one != two:
        return True
    if head(one) != head(two):
        return bool(head(one) and head(two))
    return bool(a - b) and bool(b - a)


def nobody(words: str) -> bool:
    """Whether no one is meant: "unconfirmed reports", "persistent rumours"."""
    *beside, last = words.casefold().split() or [""]
    return last in _NOBODY["words"] and all(w in _NOBODY["beside"] for w in beside)


def groups(words: Iterable[str]) -> int:
    """How many are told apart, the least that the descriptions need."""
    kept: list[str] = []
    for text in sorted(set(words), key=lambda w: (-len(marks(w)), w)):
        if all(apart(text, other) for other in kept):
            kept.append(text)
    return len(kept)


def _single(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
