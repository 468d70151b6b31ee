"""Of whom a clause is whose grammatical subject is no one: the coup's victim, the owner of the letter."""

from collections.abc import Callable, Iterable

from spacy.tokens import Doc, Token

from kgraph.language.attribution.extent import clause_of
from kgraph.language.layers import EntityDraft
from kgraph.language.namelists import people
from kgraph.language.spans import SUBJECTS

RELATIVE = {"who", "which", "that", "whose"}
BEHIND_IT = {"ccomp", "csubj", "advcl", "xcomp", "acl", "relcl"}
"""Clauses that "it" stands for: "it is untrue that", "it is hard to"."""
ANYBODY = {"people", "others"}
COUNTING = {
    "a", "the", "some", "many", "most", "more", "few", "several", "all", "any", "other", "no", "number", "lot", "of", "at", "least", "than",
    "about", "around", "over", "nearly", "almost", "these", "those", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "dozen", "dozens", "hundreds", "thousands", "millions", "hundred", "thousand", "million", "and",
}
"""Words before "people" that leave it open who they are."""
OBJECTS = ("dobj", "dative", "attr")


def anybody(entity: EntityDraft) -> bool:
    """Whether a group is no one in particular: "people", "at least 35 people"; not "the Danish people", "people close to Olin"."""
    *before, last = entity.name.lower().split() or [""]
    return not entity.named and last in ANYBODY and all(w in COUNTING or w[0].isdigit() for w in before)


def in_passing(doc: Doc, entity: EntityDraft) -> bool:
    """Whether a group is called by no more than what kind of people they are, or how many: "voters", "six sources"."""
    if entity.named or entity.type != "Group" or not entity.mentions:
        return False
    first = entity.mentions[0]
    return all(t.dep_ == "nummod" or t.i == first.head for t in doc[first.start : first.end])


def of_clause(head: Token, own: Token, others: list[int], meant: Callable[[Iterable[Token]], list[int]]) -> list[int]:
    """Whom the subject's own phrase speaks of ("the coup against Olin"), else what stands beside the verb ("the coup will topple Olin").

    Who stands further off is only named in it: "the contract is void, since Olin did not sign". `others` are all of them, `meant` tells
    whom tokens mean.
    """
    if own.lower_ in RELATIVE or _for_clause(head, own):
        return others
    if told := meant(_in_what_is_said(own)):
        return told
    inside = meant(own.subtree)
    if inside or own.lemma_.lower() in people().nouns:
        return inside
    return meant(_beside(head)) or meant(t for c in head.children if c.dep_ == "conj" for t in c.children if t.dep_ in SUBJECTS)


def of_noun(noun: Token, others: list[int], meant: Callable[[Iterable[Token]], list[int]]) -> list[int]:
    """Whom a content is about that is a noun: "the report that Olin lied", "some of her claims that Olin lied"."""
    return meant(_in_what_is_said(noun)) or others


def _in_what_is_said(noun: Token) -> list[Token]:
    """The subject of the clause behind "reports", "the claim" and the like."""
    things = [noun, *(g for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children if g.dep_ == "pobj")]
    clause = next((c for t in things if t.pos_ == "NOUN" and (c := clause_of(t)) is not None), None)
    return [] if clause is None else [c for c in clause.children if c.dep_ in SUBJECTS]


def _beside(head: Token) -> list[Token]:
    """The objects of a verb and of its prepositions, and whose they are."""
    objects = [c for c in head.children if c.dep_ in OBJECTS]
    objects += [g for c in head.children if c.dep_ in ("agent", "prep", "dative") for g in c.children if g.dep_ == "pobj"]
    if head.lemma_ == "be":
        objects += [g for c in objects if c.dep_ == "attr" for p in c.children if p.dep_ == "prep" for g in p.children if g.dep_ == "pobj"]
    caused = [g for c in head.children if c.dep_ in ("ccomp", "xcomp") and c.tag_ == "VB" for g in c.children if g.dep_ in SUBJECTS]
    return sorted((*objects, *caused, *(g for c in objects for g in c.children if g.dep_ == "poss")))


def of_speaker(head: Token, own: Token, kind: str) -> bool:
    """Whether "it" or "they" right under a verb of saying is who says it, of whom `kind` is the type."""
    if own.lower_ == "they":
        return kind == "Group"
    does = head.lemma_ != "be" and not _for_clause(head, own)
    return own.lower_ == "it" and kind == "Organisation" and does and head.dep_ == "ccomp"


def _for_clause(head: Token, own: Token) -> bool:
    """Whether "it" stands for a clause: "it is untrue that"."""
    return own.lower_ == "it" and any(c.dep_ in BEHIND_IT or _cleft(c) for c in head.children)


def _cleft(token: Token) -> bool:
    """ "It was Olin who", "it was the bank that"."""
    return token.dep_ == "attr" and any(c.dep_ == "relcl" for c in token.children)
