"""What somebody calls a thing: "called the report a hoax", "dubbed him “the ferryman”".

The parse is unsure of two nouns behind one verb, so that where the second stands in marks, the marks are what is gone by.
"""

from collections.abc import Iterator
from itertools import chain

from spacy.tokens import Doc, Token

from kgraph.language.attribution.extent import cue_range, whole
from kgraph.language.attribution.found import Found
from kgraph.language.layers import Range, layers
from kgraph.language.lexicon import Cue, Cues
from kgraph.language.spans import cut, negation, subject, subtree, trim

REACH = 30
"""Tokens of the thing that is called something in marks, at most."""
FINITE = ("VBD", "VBZ", "VBP", "MD")


def small(doc: Doc, token: Token, cue: Cue, passive: bool, cues: Cues) -> Iterator[Found]:  # noqa: ARG001
    """`verb-small`: "called the report a hoax"."""
    if passive:
        return
    for content, head, thing in chain(_called_so(doc, token), _marked(doc, token)):
        said = [t for start, end in content for t in doc[start:end] if t.i > thing.i]
        judged = any(t.lower_ in cues.rebuttal["adjectives"] and (
            t.lower_ not in cues.rebuttal["judging"] or thing.lemma_.lower() in cues.objects["claimlike"]) for t in said)
        found = Found(_with_quotation(doc, content), cue_range(token), token, "verb-small", head=head)
        if judged and negation(token) is None:
            found.stance, found.polarity = "denies", "negative"
        yield found
        return


def _with_quotation(doc: Doc, content: list[Range]) -> list[Range]:
    """With the quotation that goes on right behind it: "called Ada Quill a child who acts | “as if she were a queen”"."""
    start, end = content[-1]
    quoted = next((q for q in layers(doc).quotes if q[0] == end + 1 and q[1] <= doc[end - 1].sent.end), None)
    longer = trim(doc, start, quoted[1]) if quoted is not None and doc[end].is_quote else None
    return [*content[:-1], longer] if longer is not None else content


def _called_so(doc: Doc, token: Token) -> Iterator[tuple[list[Range], Token, Token]]:
    """What is called so with what it is called, the head of that, and the thing's own word; the readings of the parse in turn."""
    for child in token.children:
        own = subject(child) if child.dep_ == "ccomp" and child.i > token.i and child.pos_ != "VERB" else None
        if own is not None and own.lower_ in ("whom", "who", "which", "that") and token.dep_ == "relcl":
            rest = cut(doc, own.i + 1, subtree(child)[1], [(token.i, token.i + 1)])
            yield [*whole(doc, token.head, token), *rest], child, own
        elif own is not None and not own.lower_.endswith(("self", "selves")):
            yield cut(doc, *subtree(child), []), child, own
    if (named := _named_by_it(doc, token)) is not None:
        yield named
        return
    what = next((c for c in reversed(list(token.children)) if c.dep_ == "oprd"), None)
    whom = next((c for c in token.children if c.dep_ == "dobj"), None)
    if what is not None and whom is not None and whom.i < what.i and not whom.lower_.endswith(("self", "selves")):
        yield cut(doc, subtree(whom)[0], subtree(what)[1], []), what, whom
    elif what is not None and whom is None and (thing := _second(token, what)) is not None:
        yield cut(doc, thing.left_edge.i, what.right_edge.i + 1, []), what, thing
    elif what is not None and whom is None and what.left_edge.i > token.i:
        # "called the report exaggerated", "called such fears “groundless”", "called that “bar talk”", one phrase to the parse
        first = next((c for c in what.children if c.dep_ == "mark"), None) if what.pos_ not in ("VERB", "AUX") else _plain_subject(what)
        if first is None and any(c.dep_ == "amod" and c.i > what.i for c in what.children):
            first = what
        if first is not None:
            yield cut(doc, *subtree(what), []), what, first
    elif whom is not None and token.lemma_.lower() == "call":
        # the parse takes what it is called for an apposition or a measure: "calls much of it a hoax", "the story of a coup a hoax"
        behind = (t for t in whom.subtree if t.dep_ in ("appos", "npadvmod") and t.i > whom.i)
        opening = ("a", "an", "“", '"')
        called = next((t for t in behind if t.left_edge.lower_ in opening or doc[t.left_edge.i - 1].text in opening), None)
        if called is not None and not any(doc[i].text == "," for i in (called.left_edge.i - 1, called.left_edge.i - 2)):
            yield cut(doc, *subtree(whom), []), called, whom


def _named_by_it(doc: Doc, token: Token) -> tuple[list[Range], Token, Token] | None:
    """What a relative calls its noun: "the plan, which she called “absurd”"; of "in what she called a farce" the farce alone."""
    relative = next((c for c in token.children if c.tag_ in ("WDT", "WP") and c.i < token.i and c.dep_ in ("dobj", "oprd", "nsubj")), None)
    own = subject(token)
    if relative is None or own is None or own == relative:
        return None
    what = next((c for c in token.children if c.dep_ in ("oprd", "dobj") and c.i > token.i), None)
    if what is None:
        return None
    called = cut(doc, what.left_edge.i, what.right_edge.i + 1, [])
    if relative.lower_ == "what":
        return called, what, what
    return ([*whole(doc, token.head, relative), *called], what, token.head) if token.dep_ == "relcl" else None


def _second(token: Token, what: Token) -> Token | None:
    """The thing that is called something where the parse takes both for the same: "called | Trump’s words | “childish”"."""
    things = [c for c in token.children if c.dep_ in ("oprd", "dobj") and token.i < c.i < what.i]
    if len(things) != 1 or things[0].pos_ not in ("NOUN", "PROPN", "PRON") or things[0].lower_.endswith(("self", "selves")):
        return None
    if any(t.text == "," for t in token.doc[what.left_edge.i - 2 : what.left_edge.i]):
        return None  # "called a meeting, “the first in years”"
    return things[0]


def _marked(doc: Doc, token: Token) -> Iterator[tuple[list[Range], Token, Token]]:
    """What is called so in marks, whatever the parse makes of it: "called her claim of a right to the mill “disturbing”"."""
    first = token.i + 1
    quote = next(((s, e) for s, e in layers(doc).quotes if first < s < min(first + REACH, token.sent.end)), None)
    if quote is None or doc[first].pos_ not in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"):
        return
    thing = doc[first : quote[0] - 1]
    words = [t for t in thing if t.pos_ in ("NOUN", "PROPN", "PRON") and not t.lower_.endswith(("self", "selves"))]
    if not words or any(t.tag_ in FINITE or t.dep_ in ("mark", "cc") or t.text in (":", ";") for t in thing):
        return
    if thing[-1].text == "," and sum(t.text == "," for t in thing) < 2:
        return  # "called a meeting, “the first in years”"
    if thing[-1].pos_ == "ADP" or thing[-1].lower_ == "as":
        return
    what = next((t for t in doc[quote[0] : quote[1]] if not quote[0] <= t.head.i < quote[1]), doc[quote[0]])
    end = max(quote[1], min(what.right_edge.i + 1, token.sent.end)) if what.left_edge.i > token.i and what.dep_ == "oprd" else quote[1]
    content = cut(doc, first, end, [])
    if content:
        yield content, what, words[-1]


def _plain_subject(verb: Token) -> Token | None:
    """The subject of a participle that has no auxiliary: "called | the report exaggerated"."""
    return None if any(c.dep_ in ("aux", "auxpass") for c in verb.children) else subject(verb)
