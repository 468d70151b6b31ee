"""Descriptions of named entities ("the despot", "the former vice chief of staff", "the channel"), and documents and their authors."""

from spacy.tokens import Doc, Token

from kgraph.language.antecedents import SUBJECTS, WINDOW, Antecedents
from kgraph.language.layers import EntityDraft, Layers, layers
from kgraph.language.namelists import bodies, people, places

DEFINITE = {"the", "this", "that"}
EPITHETS = {
    "man", "woman", "despot", "tyrant", "strongman", "dictator", "ruler", "politician", "statesman", "leader", "star", "actor", "actress", "businessman", "businesswoman",
    "official", "lawyer", "attorney", "author", "executive", "veteran", "defendant", "plaintiff", "suspect", "expert", "analyst", "athlete", "coach", "oligarch",
}
ROLES_NEEDED = {"official", "lawyer", "attorney", "expert", "analyst", "coach", "oligarch", "author", "executive", "veteran", "star", "leader", "plaintiff", "defendant", "suspect"}


def weigh(doc: Doc, kg: Layers, past: Antecedents, token: Token) -> int | None:
    """The named entity that a definite description stands for; None where none fits."""
    lemma = token.lemma_.lower()
    determiner = next((c for c in token.children if c.dep_ == "det"), None)
    if determiner is None or determiner.lower_ not in DEFINITE or token.tag_ in ("NNS", "NNPS"):
        return None
    if token.dep_ in ("compound", "appos", "attr"):
        return None
    if _age(token):
        return _latest(kg, past, lambda e: e.type == "Person" and not e.plural)
    if lemma in people().nouns:
        return _person(doc, kg, past, token, lemma)
    if any(c.dep_ in ("prep", "relcl", "acl") for c in token.children):
        return None
    if lemma in bodies().again_outlet:
        found = _latest(kg, past, lambda e: e.type == "Outlet" and not e.outlet_of_article)
        if found is not None:
            return found
    if lemma in bodies().again_body and not any(c.dep_ in ("amod", "compound") and c.lower_ not in people().modifiers for c in token.children):
        return _latest(kg, past, lambda e: e.type == "Organisation" and e.named and _body_fits(e, lemma))
    return None


def _age(token: Token) -> bool:
    """"the 69-year-old"."""
    return token.lower_ in ("old", "69-year-old") or token.lower_.endswith("-year-old") and token.dep_ in (*SUBJECTS, "pobj", "dobj", "poss")


def _body_fits(entity: EntityDraft, lemma: str) -> bool:
    words = entity.name.lower().split()
    if lemma in words:
        return True
    return lemma in ("company", "firm", "group", "organisation", "organization", "body", "agency", "giant", "party", "network", "club", "watchdog", "regulator", "militia", "movement")


def _person(doc: Doc, kg: Layers, past: Antecedents, token: Token, lemma: str) -> int | None:
    country = next((places().nationality[c.lower_] for c in token.children if c.lower_ in places().nationality), None)
    if country is None:
        country = next((c.text for c in token.children if c.dep_ == "poss" and c.lower_ in places().countries), None)
    sex = people().sex.get(lemma)
    ruler = lemma in people().rulers
    wanted = people().rulers if ruler else frozenset({lemma})
    seen: set[int] = set()
    fallback: int | None = None
    for row in reversed(past.past[-2 * WINDOW :]):
        index = row.entity
        if index is None or index in seen or row.kind == "pair":
            continue
        seen.add(index)
        draft = kg.entities[index]
        if draft.type != "Person" or draft.plural or (sex and draft.gender not in (sex, None)):
            continue
        if country and draft.country and _plain(country) != _plain(draft.country):
            continue
        if draft.roles & wanted and (not country or draft.country or not draft.named or ruler):
            return index
        if fallback is None and draft.named:
            fallback = index
    if lemma in EPITHETS and lemma not in ROLES_NEEDED and not country:
        return fallback
    return None


def _plain(country: str) -> str:
    return places().same.get(country.lower(), country).lower()


def _latest(kg: Layers, past: Antecedents, fits: "object") -> int | None:
    assert callable(fits)
    for row in reversed(past.past[-WINDOW:]):
        if row.entity is not None and row.kind == "entity" and fits(kg.entities[row.entity]):
            return row.entity
    return None


def author_of(doc: Doc, token: Token) -> int | None:
    """Who is behind a document: its possessor, who it is by or from, who filed it; for "the suit", who is behind the last one of its kind."""
    kg = layers(doc)
    family = bodies().documents.get(token.lemma_.lower()) or bodies().documents.get(token.lower_)
    if family is None:
        return None
    own = _stated_author(kg, token)
    if own is not None:
        return own
    determiner = next((c.lower_ for c in token.children if c.dep_ in ("det", "poss")), "")
    if determiner not in ("the", "this", "that", "its", "his", "her"):
        return None
    for i in range(token.i - 1, max(-1, token.i - 600), -1):
        other = doc[i]
        if other.pos_ == "NOUN" and (bodies().documents.get(other.lemma_.lower())) == family and (found := _stated_author(kg, other)) is not None:
            return found
    return None


def _stated_author(kg: Layers, token: Token) -> int | None:
    for child in token.children:
        if child.dep_ in ("poss", "compound", "nmod") and (entity := kg.at.get(child.i)) is not None and kg.entities[entity].type != "Place":
            return entity
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
            for noun in child.children:
                if noun.dep_ == "pobj" and (entity := kg.at.get(noun.i)) is not None and kg.entities[entity].type != "Place":
                    return entity
        if child.dep_ == "prep" and child.lower_ in ("in", "on"):
            for noun in child.children:
                if noun.dep_ == "pobj" and (entity := kg.at.get(noun.i)) is not None and kg.entities[entity].type == "Outlet":
                    return entity
        if child.dep_ in ("acl", "relcl") and child.lemma_ in ("file", "write", "release", "issue", "publish", "post", "send", "bring", "make", "sign"):
            for agent in child.children:
                if agent.dep_ in ("agent", "prep") and agent.lower_ == "by":
                    for noun in agent.children:
                        if noun.dep_ == "pobj" and (entity := kg.at.get(noun.i)) is not None:
                            return entity
                if agent.dep_ == "nsubj" and (entity := kg.at.get(agent.i)) is not None:
                    return entity
    head = token.head
    if token.dep_ == "dobj" and head.lemma_ in ("file", "write", "release", "issue", "publish", "post", "send", "make", "tweet", "give", "submit", "share"):
        for child in head.children:
            if child.dep_ == "nsubj" and (entity := kg.at.get(child.i)) is not None:
                return entity
    return None
