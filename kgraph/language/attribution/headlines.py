"""What only headlines do: "Kremlin: X is nonsense", "X: report", "Claims X", "X, lawsuit claims", labels before a colon."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kgraph.language.attribution.found import Found
from kgraph.language.layers import Layers, Range
from kgraph.language.lexicon import Cues
from kgraph.language.spans import cut, trim

MOST_SOURCE = 6
"""Tokens that may stand before a headline's first colon, as its source."""
MOST_TAIL = 4
"""Tokens that may stand behind a headline's last colon or dash, as its source."""
SEPARATORS = {":", "-", "–", "—", "|"}
OPENING = {"of", "about", "against", "over", "on"}
"""Words behind "claims" that make it a topic: "Claims about the bank"."""


def find(doc: Doc, kg: Layers, cues: Cues) -> Iterator[Found]:
    """The headline's own candidates."""
    if kg.headline is None:
        return
    start, end = kg.paragraphs[kg.headline]
    while end > start and doc[end - 1].is_space:
        end -= 1
    start += labelled(doc, start, end, cues)
    found = claims(doc, start, end, cues) or tail(doc, kg, start, end, cues) or colon(doc, kg, start, end, cues)
    if found is not None:
        yield found


def labelled(doc: Doc, start: int, end: int, cues: Cues) -> int:
    """How many tokens a label takes up ("Exclusive:")."""
    return 2 if end - start > 3 and doc[start].lower_ in cues.headlines["labels"] and doc[start + 1].text in (":", "|") else 0


def unlabelled(doc: Doc, kg: Layers, content: list[Range], cues: Cues) -> list[Range]:
    """A content without the headline's label."""
    if kg.headline is None or not content:
        return content
    start, end = kg.paragraphs[kg.headline]
    over = labelled(doc, start, end, cues)
    if not over or content[0][0] != start or content[0][1] <= start + over:
        return content
    return [(start + over, content[0][1]), *content[1:]]


def claims(doc: Doc, start: int, end: int, cues: Cues) -> Found | None:
    """`headline-noun`: "Claims the bank hid money", "‘Ill’ leader: Claims X"."""
    for i in range(start, min(end - 3, start + 8)):
        opens = i == start or doc[i - 1].text in (":", "’", "”", "'", '"')
        if opens and doc[i].lower_ in cues.headlines["claims"] and doc[i + 1].lower_ not in OPENING:
            content = cut(doc, start, end, [(i, i + 1)])
            return _hearsay(doc, content, doc[i], "headline-noun") if content else None
    return None


def tail(doc: Doc, kg: Layers, start: int, end: int, cues: Cues) -> Found | None:
    """`headline-tail`: "X: report", "X – reports", "“X”: Olin", "X, lawsuit claims"."""
    places = range(end - 2, max(start + 2, end - 2 - MOST_TAIL), -1)
    last = next((i for i in places if doc[i].text in SEPARATORS or doc[i].text == ","), None)
    if last is None:
        return None
    words = doc[last + 1 : end]
    cued = words[-1].lower_ in ("claims", "reports", "says", "alleges", "suggests", "finds") and words[-1].tag_ == "NNS" and len(words) > 1
    if doc[last].text == "," and not cued:
        return None
    head = words[-2] if cued else words[-1]
    if any(t.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB", "DET") for t in words) or head.lower_ in cues.adverbs:
        return None
    content = trim(doc, start, last)
    if content is None:
        return None
    quoted = doc[last - 1].text in ("”", "’", "'", '"')
    misread = head.pos_ == "VERB" or head.left_edge.i < last  # the parse hangs the tail on what is said
    if head.lower_ in cues.headlines["hearsay"] or (misread and head.lower_ in cues.headlines["sources"]):
        return _hearsay(doc, [content], head, "headline-tail")
    if cued or head.lower_ in cues.headlines["sources"] or (quoted and head.i in kg.at):
        cue = (end - 1, end) if cued else None
        return Found([content], cue, words[-1], "headline-tail", source=head, head=doc[content[0] : content[1]].root)
    return None


def colon(doc: Doc, kg: Layers, start: int, end: int, cues: Cues) -> Found | None:
    """`headline-colon`: "Kremlin: X is nonsense", "Report: X"."""
    place = next((i for i in range(start + 1, min(end, start + MOST_SOURCE + 1)) if doc[i].text == ":"), None)
    if place is None or place + 3 >= end:
        return None
    heads = [doc[i] for i in range(start, place) if doc[i].pos_ in ("PROPN", "NOUN")]
    said = trim(doc, place + 1, end)
    if said is None or not heads:
        return None
    does = any(doc[i].pos_ == "VERB" for i in range(start + 1, place))  # "Olin heckles the mill: ‘Go home’": she says it
    named = next((t for t in (heads if does else reversed(heads)) if t.i in kg.at), None)
    root = doc[said[0] : said[1]].root
    if named is not None:
        return Found([said], None, heads[-1], "headline-colon", source=named, head=root)
    word = heads[-1]
    if word.lower_ in cues.headlines["hearsay"]:
        return _hearsay(doc, [said], word, "headline-colon")
    if word.lower_ in cues.headlines["sources"]:
        return Found([said], None, word, "headline-colon", source=word, head=root)
    return None


def _hearsay(doc: Doc, content: list[Range], cue: Token, rule: str) -> Found:
    root = doc[content[0][0] : content[0][1]].root
    return Found(content, (cue.i, cue.i + 1), cue, rule, impersonal=True, firsthand=False, certainty="probable", head=root)
