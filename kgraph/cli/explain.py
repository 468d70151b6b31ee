"""An article with its claims marked: sources, cues and contents, and under each paragraph the rules that found them.

In a terminal the three are coloured; when piped they stand in brackets (`[s1 Ada Quill] [c1 said] [1 the dam leaks]`).
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rich.console import Console
from rich.text import Text

from kgraph.cli.show import clean, is_shown
from kgraph.record import Claim, Narration, Record, Relation

STYLES = {"content": "green", "source": "bold cyan", "cue": "bold yellow"}
"""From the weakest on: where marks overlap, the last one colours."""
LETTERS = {"source": "s", "cue": "c", "content": ""}
RAISED = str.maketrans("0123456789,", "⁰¹²³⁴⁵⁶⁷⁸⁹ ")


@dataclass(frozen=True, slots=True)
class Mark:
    """Code points `[start, end)` that are this part of the claims with these numbers."""

    start: int
    end: int
    part: str
    numbers: str


def explain(out: Console, text: str, record: Record) -> None:
    """Print an article and what was found in it. `text` is the text that the record was made on."""
    colours = out.is_terminal
    _line(out, Text(clean(record.article), style="bold"))
    parts = " ".join(f"[{STYLES[p]}]{p}[/]" for p in ("source", "cue", "content")) if colours else "[s source] [c cue] [content]"
    _line(out, Text.from_markup(parts) if colours else Text(parts))
    ahead, notes = deque(_marks(record)), deque(sorted(_notes(record), key=lambda n: n[0]))
    here: list[Mark] = []
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        while ahead and ahead[0].start < end:
            here.append(ahead.popleft())
        if line.strip():
            out.print()
            _line(out, _marked(text, start, start + len(line.rstrip()), here, colours))
            while notes and notes[0][0] < end:
                _, rule, words = notes.popleft()
                _line(out, Text.assemble("  ", (clean(rule), "magenta"), "  ", (clean(words), "dim")))
        here = [m for m in here if m.end > end]
        start = end
    out.print()


def _line(out: Console, text: Text) -> None:
    """Whole when piped, wrapped in a terminal."""
    out.print(text, soft_wrap=not out.is_terminal)


def _marks(record: Record) -> list[Mark]:
    """One mark for each part at one place, longest first where several start together."""
    found: dict[tuple[int, int, str], list[int]] = {}
    for number, claim in enumerate(record.claims, 1):
        spans = [(claim.source.mention, "source"), (claim.cue, "cue"), *((piece, "content") for piece in claim.content)]
        for span, part in spans:
            if span is not None:
                found.setdefault((span.start, span.end, part), []).append(number)
    marks = [Mark(start, end, part, ",".join(map(str, numbers))) for (start, end, part), numbers in found.items()]
    return sorted(marks, key=lambda m: (m.start, -m.end, list(STYLES).index(m.part)))


def _marked(text: str, low: int, high: int, here: list[Mark], colours: bool) -> Text:
    """One line of the article. Control characters are shown as blanks, so that they cannot steer the terminal."""
    cuts = sorted({low, high, *(c for m in here for c in (m.start, m.end) if low < c < high)})
    line = Text()
    for start, end in pairwise(cuts):
        for mark in (m for m in here if max(m.start, low) == start):
            if not colours:
                line.append(f"[{LETTERS[mark.part]}{mark.numbers} ")
            elif mark.part == "content":
                line.append(mark.numbers.translate(RAISED), style="dim")
        inside = [m.part for m in here if m.start <= start < m.end]
        style = next((STYLES[part] for part in reversed(STYLES) if part in inside), "")
        words = "".join(c if is_shown(c) else " " for c in text[start:end])
        line.append(words, style=f"{style} underline" if inside.count("content") > 1 else style)
        if not colours:
            line.append("]" * sum(m.start < end == min(m.end, high) for m in here))
    return line


def _notes(record: Record) -> Iterator[tuple[int, str, str]]:
    """Place, rule and words of all that was found."""
    names = {e.id: e.name for e in record.entities}
    for number, claim in enumerate(record.claims, 1):
        yield claim.content[0].start, claim.rule, f"{number}: {_said(claim, names)}"
    for relation in record.relations:
        yield relation.evidence.start, relation.rule, _related(relation, names)
    for told in record.narration:
        yield told.content[0].start, told.rule, _told(told, names)


def _said(claim: Claim, names: dict[str, str]) -> str:
    who = names.get(claim.source.entity or "", "no one named")
    chain = "".join(f" via {names.get(v, v)}" for v in claim.via)
    hand = "" if claim.firsthand or claim.source.entity is None else ", not firsthand"
    return f"{who}{chain} {claim.stance} ({claim.speech}, {claim.certainty}{hand}, {claim.topic})"


def _related(relation: Relation, names: dict[str, str]) -> str:
    role = f" ({relation.role})" if relation.role else ""
    other = f" {names.get(relation.object, relation.object)}" if relation.object else ""
    return f"{names.get(relation.subject, relation.subject)} {relation.predicate}{role}{other}, {relation.status}"


def _told(told: Narration, names: dict[str, str]) -> str:
    return f"the article itself, naming no one, of {names.get(told.subject, told.subject)} ({told.topic}, {told.certainty})"
