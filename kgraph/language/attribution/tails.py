"""Who says so at the end of a sentence, where the parse has lost it: by the order of the words alone.

Asked only for a verb of telling of which no rule made anything.
"""

from spacy.tokens import Doc, Token

from kgraph.language.attribution.extent import cue_range
from kgraph.language.attribution.found import Found
from kgraph.language.attribution.misread import TELLERS
from kgraph.language.spans import cut, subject

TENSED = ("VBD", "VBZ", "VBP")
REACH = 10
"""Tokens from the comma to the cue at most."""
LEAST = 4
"""Words of what is said at least."""
HELD = {"who", "which", "what", "whom", "that", "when", "where", "how", "why", "if", "as", "than", "and", "but", "or", "while", "though"}
"""What between the comma and the cue makes a clause of its own of them."""
DEPENDENT = {"when", "while", "if", "as", "although", "though", "after", "before", "because", "since", "unless", "once", "until", "where"}
OPENING = {"“", '"', "''", "‘", "«", "„"}
HALTS = {".", ";", "!", "?"}
AFTER = ("IN", "RB", "TO")
"""Tags of what may follow: "he said on Monday", "they say privately"."""


def lost(doc: Doc, token: Token) -> Found | None:
    """What a finite verb of telling reports that got no claim by the parse."""
    if token.tag_ not in TENSED or token.lemma_.lower() not in TELLERS or token.lemma_ == "continue":
        return None
    return _told_last(doc, token) or _told_first(doc, token)


def _told_last(doc: Doc, token: Token) -> Found | None:
    """ "The weir is gone and the town is dark, farmers and millers told the Post": a subject between the last comma and the cue."""
    start = token.sent.start
    comma = next((i for i in range(token.i - 1, max(start, token.i - REACH), -1) if doc[i].text == ","), None)
    if comma is None or not _ends(doc, token):
        return None
    between = [t for t in doc[comma + 1 : token.i] if t.pos_ not in ("ADV", "AUX") and not t.is_quote]
    if not between or between[-1].pos_ not in ("NOUN", "PROPN", "PRON") or between[-1].tag_ in ("PRP$", "WP", "WDT"):
        return None
    held = any(t.lower_ in HELD for t in between if t is between[0] or t.lower_ not in ("and", "or"))
    if held or any(t.tag_ in TENSED or t.tag_ == "MD" for t in between):
        return None
    own = subject(token)
    joint = next((i for i, t in enumerate(between) if t.lower_ in ("and", "or")), len(between))
    first = next((t for t in reversed(between[:joint]) if t.pos_ in ("NOUN", "PROPN", "PRON")), between[-1])
    return _found(doc, token, start, comma, own if own is not None and own in between else first)


def _told_first(doc: Doc, token: Token) -> Found | None:
    """ "… and the town is dark, said Ada Quill, who …": the cue right behind the last comma, its subject behind it."""
    if token.i + 1 >= token.sent.end or token.i <= token.sent.start + LEAST or doc[token.i - 1].text != ",":
        return None
    first = doc[token.i + 1]
    if first.pos_ not in ("PROPN", "NOUN", "DET", "ADJ", "NUM") or first.lower_ in HELD:
        return None
    head = subject(token)
    if head is None or head.i < token.i:
        head = next((t for t in doc[token.i + 1 : token.sent.end] if t.left_edge.i == first.i and t.pos_ in ("PROPN", "NOUN")), None)
    if head is None or head.left_edge.i != first.i:
        return None
    return _found(doc, token, token.sent.start, token.i - 1, head)


def _ends(doc: Doc, token: Token) -> bool:
    """Whether nothing that could be said stands behind the cue: a stop, when and where, or who heard it."""
    if token.i + 1 >= token.sent.end:
        return True
    behind = doc[token.i + 1]
    if behind.text in HALTS or (behind.text == "," and behind.i + 1 < len(doc) and doc[behind.i + 1].tag_ in ("IN", "VBG")):
        return True
    if behind.tag_ in AFTER and behind.lower_ != "that":
        return not any(t.tag_ in TENSED or t.tag_ == "MD" for t in doc[behind.i : token.sent.end] if t.i < _stop(doc, token))
    hearer = token.lemma_ == "tell" and any(c.dep_ in ("dobj", "dative") and c.left_edge.i == behind.i for c in token.children)
    return hearer and not any(t.tag_ in TENSED or t.tag_ == "MD" for t in doc[behind.i : _stop(doc, token)])


def _stop(doc: Doc, token: Token) -> int:
    return next((i for i in range(token.i + 1, token.sent.end) if doc[i].text in HALTS), token.sent.end)


def _found(doc: Doc, token: Token, start: int, end: int, source: Token) -> Found | None:
    """The claim of what stands before a comma, where it is a sentence and no mere "when it rained"."""
    said = doc[start:end]
    if sum(t.is_alpha for t in said) < LEAST or not any(t.tag_ in TENSED or t.tag_ == "MD" for t in said):
        return None
    if said[0].lower_ in DEPENDENT and not any(t.text == "," for t in said):
        return None
    if any(t.text in OPENING for t in said[:2]) or any(t.text in HALTS or "\n" in t.text for t in said):
        return None  # direct speech has its own rules
    content = cut(doc, start, end, [])
    verbs = [t for t in said if t.tag_ in TENSED]
    head = said.root if said.root in verbs or not verbs else min(verbs, key=lambda t: (t.dep_ not in ("ROOT", "ccomp"), t.i))
    return Found(content, cue_range(token), token, "verb-aside", head=head, source=source) if content else None
