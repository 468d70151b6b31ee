"""Who a candidate's source is: from the head noun that a rule found to an entity of the article."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgraph.language.coreference import author_of, resolve_description, resolve_pronoun
from kgraph.language.coreference_documents import force
from kgraph.language.layers import Layers, Range
from kgraph.language.lexicon import documents
from kgraph.language.namelists import bodies, names_person, people
from kgraph.language.spans import subject, who_is
from kgraph.language.unnamed import add_unnamed, describe

FIRST = {"i", "we", "me", "us", "my", "our", "myself"}
THIRD = {"he", "she", "they", "it", "his", "her", "their", "him", "them", "who", "which", "that", "its"}
AHEAD = 60
"""Tokens within which the person of an early "she said" is named."""
SOME = {
    "some",
    "many",
    "others",
    "several",
    "few",
    "most",
    "critics",
    "both",
    "all",
    "two",
    "three",
    "one",
    "another",
    "neither",
    "none",
    "those",
}


def _document_before(token: Token) -> Token | None:
    """The document that the sentence before is about, for "it goes on to say": "The suit contends that … It says …"."""
    start = token.sent.start
    before = token.doc[start - 1] if start else None
    while before is not None and before.is_space:
        before = before.nbor(-1) if before.i else None
    own = subject(before.sent.root) if before is not None else None
    return own if own is not None and own.lemma_.lower() in documents() else None


def first_person(token: Token) -> bool:
    """Whether a token is "I" or "we" in one of its forms, and not the country."""
    return token.lower_ in FIRST and token.tag_ in ("PRP", "PRP$") and token.text not in ("US", "U.S")


@dataclass(frozen=True, slots=True)
class Who:
    """A resolved source. `entity` indexes `Layers.entities`."""

    kind: str
    entity: int | None
    mention: Range | None
    also: tuple[int, ...] = ()


def resolve(doc: Doc, kg: Layers, token: Token, speaker: int | None = None) -> Who | None:
    """The source that a head noun stands for; None where it is no one who could speak (then there is no claim).

    `speaker` is who says the quotation that the token stands in, for "I" and "we".
    """
    lower = token.lower_
    if token.tag_ in ("EX", "WRB"):
        return None
    if first_person(token):
        if speaker is None:
            return None
        return Who("named" if kg.entities[speaker].named else "unnamed", speaker, (token.i, token.i + 1))
    if lower in ("who", "which", "that") and token.head.dep_ == "relcl":
        antecedent = token.head.head
        nearest = token.nbor(-2) if token.i > 1 and token.nbor(-1).text == "," else None
        if lower == "who" and nearest is not None and (by := kg.at.get(nearest.i)) is not None and kg.entities[by].type == "Person":
            antecedent = nearest  # the parse hangs "charges against Ada Quill, who said" on the charges
        if antecedent.ent_type_ in ("DATE", "TIME") and antecedent.dep_ == "pobj":
            antecedent = antecedent.head.head
        return resolve(doc, kg, _sent(token) or who_is(antecedent) or antecedent, speaker)
    if lower == "who" and token.head.dep_ == "ccomp" and token.head.head.lemma_ == "be":  # "it was Ada Quill who said"
        named = next((c for c in token.head.head.children if c.dep_ == "attr"), None)
        return resolve(doc, kg, named, speaker) if named is not None else None
    entity = kg.at.get(token.i)
    if (entity is None or not kg.entities[entity].named) and (named := _beside(kg, token)) is not None:
        token, entity = named, kg.at[named.i]
    mention = _mention(doc, kg, token, entity)
    if entity is None and (token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$")) and lower in THIRD:
        entity = resolve_pronoun(doc, token)
        if entity is None and lower in ("he", "she"):
            entity = _named_next(kg, token)
        if entity is None and lower == "it" and (paper := _document_before(token)) is not None:
            who = resolve(doc, kg, paper, speaker)
            return Who(who.kind, who.entity, (token.i, token.i + 1), who.also) if who is not None else None
        mention = (token.i, token.i + 1)
        if entity is None:
            return None
    if entity is None:
        entity = author_of(doc, token)
        mention = _noun_phrase(doc, token)
    if entity is None and token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
        entity = resolve_description(doc, token)
    if entity is None and token.lower_ == "police" and not any(c.dep_ in ("amod", "compound", "poss") for c in token.children):
        entity = force(kg)
    if entity is None:
        misread = token.pos_ == "VERB" and token.lower_.removesuffix("s") in documents()  # "…, records show"
        if token.pos_ in ("NOUN", "PROPN", "DET", "NUM", "PRON", "ADJ") and (
            token.pos_ != "PRON" or lower in SOME or token.tag_ in ("NN", "DT", "NNS")
        ):
            if lower in ("it", "this", "that", "these", "there", "what") or token.lemma_.lower() in people().mute:
                return None
            entity = add_unnamed(doc, token)
        elif misread:
            entity = add_unnamed(doc, token)
        else:
            return None
    joined = tuple(e for c in token.conjuncts if c.i > token.i and (e := kg.at.get(c.i)) is not None and e != entity)
    also = (*joined, *(e for e in kg.besides.get(token.i, ()) if e not in joined))
    return Who("named" if kg.entities[entity].named else "unnamed", entity, mention, also)


def _sent(relative: Token) -> Token | None:
    """The document that "that said" speaks of where the parse hangs it on whom it was sent to: "an email to supporters that said"."""
    reader = relative.head.head
    if relative.lower_ == "who" or reader.dep_ != "pobj" or reader.head.lower_ not in ("to", "from", "for"):
        return None
    if not names_person(reader.lemma_.lower()) and (reader.lemma_.lower() not in people().groups and reader.ent_type_ != "PERSON"):
        return None
    giver = reader.head.head
    things = [giver, *(c for c in giver.children if c.dep_ == "dobj" and c.i < reader.i)]
    return next((t for t in things if t.pos_ == "NOUN" and t.lemma_.lower() in bodies().documents), None)


def _named_next(kg: Layers, token: Token) -> int | None:
    """The person whom a quotation's "she said" runs ahead of, named in the next sentences."""
    sex = "m" if token.lower_ == "he" else "f"
    for i in range(token.i + 1, min(token.i + AHEAD, len(token.doc))):
        entity = kg.at.get(i)
        if entity is not None and kg.entities[entity].type == "Person" and kg.entities[entity].named:
            return entity if kg.entities[entity].gender in (sex, None) else None
    return None


def _beside(kg: Layers, token: Token) -> Token | None:
    """The person whom a description stands beside: "the former chief, Ada Quill", "Ada Quill, a former chief"."""
    for child in token.children:
        if child.dep_ in ("appos", "compound", "nmod", "npadvmod") and (entity := kg.at.get(child.i)) is not None:
            if kg.entities[entity].type == "Person" and (child.dep_ == "appos" or (child.i < token.i and not _of_them(child, token))):
                return child
            if kg.entities[entity].type in ("Organisation", "Outlet") and child.dep_ == "appos" and child.i > token.i:
                return child
    return _opening(kg, token)


def _of_them(name: Token, noun: Token) -> bool:
    """Whether a noun right behind a name is somebody of theirs: "Quill insiders", "a Quill aide"; "a Quill poll" speaks for Quill."""
    thing = noun.lemma_.lower() in bodies().documents or noun.lemma_.lower() in documents()
    return name.i + 1 == noun.i and name.dep_ == "compound" and noun.pos_ == "NOUN" and not thing


def _opening(kg: Layers, token: Token) -> Token | None:
    """The person whose name opens a description that the parse takes for the head: "Ada Quill, a fellow at a think tank"."""
    i, entity = token.left_edge.i, kg.at.get(token.left_edge.i)
    if entity is None or not kg.entities[entity].named or kg.entities[entity].type != "Person":
        return None
    last = i
    while last + 1 < token.i and kg.at.get(last + 1) == entity:
        last += 1
    opens = last + 2 < token.i and token.doc[last + 1].text == "," and token.doc[last + 2].lower_ in ("a", "an", "the")
    return token.doc[last] if opens else None


def _mention(doc: Doc, kg: Layers, token: Token, entity: int | None) -> Range:
    """The words at the token: its own mention where it has one."""
    if entity is not None:
        best: Range | None = None
        for m in kg.entities[entity].mentions:
            if m.start <= token.i < m.end and (best is None or m.end - m.start < best[1] - best[0]):
                best = (m.start, m.end)
        if best is not None:
            return best
    return _noun_phrase(doc, token)


def _noun_phrase(doc: Doc, token: Token) -> Range:
    if token.pos_ == "PRON":
        return token.i, token.i + 1
    draft = describe(doc, token)
    return draft.start, draft.end
