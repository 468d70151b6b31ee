"""Clauses that the parse hangs on a noun of the cue's sentence: on the hearers, the letter, the occasion, whom an outlet cites."""

from spacy.tokens import Token

from kgraph.language.attribution import misread
from kgraph.language.spans import MARKS, subject

TELLING = {"tell", "inform", "assure", "remind", "warn", "advise"}
TELLS = {"tell", "assure", "remind", "inform"}
"""Verbs that want what is told where they have a hearer: "telling her at a fair that X"."""


def citing(token: Token) -> Token | None:
    """Whom an outlet's report leans on: "the Times reported, citing two officials, that X"."""
    for child in token.children:
        if child.lower_ in ("citing", "quoting") and child.dep_ in ("advcl", "prep", "acl", "xcomp"):
            return next((c for c in child.children if c.dep_ in ("dobj", "pobj")), None)
    return None


def hung_clause(token: Token) -> Token | None:
    """ "She alleged in a lawsuit that X", "told a hearing that X", where the parse hangs X on the lawsuit or the hearing."""
    places = [c for c in token.children if c.dep_ == "prep" and c.i > token.i and c.lower_ != "as"]  # "dismissed it as a sign that X"
    steps = [n for c in places for n in c.children if n.dep_ in ("pobj", "pcomp")]
    nouns = [n for s in steps for n in ((s,) if s.dep_ == "pobj" else s.children) if n.dep_ in ("pobj", "dobj")]  # "before seeing him"
    if token.lemma_.lower() in (*TELLING, "learn"):
        nouns += [c for c in token.children if c.dep_ == "dobj" and c.i > token.i]
        if (bare := _told_name(token, nouns)) is not None:
            return bare
    for noun in nouns:  # and on to the last noun: "told a hall at an inn in Tarn that X"
        nouns += [n for c in noun.children if c.dep_ == "prep" for n in c.children if n.dep_ == "pobj"]
    nouns += [c for c in token.children if c.dep_ == "dobj" and c.lower_ == "fact"]
    wanting = _wanting(token)
    for child in (c for noun in nouns for c in noun.children):
        learnt = token.lemma_ == "learn" and child.left_edge.lower_ == "that"  # "from a man in the hall that X": no object is missed
        thats = [c for c in child.children if c.lower_ == "that"]
        marked = learnt or any(c.dep_ == "mark" or _needless(c) or (c.dep_ == "dobj" and wanting) for c in thats)
        if child.dep_ in ("acl", "ccomp", "relcl") and subject(child) is not None and marked:
            return child
    return None


def _told_name(token: Token, nouns: list[Token]) -> Token | None:
    """ "Told the Post the bank had failed": a name takes no relative clause without a relative."""
    if any(c.dep_ in ("ccomp", "xcomp") for c in token.children):
        return None
    for noun in nouns:
        for child in noun.children:
            begins = child.dep_ == "relcl" and child.left_edge.i == noun.i + 1
            bare = begins and not any(c.tag_ in ("WDT", "WP", "WRB") for c in child.children)
            if noun.pos_ == "PROPN" and noun.dep_ == "dobj" and bare and subject(child) is not None and misread.finite(child):
                return child
    return None


def _needless(that: Token) -> bool:
    """Whether a "that" which the parse takes for an object can be none: its verb is "be", passive, or has an object of its own."""
    objects = ("dobj", "attr", "acomp", "ccomp", "xcomp", "auxpass", "prt")
    own = any(c != that and c.dep_ in objects for c in that.head.children)
    return that.dep_ == "dobj" and (that.head.lemma_ == "be" or own)


def _wanting(token: Token) -> bool:
    """Whether a cue of saying lacks what it says but for a clause that hangs on a noun: "She said in a letter that the mill had lied"."""
    before = token.doc[max(0, token.sent.start - 1) : token.i]
    said = any(c.dep_ in ("ccomp", "xcomp", "dobj", "parataxis", "dep") for c in token.children) or any(t.text in MARKS for t in before)
    own = subject(token)
    opens = own is not None and own.left_edge.i == token.sent.start
    hearer = next((c for c in token.children if c.dep_ in ("dobj", "dative")), None)
    if token.lemma_.lower() in TELLS and hearer is not None and not any(c.lower_ in ("about", "of") for c in token.children):
        told = any(c.dep_ in ("ccomp", "xcomp", "parataxis", "dep", "oprd") or (c.dep_ == "dobj" and c != hearer) for c in token.children)
        return not told and not any(t.text in MARKS for t in before)
    return token.lemma_.lower() in misread.SAYING and token.dep_ == "ROOT" and not said and opens


def cited_clause(token: Token) -> Token | None:
    """ "Reuters reported, citing two officials, that X", where the parse hangs X on the officials."""
    cited = citing(token)
    if cited is None:
        return None
    return next(
        (c for c in cited.children if c.dep_ in ("relcl", "acl") and any(m.dep_ == "mark" for m in c.children) and subject(c) is not None),
        None,
    )
