"""`kg_coreference`: pronouns and descriptions to the entities of the article, in one pass over its tokens.

Each third-person pronoun and each definite description is weighed against the mentions before it: sex, number, kind and role must
fit; nearness, being a subject, being who just spoke and being often named count for it. Who speaks a quotation is settled before the
words in it are read, since no one calls himself "he".
"""

from spacy.language import Language
from spacy.tokens import Doc, Token

from kgraph.language import speakers
from kgraph.language.antecedents import Antecedents
from kgraph.language.antecedents_places import is_source
from kgraph.language.coreference_documents import author_of
from kgraph.language.coreference_nouns import weigh
from kgraph.language.coreference_owned import owned
from kgraph.language.coreference_pairs import together
from kgraph.language.layers import Layers, MentionDraft, layers
from kgraph.language.unnamed import add_unnamed

MALE = {"he", "him", "his", "himself"}
FEMALE = {"she", "her", "hers", "herself"}
PLURAL = {"they", "them", "their", "theirs", "themselves"}
THING = {"it", "its", "itself"}
PRONOUNS = MALE | FEMALE | PLURAL | THING
EMPTY = {"be", "seem", "appear", "emerge", "turn", "happen", "take", "matter", "depend", "rain", "snow", "follow"}
"""Verbs whose "it" is no one."""


@Language.component("kg_coreference")
def coreference(doc: Doc) -> Doc:
    """Give the entities their pronouns and descriptions."""
    kg = layers(doc)
    speech = speakers.find(doc)
    past = Antecedents(doc, kg, speech)
    for token in doc:
        if (speaker := speech.at(token.i)) is not None and speaker > token.i and speaker not in kg.at:
            _read(kg, past, doc[speaker])
        if token.i in kg.at:
            past.see(token, kg.at[token.i])
        elif (found := _read(kg, past, token)) is not None:
            if token.i in kg.besides:
                past.see_again(token, found, kg.besides[token.i])
            else:
                past.see(token, found)
        else:
            _noun(doc, past, token)
    return doc


def _noun(doc: Doc, past: Antecedents, token: Token) -> None:
    """A noun without an entity: groups and unnamed sources are entities of their own, a document speaks for its author."""
    kind = past.noun(token)
    if kind == "group" and token.tag_ in ("NNS", "NNPS"):
        past.see(token, add_unnamed(doc, token))
    elif kind is not None:
        past.note(token, kind)
        if kind == "thing" and is_source(token) and (author := author_of(doc, token)) is not None:
            past.heard(author)


def _read(kg: Layers, past: Antecedents, token: Token) -> int | None:
    """The entity of a pronoun or a description, which becomes its mention."""
    if token.lower_ in PRONOUNS and token.tag_ in ("PRP", "PRP$"):
        found = _pronoun(past, token)
        if found is not None:
            _add(kg, found, MentionDraft(token.i, token.i + 1, token.i, "pronoun"))
        return found
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET"):
        return None
    found = next((e for means in (together, owned, weigh) if (e := means(kg, past, token)) is not None), None)
    if found is not None:
        _add(kg, found, MentionDraft(_left(token), token.i + 1, token.i, "nominal"))
    return found


def _left(token: Token) -> int:
    return min(
        (c.left_edge.i for c in token.children if c.i < token.i and c.dep_ in ("det", "amod", "compound", "nmod", "nummod", "poss")),
        default=token.i,
    )


def _add(kg: Layers, entity: int, draft: MentionDraft) -> None:
    kg.entities[entity].mentions.append(draft)
    for i in range(draft.start, draft.end):
        kg.at.setdefault(i, entity)


def _pronoun(past: Antecedents, token: Token) -> int | None:
    lower = token.lower_
    if lower in MALE or lower in FEMALE:
        return past.person(token, "m" if lower in MALE else "f")
    if lower in PLURAL:
        return past.several(token)
    return None if _expletive(token) else past.thing(token)


def _expletive(token: Token) -> bool:
    """ "It is thought", "it was raining", "made it clear": no one."""
    if token.lower_ != "it":
        return False
    head = token.head
    if token.dep_ == "expl" or (token.dep_ == "nsubj" and head.lemma_ in EMPTY):
        return True
    if token.dep_ == "nsubjpass":  # "it is thought that", not "it was founded in May"
        return any(c.dep_ in ("ccomp", "csubjpass", "csubj") for c in head.children)
    return head.lemma_ in ("make", "find", "consider", "think") and token.dep_ != "nsubj"


def resolve_pronoun(doc: Doc, token: Token) -> int | None:
    """The entity that a third-person pronoun was found to stand for."""
    return layers(doc).at.get(token.i)


def resolve_description(doc: Doc, token: Token) -> int | None:
    """The named entity that a definite description was found to stand for."""
    return layers(doc).at.get(token.i)


__all__ = ["author_of", "coreference", "resolve_description", "resolve_pronoun"]
