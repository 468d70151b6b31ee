"""The words of an article that a claim rests on, cut into pieces: which of them belong to which hop, and what is claimed."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

AROUND = 700
"""Code points of a paragraph that are shown before and after what is marked: most paragraphs of news are shorter."""
COLOURS = 4
"""Hops beyond this share colours with the first ones; the numbers tell them apart."""


class Span(msgspec.Struct, frozen=True, order=True):
    """Code points `[start, end)` of an article's text. `part` is content, hedge, or hop; `hop` counts from the outermost, from 1."""

    start: int
    end: int
    part: str
    hop: int = 0


class Piece(msgspec.Struct, frozen=True):
    """Words that belong to the same parts. `hop` is 0 for none, `number` the same where a hop's mark begins, to be shown."""

    text: str
    hop: int = 0
    content: bool = False
    hedge: bool = False
    number: int = 0

    @property
    def colour(self) -> int:
        return (self.hop - 1) % COLOURS + 1 if self.hop else 0

    @property
    def marked(self) -> bool:
        return bool(self.hop or self.content or self.hedge)


class Passage(msgspec.Struct, frozen=True):
    """A paragraph, or the part of it that is marked and what is around."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(p.text for p in self.pieces)


def from_text(text: str, spans: Sequence[Span]) -> tuple[Passage, ...]:
    """The paragraphs of an article in which something is marked, in order."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip())
        inside = [s for s in spans if s.start < end and s.end > start]
        if inside:
            low, high = min(s.start for s in inside), max(s.end for s in inside)
            found.append(_passage(start, text[start:end], spans, max(start, low - AROUND), min(end, high + AROUND)))
        start += len(line)
    return tuple(found)


def from_quotes(quotes: Iterable[tuple[int, str]], spans: Sequence[Span]) -> tuple[Passage, ...]:
    """The same where the article's text is not at hand: `quotes` are places and words of what the graph quotes of it, anew at each gap."""
    kept: list[tuple[int, str]] = []
    for start, words in sorted(set(quotes), key=lambda q: (q[0], -len(q[1]))):
        if not kept or start + len(words) > kept[-1][0] + len(kept[-1][1]):
            kept.append((start, words))
    return tuple(_passage(start, words, spans, start, start + len(words)) for start, words in kept)


def _passage(origin: int, words: str, spans: Sequence[Span], low: int, high: int) -> Passage:
    """`words` stand at `origin`; what is shown of them is `[low, high)`, with a sign where something is left out."""
    cuts = sorted({low, high, *(c for s in spans for c in (s.start, s.end) if low < c < high)})
    pieces = [Piece("… ")] if low > origin else []
    shown: set[int] = set()
    for start, end in pairwise(cuts):
        here = [s for s in spans if s.start <= start < s.end]
        nearest = min((s for s in here if s.part != "hedge"), key=lambda s: (s.end - s.start, s), default=None)
        hop = nearest if nearest and nearest.part == "hop" else None
        starts = hop is not None and (hop.start == start or hop.hop not in shown)
        pieces.append(Piece(
            words[start - origin : end - origin], hop.hop if hop else 0, any(s.part == "content" for s in here),
            any(s.part == "hedge" for s in here), hop.hop if hop and starts else 0,
        ))
        shown |= {hop.hop} if hop else set()
    if high < origin + len(words):
        pieces.append(Piece(" …"))
    return Passage(tuple(pieces))
