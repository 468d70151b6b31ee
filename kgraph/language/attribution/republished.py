"""Outlets that took words over from the channel that first had them: "the daily was quoted by the agency", "which the Star reprinted".

Such a sentence names no one who speaks. The outlet goes behind the first channel on the chain of whoever was heard last.
"""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgraph.language.attribution.channels import top
from kgraph.language.layers import ClaimDraft, Layers
from kgraph.language.lexicon import cues
from kgraph.language.namelists import bodies
from kgraph.language.spans import subject

REACH = 60
"""Tokens between words and the sentence that tells who else carried them."""
SUBJECTS = ("nsubj", "nsubjpass")
DEFINITE = {"the", "this", "that", "those", "his", "her", "their"}


@dataclass(frozen=True, slots=True)
class _Carried:
    """`outlet` carried what `channel`, or, where that is None, the last words told, had. `place` is its token."""

    place: int
    outlet: int
    channel: int | None


def republish(doc: Doc, kg: Layers, claims: list[ClaimDraft]) -> None:
    """Put the outlets that carried a channel's words behind it, on all that its source said through it. `claims` in reading order."""
    for carried in _found(doc, kg):
        heard = _heard(claims, carried)
        if heard is None:
            continue
        last = heard.via[-1]
        for claim in claims:
            if claim.source != heard.source or not claim.via:
                continue
            here = claim.sentence[0] <= carried.place < claim.sentence[1]
            if here and claim.via == [carried.outlet]:
                claim.via = [*heard.via] if carried.outlet in heard.via else [*heard.via, carried.outlet]
            elif claim.via[-1] == last and carried.outlet not in claim.via:
                claim.via = [*claim.via, carried.outlet]


def _heard(claims: list[ClaimDraft], carried: _Carried) -> ClaimDraft | None:
    """The last claim before the sentence's end that has a chain, and whose chain may go on to the outlet."""
    for claim in reversed(claims):
        if claim.sentence[0] > carried.place or not claim.via or claim.source in (None, carried.outlet):
            continue
        if carried.place - claim.sentence[1] > REACH:
            return None
        if claim.via == [carried.outlet]:
            continue
        return claim if carried.outlet not in claim.via and carried.channel in (None, claim.via[-1]) else None
    return None


def _found(doc: Doc, kg: Layers) -> list[_Carried]:
    found: list[_Carried] = []
    for token in doc:
        outlet = kg.at.get(token.i)
        if outlet is None or not kg.entities[outlet].publishes or kg.entities[outlet].outlet_of_article or top(kg, token) != token:
            continue
        verb = _verb(token)
        if verb is None or verb.lemma_.lower() not in cues().relays["relaying"]:
            continue
        what = _what(verb)
        if what is None or what == token:
            continue
        channel = kg.at.get(what.i)
        if channel is not None and kg.entities[channel].publishes:
            if channel != outlet:
                found.append(_Carried(token.i, outlet, channel))
        elif _words(what):
            found.append(_Carried(token.i, outlet, None))
    return found


def _verb(token: Token) -> Token | None:
    """What an outlet does, whether it stands by itself or beside what it is ("the agency Transpress")."""
    if token.dep_ in ("appos", "compound", "nmod") and token.head.lemma_.lower() in bodies().outlet_nouns:
        token = token.head
    if token.dep_ == "nsubj":
        return token.head
    return token.head.head if token.dep_ == "pobj" and token.head.lower_ == "by" else None


def _what(verb: Token) -> Token | None:
    """What is carried: the object, the subject of a passive, or what the relative clause or participle hangs on."""
    first = verb
    while first.dep_ == "conj" and not any(c.dep_ in (*SUBJECTS, "dobj") for c in first.children):
        first = first.head
    if first.dep_ in ("relcl", "acl"):
        return first.head
    own = subject(first) if any(c.dep_ in ("auxpass", "agent") for c in first.children) else None
    return own if own is not None else next((c for c in verb.children if c.dep_ == "dobj"), None)


def _words(noun: Token) -> bool:
    """Whether a noun goes back to what was said: an interview, a claim, her words."""
    lemma = noun.lemma_.lower()
    if lemma not in cues().relays["carriers"] | cues().relays["words"]:
        return False
    leading = [c.lower_ for c in noun.children if c.dep_ in ("det", "poss")]
    return any(word in DEFINITE or (word in ("a", "an") and noun.dep_ == "pobj") for word in leading)
