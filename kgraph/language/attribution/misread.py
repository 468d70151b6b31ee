"""What a cue of saying reports where the parse goes astray: it calls the clause an object, a gerund, a thing that "’s", or the main clause,
or it hangs on the cue what goes on behind a closing mark.

Each function finds the same that `clauses` finds in a parse that is right, by the words that stand behind the cue.
"""

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc, Token

from kgraph.language.layers import Range, layers
from kgraph.language.lexicon import Cues
from kgraph.language.spans import SUBJECTS, cut, subject, trim

SAYING = {"say", "claim", "think", "believe", "argue", "add", "insist", "note", "state", "warn", "suggest", "maintain", "contend", "allege",
    "rule", "find",
}
"""Cues that a clause without "that" follows."""
TELLERS = {*SAYING, "tell", "report", "write", "explain", "continue", "reply", "respond", "tweet"}
"""Cues that stand behind what they report."""
DATING = {"with", "after", "before", "by", "under"}
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
ASIDE = 12
"""Tokens of ", a friend of the president said" at most."""
REPORTING = 8
"""Tokens from "with" to the participle of ", with the Post reporting that" at most."""
LONG = 5
"""Words of an object of "said" from which it is a clause that the parse did not see."""


def finite(verb: Token) -> bool:
    """Whether a verb has a tense, of its own or by its auxiliary."""
    finites = ("VBD", "VBZ", "VBP")
    return verb.tag_ in finites or any(c.tag_ in ("MD", *finites) and c.dep_[:3] == "aux" for c in verb.children)


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
    return first.lower_ == "if" and (len(subjects) > 1 or first.nbor().tag_ == "VBN")


def before_stop(doc: Doc, token: Token, child: Token) -> Token:
    """The clause up to a semicolon that the parse hangs under the sentence behind it: "thinks that X; that is a mistake"."""
    stop = next((i for i in range(min(child.i, token.i), max(child.i, token.i)) if doc[i].text == ";"), None)
    if stop is None or child.i < token.i:
        return child
    return next((c for c in child.children if c.dep_ == "ccomp" and token.i < c.i < stop), child)


def joined_before(doc: Doc, token: Token, child: Token) -> bool:
    """Whether a clause before the cue is a sentence of its own: "The rain began in May and Ada Quill says it will go on".

    So it is where what is said begins right behind the cue: "The rink is shut - a vet said it smelt of gas".
    """
    own = subject(token)
    if child.i > token.i or own is None or not child.i < own.i < token.i:
        return False
    joint = doc[own.left_edge.i - 1]
    behind = any(c.dep_ == "ccomp" and c.i > token.i for c in token.children)
    if any(c.dep_ == "ccomp" and begins_behind(token, c) for c in token.children):
        return True
    hung = child.left_edge.lower_ in ("while", "although", "though", "whereas") and joint.text == ","  # "While it rains, she says X"
    return behind and (hung or (joint.dep_ == "cc" and child in joint.ancestors))


def parted_subject(token: Token) -> Token | None:
    """The subject whose participle the parse takes for a clause before the cue: "But farmers asked at fairs, Olin among them, said X"."""
    if subject(token) is not None or not any(c.dep_ == "ccomp" and c.i > token.i and begins_behind(token, c) for c in token.children):
        return None
    for child in token.children:
        own, led = subject(child), any(c.dep_ in ("mark", "aux", "auxpass") for c in child.children)
        clause = child.dep_ in ("parataxis", "ccomp", "advcl") and child.tag_ in ("VBN", "VBD", "VBG")
        if clause and own is not None and not led and own.i < child.i < token.i and own.tag_[:2] == "NN":
            return own
    return None


def begins_behind(token: Token, clause: Token) -> bool:
    """Whether a clause with a tense and a subject begins right behind the cue, or behind its hearers with "that"."""
    first = clause.left_edge
    begins = first.i == token.i + 1 or (first.i > token.i and first.lower_ == "that")
    return begins and finite(clause) and subject(clause) is not None


def of_another(doc: Doc, token: Token, child: Token) -> bool:
    """Whether a clause that the parse gives to the cue is none of what it reports.

    It is who says a quotation that ends before it ("said, “No,” the Post reported"), or tells of the cue's object ("began a race that
    is likely to be long").
    """
    first = child.left_edge
    if child.i < token.i:
        return False
    if first.tag_ == "WDT" and first.dep_ == "nsubj" and first.head == child:
        return any(c.dep_ == "dobj" and c.i < first.i for c in token.children)
    if child.lemma_.lower() not in TELLERS or any(c.dep_ in ("ccomp", "xcomp", "dobj") for c in child.children):
        return False
    return any(t.text in ("”", '"', "''") for t in doc[max(0, first.i - 2) : first.i + 1])


def behind_stop(doc: Doc, token: Token, child: Token, cues: Cues) -> list[Range]:
    """What goes on behind a semicolon that stands right behind the cue: "The weir is sound, she said; it will hold"."""
    if child.i > token.i or token.i + 2 >= len(doc) or doc[token.i + 1].text != ";":
        return []
    more = next((c for c in token.children if c.dep_ in ("conj", "ccomp", "parataxis") and c.left_edge.i == token.i + 2), None)
    if more is None or subject(more) is None:
        return []
    if any(t.lemma_.lower() in cues.verbs and any(c.dep_ == "ccomp" for c in t.children) for t in (more, more.head) if t != token):
        return []
    behind = doc[more.left_edge.i : more.right_edge.i + 1]
    if any(t != more and t.lemma_.lower() in cues.verbs and finite(t) and subject(t) is not None for t in behind):
        return []  # "; the audit, she added, was forged" has a cue of its own
    return cut(doc, more.left_edge.i, more.right_edge.i + 1, [])


def _after_joint(doc: Doc, token: Token, child: Token) -> Token | None:
    """The second of two clauses before the cue that "but" or "and" joins, both said: "The pay is good, but it was the men, Olin said"."""
    joint = child.right_edge.i
    while joint + 1 < token.i and (doc[joint].dep_ != "cc" or doc[joint].head != child):
        joint += 1
    for other in token.children:
        if other.dep_ == "ccomp" and child.i < other.i < token.i and other.left_edge.i in (joint + 1, child.right_edge.i + 1):
            return other if doc[other.left_edge.i - 1].dep_ == "cc" and finite(other) else None
    return None


def parted(doc: Doc, token: Token, child: Token) -> Range | None:
    """A clause that the parse makes two of: "says | the mayor’s | telling of it could cost votes", "said | closing | it could help",
    "believes | the men found at sea | may have jumped"."""
    if child.i > token.i and subject(child) is not None:
        other = next((c for c in token.children if c.dep_ == "ccomp" and c.left_edge.i == child.right_edge.i + 1), None)
        if other is not None and subject(other) is None and finite(other):
            return child.left_edge.i, other.right_edge.i + 1
    if child.i > token.i and child.tag_ in ("VBG", "VBN") and not finite(child) and subject(child) is not None:
        # "charged that the men, searching for flour, | “broke a wall”"
        behind = child.right_edge.i + 1
        while behind < len(doc) and (doc[behind].is_punct or doc[behind].is_quote):
            behind += 1
        other = next((c for c in token.children if c.dep_ in ("ccomp", "dep") and c.left_edge.i <= behind <= c.i), None)
        if other is not None and behind > child.right_edge.i + 1 and subject(other) is None and finite(other):
            return child.left_edge.i, other.right_edge.i + 1
    if child.i < token.i and (more := _after_joint(doc, token, child)) is not None:
        return child.left_edge.i, more.right_edge.i + 1
    doing = next((c for c in token.children if c.dep_ == "xcomp" and c.tag_ == "VBG" and c.right_edge.i + 1 == child.left_edge.i), None)
    if doing is not None and doing.i > token.i and token.lemma_.lower() in SAYING and child.left_edge.dep_ != "mark":
        return doing.left_edge.i, child.right_edge.i + 1
    if child.tag_ != "POS":
        return None
    other = next((c for c in token.children if c.dep_ == "ccomp" and c.left_edge.i == child.right_edge.i + 1), None)
    return (child.left_edge.i, other.right_edge.i + 1) if other is not None else None


def clause(doc: Doc, token: Token) -> tuple[list[Range], Token] | None:
    """What the cue `token` reports, and its verb, where the parse gives it no clause."""
    if token.lemma_.lower() not in SAYING or token.tag_ == "VBG":
        return None
    return _doing(doc, token) or _object(doc, token) or _shared(doc, token) or _leading(doc, token)


def _shared(doc: Doc, token: Token) -> tuple[list[Range], Token] | None:
    """ "Ruled the money Olin had to pay | was for another fine": the object is the subject of what the parse calls an adverbial."""
    noun = next((c for c in token.children if c.dep_ == "dobj" and c.left_edge.i == token.i + 1), None)
    if noun is None:
        return None
    behind = (c for c in token.children if c.dep_ in ("advcl", "dep") and c.left_edge.i == noun.right_edge.i + 1)
    verb = next((c for c in behind if finite(c) and subject(c) is None and not any(m.dep_ in ("mark", "cc") for m in c.children)), None)
    return (cut(doc, noun.left_edge.i, verb.right_edge.i + 1, []), verb) if verb is not None else None


def _doing(doc: Doc, token: Token) -> tuple[list[Range], Token] | None:
    """ "Said closing it could save the town": the gerund is no act of the speaker's but what could save it."""
    for child in token.children:
        if child.dep_ != "xcomp" or child.tag_ != "VBG" or child.i < token.i:
            continue
        for verb in child.children:
            if verb.dep_ == "ccomp" and finite(verb) and verb.left_edge.lower_ != "that":
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
    if sum(t.is_alpha for t in behind) < LONG or not any(t.dep_ in ("compound", "acl", "relcl") for t in behind):
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
    dated = first.lower_ in DATING and any(t.ent_type_ in ("DATE", "TIME") for t in doc[first.i : first.i + 4])
    content = [] if dated else cut(doc, first.i, token.sent.end, [])
    return (content, top) if content else None


def appended(doc: Doc, token: Token) -> tuple[list[Range], Token, Token] | None:
    """What a cue behind it reports, its verb, and the source, where the parse hangs the source on the last noun of what is said.

    "The rink is shut, a vet who saw it told the Post": "a vet" is no apposition, and "told" goes with nothing that the rink does.
    """
    top = token.head
    if token.dep_ != "conj" or top.i > token.i or any(c.dep_ in SUBJECTS for c in token.children) or subject(top) is None:
        return None
    if any(c.dep_ == "cc" and c.i < token.i for c in top.children) or top.sent != token.sent:
        return None
    i = token.i - 1
    while i > top.i and (doc[i].pos_ in ("AUX", "ADV") or doc[i].text == ","):
        i -= 1
    parts = ("appos", "conj")  # "of the union, farmers and millers told the Post": a list without an "and" before its second member
    noun = next((t for t in (doc[i], *doc[i].ancestors) if t.dep_ in parts and t.right_edge.i == i and t.i > top.i), None)
    while noun is not None and noun.dep_ == "conj" and any(c.dep_ == "cc" for c in noun.head.children) and noun.head.dep_ == "conj":
        noun = noun.head
    if noun is None or noun.pos_ not in ("NOUN", "PROPN") or (noun.dep_ == "conj" and doc[noun.left_edge.i - 1].text != ","):
        return None
    first = min((c.left_edge.i for c in noun.head.children if c.dep_ == "appos" and c.i > noun.head.i), default=noun.left_edge.i)
    if first <= top.i or doc[first - 1].text != ",":
        return None
    content = cut(doc, top.left_edge.i, first - 1, [])
    return (content, top, noun) if content else None


def whole_quotation(doc: Doc, content: list[Range], cue: Token) -> list[Range]:
    """A content up to the mark that closes a quotation which opens inside it, in the same sentence: "called him “a man with a past”"."""
    if not content:
        return content
    start, end = content[-1]
    quotes = layers(doc).quotes
    for first, last in quotes[bisect_left(quotes, (start, 0)) : bisect_left(quotes, (end, 0))]:
        if start < first < end < last and first > cue.i and (stop := min(last, doc[end - 1].sent.end)) > end:
            piece = trim(doc, start, stop)
            return [*content[:-1], piece] if piece is not None else content
    return content


def inside_marks(doc: Doc, content: list[Range], cue: Token) -> list[Range]:
    """A content up to the mark that closes what its cue stands in: "said that “Olin denies that she lied” and that “it is over”"."""
    if not content:
        return content
    start, end = content[-1]
    kg = layers(doc)
    opened = kg.paragraphs[max(0, bisect_right(kg.paragraphs, (cue.i, len(doc))) - 1)][0] if kg.paragraphs else 0
    for first, last in kg.quotes[bisect_left(kg.quotes, (opened, 0)) : bisect_right(kg.quotes, (cue.i, len(doc)))]:
        if first <= cue.i < start < last < end - 1 and doc[last].text in ("”", '"') and doc[last + 1].dep_ in ("cc", "punct"):
            piece = trim(doc, start, last)
            return [*content[:-1], piece] if piece is not None else content
    return content


def before_more(doc: Doc, content: list[Range]) -> list[Range]:
    """Without a second quotation that a colon leads to ("must be “thought out”: “It is”") and without "…, with the Post reporting that"."""
    if not content:
        return content
    start, end = content[-1]
    for i in range(start + 1, end - 2):
        led = doc[i].text == ":" and doc[i - 1].text in ("”", '"') and doc[i + 1].text in ("“", '"')
        teller = doc[i].text == "," and doc[i + 1].lower_ == "with" and any(
            t.tag_ == "VBG" and t.lemma_.lower() in TELLERS and subject(t) is not None for t in doc[i + 2 : min(end, i + 2 + REPORTING)]
        )
        if led or teller:
            piece = trim(doc, start, i)
            return [*content[:-1], piece] if piece is not None else content
    return content


def before_aside(doc: Doc, content: list[Range], cue: Token, cues: Cues) -> list[Range]:
    """Without ", a friend of his said" at its end, where the parse makes one noun of it with what stands before."""
    if not content:
        return content
    start, end = content[-1]
    last = doc[end - 1]
    if last == cue or last.tag_ not in ("VBD", "VBZ") or not any("quote" in c.frames for c in cues.verbs.get(last.lemma_.lower(), ())):
        return content
    comma = next((i for i in range(end - 2, max(start + 1, end - ASIDE), -1) if doc[i].text == ","), None)
    if comma is None or not any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in doc[comma:end]):
        return content
    piece = trim(doc, start, comma)
    return [*content[:-1], piece] if piece is not None else content


def before_source(doc: Doc, content: list[Range], source: Token | None, cue: Token) -> list[Range]:
    """Without the source at its end, which the parse takes for an apposition: "Olin stays in Tarn, his brother, Moss, told the Post"."""
    if source is None or not content or source.dep_ != "appos" or not content[-1][0] < source.i < content[-1][1] <= cue.i:
        return content
    first = min((c.left_edge.i for c in source.head.children if c.dep_ == "appos" and c.i > source.head.i), default=source.i)
    piece = trim(doc, content[-1][0], first) if doc[first - 1].text == "," and first > content[-1][0] else None
    return [*content[:-1], piece] if piece is not None else content


def not_only(doc: Doc, content: list[Range]) -> list[Range]:
    """With the second half of "not only X, but Y", where the parse joins Y to the cue."""
    if not content:
        return content
    start, end = content[-1]
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ != "but":
        return content
    if not any(doc[i].lower_ == "not" and doc[i + 1].lower_ == "only" for i in range(start, end - 1)):
        return content
    other = next((t for t in doc[end + 2 : doc[end].sent.end] if t.dep_ == "conj" and t.head.i < end and t.left_edge.i <= end + 2), None)
    piece = trim(doc, start, other.right_edge.i + 1) if other is not None else None
    return [*content[:-1], piece] if piece is not None else content


def hung_on(doc: Doc, cue: Token, content: list[Range]) -> list[Range]:
    """With what goes on behind a closing mark and the parse hangs on the cue.

    "they are “cross,” but also hungry", "it “failed”, but “it did begin”", "it is “peanuts,” compared to the rest".
    """
    if not content:
        return content
    start, end = content[-1]
    marks = end
    while marks < len(doc) and doc[marks].text in ("”", '"', ","):
        marks += 1
    closed = any(doc[i].text in ("”", '"') for i in range(max(start, end - 1), marks))
    if not closed or marks >= cue.sent.end:
        return content
    for child in cue.children:
        first = child.left_edge.i
        joint = child.dep_ == "conj" and first == marks + 1 and doc[marks].dep_ == "cc"
        if joint:
            own = subject(child)
            quoted = doc[first].text in ("“", '"') and own is not None
            goes_on = quoted or (child.tag_[:2] in ("JJ", "NN") and own is None)
        else:
            goes_on = first == marks and child.dep_ == "prep" and child.lower_ == "compared"
        if goes_on and (piece := trim(doc, start, child.right_edge.i + 1)) is not None:
            return [*content[:-1], piece]
    return content
