"""Whom a pronoun cannot mean by where it stands (the binding principles of Chomsky, Lectures on Government and Binding, 1981)."""

from collections.abc import Mapping

from spacy.tokens import Token

from kgraph.language.lexicon import cues

SUBJECTS = ("nsubj", "nsubjpass")
PERSONAL = {"he", "she"}


def banned(token: Token, at: Mapping[int, int]) -> set[int]:
    """The entities that others in the pronoun's reach stand for; `at` has the entity of each token that is read already.

    "X met him" is not X meeting X, and "he said that X lied" is not X saying so.
    """
    if token.tag_ == "PRP$" or token.lower_.endswith(("self", "selves")):
        return set()
    verb = token.head
    while verb.dep_ in ("prep", "dative", "agent") and verb.head != verb:
        verb = verb.head
    found: set[int] = set()
    for child in verb.children:
        if child.i != token.i and child.dep_ in (*SUBJECTS, "dobj", "dative") and (entity := at.get(child.i)) is not None:
            found.add(entity)
    while verb.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in verb.children):
        verb = verb.head
        found.update(e for c in verb.children if c.i != token.i and c.dep_ in SUBJECTS and (e := at.get(c.i)) is not None)
    return found | _named_below(token, at)


def _named_below(token: Token, at: Mapping[int, int]) -> set[int]:
    """Who is named in the clause behind "he says": a name there is another's, else it would be a pronoun."""
    if token.lower_ not in PERSONAL or token.dep_ != "nsubj" or token.head.lemma_.lower() not in cues().verbs:
        return set()
    clauses = (c for c in token.head.children if c.dep_ == "ccomp" and c.i > token.head.i)
    return {e for clause in clauses for t in clause.subtree if t.pos_ == "PROPN" and (e := at.get(t.i)) is not None}
