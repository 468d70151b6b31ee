"""Names that taggers cut, tear or miss: towns of a dateline, damaged letters, "San Pedro | Sula", given names that are nationalities."""

import re

from spacy.tokens import Doc, Token

from kgraph.language.namelists import bodies, outlets, people, places
from kgraph.language.names_patterns import QUOTES, Candidate, capital, quoted

DATELINE = re.compile(
    r"^[ \t]*((?:[A-Z][A-Z.]+ ){0,3}[A-Z]{3,})(, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?(?: \([\w ]+\))? ?(?:[—–]|--?) ", re.MULTILINE
)
"""The place where an article was written, in capitals before a dash: "ST. LOUIS — ", "MEXICO CITY (AP) - "."""
FIRST = ("san", "santa", "santo", "são", "sao", "los", "las", "el", "puerto", "ciudad", "port", "fort", "mount", "cape", "st.", "st")
"""First words of towns that never stand alone."""
LAST = ("city", "beach", "springs", "falls", "rapids", "island", "park")
SAINTS = frozenset({"st.", "st", "saint"})
"""First words of a town, too."""
DAMAGED = re.compile(r"(?:[ÃÂ]|A[\u0302\u0303])[^\x00-\x7f]")
"""Letters with accents that were read in the wrong encoding: "PeÃ±a" for "Peña"."""
LONGEST = 5
"""Words of a person's name, at most."""
PREFIXES = {"anti", "pro", "non", "post", "pre", "ex"}
"""What a hyphen joins to a name: "pro-Calder" names Calder, who is named elsewhere, too."""


def tagged(doc: Doc) -> list[tuple[int, int, str]]:
    """The tagger's entities with their labels; two places side by side are one where the first word needs a second."""
    found: list[tuple[int, int, str]] = []
    for ent in doc.ents:
        before = found[-1] if found else None
        if before and before[1] == ent.start and before[2] == ent.label_ == "GPE" and doc[before[0]].lower_ in FIRST:
            found[-1] = (before[0], ent.end, ent.label_)
        else:
            found.append((ent.start, ent.end, ent.label_))
    return found


def datelines(doc: Doc) -> list[Candidate]:
    """The towns of datelines that are told by their words or by a state behind them."""
    found: list[Candidate] = []
    for match in DATELINE.finditer(doc.text):
        name = match[1].lower()
        span = doc.char_span(*match.span(1))
        if span is None or name in bodies().headings or name in bodies().no_bodies:
            continue
        words = name.split()
        listed = name in places().cities or name in bodies().capitals
        several = len(words) > 1 and (words[0] in FIRST or words[-1] in LAST)
        if listed or several or (match[2] and match[2].removeprefix(", ") in places().states):
            found.append(Candidate(span.start, span.end, "Place", listed=True))
    return found


def damaged(doc: Doc) -> list[Candidate]:
    """A person's name whole where damaged letters stand in it: "Enrique PeÃ±a Nieto"."""
    found: list[Candidate] = []
    last = 0
    for token in doc:
        if token.i < last or not capital(token) or not DAMAGED.search(token.text):
            continue
        start, end = token.i, token.i + 1
        while start > last and token.i - start < LONGEST and _word(doc[start - 1]) and not _titles(doc[start - 1]):
            start -= 1
        while end < len(doc) and end - start < LONGEST and _word(doc[end]):
            end += 1
        last = end
        # the first word of a sentence may be none of the name
        if doc[start].is_sent_start and start < token.i and doc[start].ent_type_ != "PERSON":
            start += 1
        if end - start > 1 and any(t.ent_type_ == "PERSON" or t.lower_ in people().given for t in doc[start:end]):
            found.append(Candidate(start, end, "Person", listed=True))
    words = {t.text for c in found for t in doc[c.start : c.end] if DAMAGED.search(t.text)}
    inside = {i for c in found for i in range(c.start, c.end)}
    found.extend(Candidate(t.i, t.i + 1, "Person", listed=True) for t in doc if t.text in words and t.i not in inside)
    return found


def _word(token: Token) -> bool:
    return capital(token) and (token.is_alpha or bool(DAMAGED.search(token.text)))


def _titles(token: Token) -> bool:
    lists = people()
    return token.lower_ in lists.titles | lists.honorifics | lists.modifiers | lists.abbreviations.keys()


def given(doc: Doc) -> list[Candidate]:
    """ "German Ortega" beside "Freddy Ortega", if "German" is a noun in the parse or has something of its own ("German's brother")."""
    bearers: dict[str, set[str]] = {}
    for ent in doc.ents:
        if ent.label_ == "PERSON" and len(ent) > 1:
            bearers.setdefault(ent[-1].text, set()).add(ent[0].text)
    owners = {t.text for t in doc[:-1] if _nation(t) and t.nbor().text in ("'s", "’s") and not _modified(t)}
    found: list[Candidate] = []
    for token in doc[:-1]:
        after = token.nbor()
        if not _nation(token) or _modified(token):
            continue
        noun = token.text in owners or token.tag_ == "NNP"
        alone = after.ent_iob_ != "I" or token.ent_iob_ == "B"
        if noun and alone and capital(after) and bearers.get(after.text, set()) - {token.text}:
            found.append(Candidate(token.i, token.i + 2, "Person", listed=True))
    names = {doc[c.start].text for c in found}
    found.extend(
        Candidate(t.i, t.i + 1, "Person", listed=True) for t in doc[:-1] if t.text in names & owners and t.nbor().text in ("'s", "’s")
    )
    return found


def _nation(token: Token) -> bool:
    return token.text.istitle() and token.lower_ in places().nationality


def _modified(token: Token) -> bool:
    """Whether an article, an adjective or a number before a nationality makes a noun or an adjective of it."""
    return token.i > 0 and token.nbor(-1).pos_ in ("DET", "ADJ", "NUM", "PRON", "PART")


def shows(doc: Doc) -> list[Candidate]:
    """ "CNN's “Harbour Talk”": what stands in quotation marks behind a broadcaster is its programme; "NBC affiliate WHO"."""
    found: list[Candidate] = []
    for token in doc[1:-1]:
        before, after = token.nbor(-1), token.nbor()
        if not (before.is_upper and before.lower_ in outlets()):
            continue
        if token.lower_ in ("affiliate", "station") and after.is_upper and after.is_alpha:
            found.append(Candidate(after.i, after.i + 1, "Outlet", listed=True))
        if token.text in ("'s", "’s") and after.text in QUOTES:
            found.extend(quoted(doc, token))
    return found


def prefixed(doc: Doc, start: int, end: int) -> bool:
    """Whether a hyphen joins something to a name, which is none for that: "pro-Calder", "anti-Washington"."""
    return end - start > 1 and doc[start].lower_ in PREFIXES and doc[start + 1].text == "-"


def with_generation(doc: Doc, end: int) -> int:
    """The end of a person's name with "Jr." or "Sr." behind it, and the full stop of those."""
    i = end + (end < len(doc) and doc[end].text == ",")
    if i < len(doc) and doc[i].lower_.rstrip(".") in ("jr", "sr"):
        end = i + 1
    if end < len(doc) and doc[end - 1].lower_ in ("jr", "sr") and doc[end].text == "." and not doc[end - 1].whitespace_:
        end += 1
    return end
