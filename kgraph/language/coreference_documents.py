"""Documents and other things with words in them: who speaks through a suit, a letter, a tweet, a report."""

from spacy.tokens import Doc, Token

from kgraph.language.layers import Layers, layers
from kgraph.language.namelists import bodies, names_person, people
from kgraph.language.spans import agent, governing, is_passive, subject
from kgraph.language.unnamed import add_unnamed

MADE = ("file", "write", "release", "issue", "publish", "post", "send", "make")
"""What its author does to a document."""
WORKED = ("bring", "sign", "give", "conduct", "commission", "compile", "prepare")
"""What is done besides to those that "by" follows."""
SAID_IN = ("say", "allege", "claim", "state", "write", "argue", "announce", "add", "deny", "acknowledge", "confirm")
"""Whose subject is the author of what it is said in: "said in a statement"."""
HELD_UP = ("carry", "hold", "wave", "raise", "display", "hang", "unfurl", "brandish", "wear")
"""What those do to a placard who speak through it."""
SOME = ("some", "many", "several", "others", "one", "another")
"""People told by their number alone."""
REACH = 600
"""How far back, in tokens, "the suit" goes back to a suit whose author was named."""
TOLD_LATER = ("suit", "report", "document")
"""Families of which an article may tell the author after it has quoted them."""
SUIT_REACH = 300
"""How far back it is looked for who sued."""


LOOKING_INTO = {
    "poll", "survey", "study", "census", "review", "analysis", "investigation", "probe", "inquiry", "audit", "examination", "assessment",
    "test", "research", "search",
}
"""What is made of those whom "of" names, and not by them: "a poll of voters", "a review of the bank"."""


def author_of(doc: Doc, token: Token) -> int | None:
    """Who is behind a document: its possessor, who it is by or from, who filed it; "the suit" is the last one of its kind."""
    kg = layers(doc)
    family = family_of(token)
    if family is None:
        return None
    own = _stated_author(kg, token)
    if own is not None:
        return own
    if family == "report" and (outlet := _stands_in(kg, token)) is not None:
        return outlet
    if family == "suit" and (suing := _plaintiff(doc, kg, token.i)) is not None:
        return suing
    leading = next((c for c in token.children if c.dep_ in ("det", "poss")), None)
    if leading is not None and (leading.lower_ in ("the", "this", "that", "its", "his", "her") or leading.ent_type_ == "DATE"):
        for i in range(token.i - 1, max(-1, token.i - REACH), -1):
            if _again(token, doc[i], family):
                if (found := _stated_author(kg, doc[i])) is not None:
                    return found
                if doc[i].lemma_ == token.lemma_ and any(c.lower_ in ("a", "an") for c in doc[i].children) and family not in TOLD_LATER:
                    return None  # "an anonymous letter" was brought in without an author
    elif leading is None or leading.lower_ not in ("a", "an"):
        return None
    if family in TOLD_LATER and token.tag_ in ("NN", "NNP"):
        for i in range(token.i + 1, min(len(doc), token.i + REACH)):
            if _again(token, doc[i], family) and (found := _stated_author(kg, doc[i])) is not None:
                return found
    return None


def family_of(token: Token) -> str | None:
    """What kind of document a noun is one of; None where it is none."""
    return bodies().documents.get(token.lemma_.lower()) or bodies().documents.get(token.lower_)


def _stands_in(kg: Layers, token: Token) -> int | None:
    """The outlet that a report stands in: "a report in the Post"."""
    nouns = (n for c in token.children if c.dep_ == "prep" and c.lower_ == "in" for n in c.children if n.dep_ == "pobj")
    return next((e for n in nouns if (e := kg.at.get(n.i)) is not None and kg.entities[e].type == "Outlet"), None)


def _again(token: Token, other: Token, family: str) -> bool:
    """Whether another noun may be the same document: of one family, or anything that "the document" may be."""
    if other.pos_ != "NOUN":
        return False
    found = bodies().documents.get(other.lemma_.lower())
    return found == family or (family == "document" and token.tag_ == "NN" and found in ("suit", "letter", "charge"))


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
        if child.dep_ == "compound" and child.lower_ == "police" and (one := force(kg)) is not None:
            return one
        if child.dep_ == "compound" and child.lower_ == "media" and child.i and child.nbor(-1).dep_ == "amod":
            return add_unnamed(child.doc, child)  # "local media reports"
        if (
            child.dep_ in ("poss", "compound", "nmod")
            and (entity := kg.at.get(child.i)) is not None
            and kg.entities[entity].type != "Place"
        ):
            return entity
        if child.dep_ == "prep" and child.lower_ in ("by", "from", *(() if token.lemma_.lower() in LOOKING_INTO else ("of",))):
            for noun in child.children:
                if noun.dep_ == "pobj" and (entity := kg.at.get(noun.i)) is not None and kg.entities[entity].type != "Place":
                    return entity
                if noun.dep_ == "pobj" and child.lower_ == "by" and noun.i not in kg.at and names_person(noun.lemma_.lower()):
                    return add_unnamed(noun.doc, noun)
        if child.dep_ == "amod" and child.lower_ == "available" and child.i > token.i:  # "the data available from the bank"
            origin = next((n for c in child.children if c.lower_ == "from" for n in c.children if n.dep_ == "pobj"), None)
            if origin is not None and (entity := kg.at.get(origin.i)) is not None:
                return entity
        if child.dep_ in ("acl", "relcl") and child.lemma_ in (*MADE, *WORKED):
            for agent in child.children:
                if agent.dep_ in ("agent", "prep") and agent.lower_ == "by":
                    for noun in agent.children:
                        if noun.dep_ == "pobj" and (entity := _beside_at(kg, noun)) is not None:
                            return entity
                if agent.dep_ == "nsubj" and (entity := kg.at.get(agent.i)) is not None:
                    return entity
    head = token.head
    if token.dep_ == "dobj" and head.lemma_ in (*MADE, "tweet", "give", "submit", "share", "draft", "prepare", "sign"):
        return _maker(kg, governing(head))
    if token.dep_ == "dobj" and family_of(token) == "sign" and head.lemma_ in HELD_UP:
        return _maker(kg, governing(head))
    if token.dep_ == "dobj" and head.lemma_ == "put" and any(c.dep_ == "prt" and c.lower_ == "out" for c in head.children):
        return _maker(kg, governing(head))
    if token.dep_ == "pobj" and head.lower_ == "in" and head.head.lemma_.lower() in SAID_IN and not is_passive(head.head):
        return _maker(kg, governing(head.head))
    return None


def _beside_at(kg: Layers, noun: Token) -> int | None:
    """The entity of a noun, or of the name before it: "Radio Velm", "the Velm institute"."""
    before = (c.i for c in noun.children if c.dep_ == "compound")
    return next((kg.at[i] for i in (noun.i, *before) if i in kg.at), None)


def _maker(kg: Layers, own: Token | None) -> int | None:
    """The entity that a verb's subject is: "who" is whom it describes."""
    if own is not None and own.lower_ in ("who", "which", "that") and own.head.dep_ == "relcl":
        own = own.head.head
    if own is None:
        return None
    if (entity := kg.at.get(own.i)) is not None:
        return entity if kg.entities[entity].type != "Place" else None
    beside = next((c for c in own.children if c.dep_ == "appos" and c.i in kg.at), None)
    if beside is not None:
        return kg.at[beside.i]
    speaks = names_person(own.lemma_.lower()) or own.lower_ in (*people().groups, *SOME) or own.lemma_.lower() in bodies().again_body
    return add_unnamed(own.doc, own) if speaks else None


def force(kg: Layers) -> int | None:
    """The one police force that the article names."""
    found = [i for i, e in enumerate(kg.entities) if e.named and e.type == "Organisation" and "police" in e.name.lower()]
    return found[0] if len(found) == 1 else None
