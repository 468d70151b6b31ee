"""Where names stand: the model's entities mended (titles, marks and line ends off), and the names that it misses."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgraph.language.namelists import bodies, outlets, people, places

LABELS = {"PERSON": "Person", "ORG": "Organisation", "GPE": "Place", "LOC": "Place", "FAC": "Place"}
APOSTROPHES = ("'s", "’s", "'", "’")
MAX_NAME = 14
"""Tokens of the longest name; a longer entity is a tagger's run-away."""


@dataclass(slots=True)
class Candidate:
    """A name by tokens `[start, end)`; `label` is its type, or "" where context must tell."""

    start: int
    end: int
    type: str
    title: tuple[int, int] | None = None
    outlet: bool = False
    chars: tuple[int, int] | None = None


def find(doc: Doc) -> list[Candidate]:
    """All names in order, none over another."""
    taken = [False] * len(doc)
    found: list[Candidate] = []
    for candidate in (*_listed(doc), *_channels(doc), *_modified_bodies(doc)):
        _take(candidate, taken, found)
    for ent in doc.ents:
        for candidate in _from_entity(doc, ent.start, ent.end, ent.label_, taken):
            _take(candidate, taken, found)
    found.sort(key=lambda c: c.start)
    return found


def _take(candidate: Candidate, taken: list[bool], found: list[Candidate]) -> None:
    if candidate.start < candidate.end and not any(taken[candidate.start : candidate.end]):
        for i in range(candidate.start, candidate.end):
            taken[i] = True
        found.append(candidate)


def capital(token: Token) -> bool:
    """Whether a token is written as a name is."""
    return token.text[:1].isupper() or token.text[:1] == "@"


def _listed(doc: Doc) -> list[Candidate]:
    """Outlets of the list: longest first, capitals asked for; a name of one common word only behind "The" or as the tagger's entity."""
    index = _index()
    found: list[Candidate] = []
    i = 0
    while i < len(doc):
        best = 0
        if capital(doc[i]) or doc[i].text[:1].isdigit():
            for words in index.get(doc[i].lower_, ()):
                n = len(words)
                if n > best and i + n <= len(doc) and all(doc[i + k].lower_ == words[k] for k in range(n)) and _is_outlet(doc, i, i + n):
                    best = n
        if best:
            start = i - 1 if i and doc[i - 1].text == "The" and (not doc[i - 1].is_sent_start or best == 1) else i
            if start == i and i and doc[i - 1].text == "The":
                start = i - 1
            found.append(Candidate(start, i + best, "Outlet", outlet=True))
            i += best
        else:
            i += 1
    return found


_INDEX: dict[str, list[tuple[str, ...]]] = {}


def _index() -> dict[str, list[tuple[str, ...]]]:
    if not _INDEX:
        for name in outlets():
            words = tuple(name.split())
            _INDEX.setdefault(words[0], []).append(words)
    return _INDEX


def _is_outlet(doc: Doc, start: int, end: int) -> bool:
    if not all(capital(doc[i]) or not doc[i].is_alpha or doc[i].is_stop for i in range(start, end)):
        return False
    if end < len(doc) and capital(doc[end]) and doc[end].lower_ in bodies().unless:
        return False
    if end - start > 1:
        return True
    token = doc[start]
    if token.is_upper and len(token.text) > 2:
        return True
    if start and doc[start - 1].text == "The":
        return True
    lower = token.lower_
    common = lower in bodies().last or not token.is_oov and token.lower_ != token.text and token.ent_type_ not in ("ORG", "WORK_OF_ART", "PRODUCT")
    return not common and token.pos_ == "PROPN"


def _channels(doc: Doc) -> list[Candidate]:
    """"Telegram channel X", "magazine X", "X magazine": a capitalised name beside a noun that says it publishes."""
    found: list[Candidate] = []
    nouns = bodies().outlet_nouns
    for token in doc:
        if token.lower_ not in nouns or token.text[:1].isupper():
            continue
        i = token.i + 1
        while i < len(doc) and i - token.i <= 6 and _name_word(doc[i]):
            i += 1
        if i > token.i + 1 and token.i and doc[token.i - 1].lower_ not in ("the", "a", "this"):
            found.append(Candidate(token.i + 1, i, "Outlet", outlet=True))
            continue
        j = token.i
        while j > 0 and token.i - j < 5 and _name_word(doc[j - 1]) and doc[j - 1].ent_type_ != "NORP":
            j -= 1
        if j < token.i and doc[j].lower_ not in ("telegram", "youtube", "twitter", "facebook") and doc[j].ent_type_ not in ("GPE", "NORP", "PERSON"):
            found.append(Candidate(j, token.i, "Outlet", outlet=True))
    return found


def _name_word(token: Token) -> bool:
    return capital(token) and token.pos_ in ("PROPN", "NOUN", "ADJ", "X") and token.is_alpha


def _modified_bodies(doc: Doc) -> list[Candidate]:
    """"the Afghan government", "Israeli police", "the Obama administration": a nationality or a name before a body's noun."""
    found: list[Candidate] = []
    modified = bodies().modified
    for token in doc:
        if token.i == 0:
            continue
        end = token.i + 1
        if token.lower_ not in modified:
            two = token.lower_ + " " + doc[end].lower_ if end < len(doc) else ""
            if two not in modified:
                continue
            end += 1
        elif token.i and doc[token.i - 1].lower_ + " " + token.lower_ in modified:
            continue
        first = doc[token.i - 1]
        nationality = first.lower_ in places().nationality and capital(first)
        if not nationality and not (token.lower_ in ("administration", "campaign") and first.ent_type_ in ("PERSON", "ORG") and capital(first)):
            continue
        start = token.i - 1
        if end < len(doc) and doc[end].lower_ in ("officer", "officers", "official", "officials") and not nationality:
            continue
        found.append(Candidate(start, end, "Organisation"))
    return found


def _from_entity(doc: Doc, start: int, end: int, label: str, taken: list[bool]) -> list[Candidate]:
    type_ = LABELS.get(label)
    if type_ is None and label in ("WORK_OF_ART", "PRODUCT", "EVENT", "NORP"):
        words = doc[start:end].text.lower().removeprefix("the ")
        if words in outlets() and capital(doc[end - 1]):
            type_ = "Outlet"
        elif words in bodies().known and (label == "NORP" or doc[end - 1].is_upper):
            type_ = "Organisation"
    if type_ is None:
        return []
    found: list[Candidate] = []
    for first, last in _lines(doc, start, end):
        if (candidate := _clean(doc, first, last, type_)) is not None and candidate.end - candidate.start <= MAX_NAME:
            free = _free(candidate.start, candidate.end, taken)
            if free is not None:
                candidate.start, candidate.end = free
                found.extend(_parts(doc, candidate))
    return found


def _free(start: int, end: int, taken: list[bool]) -> tuple[int, int] | None:
    """What of a range no earlier candidate holds: its longest free stretch."""
    best: tuple[int, int] | None = None
    i = start
    while i < end:
        if taken[i]:
            i += 1
            continue
        j = i
        while j < end and not taken[j]:
            j += 1
        if best is None or j - i > best[1] - best[0]:
            best = (i, j)
        i = j
    if best is None or best != (start, end) and best[1] - best[0] < 1:
        return None
    return best


def _lines(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """An entity cut where a line ends in it."""
    found: list[tuple[int, int]] = []
    first = start
    for i in range(start, end):
        if doc[i].is_space:
            if i > first:
                found.append((first, i))
            first = i + 1
    if end > first:
        found.append((first, end))
    return found


def _parts(doc: Doc, candidate: Candidate) -> list[Candidate]:
    """"Windsor, Ontario" is two places."""
    if candidate.type != "Place":
        return [candidate]
    found: list[Candidate] = []
    first = candidate.start
    for i in range(candidate.start, candidate.end):
        if doc[i].text in (",", "/"):
            if i > first:
                found.append(Candidate(first, i, "Place"))
            first = i + 1
    if candidate.end > first:
        found.append(Candidate(first, candidate.end, "Place", candidate.title))
    return found


def _clean(doc: Doc, start: int, end: int, type_: str) -> Candidate | None:
    """The name without article, title, possessive mark and stray marks; None where no name is left."""
    lists = people()
    while end > start and (doc[end - 1].text in APOSTROPHES or not any(c.isalnum() for c in doc[end - 1].text)):
        end -= 1
    while start < end and (not any(c.isalnum() for c in doc[start].text) or doc[start].lower_ in ("the", "a", "an")):
        start += 1
    title_start = start
    if type_ == "Person":
        while start < end - 1 and _title_word(doc[start]):
            start += 1
    elif end - start > 1 and doc[start].lower_ in lists.honorifics:
        type_ = "Person"
        start += 1
    if start >= end:
        return None
    if all(not capital(doc[i]) for i in range(start, end)) and not any(doc[i].text[:1].isdigit() for i in range(start, end)):
        return None
    if type_ == "Person":
        while end - 1 > start and not capital(doc[end - 1]) and doc[end - 1].lower_ not in lists.particles:
            end -= 1
    if end - start == 1:
        word = doc[start].lower_
        if word in places().nationality and word not in places().same or word in lists.titles or word in lists.honorifics:
            return None
        if word in ("plaintiff", "defendant", "daily"):
            return None
    chars = None
    last = doc[end - 1]
    if last.text[-1:] in "'’" and len(last.text) > 1:
        chars = (doc[start].idx, last.idx + len(last.text) - 1)
    return Candidate(start, end, type_, (title_start, start) if title_start < start else None, chars=chars)


def _title_word(token: Token) -> bool:
    lists = people()
    lower = token.lower_
    return (
        lower in lists.honorifics or lower in lists.titles or lower in lists.abbreviations or lower in lists.modifiers
        or lower in places().nationality or token.text in ("-", "of", "State")
    )
