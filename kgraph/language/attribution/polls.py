"""Whose poll somebody's answer is to: what shares of people say came through the pollster."""

from bisect import bisect_right

from spacy.tokens import Doc, Token

from kgraph.language.layers import ClaimDraft, Layers, Range
from kgraph.language.namelists import people
from kgraph.language.spans import agent

POLLS = {"poll", "survey"}
POLLED = 300
"""Tokens behind a pollster's name within which the answers are still those to that poll."""
SHARES = {
    "%", "percent", "percentage", "half", "third", "fifth", "quarter", "majority", "plurality", "respondent", "tenth", "most",
}
"""Words of a number of those who were asked."""
ASKED = {"voter", "adult", "respondent", "resident", "majority", "citizen", "republican", "democrat"}
"""People of whom a poll asks some; of other sorts ("half of the clerks") nobody asked any."""


def polled(doc: Doc, kg: Layers, claims: list[ClaimDraft]) -> None:
    """Put the pollster on the chain of what a share of those asked say: "In a Gallup poll, 42 percent of voters say". In reading order."""
    polls = [(t, _pollster(kg, t)) for t in doc if t.pos_ == "NOUN" and t.lemma_.lower() in POLLS]
    polls = [(poll, pollster) for poll, pollster in polls if pollster is not None or _other(poll)]
    places = [poll.i for poll, _ in polls]
    for claim in claims:
        if claim.via or claim.source is None or claim.source_mention is None or kg.entities[claim.source].named:
            continue
        if not _share(doc, claim.source_mention):
            continue
        at = bisect_right(places, claim.sentence[1]) - 1
        if at >= 0 and (pollster := polls[at][1]) is not None and claim.sentence[0] - places[at] < POLLED:
            claim.via = [pollster]


def _other(poll: Token) -> bool:
    """Whether a poll without a pollster is none of those spoken of before."""
    return any(c.lower_ in ("a", "an", "another", "other", "one") for c in poll.children)


def _share(doc: Doc, mention: Range) -> bool:
    words = doc[mention[0] : mention[1]]
    if any(t.lemma_.lower() in people().nouns - ASKED for t in words):
        return False
    if any(t.lemma_.lower() in SHARES for t in words):
        return True
    return any(t.lower_ == "in" and t.i > 0 and t.nbor(-1).like_num and t.i + 1 < len(doc) and t.nbor(1).like_num for t in words)


def _pollster(kg: Layers, poll: Token) -> int | None:
    """The body or outlet that held a poll: "a Gallup poll", "the Post's survey", "a poll conducted by Gallup"."""
    nouns = [c for c in poll.children if c.dep_ in ("compound", "poss", "nmod", "amod")]
    nouns += [n for c in poll.children if c.lower_ in ("by", "from") for n in c.children if n.dep_ == "pobj"]
    nouns += [by for c in poll.children if c.dep_ == "acl" and (by := agent(c)) is not None]
    for noun in nouns:
        body = kg.at.get(noun.i)
        if body is not None and kg.entities[body].type in ("Organisation", "Outlet") and not kg.entities[body].outlet_of_article:
            return body
    return None
