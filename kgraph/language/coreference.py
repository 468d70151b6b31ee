"""`kg_coreference`: pronouns and descriptions to the entities of the article, in one pass over its tokens.

Each third-person pronoun and each definite description is weighed against the mentions before it: sex, number, kind and role must
fit; nearness, being a subject, being who just spoke and being often named count for it.
"""

from collections.abc import Collection

from spacy.language import Language
from spacy.tokens import Doc, Token

from kgraph.language.antecedents import Antecedents
from kgraph.language.coreference_nouns import author_of, resolve_description, weigh
from kgraph.language.layers import Layers, MentionDraft, layers
from kgraph.language.namelists import people

MALE = {"he", "him", "his", "himself"}
FEMALE = {"she", "her", "hers", "herself"}
PLURAL = {"they", "them", "their", "theirs", "themselves"}
THING = {"it", "its", "itself"}
PRONOUNS = MALE | FEMALE | PLURAL | THING


@Language.component("kg_coreference")
def coreference(doc: Doc) -> Doc:
    """Give the entities their pronouns and descriptions."""
    kg = layers(doc)
    past = Antecedents(doc, kg)
    starts = {m.start: index for index, entity in enumerate(kg.entities) for m in entity.mentions}
    for token in doc:
        if token.i in starts or token.i in kg.at:
            past.see(token, kg.at[token.i]) if token.i in kg.at else None
            continue
        lower = token.lower_
        if lower in PRONOUNS and token.tag_ in ("PRP", "PRP$"):
            found = _pronoun(doc, kg, past, token)
            if found is not None:
                _add(kg, found, MentionDraft(token.i, token.i + 1, token.i, "pronoun"))
                past.see(token, found)
        elif token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
            found = weigh(doc, kg, past, token)
            if found is not None:
                start = _left(token)
                _add(kg, found, MentionDraft(start, token.i + 1, token.i, "nominal"))
                past.see(token, found)
            else:
                past.see_unnamed(token)
    return doc


def _left(token: Token) -> int:
    return min((c.left_edge.i for c in token.children if c.i < token.i and c.dep_ in ("det", "amod", "compound", "nmod", "nummod", "poss")), default=token.i)


def _add(kg: Layers, entity: int, draft: MentionDraft) -> None:
    kg.entities[entity].mentions.append(draft)
    for i in range(draft.start, draft.end):
        kg.at.setdefault(i, entity)


def resolve_pronoun(doc: Doc, token: Token, exclude: Collection[int] = ()) -> int | None:
    """The entity that a third-person pronoun stands for, None where no fitting one was spoken of before it."""
    kg = layers(doc)
    if token.i in kg.at and kg.at[token.i] not in exclude:
        return kg.at[token.i]
    past = Antecedents(doc, kg)
    past.rewind(token.i)
    return _pronoun(doc, kg, past, token, exclude)


def _pronoun(doc: Doc, kg: Layers, past: Antecedents, token: Token, exclude: Collection[int] = ()) -> int | None:
    lower = token.lower_
    if lower in MALE or lower in FEMALE:
        return past.person(token, "m" if lower in MALE else "f", exclude)
    if lower in PLURAL:
        return past.several(token, exclude)
    return None if _expletive(token) else past.thing(token, exclude)


def _expletive(token: Token) -> bool:
    """"It is thought", "it was raining": no one."""
    if token.lower_ != "it":
        return False
    head = token.head
    if token.dep_ == "expl" or head.lemma_ in ("be", "seem", "appear", "emerge", "turn", "happen", "take") or token.dep_ == "nsubjpass":
        return True
    return any(c.dep_ in ("auxpass",) for c in head.children)


__all__ = ["author_of", "coreference", "people", "resolve_description", "resolve_pronoun"]
