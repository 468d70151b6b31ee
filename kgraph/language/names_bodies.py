"""Bodies that patterns tell: by their head word, by a nationality or a name before it, and institutions of which a state has one."""

from spacy.tokens import Doc, Token

from kgraph.language.namelists import bodies, people, places
from kgraph.language.names_patterns import APOSTROPHES, LONGEST, Candidate, capital, with_the


def modified_bodies(doc: Doc) -> list[Candidate]:
    """ "the Afghan government", "Chicago Police", "the Obama administration": a nationality, a place or a name before a body's noun."""
    found: list[Candidate] = []
    modified = bodies().modified
    for token in doc:
        if token.i == 0:
            continue
        end = token.i + 1
        pair = f"{token.lower_} {doc[end].lower_}" if end < len(doc) else ""
        if pair in modified:
            end += 1
        elif token.lower_ not in modified or f"{doc[token.i - 1].lower_} {token.lower_}" in modified:
            continue
        first = doc[token.i - 1]
        if not capital(first):
            continue
        nationality = first.lower_ in places().nationality
        after = doc[end] if end < len(doc) else None
        place = (
            token.lower_ == "police"
            and first.ent_type_ == "GPE"
            and (capital(token) or (token.pos_ != "ADJ" and token.dep_ not in ("compound", "nmod", "poss") and not _says_who(after)))
        )
        owner = token.lower_ in ("administration", "campaign") and first.ent_type_ in ("PERSON", "ORG")
        if not (nationality or place or owner):
            continue
        start = token.i - 1
        while owner and start > 0 and doc[start].ent_iob_ == "I" and doc[start].ent_type_ == "PERSON" and _given(doc[start - 1]):
            start -= 1
        if start < token.i - 1 and owner and end < len(doc) and doc[end].lower_ in people().nouns:
            continue
        while place and start > 0 and doc[start - 1].ent_type_ == "GPE" and doc[start].ent_iob_ == "I":
            start -= 1
        found.append(Candidate(start, end, "Organisation"))
    return found


def court_districts(doc: Doc) -> list[Candidate]:
    """ "the Southern District of New York", which is a court and its prosecutors."""
    found: list[Candidate] = []
    for token in doc:
        i = token.i
        if token.text != "District" or not i or doc[i - 1].text not in DISTRICTS or i + 2 >= len(doc) or doc[i + 1].lower_ != "of":
            continue
        end = i + 2
        while (
            end < len(doc) and end < i + 4 and capital(doc[end]) and doc[end].is_alpha and (end == i + 2 or doc[i + 2].text in LONG_STATES)
        ):
            end += 1
        if end > i + 2:
            found.append(Candidate(i - 1, end, "Organisation"))
    return found


def _says_who(token: Token | None) -> bool:
    """Whether a word behind "police" makes a person or a thing of it: "Lyon police officers"."""
    return token is not None and (token.text in APOSTROPHES or (token.pos_ in ("NOUN", "PROPN") and token.dep_ != "npadvmod"))


def _given(token: Token) -> bool:
    return token.lower_ in people().given or len(token.text.rstrip(".")) == 1


def behind_country(doc: Doc, start: int, end: int) -> int:
    """The start behind a country's name: "the US | State Department" is the State Department; "US Army" stays whole."""
    for words in (1, 2):
        name = doc[start : start + words].text.lower()
        if end - start - words > 1 and name in places().countries and doc[end - 1].lower_ in bodies().departments:
            return start + words
    return start


def institutions(doc: Doc, titled: list[bool]) -> list[Candidate]:
    """Institutions of which a state has one, in small letters: "Russia's security council", "the foreign ministry"."""
    found: list[Candidate] = []
    pairs = bodies().institutions
    for i in range(1, len(doc) - 1):
        if doc[i].lower_ in OFFICES and i > 2 and doc[i - 1].text in ("'s", "’s") and (office := _office(doc, i)) is not None:
            found.append(office)
            continue
        heads = pairs.get(doc[i].lower_)
        if heads is None or titled[i] or not doc[i].text.islower():
            continue
        end = i + 1
        if doc[end].text in APOSTROPHES and end + 1 < len(doc):
            end += 1
        if doc[end].lower_ not in heads or not doc[end].text.islower():
            continue
        before = doc[i - 1]
        if before.lower_ == "the" or before.text in ("'s", "’s") or before.lower_ in places().nationality:
            found.append(Candidate(i, end + 1, "Organisation"))
    return found


POSTS = ("Director", "Secretary", "Minister", "Commissioner", "Commander", "Inspector", "Superintendent", "Controller", "Comptroller")
"""Posts "of" what is no body for that: "Director of National Intelligence"."""
PREFIXES = {"ex", "non", "pro"}
"""What a hyphen joins to a name and is no part of it."""
DISTRICTS = ("Northern", "Southern", "Eastern", "Western", "Central", "Middle")
LONG_STATES = ("New", "North", "South", "West", "Rhode")
"""First words of states of two."""
OFFICES = {"office", "department", "station"}
HELD = {"prosecutor", "attorney", "general", "sheriff", "mayor", "coroner", "examiner", "ombudsman", "commissioner", "comptroller"}
"""Posts that whole offices are named by."""
SMALL = {"prosecutor", "attorney", "general"}
BEFORE = {"state", "general", "district", "public", "chief", "special", "military", "federal", "regional", "city", "attorney", "prosecutor"}


def _office(doc: Doc, i: int) -> Candidate | None:
    """ "the Dorn County Sheriff's office", "the state prosecutor's office"; the mayor's office is hers alone."""
    post = doc[i - 2]
    if post.lower_ not in HELD:
        return None
    start = i - 2
    while (
        start > 0
        and doc[start - 1].is_alpha
        and doc[start - 1].pos_ != "DET"
        and (capital(doc[start - 1]) or doc[start - 1].lower_ in BEFORE)
    ):
        start -= 1
    if capital(post):
        while start < i - 2 and not capital(doc[start]):
            start += 1
    elif post.lower_ not in SMALL or (start == i - 2 and post.lower_ != "prosecutor"):
        return None
    whole = start < i - 2 or (start and doc[start - 1].lower_ == "the")
    return Candidate(start, i + 1, "Organisation") if whole else None


def capital_bodies(doc: Doc, titled: list[bool]) -> list[Candidate]:
    """Capitalised runs round a body's head word: "Foreign Intelligence Service", "Ministry of Defence"."""
    words = bodies().body
    found: list[Candidate] = []
    last = 0
    for token in doc:
        if token.i < last or token.lower_ not in words or not capital(token) or titled[token.i]:
            continue
        start, end = _left(doc, token.i, last), _right(doc, token.i + 1)
        while start < token.i and (doc[start].lower_ in ("the", "a", "an", "and", "of", "for") or doc[start].text in APOSTROPHES):
            start += 1
        first = doc[start]
        if (start < token.i and first.is_sent_start and first.pos_ not in ("PROPN", "ADJ")) or (
            first.lower_ in people().modifiers and first.lower_ in ("former", "then", "ex")
        ):
            start += 1
        if start > 1 and doc[start - 1].text in ("-", "–") and doc[start].lower_ in places().nationality:
            start += 1
        if (start == token.i and end == token.i + 1) or end - start > LONGEST or _held(doc, start):
            continue
        if end < len(doc) and capital(doc[end]) and doc[end].lower_ in bodies().events:
            continue  # "Foreign Forces Treaty"
        found.append(Candidate(with_the(doc, start, "Organisation", titled), end, "Organisation"))
        last = end
    return found


def _held(doc: Doc, start: int) -> bool:
    """Whether what stands before makes a post of it: "Director of National Intelligence"."""
    return start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].text in POSTS


def _hyphen(doc: Doc, i: int, floor: int) -> bool:
    """Whether the hyphen at i joins a word of a name to the one behind it: "Intermediate-Range Forces", not "Acme - Board"."""
    return (
        doc[i].text in ("-", "–")
        and i - 1 >= floor
        and not doc[i].whitespace_
        and not doc[i - 1].whitespace_
        and capital(doc[i - 1])
        and doc[i - 1].is_alpha
        and doc[i - 1].lower_ not in PREFIXES
        and doc[i - 1].lower_ not in places().nationality
    )


def _left(doc: Doc, i: int, floor: int) -> int:
    """The first token of the run that ends at i: capitalised words, with possessive marks and small words between them."""
    start = i
    while start > floor:
        before = doc[start - 1]
        if _hyphen(doc, start - 1, floor):
            start -= 2
            continue
        if (capital(before) and (before.is_alpha or before.text[0].isalpha() or before.text[:1].isdigit()) and before.text != "The") or (
            before.text[:1].isdigit() and before.text[-2:] in ("th", "st", "nd", "rd")
        ):
            start -= 1
        elif (
            before.text in ("'s", "’s")
            and start - 2 >= floor
            and capital(doc[start - 2])
            and doc[start - 2].ent_type_ not in ("PERSON", "GPE")
            and doc[start - 2].lower_ not in places().countries
        ) or (before.lower_ in ("of", "for") and start - 2 >= floor and doc[start - 2].lower_ in bodies().body and capital(doc[start - 2])):
            start -= 2
        else:
            break
    return start


def _right(doc: Doc, end: int) -> int:
    """Where the run goes on: capitalised body words, and "of Defence", "on Intelligence", "for Russia Europe Asia Studies"."""
    while end < len(doc):
        token = doc[end]
        if capital(token) and token.lower_ in bodies().body:
            end += 1
        elif (
            token.lower_ in ("of", "for", "on")
            and end + 1 < len(doc)
            and (
                _goes_on(doc[end + 1])
                or (doc[end + 1].lower_ == "the" and end + 2 < len(doc) and (_goes_on(doc[end + 2]) or _whose_office(doc, end)))
            )
        ):
            end += 2 if doc[end + 1].lower_ != "the" else 3
            if end < len(doc) and doc[end].lower_ == "of" and doc[end - 1].text in POSTS and doc[end - 2].lower_ == "the":
                end += 1
            while end < len(doc) and (
                (capital(doc[end]) and doc[end].is_alpha and (doc[end].lower_ not in people().titles or doc[end].ent_iob_ == "I"))
                or _joined(doc, end)
            ):
                end += 2 if doc[end].lower_ in ("and", "&") else 1
        elif (
            token.lower_ == "to" and end + 2 < len(doc) and capital(doc[end + 1]) and capital(doc[end + 2]) and doc[end + 1].pos_ == "VERB"
        ):
            end += 3  # "Committee to Protect Anglers"
        else:
            break
    return end


def _whose_office(doc: Doc, end: int) -> bool:
    """ "Office | of the Director of National Intelligence"."""
    return doc[end - 1].lower_ in OFFICES and doc[end + 2].text in POSTS and end + 4 < len(doc) and doc[end + 3].lower_ == "of"


def _goes_on(token: Token) -> bool:
    return capital(token) and token.is_alpha and token.lower_ not in people().titles and token.ent_type_ not in ("PERSON", "DATE")


def _joined(doc: Doc, i: int) -> bool:
    return (
        doc[i].lower_ in ("and", "&")
        and i + 1 < len(doc)
        and capital(doc[i + 1])
        and not (doc[i + 1].lower_ in bodies().body and i + 2 < len(doc) and doc[i + 2].lower_ == "of")
        and doc[i].ent_type_ == "ORG"
        and doc[i + 1].ent_iob_ == "I"
    )
