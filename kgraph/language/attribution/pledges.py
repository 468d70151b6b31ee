"""Pledges that a noun tells of: "her promise to mend the weir"."""

from spacy.tokens import Doc, Token

from kgraph.language.attribution.extent import infinitival
from kgraph.language.attribution.found import Found
from kgraph.language.lexicon import Cues
from kgraph.language.spans import cut, governing, prepositional, subject, subtree

AHEAD = {"despite", "after", "notwithstanding"}
"""What leads from a pledge that stands in front to the sentence about whoever gave it."""


def noun_infinitive(doc: Doc, token: Token, cues: Cues) -> Found | None:
    """`noun-infinitive`: a pledge, a promise, a vow or a threat to do something, whose owner is told."""
    if any(c.lower_ in ("no", "any") for c in token.children if c.dep_ == "det"):
        return None
    deed = next((c for c in token.children if c.tag_ == "VB" and c.dep_ in ("acl", "relcl", "xcomp") and infinitival(c)), None)
    if deed is None and token.dep_ in ("dobj", "pobj"):
        hung = (c for a in token.ancestors for c in a.children if c.tag_ == "VB" and c.left_edge.i == token.i + 1)
        deed = next((c for c in hung if infinitival(c)), None)
    source = _owner(token, cues) if deed is not None and deed.i > token.i else None
    if deed is None or source is None:
        return None
    content = cut(doc, *subtree(deed), [])
    return Found(content, (token.i, token.i + 1), token, "noun-infinitive", source=source, head=deed) if content else None


def _owner(token: Token, cues: Cues) -> Token | None:
    """Who gave it: by a possessive, by the verb of giving it, or as whom the sentence behind "despite a pledge" is about."""
    source = next((c for c in token.children if c.dep_ == "poss"), None) or prepositional(token, "by") or prepositional(token, "from")
    if source is not None:
        return source
    if token.dep_ == "dobj" and token.head.lemma_.lower() in cues.giving:
        return governing(token.head)
    led = token.head if token.dep_ == "pobj" and token.head.lower_ in AHEAD else None
    main = led.head if led is not None and led.i < led.head.i else None
    return subject(main) if main is not None and main.pos_ in ("VERB", "AUX") else None
