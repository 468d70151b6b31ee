"""What a cue of saying reports where the parse goes astray: it calls the clause an object, a gerund, a thing that "’s", or the main clause.

Each function finds the same that `clauses` finds in a parse that is right, by the words that stand behind the cue.
"""

from spacy.tokens import Doc, Token

from kgraph.language.layers import Range
from kgraph.language.spans import cut, subject

SAYING = {"say", "claim", "think", "believe", "argue", "add", "insist", "note", "state", "warn", "suggest", "maintain", "contend", "allege"}
"""Cues that a clause without "that" follows."""
SAID = {"said", "says"}
CONDITIONS = {
    "if", "unless", "despite", "without", "because", "although", "though", "while", "once", "until", "even", "after", "before", "since",
    "when", "given", "with", "under", "by", "as",
}
"""What opens a clause that is said, before its subject: "says despite the loss, she will stay"."""
UTTERED = {
    "word", "words", "thing", "things", "something", "nothing", "anything", "everything", "much", "little", "lot", "prayer", "prayers",
    "goodbye", "hello", "farewell", "name", "names", "line", "lines", "thanks", "mass", "sentence", "phrase", "yes", "no", "so", "what",
    "rosary", "grace", "amen", "sorry", "it", "that", "this", "same", "opposite",
}  # fmt: skip
LONG = 5
"""Words of an object of "said" from which it is a clause that the parse did not see."""


def conditional(clause: Token) -> bool:
    """Whether the "if", "when" or "where" before a clause opens a condition of what is said and asks nothing.

    "Said if he were mayor, the rink would close" and "said if elected he would close it", against "asked if he would close it".
    """
    first = clause.left_edge
    if first.lower_ not in ("if", "when", "where", "once"):
        return False
    if first.head != clause:
        return first.head.dep_ == "advcl" and first.head.head == clause and first.head.i < clause.i
    subjects = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass", "expl") and c.i < clause.i]
    return first.lower_ == "if" and len(subjects) > 1


def before_stop(doc: Doc, token: Token, child: Token) -> Token:
    """The clause up to a semicolon that the parse hangs under the sentence behind it: "thinks that X; that is a mistake"."""
    stop = next((i for i in range(min(child.i, token.i), max(child.i, token.i)) if doc[i].text == ";"), None)
    if stop is None or child.i < token.i:
        return child
    return next((c for c in child.children if c.dep_ == "ccomp" and token.i < c.i < stop), child)


def parted(token: Token, child: Token) -> Range | None:
    """A clause in two that the parse makes of a possessive: "says | the mayor’s | telling of the story could cost him votes"."""
    if child.tag_ != "POS":
        return None
    other = next((c for c in token.children if c.dep_ == "ccomp" and c.left_edge.i == child.right_edge.i + 1), None)
    return (child.left_edge.i, other.right_edge.i + 1) if other is not None else None


def clause(doc: Doc, token: Token) -> tuple[list[Range], Token] | None:
    """What the cue `token` reports, and its verb, where the parse gives it no clause."""
    if token.lemma_.lower() not in SAYING or token.tag_ == "VBG":
        return None
    return _doing(doc, token) or _object(doc, token) or _leading(doc, token)


def _doing(doc: Doc, token: Token) -> tuple[list[Range], Token] | None:
    """ "Said closing it could save the town": the gerund is no act of the speaker's but what could save it."""
    for child in token.children:
        if child.dep_ != "xcomp" or child.tag_ != "VBG" or child.i < token.i:
            continue
        for verb in child.children:
            finite = verb.tag_ in ("VBZ", "VBP", "VBD") or any(c.tag_ in ("MD", "VBZ", "VBD") and c.dep_ == "aux" for c in verb.children)
            if verb.dep_ == "ccomp" and finite and verb.left_edge.lower_ != "that":
                return cut(doc, child.left_edge.i, child.right_edge.i + 1, []), verb
    return None


def _object(doc: Doc, token: Token) -> tuple[list[Range], Token] | None:
    """ "Said staff at the rink file reports": a long object of "said" is a clause, whose verb was taken for a noun."""
    if token.lower_ not in SAID or subject(token) is None or subject(token).i > token.i:  # type: ignore[union-attr]
        return None
    noun = next((c for c in token.children if c.dep_ == "dobj" and c.left_edge.i == token.i + 1), None)
    if noun is None or noun.lower_ in UTTERED or any(c.lower_ in UTTERED for c in noun.children):
        return None
    start, end = noun.left_edge.i, token.right_edge.i + 1
    behind = doc[noun.i + 1 : end]
    verbal = any(t.tag_ in ("NN", "NNS", "JJ", "VB", "VBP", "VBZ", "VBD") and t.dep_ in ("compound", "pobj", "acl", "relcl") for t in behind)
    if sum(t.is_alpha for t in behind) < LONG or not verbal or any(t.dep_ in ("ccomp", "xcomp", "prep") for t in token.children if t.i > end):
        return None
    return cut(doc, start, end, []), noun


def _leading(doc: Doc, token: Token) -> tuple[list[Range], Token] | None:
    """ "Ada Quill says despite the loss, she will stay": the parse makes the cue a clause of what is said."""
    own, top = subject(token), token.head
    if token.dep_ not in ("ccomp", "advcl") or own is None or own.i > token.i or top.i < token.i or subject(top) is None:
        return None
    if own.left_edge.i != token.sent.start and not (own.left_edge.i == token.sent.start + 1 and doc[token.sent.start].dep_ == "cc"):
        return None
    first = doc[token.i + 1]
    if first.lower_ not in CONDITIONS or not any(c.left_edge == first and c.i > token.i for c in token.children):
        return None
    said_when = any(t.ent_type_ in ("DATE", "TIME") for t in doc[first.i : first.i + 4]) and first.lower_ in ("with", "after", "before", "by")
    content = [] if said_when else cut(doc, first.i, token.sent.end, [])
    return (content, top) if content else None
