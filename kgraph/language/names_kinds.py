"""What kind of thing a name is, and whether a country or a capital stands for its government."""

import re
from collections import Counter

from spacy.tokens import Doc, Token

from kgraph.language.namelists import bodies, outlets, people, places
from kgraph.language.names_patterns import APOSTROPHES, Candidate, capital, with_the

PRIORITY = {"Outlet": 0, "Organisation": 1, "Person": 2, "Place": 3, "Group": 4, "Handle": 5}
DOMAIN = re.compile(r"[a-z0-9-]{2,}\.(?:com|org|net|info|news|tv|ru|ua|co\.uk)")
TRUSTING = {"believe", "confide", "trust", "see", "invest", "find", "inspire", "interest", "instil", "instill", "have"}
"""Verbs whose "in" leads to a person."""
SURE = 4
"""Votes of what the words beside a name say it is ("X, a news site"), against one of the tagger."""
SIDES = {"by", "against", "with", "between"}
"""Prepositions behind which a capital stands for its government, and a country where it is dealt with."""


def settle(doc: Doc, candidates: list[Candidate], titled: list[bool]) -> list[Candidate]:
    """Types by words, then by the majority of a name's uses, then government or place for each use; names missed are added."""
    votes: dict[str, Counter[str]] = {}
    for c in candidates:
        c.type = _by_words(doc, c)
        count = votes.setdefault(key(doc, c), Counter())
        count[c.type] += SURE * 3 if c.listed else 1
        if not c.listed and c.type != "Handle" and (said := _by_context(doc, c)):
            count[said] += SURE
    _short_forms(doc, candidates, votes)
    _majority(doc, candidates, votes)
    _families(doc, candidates)
    candidates = _repeated(doc, candidates)
    for c in candidates:
        c.type = _stands_for(doc, c)
        if c.type == "Outlet" and doc[c.start].text != "The":
            c.start = with_the(doc, c.start, c.type, titled)
    return candidates


def _short_forms(doc: Doc, candidates: list[Candidate], votes: dict[str, Counter[str]]) -> None:
    """What is certain of a full name tells of its short one: "Bluefen" beside "Bluefen Trading", "KCNA" in brackets behind its words."""
    people_words = {w for c in candidates if c.type == "Person" and c.end - c.start > 1 for w in key(doc, c).split()}
    for c in candidates:
        if c.type not in ("Organisation", "Outlet"):
            continue
        words = key(doc, c).split()
        first = doc[c.start + 1] if doc[c.start].text == "The" and c.end - c.start > 1 else doc[c.start]
        if len(words) > 1 and words[-1] in bodies().firms and first.is_oov and words[0] in votes and words[0] not in people_words:
            votes[words[0]][c.type] += 2 * SURE
        if len(words) > 1 and c.end + 2 < len(doc) and doc[c.end].text == "(" and doc[c.end + 2].text == ")" and doc[c.end + 1].is_upper:
            short = doc[c.end + 1].lower_
            if short in votes and short[0] == words[0][0]:
                votes[short][c.type] += 2 * SURE


def key(doc: Doc, c: Candidate) -> str:
    """A name's letters, to compare its uses by."""
    text = doc.text[c.chars[0] : c.chars[1]] if c.chars else doc[c.start : c.end].text
    return " ".join(text.lower().split()).removeprefix("the ")


def _by_words(doc: Doc, c: Candidate) -> str:
    words = bodies()
    if c.listed or c.type == "Handle":
        return c.type
    name = key(doc, c)
    last = doc[c.end - 1].lower_
    many = c.end - c.start > 1
    if " & " in name:
        return "Organisation"
    if name in outlets() and name not in words.common and (many or c.type == "Organisation"):
        return "Outlet"
    if name in words.known:
        return "Organisation"
    if name in places().countries:
        return "Place"
    if c.type in ("Organisation", "Person") and DOMAIN.fullmatch(name):
        return "Organisation" if name.partition(".")[0] in words.known else "Outlet"
    if c.type == "Organisation" and "journal of " in name:
        return "Outlet"
    if c.type == "Organisation" and many and last in places().buildings:
        return "Place"
    following = doc[c.end].lower_ if c.end < len(doc) else ""
    if many and last in words.last and following not in words.unless and (last not in words.weak or c.type == "Organisation"):
        return "Outlet" if c.type != "Person" or doc[c.start].lower_ not in people().given else "Person"
    if c.type in ("Person", "Place") and many and last in words.body:
        return "Organisation"
    if c.type == "Person" and many and last in words.firms and doc[c.start].lower_ not in people().given:
        return "Organisation"
    if c.type == "Organisation" and c.end - c.start == 2 and doc[c.start].lower_ in people().given and last not in words.body:
        return "Person"
    return c.type


def _by_context(doc: Doc, c: Candidate) -> str | None:
    """What the words beside a name call it: "the firm X", "X, a news site", "told X that"."""
    root = doc[c.start : c.end].root
    if " & " in key(doc, c):
        return None
    after = doc[c.end].lower_ if c.end < len(doc) else ""
    if after in ("television", "radio", "tv") and c.type == "Organisation":
        return "Outlet"
    if _settlement(doc, c):
        return "Place"
    for noun in _beside(doc, c, root):
        lemma = noun.lemma_.lower()
        if lemma in bodies().again_outlet or (lemma in bodies().outlet_nouns and lemma not in ("agency", "network")):
            return "Outlet"
        if lemma in ("agency", "network") and any(child.lower_ in ("news", "press", "television", "tv") for child in noun.children):
            return "Outlet"
        if lemma in people().nouns and noun.tag_ in ("NN", "NNP"):
            return "Person"
        if lemma in bodies().again_body and c.type != "Place" and doc[c.start].lower_ not in people().given:
            return "Organisation"
    if c.start > 1 and doc[c.start - 1].text in ('"', "“") and doc[c.start - 2].lower_ == "named":
        return "Person"
    if c.type == "Organisation" or (c.type == "Place" and c.end - c.start > 1 and doc[c.end - 1].lower_ in bodies().last):
        return "Outlet" if not any(t.lower_ in bodies().body for t in doc[c.start : c.end]) and _reports(root) else None
    return None


def _settlement(doc: Doc, c: Candidate) -> bool:
    """ "the town of X", "X, Va.", "In X"."""
    if c.start > 1 and doc[c.start - 1].lower_ == "of" and doc[c.start - 2].lower_ in places().settlements:
        return True
    if c.type == "Person" and c.start and (before := doc[c.start - 1]).lower_ == "in" and doc[c.start].lower_ not in people().given:
        return before.text == "In" or (before.head.pos_ == "VERB" and before.head.lemma_ not in TRUSTING)
    return c.end + 1 < len(doc) and doc[c.end].text == "," and doc[c.end + 1].text in places().states and c.type != "Outlet"


def _beside(doc: Doc, c: Candidate, root: Token) -> list[Token]:
    found = [child for child in root.children if child.dep_ == "appos" and child.i >= c.end and child.pos_ == "NOUN"]
    if root.dep_ == "appos" and root.head.pos_ == "NOUN" and root.head.i < c.start and c.start - root.head.i <= 2:
        found.append(root.head)
    if c.start and doc[c.start - 1].pos_ == "NOUN" and doc[c.start - 1].text.islower():
        found.append(doc[c.start - 1])
    return found


def _reports(root: Token) -> bool:
    """ "told X that", "in an interview with X", "X reported that"."""
    head = root.head
    if root.dep_ in ("dobj", "dative") and head.lemma_ == "tell":
        return True
    if root.dep_ == "nsubj" and head.lemma_ == "report":
        return any(c.dep_ == "ccomp" for c in head.children) or head.dep_ in ("parataxis", "ccomp")
    return root.dep_ == "pobj" and head.lower_ in ("with", "on") and head.head.lemma_ == "interview"


def _majority(doc: Doc, candidates: list[Candidate], votes: dict[str, Counter[str]]) -> None:
    """One name, one type: what most of its uses say; a person's surname is a person."""
    chosen = {name: sorted(count, key=lambda t, n=count: (-n[t], PRIORITY[t]))[0] for name, count in votes.items()}  # type: ignore[misc]
    persons = {name.split()[-1] for name, t in chosen.items() if t == "Person" and len(name.split()) > 1}
    papers = {name.split()[-1] for name, t in chosen.items() if t == "Outlet" and " " in name and name.split()[-1] in bodies().last}
    stations = {name[:-3] for name, t in chosen.items() if t == "Outlet" and name.endswith(("-tv", "-fm", "-am"))}
    for c in candidates:
        name = key(doc, c)
        c.type = chosen[name]
        if c.type == "Organisation" and ((name in papers and c.start and doc[c.start - 1].lower_ == "the") or name in stations):
            c.type = "Outlet"
        if " " not in name and name in persons and c.type in ("Organisation", "Place") and name not in places().countries:
            c.type = "Person"


def _families(doc: Doc, candidates: list[Candidate]) -> None:
    """ "the Varleys" beside "Anna Varley" are a group."""
    surnames = {key(doc, c).split()[-1] for c in candidates if c.type == "Person"}
    for c in candidates:
        name = key(doc, c)
        if c.type not in ("Person", "Organisation") or not c.start or doc[c.start - 1].lower_ != "the":
            continue
        if name.endswith("s") and name[:-1] in surnames:
            c.type = "Group"


class _Forms:
    """Names to be looked for again, by their first word."""

    def __init__(self) -> None:
        self.forms: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
        self.seen: set[tuple[str, ...]] = set()

    def learn(self, words: tuple[str, ...], type_: str, *, the: bool = False) -> None:
        """`the` asks for "the" before it."""
        if words and words not in self.seen:
            self.seen.add(words)
            self.forms.setdefault(words[0], []).append((words, type_, the))


def _learn(doc: Doc, candidates: list[Candidate]) -> _Forms:
    forms = _Forms()
    words = bodies()
    for c in candidates:
        if c.chars is not None or c.type == "Handle":
            continue
        name = tuple(t.text for t in doc[c.start : c.end])
        if name[0] == "The" and len(name) > 1:
            name = name[1:]
        forms.learn(name, c.type)
        if len(name) == 3 and name[1] == "-" and name[2] in ("TV", "FM", "AM"):
            forms.learn(name[:1], c.type)
        elif "-" in name[0] and name[0].endswith(("-TV", "-FM", "-AM")):
            forms.learn((name[0][:-3],), c.type)
    for c in candidates:
        name = tuple(t.text for t in doc[c.start : c.end])
        last = name[-1]
        if c.type == "Person" and len(name) > 1 and len(last) > 2 and last.lower() not in people().generations:
            forms.learn((last,), "Person")
        if (
            c.end + 2 < len(doc)
            and doc[c.end].text == "("
            and doc[c.end + 2].text == ")"
            and doc[c.end + 1].is_upper
            and c.type != "Person"
        ):
            forms.learn((doc[c.end + 1].text,), c.type)
        if c.type == "Outlet" and len(name) > 1 and last.lower() in words.last and last.lower() not in ("news", "magazine"):
            forms.learn((last,), "Outlet", the=True)
        if c.type in ("Organisation", "Outlet") and len(name) == 2 and last.lower() in words.body and len(name[0]) > 3:
            first = doc[c.end - 2]
            if first.ent_type_ not in ("GPE", "NORP", "PERSON", "LOC") and first.lower_ not in places().nationality and first.is_oov:
                forms.learn(name[:1], c.type)
    return forms


def _repeated(doc: Doc, candidates: list[Candidate]) -> list[Candidate]:
    """Names that the model found once and missed elsewhere: full names, surnames and short forms, wherever they stand again."""
    taken = [False] * len(doc)
    for c in candidates:
        for i in range(c.start, c.end):
            taken[i] = True
    forms = _learn(doc, candidates).forms
    found = list(candidates)
    i = 0
    while i < len(doc):
        best: tuple[tuple[str, ...], str, bool] | None = None
        if not taken[i] and capital(doc[i]):
            for form in forms.get(doc[i].text, ()):
                words, _, the = form
                n = len(words)
                if (
                    (best is None or n > len(best[0]))
                    and i + n <= len(doc)
                    and (not the or (i and doc[i - 1].lower_ == "the"))
                    and all(doc[i + k].text == words[k] and not taken[i + k] for k in range(n))
                ):
                    best = form
        if best and (
            len(best[0]) > 1
            or doc[i].pos_ == "PROPN"
            or best[1] in ("Person", "Outlet")
            or doc[i].is_upper
            or (doc[i].pos_ == "NOUN" and (not doc[i].is_sent_start or doc[i].dep_ == "nsubj"))
        ):
            the_part = best[1] == "Outlet" and i and doc[i - 1].text == "The" and not best[2] and not taken[i - 1]
            found.append(Candidate(i - 1 if the_part else i, i + len(best[0]), best[1]))
            i += len(best[0])
        else:
            i += 1
    found.sort(key=lambda c: c.start)
    return found


def _acts(root: Token, verb: Token) -> bool:
    """Whether a country is the subject of something that only a government does."""
    lemma = verb.lemma_.lower()
    if lemma in bodies().acts:
        return lemma != "have" or root.lower_ not in bodies().capitals
    if verb.pos_ != "VERB" or root.dep_ != "nsubj" or lemma in bodies().undergone:
        return False
    return any(
        c.dep_ in ("dobj", "ccomp", "xcomp", "dative") or (c.dep_ == "prep" and c.lower_ in ("in", "with", "against"))
        for c in verb.children
    )


def _stands_for(doc: Doc, c: Candidate) -> str:
    """A country or a capital is a body where it speaks or acts; "the West" is a group of states."""
    if c.type not in ("Place", "Organisation"):
        return c.type
    name = key(doc, c)
    words = bodies()
    if name in words.always:
        return "Organisation"
    if name in places().blocs:
        return "Group" if c.start and doc[c.start - 1].lower_ == "the" else "Place"
    seat = name in words.capitals
    if not seat and name not in places().countries:
        return c.type
    root = doc[c.start : c.end].root
    while root.dep_ == "conj" and root.head.ent_type_ == "GPE":
        root = root.head
    verb = root.head
    if root.dep_ in ("nsubj", "nsubjpass", "csubj") and _acts(root, verb):
        return "Organisation"
    if root.dep_ in ("dobj", "dative") and verb.lemma_.lower() in words.blamed:
        return "Organisation"
    if root.dep_ == "pobj" and (
        (verb.lower_ == "by" and verb.dep_ == "agent") or (verb.lower_ in SIDES and (seat or verb.head.lemma_.lower() in words.dealings))
    ):
        return "Organisation"
    if root.dep_ in ("poss", "compound") and root.head.lemma_.lower() in words.deeds:
        return "Organisation"
    if not seat:
        return "Place"
    if root.dep_ == "nsubj" and verb.pos_ in ("VERB", "AUX") and verb.lemma_ != "be":
        return "Organisation"
    after = doc[c.end] if c.end < len(doc) else None
    if root.dep_ == "poss" and after is not None and after.text in APOSTROPHES and root.head.lemma_.lower() in people().nouns:
        return "Organisation" if root.head.lemma_.lower() not in ("mayor", "resident") else "Place"
    return "Place"
