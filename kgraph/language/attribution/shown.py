"""Documents, data and recordings that speak: "court records show that X", "X, records show", "a poll showed Olin leading"."""

from spacy.tokens import Doc, Token

from kgraph.language.attribution import misread
from kgraph.language.attribution.extent import cue_range
from kgraph.language.attribution.found import Found
from kgraph.language.lexicon import documents
from kgraph.language.spans import cut, governing, is_passive, subject

NOUNISH = {"dobj", "pobj", "preconj", "nmod", "compound", "appos", "npadvmod"}
"""What the parse calls a "show" that it takes for no verb."""
POLLS = {"poll", "survey", "polling", "polls"}
LEADS = {"with", "at", "ahead", "by"}
SEEN = {"video", "photo", "image", "footage", "recording", "tape"}
"""What shows somebody doing something, and says nothing by it."""


def compounded(token: Token) -> Token | None:
    """The noun before a verb that was read as the end of its phrase: "…, court records show"."""
    if token.i == 0 or token.nbor(-1).head != token or token.nbor(-1).dep_ != "compound":
        return None
    return token.nbor(-1)


def speaks(token: Token, child: Token) -> bool:
    """Whether "show" attributes: a document, data or a recording, with a finite clause."""
    own = governing(token) or compounded(token)
    finite = child.tag_ in ("VBD", "VBZ", "VBP") or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("MD", "VBD", "VBZ", "VBP") for c in child.children
    )
    return own is not None and finite and is_document(own)


def is_document(noun: Token) -> bool:
    return noun.lemma_.lower() in documents() or noun.lower_.removesuffix("s") in documents()


def polled(doc: Doc, token: Token) -> Found | None:
    """ "A poll showed Ada Quill leading by nine points", "… with 45 percent", "emails show them closing ranks": without a finite verb."""
    own = subject(token) or (token.head if token.dep_ == "acl" else None) or compounded(token)
    if own is None or is_passive(token) or not is_document(own) or own.lemma_.lower() in SEEN:
        return None
    first = next((c for c in token.children if c.i > token.i and c.dep_ in ("dobj", "ccomp", "xcomp")), None)
    if first is None or misread.finite(first) or first.pos_ not in ("NOUN", "PROPN", "VERB", "AUX", "PRON"):
        return None
    doing = any(t.tag_ == "VBG" and t.dep_ in ("acl", "ccomp", "advcl", "xcomp") for t in first.subtree)
    if own.lemma_.lower() not in POLLS:
        acts = [first, *(c for c in first.children if c.dep_ == "acl" and c.left_edge.i == first.i + 1)]
        doing = token.lemma_ == "show" and any(t.tag_ == "VBG" for t in acts) and first.pos_ != "PRON"
        if not doing:
            return None
    shares = any(c.dep_ == "prep" and c.lower_ in LEADS for t in (first, token) for c in t.children if c.i > token.i)
    if not doing and not (shares and any(t.lower_ in ("percent", "%", "points", "lead") for t in token.subtree if t.i > token.i)):
        return None
    content = cut(doc, first.left_edge.i, token.right_edge.i + 1, [])
    return Found(content, cue_range(token), token, "verb-clause", head=first, source=own) if content else None


def shown(doc: Doc, token: Token) -> Found | None:
    """`verb-aside`: "X, court records show", where the parse knows no verb in it."""
    if token.lower_ not in ("show", "shows") or token.i < 2 or not is_document(doc[token.i - 1]):
        return None
    if token.tag_[:2] == "VB" and token.dep_ not in NOUNISH:
        return None  # the parse is right
    end = token.i + 1
    if end < len(doc) and doc[end].text not in (".", ","):
        return None
    start = token.i - 1
    while start > token.sent.start and doc[start].text != ",":
        start -= 1
    if doc[start].text != "," or token.i - start > 6:
        return None
    content = cut(doc, token.sent.start, token.sent.end, [(start, end)])
    return Found(content, cue_range(token), token, "verb-aside", head=token.sent.root, source=doc[token.i - 1]) if content else None
