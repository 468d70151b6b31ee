"""Where the article quotes: the insides of double quotation marks, and of single ones that do a double one's work.

A quotation that a paragraph leaves open runs to that paragraph's end; the next paragraph's opening mark resumes it.
"""

from dataclasses import dataclass

OPENING = {"“": "”", "„": "”", "«": "»", "‟": "”"}
STRAIGHT = {'"', "＂"}
SINGLE = {"‘": "’", "'": "'", "`": "'"}
SENTENCE_END = ".!?…"
MAX_SINGLE = 400
"""A single quotation of more characters than this is taken for a stray apostrophe."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters `[start, end)` inside the marks; `closed` is False where the paragraph ends first."""

    start: int
    end: int
    closed: bool
    single: bool = False


def in_paragraph(text: str, start: int, end: int) -> list[Quote]:
    """The quotations of one paragraph, in order, none inside another. Linear in the paragraph's length."""
    found: list[Quote] = []
    opened: int | None = None
    closer = ""
    i = start
    while i < end:
        c = text[i]
        if opened is None:
            if c in OPENING:
                opened, closer = i + 1, OPENING[c]
            elif c in STRAIGHT:
                opened, closer = i + 1, c
            elif c == "”":  # a closing mark where none is open opens: writers mix them up
                opened, closer = i + 1, "”"
        elif c == closer or (closer == "”" and c in STRAIGHT) or (closer in STRAIGHT and c == "”") or _turned(text, i, end, closer):
            if i > opened:
                found.append(Quote(opened, i, True))
            opened = None
        elif c in OPENING and closer == OPENING[c] and not text[opened:i].strip():
            opened = i + 1
        i += 1
    if opened is not None and opened < end:
        found.append(Quote(opened, end, False))
    return _with_singles(text, start, end, found)


def _turned(text: str, i: int, end: int, closer: str) -> bool:
    """Whether an opening mark closes, turned the wrong way: at the end of a word, before a blank (“could be lost,“ said Olin)."""
    closes = OPENING.get(text[i]) == closer and not text[i - 1].isspace() and i + 1 < end and text[i + 1].isspace()
    following = text.find(text[i], i + 1, end)
    return closes and closer not in text[i : following if following > 0 else end]


def _with_singles(text: str, start: int, end: int, doubles: list[Quote]) -> list[Quote]:
    """Add single quotations outside the double ones: opened after a space or at the start, closed before a space or a stop."""
    singles: list[Quote] = []
    inside = iter([*doubles, Quote(end + 1, end + 1, True)])
    current = next(inside)
    i = start
    while i < end:
        if i >= current.start:
            i = current.end + 1
            current = next(inside)
            continue
        c = text[i]
        if c in SINGLE and (i == start or not text[i - 1].isalnum()) and i + 1 < end and not text[i + 1].isspace():
            limit = min(end, current.start - 1, i + MAX_SINGLE)
            j = i + 1
            while j < limit and not (
                text[j] == SINGLE[c]
                and not text[j - 1].isspace()
                and (j + 1 >= end or not text[j + 1].isalnum())
                and not _possessive(text, j, limit, SINGLE[c])
            ):
                j += 1
            if j < limit and j > i + 1:
                singles.append(Quote(i + 1, j, True, single=True))
                i = j + 1
                continue
        i += 1
    return sorted([*doubles, *singles], key=lambda q: q.start)


def _possessive(text: str, i: int, limit: int, mark: str) -> bool:
    """Whether the mark at i is a plural's apostrophe ("generals' plans'"): a better closing mark follows soon."""
    if text[i - 1] != "s" or i + 1 >= limit or text[i + 1] != " ":
        return False
    rest = text.find(mark, i + 1, min(limit, i + 80))
    return rest > 0 and text[rest - 1] in ".,!?s" and (rest + 1 >= limit or not text[rest + 1].isalnum())


def of_paragraphs(text: str, paragraphs: list[tuple[int, int]]) -> list[Quote]:
    """All quotations of an article whose paragraphs are given by characters."""
    return [q for start, end in paragraphs for q in in_paragraph(text, start, end)]
