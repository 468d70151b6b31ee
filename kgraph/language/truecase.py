"""Headlines In Title Case mislead tagger and parser. This gives them the case of a sentence, letter for letter at the same place."""

import re
from functools import cache

from kgraph.language.lexicon import cues, table
from kgraph.language.namelists import bodies, places

WORD = re.compile(r"[^\W\d_][\w’'-]*")
SHARE = 0.7
"""Of the headline's longer words that must be capitalised for it to count as in title case."""
HALVES = re.compile("[\ud800-\udfff]")
ENDINGS = ("", "s", "es", "ed", "d", "ing", "er", "ers")


@cache
def _forms() -> frozenset[str]:
    """The forms of cue verbs and of words for what news is about, which a headline may write in capitals: "Minister Warns of War"."""
    found = set(cues().headlines["small"])
    matters = {word for groups in table("topics.toml").values() for words in groups.values() for word in words if word.isalpha()}
    matters -= bodies().known | bodies().body | set(places().nationality) | frozenset(bodies().headline["names"])
    for lemma in sorted(matters | set(cues().verbs) | bodies().headline["words"]):
        stem = lemma.removesuffix("e")
        found |= {lemma, lemma + "s", lemma + "es", stem + "ed", stem + "ing"}
        if lemma.endswith("y"):
            found |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
    return frozenset(found)


def whole(text: str) -> str:
    """The text without half characters (lone surrogates), which neither spaCy nor JSON can take: U+FFFD in the place of each."""
    return HALVES.sub("\ufffd", text)


def truecase(text: str) -> str:
    """The text with its first line in sentence case where that line is in title case; same length, same offsets.

    A word is lowered where the rest of the article writes it, or another form of it, in small letters and never capitalises it
    inside a sentence; small words and cues always are.
    """
    end = text.find("\n")
    if end <= 0 or end > 300:
        return text
    headline = text[:end]
    words = list(WORD.finditer(headline))
    longer = [w.group() for w in words if len(w.group()) > 3]
    if len(words) < 4 or len(longer) < 3 or sum(w[0].isupper() for w in longer) < SHARE * len(longer):
        return text
    body = text[end : end + 20_000]
    small = set(re.findall(r"\b[a-z][a-z’'-]+\b", body))
    names = set(re.findall(r"(?<=[a-z,;] )[A-Z][\w’'-]+", body))
    out = list(headline)
    for number, word in enumerate(words):
        form = word.group()
        low = form.lower()
        if number == 0 or not form[0].isupper() or form[1:] != form[1:].lower() or form in names:
            continue
        if low in _forms() or _written(low, small):
            out[word.start()] = form[0].lower()
    changed = "".join(out)
    return changed + text[end:] if len(changed) == len(headline) else text


def _written(word: str, small: set[str]) -> bool:
    for ending in ENDINGS:
        if ending and not word.endswith(ending):
            continue
        stem = word[: len(word) - len(ending)] if ending else word
        if len(stem) < 3:
            continue
        if any(stem + other in small for other in ENDINGS) or (stem + "e") in small or (stem.endswith("i") and stem[:-1] + "y" in small):
            return True
    return False
