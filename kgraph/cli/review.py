"""`kgraph review`: what is most worth a person's look, one key an answer."""

import json
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from kgraph.cli import show
from kgraph.cli.common import graph_option, ledger_option, stderr, stdout, who_option
from kgraph.ledger import Judgements, Ledger, beside
from kgraph.review.doubt import KINDS, Doubt, Kind

if TYPE_CHECKING:
    from kgraph.review.doubt import Side
    from kgraph.review.session import Session

STYLES = {"content": "green", "source": "bold cyan", "cue": "underline yellow"}
SKIP, UNDO, QUIT = "s", "z", "q"
ENDS = ("", "\x03", "\x04", "\x1b")
"""End of input, Ctrl-C, Ctrl-D, Escape."""


@click.command("review", context_settings={"help_option_names": ["-h", "--help"]})
@graph_option
@ledger_option
@who_option
@click.option("--kind", "kinds", type=click.Choice(get_args(Kind)), multiple=True,
              help="Only doubts of this kind. May be repeated.")
@click.option("--most", type=click.IntRange(0), default=0, show_default=True, metavar="N", help="Ask so many at most; 0 for all.")
@click.option("--list", "listing", is_flag=True, help="List the doubts with the commands that settle them, and ask nothing.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True,
              help="How the list is printed; json lists.")
def command(
    graph: Path, ledger: Path | None, who: str, kinds: tuple[Kind, ...], most: int, listing: bool, shape: str
) -> int:
    """Go through what is most worth a person's look: two who may be one, claims that may answer one question, denials whose aim is not
    clear, claims of rules that are often wrong. The most valuable come first.

    Each is shown with its sentences side by side and answered by one key; s skips, z takes the last answer back, q ends. Every answer is
    in the ledger at once, so a review can be broken off and gone on with. What was judged, unsure or not, is not asked again. Keys may be
    piped.

    \b
    Example:
      kgraph review --kind who --most 20
      kgraph review --list --format json
    """
    from kgraph.build import built
    from kgraph.review.doubts import doubts
    from kgraph.review.session import Session

    book = Ledger(ledger or beside(graph), who)
    found = doubts(built(graph), Judgements.of(book.entries), kinds)
    chosen = found[: most or None]
    if listing or shape == "json":
        _list(chosen, shape)
        return 0
    session = Session(chosen, book)
    _walk(session, stdout(), keys())
    left = len(found) - session.place[0] + 1
    made = f"{session.judged} judgement{'' if session.judged == 1 else 's'}"
    told = f"{made} made, {left} left to ask"
    stderr().print(f"kgraph: {told}; kgraph build --graph {graph} applies what is in {book.path}", markup=False)
    return 0


def keys() -> Callable[[], str]:
    """Reads one key: of the terminal without Enter, else of what is piped, where line ends are passed over."""
    if sys.stdin.isatty():
        return click.getchar

    def piped() -> str:
        while (key := sys.stdin.read(1)).isspace():
            continue
        return key

    return piped


def _walk(session: "Session", out: Console, key: Callable[[], str]) -> None:
    shown: Doubt | str | None = ""
    while (doubt := session.doubt) is not None or session.judged:
        if doubt is not shown:
            _show(doubt, session.place, out)
            shown = doubt
        pressed = key()
        if pressed in ENDS or pressed.lower() == QUIT:
            return
        if pressed.lower() == SKIP and doubt:
            session.skip()
        elif pressed.lower() == UNDO:
            back = session.undo()
            out.print(f"taken back: {back.undoes}" if back else "nothing of this session to take back", style="dim", markup=False)
            shown = "" if back else shown
        elif (made := session.answer(pressed.lower())) is not None:
            out.print(f"{made.what}: {made.id}", style="dim", markup=False)
        else:
            out.print(_keys(doubt), style="dim", markup=False)


def _show(doubt: Doubt | None, place: tuple[int, int], out: Console) -> None:
    out.print()
    if doubt is None:
        _line(out, Text(f"That was the last.  {_keys(doubt)}"))
        return
    _line(out, Text(f"{place[0]} of {place[1]}: {show.clean(doubt.question)}", style="bold"))
    _line(out, Text(show.clean(doubt.why), style="dim"))
    if out.is_terminal:
        table = Table.grid(*("" for _ in doubt.sides), padding=(0, 3), expand=True)
        table.add_row(*(Group(*_side(side, colours=True)) for side in doubt.sides))
        out.print(table)
    else:
        for side in doubt.sides:
            for line in _side(side, colours=False):
                _line(out, line)
    _line(out, Text(_keys(doubt)))


def _line(out: Console, text: Text) -> None:
    """Whole when piped, wrapped in a terminal."""
    out.print(text, soft_wrap=not out.is_terminal)


def _keys(doubt: Doubt | None) -> str:
    answers = [*((key, answer.says) for key, answer in doubt.answers), (SKIP, "skip")] if doubt else []
    return "  ".join(f"[{key}] {says}" for key, says in (*answers, (UNDO, "take back"), (QUIT, "end")))


def _side(side: "Side", *, colours: bool) -> list[Text]:
    article = side.article
    head = f"{side.ref}: {article.outlet or 'unnamed outlet'}, {(article.published or 'undated')[:10]}"
    notes = (Text(show.clean(note), style="dim") for note in side.notes)
    return [Text(show.clean(head), style="bold"), _marked(side, colours), *notes, Text("")]


def _marked(side: "Side", colours: bool) -> Text:
    """The sentence; without colours its parts stand in brackets: `[source Ada Quill] [cue said] [content the dam leaks]`."""
    cuts = sorted({0, len(side.sentence), *(c for start, end, _ in side.marks for c in (start, end))})
    line = Text()
    for start, end in pairwise(cuts):
        inside = [(s, e, part) for s, e, part in side.marks if s <= start and end <= e]
        opening = [part for s, _, part in inside if s == start] if not colours else []
        line.append("".join(f"[{part} " for part in opening))
        words = "".join(c if show.is_shown(c) else " " for c in side.sentence[start:end])
        line.append(words, style=" ".join(STYLES[part] for part in STYLES if any(p == part for *_, p in inside)))
        line.append("]" * sum(e == end for _, e, _ in inside) if not colours else "")
    return line


def _list(found: Sequence[Doubt], shape: str) -> None:
    if shape == "json":
        click.echo(json.dumps([_fields(d) for d in found], ensure_ascii=False, indent=2))
        return
    rows = [(f"{d.value:.2f}", d.kind, d.question, _told(d), " | ".join(a.command for _, a in d.answers)) for d in found]
    show.rows(stdout(), ("value", "kind", "question", "sentences", "commands"), rows)


def _told(doubt: Doubt) -> str:
    return "; ".join(f"{s.ref} “{s.sentence}”" for s in doubt.sides)


def _fields(doubt: Doubt) -> dict[str, Any]:
    return {
        "kind": doubt.kind, "meaning": KINDS[doubt.kind], "value": round(doubt.value, 4), "question": doubt.question, "why": doubt.why,
        "sides": [
            {
                "ref": s.ref, "article": s.article.id, "outlet": s.article.outlet, "published": s.article.published, "sentence": s.sentence,
                "marks": [{"start": start, "end": end, "part": part} for start, end, part in s.marks], "notes": s.notes,
            }
            for s in doubt.sides
        ],
        "answers": {key: {"says": a.says, "command": a.command} for key, a in doubt.answers},
    }
