"""`kg_paragraphs`: paragraph ends are sentence ends, and where the article quotes. Runs before the parser, on tokens alone."""

from bisect import bisect_left
from typing import Any, cast

from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from kgraph.language import quotes
from kgraph.language.layers import Range, layers

HEADLINE_TOKENS = 30
"""A first paragraph of at most so many tokens that ends without a full stop is taken for the headline."""
LONGEST = 300
"""Tokens without a full stop after which a sentence is cut: time grows with the square of a sentence. The gold's longest has 74."""
STOPS = (".", "!", "?")
PAUSES = (",", ";", ":", "–", "—")
DASHES = ("–", "—", "-", "--")
DATELINE = 14
"""Tokens of a dateline at most."""
SHORTEST = 3
LEAD_MARKS = "•*-–—·▪◦"


@Language.component("kg_paragraphs")
def paragraphs(doc: Doc) -> Doc:
    """Fill `Layers.paragraphs`, `.headline` and `.quotes`; start a sentence at each paragraph."""
    kg = layers(doc)
    kg.paragraphs = _paragraphs(doc)
    begins = {i for start, end in kg.paragraphs for i in (start, *_cuts(doc, start, end), *_dateline(doc, start, end))}
    starts = [t.idx for t in doc]
    characters = [(doc[s].idx, doc[e - 1].idx + len(doc[e - 1])) for s, e in kg.paragraphs]
    found = quotes.of_paragraphs(doc.text, characters)
    kg.quotes = [r for q in found if (r := _tokens(starts, doc, q.start, q.end)) is not None]
    kg.headline = _headline(doc, kg.paragraphs, kg.title)
    _split_quotes(doc, kg.quotes, begins)
    _begin(doc, begins)
    return doc


def _begin(doc: Doc, begins: set[int]) -> None:
    """Start a sentence at each of these tokens: at once, since spaCy looks through the whole Doc each time that one is set."""
    if begins:
        values = doc.to_array([SENT_START])
        values[sorted(begins)] = 1
        doc.from_array([SENT_START], cast(Any, values))


def _paragraphs(doc: Doc) -> list[Range]:
    found: list[Range] = []
    start: int | None = None
    for token in doc:
        if token.is_space:
            if "\n" in token.text or "\r" in token.text or "\u2029" in token.text:
                if start is not None:
                    found.append((start, token.i))
                start = None
        elif start is None:
            start = token.i
    if start is not None:
        found.append((start, len(doc)))
    return found


def _dateline(doc: Doc, start: int, end: int) -> list[int]:
    """Where the text begins behind a dateline: "TARN, Norland (Northwire) — The mill has burnt": a town in capitals, a dash."""
    first = doc[start]
    agency = start + 3 < end and first.is_title and any(t.text == "(" for t in doc[start + 1 : start + 4])  # "Tarn (Northwire) – The mill"
    if not (first.is_alpha and len(first) >= SHORTEST and (first.is_upper or agency)):
        return []
    for i in range(start + 1, min(start + DATELINE, end - 1)):
        if doc[i].text in DASHES and doc[i - 1].whitespace_ and doc[i].whitespace_:
            if agency and not first.is_upper and doc[i - 1].text != ")":
                return []
            return [i + 1] if doc[i + 1].text[:1].isupper() or doc[i + 1].text in ("“", '"') else []
        if doc[i].text in STOPS and not doc[i - 1].is_title:
            return []
    return []


def _cuts(doc: Doc, start: int, end: int) -> list[int]:
    """Where a paragraph is cut that goes on and on without a full stop: behind its last pause before that, else anywhere."""
    found: list[int] = []
    pause: int | None = None
    for i in range(start, end if end - start > LONGEST else start):
        if i - start >= LONGEST:
            start = pause if pause is not None else i
            found.append(start)
            pause = None
        text = doc[i].text
        if text in STOPS:
            start, pause = i + 1, None
        elif text in PAUSES:
            pause = i + 1
    return found


def _tokens(starts: list[int], doc: Doc, start: int, end: int) -> Range | None:
    """The tokens that begin inside `[start, end)`."""
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    while first < last and doc[first].is_space:
        first += 1
    while last > first and doc[last - 1].is_space:
        last -= 1
    return (first, last) if last > first else None


def _headline(doc: Doc, found: list[Range], title: str | None) -> int | None:
    if not found:
        return None
    start, end = found[0]
    words = doc[start:end].text.strip()
    if title and words and words.split() == title.split():
        return 0
    if len(found) > 1 and end - start <= HEADLINE_TOKENS and words[-1:] not in '.!"”…:' and words[:1] not in LEAD_MARKS:
        return 0
    return None


def _split_quotes(doc: Doc, found: list[Range], begins: set[int]) -> None:
    """A quotation that opens after a full stop opens a sentence, and the words that follow a full stop and a closing mark do too."""
    for start, end in found:
        mark = start - 1
        if (
            mark > 0
            and not doc[mark].is_space
            and doc[mark - 1].text[-1:] in (*quotes.SENTENCE_END, "”", '"')
            and mark not in begins
        ):
            before = doc[mark - 1].text
            if before in (".", "!", "?") or before[-1:] in ".!?":
                begins.add(mark)
        if (
            end + 1 < len(doc)
            and end - 1 >= start
            and doc[end - 1].text in (".", "!", "?")
            and doc[end + 1].text[:1].isupper()
            and end - start > 6
        ):
            following = doc[end + 1]
            # "“…?” Keane asked" goes on with its cue; a new sentence is told by the parser, which sees the verb.
            if doc[end - 1].text == "." and not following.is_space:
                begins.add(end + 1)
