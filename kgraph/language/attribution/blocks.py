"""Block quotations: paragraphs without marks that a line ending in a cue and a colon or dots opens ("As the Post reports…")."""

from spacy.tokens import Doc, Token

from kgraph.language.layers import Layers, Range
from kgraph.language.lexicon import Cue, Cues
from kgraph.language.spans import governing, subject

LEADS = (":", "…", "...", "....")
REACH = 6
"""Tokens between the opening line's cue and its colon at most."""
ACCORDING = 24
"""Tokens of a line "According to a copy of the suit seen by the Post:" at most."""
FAR = 20
"""The same before a comma: "told the court that, over the last months of her life,"."""
MOST = 8
"""Paragraphs that one block runs over at most."""

Opening = tuple[Token, Token, Cue]
"""Cue, source and group of a block."""


def mark(doc: Doc, kg: Layers, cues: Cues) -> dict[int, Opening]:
    """Make each block a quotation of `Layers.quotes`; by the first token of each, what opens it."""
    found: dict[int, Opening] = {}
    blocks: list[Range] = []
    p = 0
    while p + 1 < len(kg.paragraphs):
        opened = opening(doc, kg.paragraphs[p], cues)
        if opened is None or p == kg.headline:
            p += 1
            continue
        last = _last(doc, kg, p, cues)
        for start, end in kg.paragraphs[p + 1 : last + 1]:
            found[start] = opened
            blocks.append((start, end))
        p = max(last, p + 1)
    if blocks:
        inside = {i for start, end in blocks for i in range(start, end)}
        kg.quotes = sorted([*(q for q in kg.quotes if q[0] not in inside), *blocks])
    return found


def opening(doc: Doc, paragraph: Range, cues: Cues, leads: tuple[str, ...] = LEADS) -> Opening | None:
    """The cue at the end of a line that opens what stands below it: "Ada Quill said:"."""
    start, end = paragraph
    while end > start and doc[end - 1].is_space:
        end -= 1
    if end - start < 2 or doc[end - 1].text not in leads:
        return None
    if doc[start].lower_ == "according" and end - start <= ACCORDING and ":" in leads:
        to = next((c for c in doc[start].children if c.lower_ == "to"), None)
        source = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
        return (doc[start], source, cues.verbs["say"][0]) if source is not None else None
    reach = FAR if doc[end - 1].text == "," else REACH
    for i in range(end - 2, max(start, end - 2 - reach) - 1, -1):
        token = doc[i]
        if token.text in (".", "”", '"'):
            return None
        group = next((c for c in cues.verbs.get(token.lemma_.lower(), ()) if "quote" in c.frames and not c.document), None)
        if group is not None and token.pos_ in ("VERB", "NOUN"):
            source = subject(token) or governing(token)
            return (token, source, group) if source is not None else None
    return None


def _last(doc: Doc, kg: Layers, p: int, cues: Cues) -> int:
    """The last paragraph of the block: the next one behind a colon; behind dots, all until another opens or starts with a mark."""
    if _quoted(doc, kg.paragraphs[p + 1]):
        return p
    end = kg.paragraphs[p][1]
    while doc[end - 1].is_space:
        end -= 1
    last = p + 1
    if doc[end - 1].text == ":":
        return last
    while last + 1 < len(kg.paragraphs) and last - p < MOST:
        following = kg.paragraphs[last + 1]
        if _quoted(doc, following) or opening(doc, following, cues) is not None:
            break
        last += 1
    return last


def _quoted(doc: Doc, paragraph: Range) -> bool:
    first = next((doc[i] for i in range(*paragraph) if not doc[i].is_space), None)
    return first is None or first.text in ("“", '"', "''", "``", "‘", "'", "•", "-", "*")
