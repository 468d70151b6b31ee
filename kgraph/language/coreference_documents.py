"""Documents and other things with words in them: who speaks through a suit, a letter, a tweet, a report."""

from spacy.tokens import Doc, Token

from kgraph.language.layers import Layers, layers
from kgraph.language.namelists import bodies, names_person
from kgraph.language.spans import agent, governing, is_passive, subject
from kgraph.language.unnamed import add_unnamed

MADE = ("file", "write", "release", "issue", "publish", "post", "send", "make")
"""What its author does to a document."""
REACH = 600
"""How far back, in tokens, "the suit" goes back to a suit whose author was named."""
SUIT_REACH = 300
"""How far back it is looked for who sued."""


def author_of(doc: Doc, token: Token) -> int | None:
    """Who is behind a document: its possessor, who it is by or from, who filed it; "the suit" is the last one of its kind."""
    kg = layers(doc)
    family = bodies().documents.get(token.lemma_.lower()) or bodies().documents.get(token.lower_)
    if family is None:
        return None
    own = _stated_author(kg, token)
    if own is not None:
        return own
    if family == "suit" and (suing := _plaintiff(doc, kg, token.i)) is not None:
        return suing
    determiner = next((c.lower_ for c in token.children if c.dep_ in ("det", "poss")), "")
    if determiner not in ("the", "this", "that", "its", "his", "her"):
        return None
    for i in range(token.i - 1, max(-1, token.i - REACH), -1):
        other = doc[i]
        if (
            other.pos_ == "NOUN"
            and (bodies().documents.get(other.lemma_.lower())) == family
            and (found := _stated_author(kg, other)) is not None
        ):
            return found
    return None


def _plaintiff(doc: Doc, kg: Layers, before: int) -> int | None:
    """Who sued last: "X is suing Y", "Y was sued by X"."""
    for i in range(before - 1, max(-1, before - SUIT_REACH), -1):
        if doc[i].lemma_ != "sue" or doc[i].pos_ != "VERB":
            continue
        who = agent(doc[i]) if is_passive(doc[i]) else subject(doc[i])
        if who is not None and (entity := kg.at.get(who.i)) is not None:
            return entity
    return None


def _stated_author(kg: Layers, token: Token) -> int | None:
    for child in token.children:
        if (
            child.dep_ in ("poss", "compound", "nmod")
            and (entity := kg.at.get(child.i)) is not None
            and kg.entities[entity].type != "Place"
        ):
            return entity
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
            for noun in child.children:
                if noun.dep_ == "pobj" and (entity := kg.at.get(noun.i)) is not None and kg.entities[entity].type != "Place":
                    return entity
                if noun.dep_ == "pobj" and child.lower_ == "by" and noun.i not in kg.at and names_person(noun.lemma_.lower()):
                    return add_unnamed(noun.doc, noun)
        if child.dep_ in ("acl", "relcl") and child.lemma_ in (*MADE, "bring", "sign"):
            for agent in child.children:
                if agent.dep_ in ("agent", "prep") and agent.lower_ == "by":
                    for noun in agent.children:
                        if noun.dep_ == "pobj" and (entity := kg.at.get(noun.i)) is not None:
                            return entity
                if agent.dep_ == "nsubj" and (entity := kg.at.get(agent.i)) is not None:
                    return entity
    head = token.head
    if token.dep_ == "dobj" and head.lemma_ in (*MADE, "tweet", "give", "submit", "share"):
        own = governing(head)
        return kg.at.get(own.i) if own is not None else None
    return None
