"""What one side, the gold or the prediction, has in a sentence: its words, marked, and its fields."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from kgraph.record import Claim, Relation, Span

STOP = re.compile(r"[.!?…][”\"’')\]]*\s|\n")
REACH = 600
"""Characters on either side within which a sentence is looked for."""
Pieces = list[tuple[str, tuple[str, ...]]]
"""Words in order, each with what they are: source, cue, content."""


@dataclass(frozen=True, slots=True)
class Side:
    """The gold or the prediction: its sentence in pieces, and its fields. Both sides of an error hold the same words."""

    pieces: Pieces
    fields: dict[str, str]


def around(text: str, spans: Iterable[Span]) -> tuple[int, int]:
    """From the start of the sentence that the first stands in to the end of that of the last, by stops and line ends alone."""
    spans = list(spans)
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    base = max(0, first - REACH)
    low = max((base + stop.end() for stop in STOP.finditer(text[base:first])), default=base)
    stop = STOP.search(text, last)
    high = min(stop.end() if stop else len(text), last + REACH)
    return low, max(last, low + len(text[low:high].rstrip()))


def pieces(text: str, low: int, high: int, marks: Iterable[tuple[Span, str]]) -> Pieces:
    """The words of `[low, high)`, cut wherever a mark starts or ends."""
    marks = list(marks)
    cuts = sorted({low, high, *(c for span, _ in marks for c in (span.start, span.end) if low < c < high)})
    return [
        (text[start:end], tuple(dict.fromkeys(part for span, part in marks if span.start <= start < span.end)))
        for start, end in pairwise(cuts)
    ]


def marks(claim: Claim) -> list[tuple[Span, str]]:
    """Its content, its source and its cue, where it has them."""
    spans = [*((piece, "content") for piece in claim.content), (claim.source.mention, "source"), (claim.cue, "cue")]
    return [(span, part) for span, part in spans if span is not None]


def fields(claim: Claim, names: Mapping[str, str]) -> dict[str, str]:
    """What is said of a claim, its entities by name. Only a prediction has a rule."""
    rule = {"rule": claim.rule} if claim.rule else {}
    return rule | {
        "source": names.get(claim.source.entity or "", "no one named"), "via": ", ".join(names.get(v, v) for v in claim.via) or "no one",
        "stance": claim.stance, "certainty": claim.certainty, "speech": claim.speech, "firsthand": "yes" if claim.firsthand else "no",
        "subject": names.get(claim.subject or "", "none"), "about": ", ".join(names.get(a, a) for a in claim.about) or "no one",
        "topic": claim.topic,
    }


def tie(relation: Relation, names: Mapping[str, str]) -> dict[str, str]:
    """What is said of a relation, its entities by name."""
    rule = {"rule": relation.rule} if relation.rule else {}
    return rule | {
        "subject": names.get(relation.subject, relation.subject), "predicate": relation.predicate,
        "object": names.get(relation.object or "", "none"), "role": relation.role or "none", "status": relation.status,
    }
