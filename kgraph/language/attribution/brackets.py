"""What stands in brackets is said there: "The dam (it leaks, Ada Quill wrote) was closed" has her say nothing of what stands outside."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from kgraph.language.attribution.found import Found
from kgraph.language.layers import Layers, Range

OPENING, CLOSING = ("(", "["), (")", "]")
WIDEST = 120
"""Tokens in brackets, at most: a mark that nothing closes holds nothing."""
LEAST = 2
"""Tokens of a content that stand in brackets from which they are all of it: of "The dam leaks (according to Ada Quill)" none does."""


def kept(doc: Doc, kg: Layers, candidates: Iterable[Found]) -> Iterator[Found]:
    """The candidates, the content of each whose cue stands in brackets cut to what stands in them with it."""
    around = {i: pair for pair in _pairs(doc, kg) for i in range(*pair)}
    for found in candidates:
        inside = around.get(found.cue_head.i) if found.cue_head is not None else None
        if inside is not None:
            low, high = inside
            within = [_unmarked(doc, max(s, low), min(e, high)) for s, e in found.content if max(s, low) < min(e, high)]
            if sum(e - s for s, e in within) >= LEAST:
                found.content = within
        yield found


def _unmarked(doc: Doc, start: int, end: int) -> Range:
    """A piece without a quotation mark at one end that nothing in it answers: “It leaks,” Ada Quill wrote."""
    if end - start > 1 and doc[start].is_quote and not any(t.is_quote for t in doc[start + 1 : end]):
        return start + 1, end
    return start, end


def _pairs(doc: Doc, kg: Layers) -> Iterator[Range]:
    """What stands between each two brackets of one paragraph that belong together, the outermost first."""
    marks = [(t.i, t.text) for t in doc if t.text in OPENING or t.text in CLOSING]
    ends = iter(kg.paragraphs)
    end = 0
    opened: list[int] = []
    found: list[Range] = []
    for i, mark in marks:
        while i >= end:
            end = next(ends, (0, len(doc)))[1]
            opened = []
        if mark in OPENING:
            opened.append(i)
        elif opened:
            start = opened.pop()
            if i - start <= WIDEST:
                found.append((start + 1, i))
    yield from sorted(found)
