"""What is told twice came the same way: a headline, a caption or a key point that says what a source said further down to an outlet."""

from spacy.tokens import Doc

from kgraph.language.layers import ClaimDraft, Layers

FEWEST = 3
"""Telling words that two contents must share."""
SHARE = 0.6
"""Of the telling words of the shorter content, the part that the longer one has as well."""
TELLING = {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}


def restated(doc: Doc, kg: Layers, claims: list[ClaimDraft]) -> None:
    """Give a claim without relays those of the same source's claim that says the same, if an outlet carried that one."""
    words = [_telling(doc, claim) for claim in claims]
    carried: dict[int | None, list[int]] = {}
    for i, claim in enumerate(claims):
        if claim.via and all(kg.entities[v].publishes for v in claim.via):
            carried.setdefault(claim.source, []).append(i)
    for claim, mine in zip(claims, words, strict=True):
        if claim.via or claim.told_own or claim.source is None or kg.entities[claim.source].publishes:
            continue
        for i in carried.get(claim.source, ()):
            theirs = words[i]
            shared = len(mine & theirs)
            if shared >= FEWEST and shared >= SHARE * min(len(mine), len(theirs)):
                claim.via = list(claims[i].via)
                break


def _telling(doc: Doc, claim: ClaimDraft) -> set[str]:
    return {doc[i].lemma_.lower() for s, e in claim.content for i in range(s, e) if doc[i].pos_ in TELLING and not doc[i].is_stop}
