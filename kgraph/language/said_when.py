"""When a claim was made, where its cue says so: "told the paper on Monday that …". What stands in the content is of what is claimed."""

from spacy.tokens import Doc, Token

from kgraph.language import spans, times
from kgraph.language.layers import ClaimDraft, Layers, Range

FORWARD = frozenset(("will", "wo", "'ll", "’ll", "shall", "would", "may", "might", "could", "can"))
"""Beside the cue's verb: nothing has been said yet."""


def say_when(doc: Doc, kg: Layers, claim: ClaimDraft) -> None:
    """Set `said` and `said_resolved` to the first time that hangs on the cue's verb, with a preposition at most between them."""
    if claim.cue is None:
        return
    start, end = claim.cue
    verb = doc[start:end].root
    if any(child.lower_ in FORWARD for child in verb.children):
        return
    for found in _times(doc, verb.sent.start, verb.sent.end):
        top = doc[found[0] : found[1]].root
        held = top.head.head if top.head.pos_ == "ADP" else top.head
        if start <= held.i < end and held != top and not any(spans.within(i, claim.content) for i in range(*found)):
            text = doc[found[0] : found[1]].text
            claim.said = found
            claim.said_resolved = times.resolve(f"in {text}" if _within(doc, top) else text, kg.published, True)
            return


def _times(doc: Doc, start: int, end: int) -> list[Range]:
    found = []
    while (next_ := times.find(doc, start, end)) is not None:
        found.append(next_)
        start = next_[1]
    return found


def _within(doc: Doc, top: Token) -> bool:
    first = min(top.left_edge.i, top.i)
    return first > 0 and doc[first - 1].lower_ in ("in", "within")
