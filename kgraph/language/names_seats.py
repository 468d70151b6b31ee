"""Whether a country or a capital stands for its government; "the West" is a group of states."""

from spacy.tokens import Doc, Token

from kgraph.language.namelists import bodies, people, places
from kgraph.language.names_patterns import APOSTROPHES, Candidate

SIDES = {"by", "against", "with", "between"}
"""Prepositions behind which a capital stands for its government, and a country where it is dealt with."""


def _acts(root: Token, verb: Token) -> bool:
    """Whether a country is the subject of something that only a government does."""
    lemma = verb.lemma_.lower()
    if lemma == "be" and any(c.dep_ == "prep" and c.lower_ == "behind" for c in verb.children):
        return True
    if lemma in bodies().acts:
        return lemma != "have" or root.lower_ not in bodies().capitals
    if verb.pos_ != "VERB" or root.dep_ != "nsubj" or lemma in bodies().undergone:
        return False
    return any(
        c.dep_ in ("dobj", "ccomp", "xcomp", "dative") or (c.dep_ == "prep" and c.lower_ in ("in", "with", "against"))
        for c in verb.children
    )


def stands_for(doc: Doc, c: Candidate, name: str) -> str:
    """The type of a name (`name` in small letters) in this use: a country or a capital that speaks or acts is a body."""
    if c.type not in ("Place", "Organisation"):
        return c.type
    words = bodies()
    if name in words.always:
        return "Organisation"
    if name in places().blocs:
        return "Group" if c.start and doc[c.start - 1].lower_ == "the" else "Place"
    if name == "america":  # the land and its people, other than "the United States"
        return "Place"
    seat = name in words.capitals
    if not seat and name not in places().countries:
        return c.type
    root = doc[c.start : c.end].root
    while root.dep_ == "conj" and root.head.ent_type_ == "GPE":
        root = root.head
    if root.dep_ == "conj" and root.head.lower_ in words.known and root.head.ent_type_ == "ORG":
        return "Organisation"  # "enemies like ISIS and Iran"
    verb = root.head
    if root.dep_ in ("nsubj", "nsubjpass", "csubj") and _acts(root, verb):
        return "Organisation"
    if root.dep_ in ("dobj", "dative") and verb.lemma_.lower() in words.blamed:
        return "Organisation"
    if root.dep_ == "pobj" and (
        (verb.lower_ == "by" and (verb.dep_ == "agent" or verb.head.lemma_.lower() in words.deeds))
        or (verb.lower_ in SIDES and (seat or verb.head.lemma_.lower() in words.dealings))
        or (seat and verb.lower_ in ("of", "for", "from", "on", "to") and verb.head.lemma_.lower() in words.toward)
    ):
        return "Organisation"
    if root.dep_ == "compound" and root.head.lemma_.lower() in words.joint:
        return "Organisation"
    if root.dep_ in ("poss", "compound") and root.head.lemma_.lower() in words.deeds:
        return "Organisation"
    if not seat:
        return "Place"
    if root.dep_ == "nsubj" and verb.pos_ in ("VERB", "AUX") and verb.lemma_ not in words.undergone:
        return "Organisation"
    after = doc[c.end] if c.end < len(doc) else None
    if root.dep_ == "poss" and after is not None and after.text in APOSTROPHES and root.head.lemma_.lower() in people().nouns:
        return "Organisation" if root.head.lemma_.lower() not in ("mayor", "resident") else "Place"
    return "Place"
