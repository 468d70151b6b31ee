"""`kgraph ledger list`."""

import json
from pathlib import Path

import click

from kgraph.cli import show as rows
from kgraph.cli.common import graph_option, ledger_option, stderr, stdout
from kgraph.cli.ledger.add import KINDS
from kgraph.ledger import beside, read


@click.command("list")
@graph_option
@ledger_option
@click.option("--what", "kinds", type=click.Choice([*KINDS, "undo"]), multiple=True, help="Only judgements of this kind. May be repeated.")
@click.option("--by", metavar="NAME", help="Only what this person judged.")
@click.option("--all", "every", is_flag=True, help="Also what was undone or superseded.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How it is printed.")
def command(graph: Path, ledger: Path | None, kinds: tuple[str, ...], by: str | None, every: bool, shape: str) -> int:
    """List what was judged, in the order in which it was judged, and whether it holds.

    The state of each: holds, superseded by a later one, undone; conflict where others forbid it, unfit where what it judged is not in
    the graph or is read otherwise now.

    \b
    Example:
      kgraph ledger list --what reject --format json
    """
    from kgraph.build import built
    from kgraph.cli.ledger import show
    from kgraph.review.state import standings

    path = ledger or beside(graph)
    whole = built(graph) if (graph / "kgraph.json").is_file() else None
    found = [
        s for s in standings(read(path), whole)
        if (every or s.state not in ("superseded", "undone")) and (every or s.entry.what != "undo" or "undo" in kinds)
        and (not kinds or s.entry.what in kinds) and by in (None, s.entry.who)
    ]
    if shape == "json":
        told = [show.fields(s.entry) | {"state": s.state, "reason": s.reason} for s in found]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    rows.rows(stdout(), show.HEADERS, map(show.row, found))
    if not found:
        stderr().print(f"kgraph: nothing in {path}; kgraph ledger add and kgraph review judge", markup=False)
    return 0
