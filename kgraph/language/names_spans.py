"""Where names stand: what patterns tell, then the model's entities mended (titles, marks and line ends off)."""

import re

from spacy.tokens import Doc, Token

from kgraph.language import names_bare, names_bodies, names_outlets, names_whole
from kgraph.language import names_patterns as patterns
from kgraph.language.layers import layers
from kgraph.language.namelists import bodies, names_person, outlets, people, places
from kgraph.language.names_patterns import APOSTROPHES, Candidate, capital

LABELS = {"PERSON": "Person", "ORG": "Organisation", "GPE": "Place", "LOC": "Place", "FAC": "Place"}
MAX_NAME = 14
"""Tokens of the longest name; a longer entity is a tagger's run-away."""
CAPTIONS = {"image", "photo", "photograph", "picture", "video", "file", "credit", "source"}
"""What begins the credit of a picture, right behind what it shows."""
ACRONYM = 5
"""Letters of a body's initials, at most."""
SYLLABLE = 4
"""Letters of a small-lettered part of a name behind a hyphen, at most."""
TREATIES = {"convention", "conventions", "accord", "accords", "protocol", "protocols", "treaty"}
INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
"""Initials before a surname, which taggers leave out: "J.D. | Vane"."""
OFFICES = {"dean", "major", "judge", "prince", "bishop", "duke", "earl", "baron", "marshal", "sergeant", "pope", "rector", "chancellor"}
DIRECTIONS = {"eastern", "western", "northern", "southern", "central", "north", "south", "east"}
"""Words of places that name none alone."""
PARTISAN = re.compile(r"[RDI]-[A-Z][\w.]+")
"""Party and state behind a name: "(D-Ohio)"."""


def find(doc: Doc, titled: list[bool]) -> list[Candidate]:
    """All names in order, none over another."""
    taken = [False] * len(doc)
    found: list[Candidate] = []
    channels = patterns.channels(doc, titled)
    for group in (
        names_whole.datelines(doc),
        names_outlets.own(doc, layers(doc).outlet, titled),
        names_whole.given(doc),
        names_whole.shows(doc),
        names_outlets.hyphenated(doc, titled),
        channels,
        _again(doc, channels),
        names_bodies.capital_bodies(doc, titled),
        patterns.listed(doc, titled),
        names_bodies.modified_bodies(doc),
        names_bodies.institutions(doc, titled),
        names_bodies.court_districts(doc),
        names_whole.damaged(doc),
    ):
        for candidate in group:
            _take(_widened(doc, candidate, titled), taken, found)
    trusted = _trusted(doc, titled)
    surnames = {e[-1].text for e in doc.ents if e.label_ == "PERSON" and len(e) > 1}
    for start, end, label in names_whole.tagged(doc):
        told = "PERSON" if label == "ORG" and _people(doc, start, end, surnames) else label
        for candidate in _from_entity(doc, start, end, told, taken, titled):
            if titled[candidate.start] and not _kept(doc, candidate, trusted):
                continue
            _take(candidate, taken, found)
    for candidate in names_bare.find(doc, titled, taken):
        _take(candidate, taken, found)
    found.sort(key=lambda c: c.start)
    return found


def _again(doc: Doc, channels: list[Candidate]) -> list[Candidate]:
    """A channel with a rank in its name, wherever it stands: "General Frost" is no officer there either."""
    titles = people().titles
    ranked = {tuple(t.text for t in doc[c.start : c.end]) for c in channels if c.type == "Outlet" and doc[c.start].lower_ in titles}
    return [
        Candidate(token.i, token.i + len(words), "Outlet", listed=True)
        for words in sorted(ranked)
        for token in doc
        if token.text == words[0] and tuple(t.text for t in doc[token.i : token.i + len(words)]) == words
    ]


def _widened(doc: Doc, candidate: Candidate, titled: list[bool]) -> Candidate:
    """A body's name as far as the tagger takes it: "Securities and Exchange Commission" where a pattern sees its last words alone."""
    if candidate.type != "Organisation" or titled[candidate.start]:
        return candidate
    words = bodies().body
    start, end = candidate.start, candidate.end
    while (
        end < len(doc) and doc[end].ent_iob_ == "I" and doc[end].ent_type_ == "ORG" and not _breaks(doc[end], doc[end - 1].lower_ in words)
    ):
        end += 1
    while (
        start > 0
        and doc[start].ent_iob_ == "I"
        and doc[start].ent_type_ == "ORG"
        and not _breaks(doc[start - 1], start > 1 and doc[start - 2].lower_ in words)
    ):
        start -= 1
    while start < candidate.start and (not capital(doc[start]) or doc[start].text == "The"):
        start += 1
    while end > candidate.end and (not capital(doc[end - 1]) or (candidate.listed and doc[end - 1].lower_ not in words)):
        end -= 1
    start = names_bodies.behind_country(doc, start, end)
    return Candidate(start, end, candidate.type, candidate.title, candidate.listed, candidate.chars)


def _breaks(token: Token, whole: bool) -> bool:
    """What no body's name runs over; `whole` says that a body's head word stands before it."""
    marks = token.is_space or token.text in APOSTROPHES or token.text in (",", "/", "(", ")", ";", ":", "-", "–", "—", '"', "“", "”")
    i, doc = token.i, token.doc
    if token.lower_ == "and" and i + 2 < len(doc) and doc[i + 1].lower_ in bodies().body and doc[i + 2].lower_ == "of":
        return True  # "Department of Fisheries | and Office of the Director"
    return marks or token.lower_ in people().titles or (whole and token.lower_ in ("and", "or"))


def _take(candidate: Candidate, taken: list[bool], found: list[Candidate]) -> None:
    if candidate.start < candidate.end and not any(taken[candidate.start : candidate.end]):
        for i in range(candidate.start, candidate.end):
            taken[i] = True
        found.append(candidate)


def _trusted(doc: Doc, titled: list[bool]) -> set[str]:
    """Last words of the entities outside lines in title case."""
    return {doc[e.end - 1].text if doc[e.end - 1].text not in APOSTROPHES else doc[e.end - 2].text for e in doc.ents if not titled[e.start]}


def _kept(doc: Doc, candidate: Candidate, trusted: set[str]) -> bool:
    """In a line in title case the tagger glues words to names: only what the body has, or a short person or place, is kept."""
    if doc[candidate.end - 1].text in trusted:
        return True
    return (
        candidate.type != "Organisation"
        and candidate.end - candidate.start <= 3
        and all(t.pos_ == "PROPN" for t in doc[candidate.start : candidate.end])
    )


def _from_entity(doc: Doc, start: int, end: int, label: str, taken: list[bool], titled: list[bool]) -> list[Candidate]:
    type_ = LABELS.get(label)
    if type_ is None and label in ("WORK_OF_ART", "PRODUCT", "EVENT", "NORP"):
        words = doc[start:end].text.lower().removeprefix("the ")
        if words in outlets() and words not in bodies().common and capital(doc[end - 1]):
            type_ = "Outlet"
        elif words in bodies().known and (label == "NORP" or doc[end - 1].is_upper):
            type_ = "Organisation"
    if label == "EVENT" and type_ is None and doc[start].lower_ in places().cities:  # "the Athens Olympics"
        return [Candidate(start, start + 1, "Place")]
    if type_ == "Person" and end - start == 1 and _acronym(doc[start]):
        type_ = "Organisation"
    if type_ is None or _work(doc, start, end) or _bare_treaty(doc, end, label):
        return []
    found: list[Candidate] = []
    for first, last in _lines(doc, start, end, label):
        free = _free(first, last, taken)
        if free is None or (free != (first, last) and not capital(doc[free[0]])):
            continue
        if (candidate := _clean(doc, *free, type_, titled)) is not None and candidate.end - candidate.start <= MAX_NAME:
            found.extend(_parts(doc, candidate))
    return found


def _acronym(token: Token) -> bool:
    """Whether a word that the tagger took for a person is a body's initials: "FTU’s Alice Mak"; not in a line that is all in capitals."""
    if not (2 <= len(token.text) <= ACRONYM and token.text.isupper() and token.text.isalpha()) or token.lower_ in people().initialisms:
        return False
    near = [t for t in token.doc[max(0, token.i - 3) : token.i + 4] if t.is_alpha and t != token]
    return token.lower_ not in people().given and not all(t.is_upper for t in near)


def _bare_treaty(doc: Doc, end: int, label: str) -> bool:
    """Whether a town only names a treaty: "the Geneva conventions"."""
    return label == "GPE" and end < len(doc) and doc[end].lower_ in TREATIES


def _work(doc: Doc, start: int, end: int) -> bool:
    """A name in quotation marks behind "drama", "film", …, or that of a thing there."""
    if start < 2 or doc[start - 1].text not in ('"', "“", "‘", "'"):
        return False
    return doc[start - 2].lower_ in bodies().works or (
        doc[start - 2].lower_ in ("on", "airs", "in", "of") and end < len(doc) and doc[end].text in (",", '"', "”", "’")
    )


def _free(start: int, end: int, taken: list[bool]) -> tuple[int, int] | None:
    """What of a range no earlier candidate holds: its longest free stretch."""
    best: tuple[int, int] | None = None
    i = start
    while i < end:
        j = i
        while j < end and not taken[j]:
            j += 1
        if j > i and (best is None or j - i > best[1] - best[0]):
            best = (i, j)
        i = j + 1
    return best


def _people(doc: Doc, start: int, end: int, surnames: set[str]) -> bool:
    """Whether an enumeration of surnames was taken for a firm: "according to | Calder, Varley", "Calder and Varley"."""
    commas = [i for i in range(start + 1, end - 1) if doc[i].text in (",", "and")]
    return bool(commas) and all(doc[i - 1].text in surnames for i in (*commas, end))


def _lines(doc: Doc, start: int, end: int, label: str) -> list[tuple[int, int]]:
    """An entity cut where a line ends in it, before a "the" that no small word leads to, and people at commas ("Calder | the agency")."""
    found: list[tuple[int, int]] = []
    first = start
    for i in range(start, end):
        comma = label == "PERSON" and doc[i].text in (",", "and") and i + 1 < end and doc[i + 1].lower_ not in people().generations
        if comma or doc[i].is_space or (i > first and doc[i].text == "the" and capital(doc[i - 1]) and doc[i - 1].is_alpha):
            if i > first:
                found.append((first, i))
            first = i + 1
    if end > first:
        found.append((first, end))
    return found


def _parts(doc: Doc, candidate: Candidate) -> list[Candidate]:
    """ "Windsor, Ontario" is two places, "Ada Quill of Tarn Water" a person and a body."""
    if candidate.type == "Person":
        of = next((i for i in range(candidate.start + 2, candidate.end - 1) if doc[i].lower_ == "of"), None)
        if of is None or doc[candidate.start].lower_ in people().titles:
            return [candidate]
        return [Candidate(candidate.start, of, "Person", candidate.title), Candidate(of + 1, candidate.end, "Organisation")]
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


def _clean(doc: Doc, start: int, end: int, type_: str, titled: list[bool]) -> Candidate | None:
    """The name without article, title, possessive mark and stray marks; None where no name is left."""
    lists = people()
    while end > start and (doc[end - 1].text in APOSTROPHES or not any(c.isalnum() for c in doc[end - 1].text) or _trails(doc[end - 1])):
        end -= 1
    # "[Ada] Quill", "[W]e", and what is left of a tag: date="2016">NEWS
    start = max([start, *(i + 1 for i in range(start, end) if "]" in doc[i].text or '="' in doc[i].text or doc[i].text == ">")])
    while start < end and (not any(c.isalnum() for c in doc[start].text) or doc[start].lower_ in ("the", "a", "an")):
        start += 1
    if end - start > 1 and doc[end - 1].lower_ in CAPTIONS and end < len(doc) and doc[end].text == ":":
        end -= 1  # "student Ada Quill Image: Tarn Post"
    first = start
    if type_ == "Person":
        start = first = _behind_noun(doc, start, end)
        while start < end - 1 and (_title_word(doc[start]) or _office(doc, start, end)):
            start += 1
        while end - 1 > start and not capital(doc[end - 1]) and doc[end - 1].lower_ not in lists.particles:
            end -= 1
        end = names_whole.with_generation(doc, _hyphenated(doc, start, end))
        if start == first and start and _initial(doc[start - 1]):
            start = first = start - 1
    elif (
        end - start == 3
        and doc[start].text == "Police"
        and start > 1
        and doc[start - 1].lower_ == "of"
        and doc[start - 2].lower_ in lists.titles
    ):
        type_ = "Person"  # "Superintendent of | Police Ann Calder"
        start += 1
    elif end - start > 1 and doc[start].lower_ in lists.honorifics - (names_whole.SAINTS if type_ == "Place" else set()):
        type_ = "Person"
        start += 1
    elif type_ == "Organisation" and end - start == 3 and _office(doc, start, end):
        type_ = "Person"
        start += 1  # "Engineer Ada Quill said": what she is has its capital from the sentence, and is taken for a firm's
    if start >= end or not any(capital(t) or t.text[:1].isdigit() for t in doc[start:end]) or _no_name(doc, start, end, type_):
        return None
    bare = type_ == "Organisation" and not any(c.isalpha() for c in doc[start:end].text)
    if bare or names_whole.prefixed(doc, start, end) or (doc[end : end + 1].text == "]" and doc[end + 1 : end + 2].text.istitle()):
        return None  # "pro-Calder", "[Ada] | Quill"
    if type_ == "Organisation":
        start = patterns.with_the(doc, start, type_, titled)
    chars = None
    last = doc[end - 1]
    if last.text[-1:] in "'’" and len(last.text) > 1:
        chars = (doc[start].idx, last.idx + len(last.text) - 1)
    return Candidate(start, end, type_, (first, start) if first < start else None, chars=chars)


def _trails(last: Token) -> bool:
    """What ends no name: "Olin | was asked", "the Weir Club | Monday"."""
    return last.lower_ in patterns.DAYS or (last.is_lower and last.pos_ in ("AUX", "VERB", "ADP", "SCONJ", "DET"))


def _behind_noun(doc: Doc, start: int, end: int) -> int:
    """Where a person's name starts that the tagger lets begin with what stands before it: "In the Evolution paper | Bos describes"."""
    if doc[start].lower_ in people().given:
        return start
    known = people().particles | people().titles | people().modifiers
    nouns = (t for t in reversed(doc[start + 1 : end - 1]) if t.is_lower and t.is_alpha and t.pos_ == "NOUN" and len(t) >= SYLLABLE)
    last = next((t.i for t in nouns if t.lower_ not in known), None)
    return last + 1 if last is not None and capital(doc[last + 1]) else start


def _initial(token: Token) -> bool:
    return bool(INITIALS.fullmatch(token.text)) and not token.ent_type_ and token.lower_ not in places().countries


def _hyphenated(doc: Doc, start: int, end: int) -> int:
    """The end with what a hyphen joins to it: "Park Sung-min", "Ana Ruiz-Vega"; not "the Vega-led group"."""
    while (
        end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_ and doc[end + 1].is_alpha
    ):
        tail = doc[end + 1]
        short = end - start > 1 and len(tail) <= SYLLABLE and tail.lower_ not in ("era", "led", "like", "style", "run", "owned", "type")
        if not (capital(tail) and tail.pos_ == "PROPN") and not short:
            break
        end += 2
    return end


def _no_name(doc: Doc, start: int, end: int, type_: str) -> bool:
    """Nationalities, bare titles, letters behind a name, placeholders, products, laws, and "Home" of "Home Secretary"."""
    text = doc[start:end].text.lower()
    if (
        text in bodies().placeholders
        or text in bodies().products
        or PARTISAN.fullmatch(doc[start:end].text)
        or _named_thing(doc, start, end)
        or (type_ == "Person" and _with_article(doc, start, end))
        or (type_ != "Person" and end - start > 1 and doc[end - 1].lower_ in bodies().events)
    ):
        return True
    if start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].text in ("Director", "Secretary", "Minister", "Commissioner"):
        return True
    following = doc[end].lower_ if end < len(doc) else ""
    if following in people().titles and all(t.lower_ in bodies().portfolios for t in doc[start:end]):
        return True
    if type_ == "Place" and end - start > 2 and doc[start].lower_ in people().titles and doc[start + 1].lower_ == "of":
        return True  # "the Duke of York"
    if following in patterns.ADDRESSES and any(t.lower_ == "of" for t in doc[start:end]):
        return True  # "the State of the Union address"
    if end - start > 1:
        return doc[end - 1].lower_ in ("photo", "photos")
    if text in DIRECTIONS or text in bodies().headings or text in people().generations:
        return True
    if text.replace(".", "") in people().letters and start and doc[start - 1].text == ",":
        return True
    if text in people().titles or text in people().honorifics or text in people().abbreviations:
        return True
    if text in patterns.PLATFORMS and end < len(doc) and doc[end].lower_ in bodies().outlet_nouns:
        return True
    if text in places().nationality and text not in places().same:
        return True
    if text == "house" and end < len(doc) and doc[end].lower_ in ("speaker", "majority", "minority", "republicans", "democrats"):
        return True
    return text == "state" and start > 0 and doc[start - 1].lower_ == "of"


def _named_thing(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is a storm's or a ship's: "Cyclone Phailin", "the shuttle | Columbia"."""
    if bodies().firms & {doc[end - 1].lower_} or doc[end - 1].lower_ in bodies().body:
        return False
    things = bodies().named_things
    before = doc[start - 2] if start > 1 and doc[start - 1].text == "," else doc[start - 1] if start else None
    return (end - start > 1 and doc[start].lower_ in things) or (before is not None and before.lower_ in things)


def _with_article(doc: Doc, start: int, end: int) -> bool:
    """Whether a single word that the tagger takes for a person has "the" before it and no noun behind: "aboard the Freewind, she …"."""
    if end - start != 1 or start == 0 or doc[start - 1].text != "the":
        return False
    if end < len(doc) and (doc[end].text in ("'s", "’s", "-", "’", "'") or doc[end].pos_ in ("NOUN", "PROPN", "ADJ", "NUM")):
        return False  # "the Olin campaign"
    family = doc[start].text.removesuffix("s")
    return family == doc[start].text or not any(t.text == family for t in doc)  # "the Olins"


def _office(doc: Doc, start: int, end: int) -> bool:
    """Whether a given name that is an office, too, is one: "Dean Eva Horak", not "Dean Martin"."""
    first, second = doc[start], doc[start + 1].lower_
    if end - start < 3:
        return False
    if first.lower_ in OFFICES:
        return second in people().given and doc[end - 1].lower_ != second
    # "Lawyer Ada Quill said", where a sentence begins
    plain = doc[end - 1].lower_ not in bodies().firms and doc[end - 1].lower_ not in bodies().body
    return first.is_sent_start is True and plain and names_person(first.lower_) and first.lower_ not in people().given


def _title_word(token: Token) -> bool:
    lists = people()
    lower = token.lower_
    return (
        lower in lists.honorifics
        or lower in lists.titles
        or lower in lists.abbreviations
        or lower in lists.modifiers
        or lower in places().nationality
        or token.text in ("-", "of", "State")
    )
