"""`kgraph who`: everything about one person or body."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.text import Text

from kgraph.cli import show
from kgraph.cli.common import graph_option, stdout

if TYPE_CHECKING:
    from rich.console import Console

    from kgraph.queries.dossier import Dossier, Question, Saying


@click.command("who", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("name")
@graph_option
@click.option("--most", type=click.IntRange(0), default=20, show_default=True, metavar="N",
              help="Rows that a part shows at most; 0 for all. JSON always has all.")
@click.option("--checked", is_flag=True, help="Only claims that a person has checked.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How it is printed.")
def command(name: str, graph: Path, most: int, checked: bool, shape: str) -> int:
    """Show everything about one person or body: names, posts, what they say, what is said of them, who denies it.

    NAME is any form of a name, an IRI, or the end of one (person/jane-doe). A name that nobody or several bear ends with exit code 3
    and the nearest ones, or all of them with roles and counts.

    \b
    Example:
      kgraph who "Jane Doe" --graph kgraph-data
    """
    import msgspec

    from kgraph.graph import open_store
    from kgraph.queries import Local
    from kgraph.queries.dossier import dossier
    from kgraph.queries.names import SeveralError

    try:
        found = dossier(Local(open_store(graph)), name, checked=checked)
    except SeveralError as error:
        if shape == "json":
            click.echo(msgspec.json.format(msgspec.json.encode({"candidates": error.bearers}), indent=2).decode())
        raise
    if shape == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
        return 0
    _print(stdout(), found, most)
    return 0


def _print(out: "Console", of: "Dossier", most: int) -> None:
    name = of.label
    show.heading(out, f"{name} ({of.kind.lower()}, {show.brief(of.iri)})")
    seen = f"{of.first_mention} to {of.last_mention}" if of.first_mention else "no dates"
    show.rows(out, ("", ""), [
        ("names", "; ".join(of.names)), ("articles", f"{of.articles} ({seen})"), ("claims", show.checked(of.checked, of.claims)),
    ])
    _part(out, "Also possibly (not joined; kgraph entities explain tells why)", ("name", "which", "because"), [
        (p.label, show.brief(p.iri) or f"catalogue {p.row}", p.reason) for p in of.possibly
    ], most)
    _part(out, "Posts, and the article that says so", ("post", "in", "status", "outlet", "article", "words"), [
        (p.role, p.body, p.status, p.outlet, show.brief(p.article), p.words) for p in of.posts
    ], most)
    _part(out, "Ties that articles state", ("", "", "", "status", "outlet", "words"), [
        (t.first, t.kind, t.second, t.status, t.outlet, t.words) for t in of.ties
    ], most)
    _sayings(out, f"What {name} says, firsthand", of.says, most)
    _sayings(out, f"Others' accounts of what {name} said or thinks", of.alleged, most)
    shown = of.said_of[: most or None]
    if out.is_terminal and shown:
        show.heading(out, f"What is said of {name}")
        for question in shown:
            show.indented(out, Text(show.clean(question.question), style="bold"), 1)
            counts = show.counts(question.reports, question.origins_min, question.origins_max, question.denied_by)
            show.indented(out, Text(show.clean(counts), style="dim"), 1)
            for said in question.claims:
                _told(out, said, 2)
    else:
        _part(out, f"What is said of {name}", _CLAIM, [row for q in shown for row in _question(q)], 0)
    show.cut(out, len(of.said_of), most)
    _part(out, f"Of {name} in articles' own voice, naming no one", ("words", "certainty", "outlet", "sentence"), [
        (n.words, n.certainty, n.outlet, n.sentence) for n in of.narration
    ], most)


SIGNS = {"Asserts": "●", "Denies": "✕"}
"""Of what a claim does, as on the pages; a question mark for doubts and for no side."""
_CLAIM = ("claim", "stance", "outlet", "date", "sentence")


def _part(out: "Console", title: str, headers: Sequence[str], rows: list[tuple[str, ...]], most: int) -> None:
    """Nothing where there are no rows."""
    if rows:
        show.heading(out, title)
        show.rows(out, headers, rows[: most or None])
        show.cut(out, len(rows), most)


def _sayings(out: "Console", title: str, held: Sequence["Saying"], most: int) -> None:
    if not out.is_terminal:
        _part(out, title, _CLAIM, [_saying(s) for s in held], most)
    elif held:
        show.heading(out, title)
        for said in held[: most or None]:
            _told(out, said, 1)
        show.cut(out, len(held), most)


def _told(out: "Console", said: "Saying", level: int) -> None:
    """In a terminal: who says what, where and when, and the sentence with its cue underlined."""
    show.indented(out, Text.assemble(SIGNS.get(said.stance, "?"), " ", show.clean(said.says)), level)
    where = ", ".join(filter(None, (said.outlet, said.date[:10] or "no date", "checked by a person" if said.checked else "")))
    show.indented(out, Text(show.clean(where), style="dim"), level + 1)
    show.indented(out, show.marked(said.sentence, [said.cue]), level + 1)


def _saying(said: "Saying") -> tuple[str, ...]:
    return said.says, said.stance, said.outlet, said.date, said.sentence


def _question(one: "Question") -> list[tuple[str, ...]]:
    head = f"? {one.question} [{show.counts(one.reports, one.origins_min, one.origins_max, one.denied_by)}]"
    return [(head, "", "", "", ""), *map(_saying, one.claims)]
