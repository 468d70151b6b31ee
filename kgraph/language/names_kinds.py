"""What kind of thing a name is, and whether a country or a capital stands for its government."""

from collections import Counter

from spacy.tokens import Doc

from kgraph.language.namelists import bodies, outlets, people, places
from kgraph.language.names_spans import APOSTROPHES, Candidate, capital

PRIORITY = {"Outlet": 0, "Organisation": 1, "Person": 2, "Place": 3, "Group": 4}


def settle(doc: Doc, candidates: list[Candidate]) -> list[Candidate]:
    """Types by words, then by the majority of a name's uses, then government or place for each use; names missed are added."""
    for c in candidates:
        c.type = _by_words(doc, c)
    _majority(doc, candidates)
    candidates = _repeated(doc, candidates)
    for c in candidates:
        c.type = _stands_for(doc, c)
    return candidates


def key(doc: Doc, c: Candidate) -> str:
    """A name's letters, to compare its uses by."""
    text = doc.text[c.chars[0] : c.chars[1]] if c.chars else doc[c.start : c.end].text
    return " ".join(text.lower().split()).removeprefix("the ")


def _by_words(doc: Doc, c: Candidate) -> str:
    words = bodies()
    name = key(doc, c)
    last = doc[c.end - 1].lower_
    if c.type == "Outlet" or name in outlets() and (c.end - c.start > 1 or c.type == "Organisation" or doc[c.start].text == "The"):
        return "Outlet"
    if name in words.known:
        return "Organisation"
    if name in places().countries:
        return "Place"
    following = doc[c.end].lower_ if c.end < len(doc) else ""
    if c.type in ("Organisation", "Person") and c.end - c.start > 1 and last in words.last and not (following in words.unless):
        if last not in words.weak or c.type == "Organisation":
            return "Outlet"
    if c.type == "Organisation" and c.start and doc[c.start - 1].text == "The" and c.end - c.start <= 3 and last in words.last:
        return "Outlet"
    if c.type in ("Person", "Place") and c.end - c.start > 1 and last in words.body:
        return "Organisation"
    if c.type != "Person" and c.end - c.start > 1 and doc[c.start].lower_ in people().given and last not in words.body and len(name.split()) == 2 and c.type == "Organisation":
        return "Person"
    return c.type


def _majority(doc: Doc, candidates: list[Candidate]) -> None:
    """One name, one type: the commonest of its uses; a longer name's type holds for the short form too."""
    votes: dict[str, Counter[str]] = {}
    for c in candidates:
        votes.setdefault(key(doc, c), Counter())[c.type] += 1
    chosen = {name: min(count, key=lambda t, count=count: (-count[t], PRIORITY[t])) for name, count in votes.items()}  # type: ignore[misc]
    persons = {name.split()[-1] for name, t in chosen.items() if t == "Person" and len(name.split()) > 1}
    for c in candidates:
        name = key(doc, c)
        c.type = chosen[name]
        if c.end - c.start == 1 and name in persons and c.type in ("Organisation", "Place") and name not in places().countries:
            c.type = "Person"


def _repeated(doc: Doc, candidates: list[Candidate]) -> list[Candidate]:
    """Names that the model found once and missed elsewhere: full names, surnames and acronyms, wherever they stand again."""
    taken = [False] * len(doc)
    forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    seen: set[tuple[str, ...]] = set()

    def learn(words: tuple[str, ...], type_: str) -> None:
        if words not in seen:
            seen.add(words)
            forms.setdefault(words[0], []).append((words, type_))

    for c in candidates:
        for i in range(c.start, c.end):
            taken[i] = True
    for c in candidates:
        if c.chars is not None:
            continue
        words = tuple(t.text for t in doc[c.start : c.end])
        if words[0] == "The" and len(words) > 1:
            words = words[1:]
        learn(words, c.type)
        if c.type == "Person" and len(words) > 1 and len(words[-1]) > 2 and words[-1].lower() not in people().generations:
            learn(words[-1:], "Person")
        if c.end + 2 < len(doc) and doc[c.end].text == "(" and doc[c.end + 2].text == ")" and doc[c.end + 1].is_upper and c.type != "Person":
            learn((doc[c.end + 1].text,), c.type)
    found = list(candidates)
    i = 0
    while i < len(doc):
        best: tuple[tuple[str, ...], str] | None = None
        if not taken[i] and capital(doc[i]):
            for words, type_ in forms.get(doc[i].text, ()):
                n = len(words)
                if i + n <= len(doc) and (best is None or n > len(best[0])) and all(doc[i + k].text == words[k] and not taken[i + k] for k in range(n)):
                    best = (words, type_)
        if best and (len(best[0]) > 1 or doc[i].pos_ == "PROPN" or best[1] in ("Person", "Outlet") or doc[i].is_upper):
            start = i - 1 if best[1] == "Outlet" and i and doc[i - 1].text == "The" and not taken[i - 1] else i
            found.append(Candidate(start, i + len(best[0]), best[1]))
            i += len(best[0])
        else:
            i += 1
    found.sort(key=lambda c: c.start)
    return found


def _stands_for(doc: Doc, c: Candidate) -> str:
    """A country or a capital is a body where it speaks or acts."""
    if c.type not in ("Place", "Organisation"):
        return c.type
    name = key(doc, c)
    words = bodies()
    if name in words.always:
        return "Organisation"
    capital_city = name in words.capitals
    if not capital_city and name not in places().countries:
        return c.type
    root = doc[c.start : c.end].root
    if root.dep_ in ("nsubj", "nsubjpass") and root.head.lemma_.lower() in words.acts and not (root.head.lemma_ == "have" and capital_city):
        return "Organisation"
    if capital_city and root.dep_ == "nsubj" and root.head.pos_ in ("VERB", "AUX") and root.head.lemma_ != "be":
        return "Organisation"
    after = doc[c.end] if c.end < len(doc) else None
    if capital_city and root.dep_ == "poss" and after is not None and after.text in APOSTROPHES and root.head.lemma_ in ("policy", "claim", "denial", "decision", "intention", "demand"):
        return "Organisation"
    if root.dep_ == "pobj" and root.head.lower_ == "by" and root.head.dep_ == "agent":
        return "Organisation"
    return "Place"
