"""`kgraph ledger undo`."""

from pathlib import Path

import click

from kgraph.cli.common import graph_option, ledger_option, who_option
from kgraph.errors import AmbiguityError
from kgraph.ledger import Entry, Ledger, beside
from kgraph.ledger.judgements import undone_of


@click.command("undo")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@graph_option
@ledger_option
@who_option
@click.option("--why", default="", metavar="TEXT", help="Why it is taken back.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How it is printed.")
def command(ids: tuple[str, ...], graph: Path, ledger: Path | None, who: str, why: str, shape: str) -> int:
    """Take judgements back: it is as if they had never been made, and what they took the place of holds again.

    ID is the id of an entry, as kgraph ledger list shows it, or the beginning of one. Nothing is deleted: an undo is a line of its own,
    and can be undone.

    \b
    Example:
      kgraph ledger undo 5f0c
    """
    from kgraph.cli.ledger import show

    book = Ledger(ledger or beside(graph), who)
    for one in [_entry(id, book) for id in ids]:
        made = book.add("undo", undoes=one.id, why=why)
        click.echo(made.line if shape == "json" else f"{made.id} undoes {one.id} {show.what(one)}: {'; '.join(map(show.told, one.of))}")
    return 0


def _entry(typed: str, book: Ledger) -> Entry:
    found = [e for e in book.entries if e.id.startswith(typed)]
    if len(found) != 1:
        told = tuple(e.id for e in found)
        said = f"several entries begin with {typed!r}: {', '.join(told)}" if found else f"no entry of {book.path} begins with {typed!r}"
        raise AmbiguityError(f"{said}; kgraph ledger list --all shows them", told)
    if found[0].id in undone_of(book.entries):
        raise AmbiguityError(f"{found[0].id} is undone already; undo its undoing to have it back", (found[0].id,))
    return found[0]
