"""Token ranges: subtrees, trimming, cutting out, and the small questions that every rule asks of a parse."""

from spacy.tokens import Doc, Token

from kgraph.language.layers import Range
from kgraph.language.namelists import people

MARKS = {'"', "“", "”", "„", "«", "»", "''", "``", "‘", "’", "'", "＂"}
EDGE = {",", ";", ":", ".", "-", "–", "—", "--", "…", "...", "•", "*", "(", ")", "[", "]", "|", "/"}
COMPLEMENTISERS = {"that"}
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
OPENERS, CLOSERS = {"(", "["}, {")": "(", "]": "["}


def subtree(token: Token) -> Range:
    """From the left edge to the right edge of a token's subtree."""
    return token.left_edge.i, token.right_edge.i + 1


def trim(doc: Doc, start: int, end: int) -> Range | None:
    """Without marks, stops, spaces and a leading complementiser at its edges; brackets and marks that are whole inside stay."""
    while start < end:
        first, last = doc[start].text, doc[end - 1].text
        if doc[start].is_space or (first in EDGE and not (first in OPENERS and _closes(doc, start, end))) or _loose(doc, start, end, start):
            start += 1
        elif (
            doc[end - 1].is_space
            or (last in EDGE and not (last in CLOSERS and _opens(doc, start, end)))
            or _loose(doc, start, end, end - 1)
        ):
            end -= 1
        elif (doc[start].lower_ in COMPLEMENTISERS and doc[start].dep_ == "mark") or (
            start + 1 < end and doc[start].dep_ == "cc" and doc[start].lower_ in ("and", "but", "so", "or")
        ):
            start += 1
        elif end - 1 > start and doc[end - 1].dep_ == "cc" and doc[end - 1].lower_ in ("and", "but", "or", "while"):
            end -= 1
        else:
            return start, end
    return None


def _closes(doc: Doc, start: int, end: int) -> bool:
    return any(doc[i].text in CLOSERS for i in range(start + 1, end))


def _opens(doc: Doc, start: int, end: int) -> bool:
    return any(doc[i].text in OPENERS for i in range(start, end - 1))


def _loose(doc: Doc, start: int, end: int, i: int) -> bool:
    """Whether the quotation mark at i, an edge of the range, has no partner inside it, or embraces the whole of it."""
    if doc[i].text not in MARKS:
        return False
    others = [j for j in range(start, end) if j != i and doc[j].text in MARKS and (doc[j].text not in ("'", "’") or doc[j].tag_ != "POS")]
    if not others:
        return True
    return len(others) == 1 and others[0] in (start, end - 1)


def cut(doc: Doc, start: int, end: int, holes: list[Range]) -> list[Range]:
    """The pieces of `[start, end)` that the holes leave, each trimmed, in order."""
    pieces: list[Range] = []
    position = start
    for hole_start, hole_end in sorted(holes):
        if hole_end <= position or hole_start >= end:
            continue
        if hole_start > position and (piece := trim(doc, position, hole_start)):
            pieces.append(_closed(doc, piece))
        position = max(position, hole_end)
    if position < end and (piece := trim(doc, position, end)):
        pieces.append(_closed(doc, piece))
    return pieces


def _closed(doc: Doc, piece: Range) -> Range:
    """With the closing mark of a quotation that ends right behind the piece and opens inside it."""
    start, end = piece
    if end >= len(doc):
        return piece
    opened = sum(doc[i].text == "“" for i in range(start, end)) - sum(doc[i].text == "”" for i in range(start, end))
    straight = sum(doc[i].text == '"' for i in range(start, end)) % 2
    after = doc[end].text
    return (start, end + 1) if (after == "”" and opened > 0) or (after == '"' and straight) else piece


def inner(doc: Doc, start: int, end: int) -> Range:
    """A range without the punctuation at its edges."""
    while start < end - 1 and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while end - 1 > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return start, end


def overlap(a: list[Range], b: list[Range]) -> float:
    """Jaccard of two contents' tokens."""
    first = {i for s, e in a for i in range(s, e)}
    second = {i for s, e in b for i in range(s, e)}
    union = len(first | second)
    return len(first & second) / union if union else 0.0


def inside(inner: Range, outer: Range) -> bool:
    """Whether one range lies in another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def within(i: int, ranges: list[Range]) -> bool:
    """Whether a token stands in one of the ranges."""
    return any(s <= i < e for s, e in ranges)


def subject(token: Token) -> Token | None:
    """The verb's own subject, as a noun; None where the parse gives it none."""
    own = [child for child in token.children if child.dep_ in SUBJECTS]
    if not own:
        return None
    second = len(own) > 1 and own[1].i < token.i
    dated = second and own[0].ent_type_ in ("DATE", "TIME")  # "Tuesday at the mill, Ada Quill said"
    label = second and token.doc[own[0].i + 1].text == ":"  # "Editor's note: Ada Quill said"
    named = second and own[1].pos_ == "PROPN" and own[0].pos_ == "NOUN" and own[1].left_edge.i == own[0].right_edge.i + 1
    named = named and own[0].right_edge.pos_ != "VERB"  # "Two men told to watch Ada Quill left": whom they watched
    first = own[dated or label or named]  # "The chief executive of the Weir Fund Ada Quill said"
    return _described(first) or first


def _described(clause: Token) -> Token | None:
    """The noun whose participle the parse takes for the subject: "Voters going to the polls said"."""
    if clause.dep_ != "csubj" or clause.tag_ not in ("VBG", "VBN"):
        return None
    visitors = next((c for c in clause.children if c.dep_ == "dobj" and c.i == clause.i + 1 and c.tag_ == "NNS"), None)
    if visitors is not None and clause.left_edge == clause:
        return visitors  # "Visiting farmers said"
    return next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < clause.i and c.tag_[:2] == "NN"), None)


def agent(token: Token) -> Token | None:
    """The noun behind "by" of a passive."""
    for child in token.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    return grandchild
    return None


def is_passive(token: Token) -> bool:
    """Whether a verb is passive: by its auxiliary, its subject, or, for a bare participle, by lacking both subject and object."""
    if _has_said(token):
        return False
    for child in token.children:
        if child.dep_ in ("auxpass", "nsubjpass", "csubjpass"):
            return True
    return (
        token.tag_ == "VBN"
        and token.dep_ in ("acl", "advcl", "ROOT", "conj", "amod", "relcl", "appos")
        and not any(c.dep_ in ("aux", "nsubj", "dobj") for c in token.children)
        and not (token.dep_ == "conj" and token.head.tag_ == "VBD" and any(c.dep_ == "nsubj" for c in token.head.children))
    )


def _has_said(token: Token) -> bool:
    """Whether "'s said" is "has said": somebody said something, "he's said he gets his ideas from books"."""
    first = next((c for c in token.children if c.dep_ == "auxpass"), None)
    if token.lower_ != "said" or first is None or first.lower_ not in ("'s", "’s"):
        return False
    told = any(c.dep_ == "ccomp" and c.i > token.i for c in token.children)
    return told and any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("he", "she", "who") for c in token.children)


def negation(token: Token) -> Token | None:
    """The "not", "n't" or "never" of a verb."""
    for child in token.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "not", "n't", "n’t"):
            if child.i > token.i + 1 and child.nbor(-1).is_punct and token.pos_ == "VERB":
                continue  # "will resign, not stay"
            return child
    return None


FOR_DOING = {
    "criticism", "flak", "fire", "heat", "scrutiny", "praise", "blame", "credit", "condemnation", "ridicule", "backlash", "award",
    "trouble", "applause", "headline", "attention",
}
"""What one gets "for" doing something."""


HABITS = {"point", "habit", "career", "mistake", "job", "practice", "art", "sport", "business", "way"}
"""What one makes "of" doing something."""


BRINGING = {"lead", "prompt", "force", "compel", "cause", "push", "drive", "move", "oblige", "provoke", "inspire"}
"""Verbs whose object does what their infinitive tells: "it led her to declare that"."""


def governing(token: Token, limit: int = 4) -> Token | None:
    """The subject that a verb without one shares: of the verb it is joined to or depends on, or the noun that it describes."""
    verb = token
    for _ in range(limit):
        if (own := subject(verb)) is not None and (verb == token or token.tag_ == "VB" or own.lemma_.lower() not in people().mute):
            return own
        head = verb.head
        if head == verb:
            return _before(verb)
        if verb == token and (outer := _but(token)) is not None:
            return outer
        if verb.dep_ == "xcomp" and head.lemma_.lower() in BRINGING and (led := _object(head)) is not None:
            return led
        if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "DET"):
            return _doer(verb, head) or head
        if head.pos_ == "ADP" or head.dep_ in ("prep", "mark"):
            quoted = head.lower_ == "as" and head.head.lemma_.lower() in ("quote", "cite", "record")
            head = head.head
            if quoted and (noun := next((c for c in head.children if c.dep_ in ("dobj", "nsubjpass")), None)) is not None:
                return noun
        if verb.dep_ == "pcomp" and verb.head.lower_ == "of" and head.lemma_.lower() in HABITS and head.dep_ == "dobj":
            return subject(head.head) or head  # "he made a point of saying that …"
        if head.pos_ in ("NOUN", "PROPN") and verb.dep_ in ("pcomp", "acl"):
            drawn = verb.dep_ == "pcomp" and verb.head.lower_ == "for" and head.lemma_.lower() in FOR_DOING and head.dep_ == "dobj"
            return (subject(head.head) or head) if drawn else head  # "Olin drew criticism for telling them that …"
        verb = head
    own = subject(verb)
    return own if own is None or verb == token or own.lemma_.lower() not in people().mute else None


def _but(verb: Token) -> Token | None:
    """Who goes on behind a relative clause that the parse joins it to: "Olin praised those who left but said, “It is dark.”"."""
    relative = verb.head
    if verb.dep_ != "conj" or relative.dep_ != "relcl" or verb.tag_ != "VBD" or verb.i + 2 >= len(verb.doc):
        return None
    quoted = any(t.is_quote for t in verb.doc[verb.i + 1 : verb.i + 3])
    main = next((a for a in relative.ancestors if a.pos_ == "VERB"), None)
    turned = any(c.dep_ == "cc" and c.lower_ == "but" for c in relative.children)
    return subject(main) if quoted and turned and main is not None and main.tag_ == "VBD" else None


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "dobj"), None)


def _doer(participle: Token, noun: Token) -> Token | None:
    """Who does what a participle tells that the parse hangs on a thing: "Olin called for a vote, saying that X", "won a vote saying X"."""
    if participle.tag_ != "VBG" or noun.pos_ != "NOUN" or noun.dep_ not in ("dobj", "pobj", "conj") or noun.i > participle.i:
        return None
    if participle.doc[participle.left_edge.i - 1].text != "," and noun.lemma_.lower() not in people().mute:
        return None
    verb = next((a for a in noun.ancestors if a.pos_ == "VERB" and a.tag_ != "VBG"), None)
    own = subject(verb) if verb is not None else None
    return own if own is not None and own.lower_ not in ("it", "which", "that", "there", "this") else None


def who_is(noun: Token) -> Token | None:
    """Who is said to be what a noun says: of "Olin is a liar and a coward who claims that X" it is Olin who claims it."""
    first = noun
    while first.dep_ == "conj" or (first.dep_ == "appos" and first.head.dep_ in ("conj", "attr")):
        first = first.head  # a row of nouns is a row of appositions to some parses
    is_ = first.head if first.dep_ == "attr" and first.head.lemma_ == "be" else None
    own = subject(is_) if is_ is not None and negation(is_) is None else _listed(noun)
    return own if own is not None and own.pos_ in ("PROPN", "PRON") and own.lower_ not in ("it", "there") else None


def _listed(noun: Token) -> Token | None:
    """Whose name stands before "is" and the row of nouns that a noun ends, where the parse sees no row."""
    i, doc = noun.i, noun.doc
    if noun.tag_ not in ("NN", "NNP") or not noun.text.islower() or not any(t.text == "," for t in doc[max(noun.sent.start, i - 4) : i]):
        return None
    while i > noun.sent.start and (doc[i].is_space or doc[i].text == "," or doc[i].text.islower()):
        if doc[i].lemma_ == "be":
            return doc[i - 1] if doc[i - 1].dep_ in SUBJECTS or doc[i - 1].pos_ == "PROPN" else None
        if doc[i].pos_ in ("VERB", "AUX", "ADP"):
            return None
        i -= 1
    return None


def only_looks_apposed(noun: Token) -> bool:
    """Whether an apposition is the subject behind a phrase in front: "According to X, the mayor said", "In a talk with Olin, she said"."""
    doc, behind = noun.doc, noun.right_edge.i + 1
    if noun.dep_ != "appos" or behind >= len(doc) or doc[behind].pos_ not in ("VERB", "AUX") or doc[behind].tag_ in ("VBN", "VBG"):
        return False
    first = doc[noun.sent.start]
    return first.dep_ == "prep" and first in noun.ancestors


def _before(verb: Token) -> Token | None:
    """The subject that the parse gave to a clause before the verb: "The channel, believed to be his, is said to have …", "Olin called
    it a shame, denounced her record and said X"."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    if clause is None:
        return None
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    listed = verb.doc[verb.left_edge.i] == clause.left_edge and verb.tag_ == clause.tag_ and verb.tag_ in ("VBD", "VBZ")
    joined = any(c.dep_ == "conj" and c.tag_ == verb.tag_ for c in verb.children)
    return subject(clause) if passive or (listed and joined) else None


def prepositional(token: Token, preposition: str) -> Token | None:
    """What stands behind a verb's or noun's preposition: its object noun or gerund."""
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ == preposition:
            for grandchild in child.children:
                if grandchild.dep_ in ("pobj", "pcomp"):
                    return grandchild
    return None
