"""Names that words and patterns tell, whatever the tagger says: listed outlets and bodies, channels, call signs, handles."""

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kgraph.language.namelists import bodies, outlets, people, places

CALL_SIGN = re.compile(r"[WK][A-Z]{2,3}(?:-TV|-FM|-AM|TV)")
BARE_SIGN = re.compile(r"[WK][A-Z]{3}")
AIRED = {"radio", "tv", "television"}
"""What stands behind a call sign without an ending: "WXYZ radio"."""
HANDLE = re.compile(r"@\w{2,}")
PLATFORMS = {"telegram", "youtube", "twitter", "facebook", "instagram", "tiktok", "whatsapp", "linkedin", "reddit", "snapchat", "vkontakte"}
APOSTROPHES = ("'s", "’s", "'", "’")
PARTIES = {"D", "R", "I"}
QUOTES = {'"', "“", "”", "‘", "’", "'"}
AS_PERSONS = {"channel", "blog", "podcast", "account", "site", "website", "outlet", "newspaper", "magazine"}
"""What may bear the name of a person or a rank."""
LONGEST = 12
REACH = 3
"""Words behind an outlet's name in which "Foundation" or "Group" makes another body of it."""
ADDRESSES = {"address", "speech", "message"}
"""What is called like a programme and is none: "his State of the Union address"."""
LONGEST_TITLE = 6
"""Words of a name in quotation marks behind a noun."""
TITLE_CASE = 0.75
"""Share of a line's words with a capital from which it is set like a headline, so that capitals tell nothing."""
TITLE_CASE_WORDS = 5
DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}


@dataclass(slots=True)
class Candidate:
    """A name by tokens `[start, end)`; `title` are the title's tokens right before it, `chars` as in a MentionDraft."""

    start: int
    end: int
    type: str
    title: tuple[int, int] | None = None
    listed: bool = False
    chars: tuple[int, int] | None = None


def capital(token: Token) -> bool:
    """Whether a token is written as a name is."""
    return token.text[:1].isupper() or token.text[:1] == "@"


def written(doc: Doc) -> dict[str, list[int]]:
    """Where each word stands, as it is written."""
    found: dict[str, list[int]] = {}
    for token in doc:
        found.setdefault(token.text, []).append(token.i)
    return found


def title_lines(doc: Doc) -> list[bool]:
    """For each token whether its line is set in title case."""
    marks = [False] * len(doc)
    start = 0
    for i in range(len(doc) + 1):
        if i == len(doc) or "\n" in doc[i].text:
            line = doc[start:i]
            words = [] if line.text.rstrip(" \"”’'").endswith((".", "!", ";", ":", ",")) else [t.text for t in line if t.is_alpha]
            plain = [word for word in words if len(word) > 3]
            if len(words) >= TITLE_CASE_WORDS and plain and sum(word[0].isupper() for word in plain) / len(plain) >= TITLE_CASE:
                marks[start:i] = [True] * (i - start)
            start = i + 1
    return marks


@cache
def _index() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Listed names by their first word; a name's words are split as the tokenizer splits them."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for names, kind in ((outlets(), "Outlet"), (sorted(bodies().known), "Organisation")):
        for name in names:
            words = tuple(re.findall(r"[^\s-]+|-", name))
            found.setdefault(words[0], []).append((words, kind))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}


def listed(doc: Doc, titled: list[bool]) -> list[Candidate]:
    """Outlets and bodies of the lists, longest first; common words ask for more (see `_is_outlet`)."""
    index = _index()
    found: list[Candidate] = []
    i = 0
    while i < len(doc):
        token = doc[i]
        step = 1
        if capital(token) or token.text[:1].isdigit():
            for words, kind in index.get(token.lower_, ()):
                n = len(words)
                if i + n > len(doc) or any(doc[i + k].lower_ != words[k] for k in range(1, n)):
                    continue
                if not all(capital(doc[i + k]) or not doc[i + k].is_alpha or doc[i + k].is_stop for k in range(n)):
                    continue
                if kind == "Outlet" and not _is_outlet(doc, i, i + n, " ".join(words), titled[i]):
                    continue
                if (
                    kind == "Organisation"
                    and n == 1
                    and not (token.is_upper and len(token.text) > 2)
                    and not (token.ent_type_ in ("ORG", "NORP") or (token.lower_ in PLATFORMS and token.pos_ == "PROPN"))
                ):
                    continue
                if kind == "Organisation" and token.lower_ in PLATFORMS and i + n < len(doc) and doc[i + n].lower_ in bodies().outlet_nouns:
                    continue
                while (
                    kind == "Outlet"
                    and i + n < len(doc)
                    and doc[i + n].text in ("News", "Agency")
                    and doc[min(i + n + 1, len(doc) - 1)].text == "Agency"
                ):
                    n += 1
                n += kind == "Outlet" and i + n < len(doc) and doc[i + n].text == "Agency"
                while (
                    kind == "Outlet"
                    and not titled[i]
                    and i + n < len(doc)
                    and doc[i + n].ent_iob_ == "I"
                    and _word(doc[i + n])
                    and doc[i + n].ent_type_ == "ORG"
                ):
                    n += 1
                found.append(Candidate(with_the(doc, i, kind, titled), i + n, kind, listed=True))
                step = n
                break
        i += step
    return found


def with_the(doc: Doc, start: int, kind: str, titled: list[bool]) -> int:
    """The start with "The" where it is part of the name: written with a capital inside a sentence, or before a newspaper's name."""
    if start == 0 or doc[start - 1].text != "The" or titled[start - 1]:
        return start
    if kind == "Outlet":
        return start if doc[start].is_upper and doc[start - 1].is_sent_start else start - 1
    before = doc[start - 2] if start > 1 else None
    inside = before is not None and not doc[start - 1].is_sent_start and (before.is_alpha or before.text == ",")
    return start - 1 if inside and kind == "Organisation" else start


def _is_outlet(doc: Doc, start: int, end: int, name: str, titled: bool) -> bool:
    if other_body(doc, end) or is_body(doc, start, end) or (end < len(doc) and doc[end].lower_ in ADDRESSES):
        return False
    token = doc[start]
    the = start > 0 and doc[start - 1].text == "The"
    if name in bodies().common:
        if not the and (token.ent_iob_ == "I" or (end < len(doc) and doc[end].ent_iob_ == "I")):
            return False
        sentence = the and doc[start - 1].is_sent_start and end < len(doc) and doc[end].pos_ == "PROPN"
        return not titled and not sentence and (the or (token.ent_type_ in ("ORG", "WORK_OF_ART") and token.pos_ == "PROPN"))
    if end - start > 1:
        return True
    if len(token.text) <= 3:
        return token.is_upper and (name not in ("rt", "ria", "pa") or token.ent_type_ == "ORG")
    return token.pos_ == "PROPN" or token.is_upper


def other_body(doc: Doc, end: int) -> bool:
    """Whether the words behind an outlet's name make another body of it: "Fenwick News | Foundation"."""
    i = end
    while i < len(doc) and i < end + REACH and capital(doc[i]) and doc[i].is_alpha:
        if doc[i].lower_ in bodies().unless:
            return True
        i += 1
    return False


def is_body(doc: Doc, start: int, end: int) -> bool:
    """Whether what publishes is a body by its first word: "Committee to Protect Anglers"; not "Bureau News"."""
    return end - start > 2 and doc[start].lower_ in bodies().body and doc[end - 1].lower_ not in bodies().last


def channels(doc: Doc, titled: list[bool]) -> list[Candidate]:
    """ "Telegram channel X", "X magazine": a capitalised name beside a noun that says it publishes; call signs and handles."""
    found: list[Candidate] = []
    nouns, states = bodies().outlet_nouns, places().states
    for token in doc:
        text = token.text
        aired = token.i + 1 < len(doc) and doc[token.i + 1].lower_ in AIRED
        if text[:1] in ("W", "K") and (CALL_SIGN.fullmatch(text) or (aired and BARE_SIGN.fullmatch(text))):
            found.append(Candidate(token.i, token.i + 1, "Outlet", listed=True))
        elif text == "Channel" and token.i + 1 < len(doc) and doc[token.i + 1].text.isdigit():
            found.append(Candidate(token.i, token.i + 2, "Outlet", listed=True))
        elif text[:1] == "@" and HANDLE.fullmatch(text):
            found.append(Candidate(token.i, token.i + 1, "Handle"))
        elif text == "Daily" and token.i + 1 < len(doc) and _word(doc[token.i + 1]) and not titled[token.i] and not token.is_sent_start:
            if not other_body(doc, token.i + 2):
                found.append(Candidate(token.i, token.i + 2, "Outlet", listed=True))
        elif text == "D.C." and token.i > 1 and doc[token.i - 1].text == "," and doc[token.i - 2].text == "Washington":
            found.append(Candidate(token.i - 2, token.i + 1, "Place", listed=True))
        elif text in states and (town := _town(doc, token.i)) is not None:
            found.append(town)
        elif text in PARTIES and (state := _partisan(doc, token.i)) is not None:
            found.append(state)
        elif token.lower_ in nouns and text[:1].islower() and token.pos_ != "VERB":
            found.extend(_called(doc, token) or quoted(doc, token) or _ranked(doc, token) or _beside(doc, token))
    return found


def _town(doc: Doc, i: int) -> Candidate | None:
    """The town in "DECATUR, Ill.", which taggers miss in capitals."""
    start = end = i - 1
    while start > 0 and doc[start - 1].is_upper and len(doc[start - 1].text) > 2 and not doc[start - 1].ent_type_:
        start -= 1
    return Candidate(start, end, "Place", listed=True) if start < end and doc[end].text == "," else None


def _partisan(doc: Doc, i: int) -> Candidate | None:
    """The state in "(R-Texas)"; the party's letter and the hyphen are taken with it, so that nothing makes a name of them."""
    if i == 0 or i + 2 >= len(doc) or doc[i - 1].text not in ("(", ",") or doc[i + 1].text != "-" or not capital(doc[i + 2]):
        return None
    state = doc[i + 2]
    short = i + 3 < len(doc) and f"{state.text}{doc[i + 3].text}" in places().states  # "Vt" and its full stop
    if doc[i - 1].text == "," and not (short or state.text in places().states or state.lower_ in places().state_names):
        return None
    return Candidate(i, i + 3 + short, "Place", listed=True, chars=(state.idx, state.idx + len(state.text) + short))


def quoted(doc: Doc, noun: Token) -> list[Candidate]:
    """A name in quotation marks behind the noun: "the podcast “Night Ferry”"; behind a comma it has two words or more."""
    i = noun.i + 1
    apart = i < len(doc) and doc[i].text == ","
    if apart and noun.dep_ != "pobj":
        return []
    i += apart
    if i >= len(doc) or doc[i].text not in QUOTES:
        return []
    start = end = i + 1
    while end < len(doc) and doc[end].text not in QUOTES:
        plain = doc[end].is_alpha and len(doc[end].text) > 3 and not capital(doc[end])
        if end - start == LONGEST_TITLE or plain or doc[end].is_space:
            return []
        end += 1
    while end > start and doc[end - 1].is_punct:
        end -= 1
    if end == start + apart or end == len(doc) or not capital(doc[start]):
        return []
    return [Candidate(start, end, "Outlet", listed=True)] if end > start else []


def _ranked(doc: Doc, noun: Token) -> list[Candidate]:
    """ "General Frost, a Telegram channel": a name with a rank in it, which the apposition says is no officer."""
    if noun.lower_ not in AS_PERSONS or (noun.i + 1 < len(doc) and doc[noun.i + 1].pos_ == "NOUN"):
        return []
    end = noun.i
    while end > 0 and noun.i - end < 6 and (capital(doc[end - 1]) or doc[end - 1].pos_ in ("DET", "ADJ", "PRON")):
        end -= 1
    end -= 1
    if end < 2 or doc[end].text != "," or doc[end + 1].lower_ not in ("a", "an", "the"):
        return []
    start = end
    while start > 0 and end - start < 5 and _word(doc[start - 1]):
        start -= 1
    while start < end - 1 and doc[start].lower_ not in people().titles:
        start += 1
    return [Candidate(start, end, "Outlet", listed=True)] if end - start > 1 else []


def _called(doc: Doc, noun: Token) -> list[Candidate]:
    """ "a channel called X", "a site that calls itself X"."""
    i = noun.i + 1
    while (
        i < len(doc)
        and i - noun.i <= 4
        and doc[i].lower_ in ("that", "which", "itself", "calls", "called", "named", "dubbed", "known", "as")
    ):
        i += 1
    if i == noun.i + 1 or doc[i - 1].lower_ in ("that", "which"):
        return []
    end = i
    while end < len(doc) and end - i < 5 and _word(doc[end]):
        end += 1
    return [Candidate(i, end, "Outlet", listed=True)] if end > i else []


def _beside(doc: Doc, noun: Token) -> list[Candidate]:
    """The name right behind the noun, else right before it."""
    i = noun.i + 1
    while (
        i < len(doc)
        and i - noun.i <= 5
        and (_word(doc[i]) or (i > noun.i + 1 and i + 1 < len(doc) and doc[i].lower_ in people().particles and _word(doc[i + 1])))
    ):
        i += 1
    if (
        i > noun.i + 1
        and doc[noun.i + 1].ent_type_ not in ("NORP", "DATE", "TIME")
        and not (doc[noun.i + 1].ent_type_ == "PERSON" and noun.lower_ not in ("channel", "blog", "podcast"))
    ):
        return [Candidate(noun.i + 1, i, "Outlet", listed=True)]
    j = noun.i
    while j > 0 and noun.i - j < 5 and _word(doc[j - 1]) and doc[j - 1].lower_ not in places().nationality:
        j -= 1
    if (
        j == noun.i
        or doc[j].is_sent_start
        or noun.lower_ in ("agency", "network", "show", "program", "programme", "daily", "weekly", "site", "website", "publisher")
    ):
        return []
    if doc[j].lower_ in PLATFORMS or doc[j].ent_type_ in ("GPE", "NORP", "PERSON") or doc[j].lower_ in people().titles:
        return []
    return [Candidate(j, noun.i, "Outlet", listed=True)]


def _word(token: Token) -> bool:
    return capital(token) and token.is_alpha and token.pos_ in ("PROPN", "NOUN", "ADJ", "X") and token.lower_ not in DAYS
