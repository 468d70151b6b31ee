"""What kind of thing a name is, and whether a country or a capital stands for its government."""

import re
from collections import Counter

from spacy.tokens import Doc, Token

from kgraph.language.layers import layers
from kgraph.language.namelists import bodies, outlets, people, places
from kgraph.language.names_again import repeated
from kgraph.language.names_patterns import Candidate, is_body, with_the
from kgraph.language.names_seats import stands_for

PRIORITY = {"Outlet": 0, "Organisation": 1, "Person": 2, "Place": 3, "Group": 4, "Handle": 5}
DOMAIN = re.compile(r"[a-z0-9-]{2,}\.(?:com|org|net|info|news|tv|ru|ua|co\.uk)")
TRUSTING = {
    "believe",
    "confide",
    "trust",
    "see",
    "invest",
    "find",
    "inspire",
    "interest",
    "instil",
    "instill",
    "have",
    "faith",
    "confidence",
    "belief",
    "hope",
    "change",
    "be",
    "engage",
    "place",
    "put",
    "role",
    "character",
    "rise",
}
"""Verbs and nouns whose "in" leads to a person."""
LANDS = ("port", "fort", "lake", "mount", "cape", "isle")
"""First words of places."""
OWNED = {
    "share",
    "stake",
    "interest",
    "investment",
    "position",
    "job",
    "shareholding",
    "shareholder",
    "investor",
    "seat",
    "post",
    "place",
    "rank",
    "people",
    "someone",
}
"""Nouns whose "in" leads to a body."""
CAMEL = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+")
"""A firm's name with a capital inside: "DataVane"; "McVane" is a person's."""
AGENCIES = ("news agency", "press agency")
STATES = {"government", "regime", "ally", "power", "state", "administration", "body"}
"""What a country may be called beside its name."""
OF_OUTLETS = {"news", "radio", "tv", "television", "web", "internet", "online", "opposition", "independent", "state", "newspaper", "press"}
"""Words before "site", "programme" and the like that make it an outlet's."""
SURE = 4
"""Votes of what the words beside a name say it is ("X, a news site"), against one of the tagger."""


def settle(doc: Doc, candidates: list[Candidate], titled: list[bool]) -> list[Candidate]:
    """Types by words, then by the majority of a name's uses, then government or place for each use; names missed are added."""
    votes: dict[str, Counter[str]] = {}
    full = {word for c in candidates if c.type == "Person" and c.end - c.start > 1 for word in key(doc, c).split()}
    for c in candidates:
        c.type = _by_words(doc, c)
        count = votes.setdefault(key(doc, c), Counter())
        count[c.type] += SURE * 3 if c.listed else 1
        if not c.listed and c.type != "Handle" and (said := _by_context(doc, c, full)):
            count[said] += SURE
    _short_forms(doc, candidates, votes)
    _majority(doc, candidates, votes)
    _namesakes(doc, candidates)
    _families(doc, candidates)
    candidates = repeated(doc, candidates)
    for c in candidates:
        c.type = stands_for(doc, c, key(doc, c))
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
        told = first.is_oov or (c.end - c.start == 2 and first.ent_type_ not in ("GPE", "NORP", "LOC") and words[0] not in people().given)
        if len(words) > 1 and words[-1] in bodies().firms and told and words[0] in votes and words[0] not in people_words:
            votes[words[0]][c.type] += 2 * SURE
        if len(words) > 1 and c.end + 2 < len(doc) and doc[c.end].text == "(" and doc[c.end + 2].text == ")" and doc[c.end + 1].is_upper:
            short = doc[c.end + 1].lower_
            if short in votes and short[0] == words[0][0]:
                votes[short][c.type] += 2 * SURE


def key(doc: Doc, c: Candidate) -> str:
    """A name's letters, to compare its uses by."""
    return " ".join(letters(doc, c).lower().split()).removeprefix("the ")


def letters(doc: Doc, c: Candidate) -> str:
    """The name as the article has it."""
    span = doc[c.start : c.end]
    return span.text[c.chars[0] - span.start_char : c.chars[1] - span.start_char] if c.chars else span.text


def surname(name: str) -> str:
    """The last word of a person's name in small letters, less what tells a son from his father: "mohr" of "karl mohr, jr."."""
    words = name.split()
    while len(words) > 1 and words[-1].rstrip(".,") in people().generations:
        words.pop()
    return words[-1].rstrip(",")


def _by_words(doc: Doc, c: Candidate) -> str:
    words = bodies()
    if c.listed or c.type == "Handle":
        return c.type
    name = key(doc, c)
    last = doc[c.end - 1].lower_
    many = c.end - c.start > 1
    if " & " in name:
        return "Organisation"
    start = c.start + (doc[c.start].lower_ == "the")
    if name in outlets() and name not in words.common and (many or c.type == "Organisation") and not is_body(doc, start, c.end):
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
    if many and (name.endswith(AGENCIES) or (last == "media" and c.type == "Organisation")):
        return "Outlet"
    if name in places().cities and c.type in ("Person", "Organisation"):
        return "Place"
    if c.type == "Place" and not many and CAMEL.fullmatch(doc[c.start].text) and not name.startswith(("mc", "mac", "de", "la", "le")):
        return "Organisation"
    if (
        c.type in ("Person", "Organisation")
        and c.end - c.start == 2
        and doc[c.start].lower_ in LANDS
        and last not in words.firms | words.last | words.body
    ):
        return "Place"
    if c.type in ("Person", "Place") and many and last in words.body:
        return "Organisation"
    if c.type == "Person" and many and last in words.firms and doc[c.start].lower_ not in people().given:
        return "Organisation"
    if c.type == "Organisation" and c.end - c.start == 2 and doc[c.start].lower_ in people().given and last not in words.body:
        return "Person"
    if c.type == "Organisation" and c.end - c.start == 2 and _beside_namesake(doc, c):
        return "Person"
    return c.type


def _by_context(doc: Doc, c: Candidate, full: set[str]) -> str | None:
    """What the words beside a name call it: "the firm X", "X, a news site", "told X that"; `full` are the words of people's full names."""
    root = doc[c.start : c.end].root
    if " & " in key(doc, c):
        return None
    after = doc[c.end].lower_ if c.end < len(doc) else ""
    if after in ("television", "radio", "tv") and c.type == "Organisation":
        return "Outlet"
    if _settlement(doc, c):
        return "Place"
    if c.type != "Person" and _somebody(doc, c, root):
        return "Person"
    surname = c.end - c.start == 1 and key(doc, c) in full
    for noun in _beside(doc, c, root):
        lemma = noun.lemma_.lower()
        if somewhere(noun):
            continue
        if surname and lemma not in people().nouns:  # "in a paper Vane writes", where Ada Vane is named
            continue
        if lemma in bodies().again_outlet or (lemma in bodies().outlet_nouns and lemma not in ("agency", "network")):
            return "Outlet"
        if lemma in ("agency", "network") and any(child.lower_ in ("news", "press", "television", "tv") for child in noun.children):
            return "Outlet"
        if lemma in people().nouns and noun.tag_ in ("NN", "NNP") and key(doc, c) not in places().state_names:
            return "Person"  # not "the candidate, | Ohio Governor Ada Quill"
        firm = c.type != "Place" or (noun.i > c.end and c.end - c.start > 1 and lemma not in STATES)
        if lemma in bodies().again_body and firm and doc[c.start].lower_ not in people().given:
            return "Organisation"
    if c.start > 1 and doc[c.start - 1].text in ('"', "“") and doc[c.start - 2].lower_ == "named":
        return "Person"
    if c.type == "Person" and _unknown(doc, c, full):
        told = root.dep_ in ("dobj", "dative") and root.head.lemma_ == "tell" and not any(c.dep_ == "xcomp" for c in root.head.children)
        return "Outlet" if told else None
    if c.type == "Organisation" or (c.type == "Place" and c.end - c.start > 1 and doc[c.end - 1].lower_ in bodies().last):
        return "Outlet" if not any(t.lower_ in bodies().body for t in doc[c.start : c.end]) and _reports(root) else None
    return None


def _somebody(doc: Doc, c: Candidate, root: Token) -> bool:
    """ "81-year-old X", "X, who": no body."""
    aged = c.start > 2 and doc[c.start - 1].lower_ == "old" and doc[c.start - 3].lower_ == "year"
    who = any(v.dep_ == "relcl" and any(t.lower_ == "who" and t.dep_ in ("nsubj", "nsubjpass") for t in v.children) for v in root.children)
    words = {t.lower_ for t in doc[c.start : c.end]}
    plain = c.type == "Organisation" and root.tag_ != "NNPS" and words.isdisjoint(bodies().body | bodies().firms)
    return plain and (aged or who)


def somewhere(noun: Token) -> bool:
    """Whether "site" or "station" beside a name may be a place: "Mecca, the holiest site of Islam", against "Meri, a news site"."""
    return noun.lemma_.lower() in ("site", "station") and not any(t.lower_ in OF_OUTLETS for t in noun.children)


def _unknown(doc: Doc, c: Candidate, full: set[str]) -> bool:
    """A word alone that no full name has and no title stands before: news names people in full, so it may be no one."""
    if c.end - c.start > 1 or c.title is not None or doc[c.start].lower_ in full or doc[c.start].lower_ in people().given:
        return False
    before = doc[c.start - 1] if c.start else None
    return before is None or (before.lower_ not in people().honorifics and before.lower_ not in people().titles)


def _settlement(doc: Doc, c: Candidate) -> bool:
    """ "the town of X", "X, Va.", "In X"."""
    if c.start > 1 and doc[c.start - 1].lower_ == "of" and doc[c.start - 2].lower_ in places().settlements:
        return True
    if c.type == "Person" and c.start and doc[c.start].lower_ not in people().given:
        before = doc[c.start - 1]
        if before.lower_ in ("near", "outside") and before.dep_ == "prep":
            return True
        if before.lower_ == "in":
            return before.text == "In" or before.head.lemma_.lower() not in TRUSTING
    if c.type == "Organisation" and c.end - c.start == 1 and c.start and doc[c.start].text.istitle() and not c.listed:
        before = doc[c.start - 1]
        unknown = doc[c.start].lower_ not in bodies().body and doc[c.start].lower_ not in bodies().known
        if unknown and before.lower_ == "in" and before.dep_ == "prep" and before.head.lemma_.lower() not in TRUSTING | OWNED:
            return True
    if c.end + 1 >= len(doc) or doc[c.end].text != "," or c.type == "Outlet":
        return False
    if doc[c.end + 1].text in places().states:
        return True
    apart = c.end + 2 < len(doc) and doc[c.end + 2].text == "," and doc[c.end + 1].ent_type_ == "GPE"  # "Ferrow, Missouri, has"
    if apart and c.end - c.start == 1 and doc[c.end + 1].text in places().states.values():
        return True
    behind = doc[c.start - 1].lower_ if c.start else ""
    return doc[c.end + 1].lower_ in places().state_names and behind in ("in", "of", "from", "near", "at", "to", "outside")


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
    persons = {surname(name) for name, t in chosen.items() if t == "Person" and len(name.split()) > 1}
    own = (layers(doc).outlet or "").lower()
    papers = {name.split()[-1] for name in (own, *(n for n, t in chosen.items() if t == "Outlet")) if " " in name} & bodies().last
    stations = {name[:-3] for name, t in chosen.items() if t == "Outlet" and name.endswith(("-tv", "-fm", "-am"))}
    stations |= {name.removesuffix(" news") for name, t in chosen.items() if t == "Outlet" and name.endswith(" news")}
    for c in candidates:
        name = key(doc, c)
        c.type = chosen[name]
        if c.type == "Organisation" and ((name in papers and (before_poll(doc, c) or behind_the(doc, c))) or name in stations):
            c.type = "Outlet"
        if " " not in name and name in persons and c.type in ("Organisation", "Place") and name not in places().countries:
            c.type = "Person"


def _beside_namesake(doc: Doc, c: Candidate) -> bool:
    """ "Sean Mohr and | Tyrone Vogel" where a Vogel is named elsewhere."""
    last = doc[c.end - 1]
    if last.dep_ != "conj" or last.head.ent_type_ != "PERSON" or last.lower_ in bodies().firms:
        return False
    return any(e.label_ == "PERSON" and len(e) > 1 and e[-1].text == last.text for e in doc.ents)


def behind_the(doc: Doc, c: Candidate) -> bool:
    """Whether "the" stands before a name, or is part of it."""
    return doc[c.start].text == "The" or (c.start > 0 and doc[c.start - 1].lower_ == "the")


def before_poll(doc: Doc, c: Candidate) -> bool:
    """ "a Post-NBC poll": two outlets that a hyphen joins."""
    return c.end + 1 < len(doc) and doc[c.end].text == "-" and doc[c.end + 1].lower_ in outlets()


def _namesakes(doc: Doc, candidates: list[Candidate]) -> None:
    """A country's or a town's name is a person's where the article has named one who bears it, and a person would stand there."""
    bearers: dict[str, int] = {}
    for c in candidates:
        name = key(doc, c)
        if c.type == "Person" and " " in name:
            bearers.setdefault(surname(name), c.start)
    nations = places().nationality
    for c in candidates:
        name = key(doc, c)
        if c.type not in ("Place", "Organisation") or name not in bearers or c.start < bearers[name]:
            continue
        root = doc[c.start]
        if c.start and (root.nbor(-1).lower_ in people().honorifics | people().abbreviations.keys() | people().titles):
            c.type = "Person"
            continue
        abroad = any(nations.get(t.lower_, "").lower() == name for t in doc) or any(
            key(doc, o) == name and o.type != "Person" and (o.start < bearers[name] or doc[o.start].dep_ == "pobj") for o in candidates
        )
        if root.ent_type_ == "PERSON" or (root.dep_ == "nsubj" and not abroad):
            c.type = "Person"


def _families(doc: Doc, candidates: list[Candidate]) -> None:
    """ "the Varleys" beside "Anna Varley" are a group."""
    surnames = {word for c in candidates if c.type == "Person" for word in key(doc, c).split()[-2:]}
    for c in candidates:
        name = key(doc, c)
        if c.type not in ("Person", "Organisation") or not c.start or doc[c.start - 1].lower_ != "the":
            continue
        if name.endswith("s") and name[:-1] in surnames:
            c.type = "Group"
