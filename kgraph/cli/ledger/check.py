"""`kgraph ledger check`."""

import json
from collections import Counter
from pathlib import Path

import click

from kgraph.cli.common import graph_option, ledger_option, stderr, stdout
from kgraph.ledger import Judgements, beside, read


@click.command("check")
@graph_option
@ledger_option
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How it is printed.")
def command(graph: Path, ledger: Path | None, shape: str) -> int:
    """Check that every line of the ledger is whole, and list the judgements that cannot be carried out on the graph, each with the reason.

    Exit code 1 where there are any. They stay in the ledger, and may fit again.

    \b
    Example:
      kgraph ledger check --ledger case/ledger.jsonl
    """
    from kgraph.build import built
    from kgraph.cli import show as rows
    from kgraph.cli.ledger import show
    from kgraph.review.state import standings

    path = ledger or beside(graph)
    entries, whole = read(path), built(graph)
    found = standings(entries, whole)
    amiss = [s for s in found if s.state in ("conflict", "unfit")]
    applied = Judgements.of(entries).fingerprint == whole.resolution.judgements
    if shape == "json":
        counts = dict(sorted(Counter(s.state for s in found).items()))
        listed = [show.fields(s.entry) | {"state": s.state, "reason": s.reason} for s in amiss]
        told = {"ledger": str(path), "entries": counts, "applied": applied, "misfits": listed}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    elif amiss:
        rows.rows(stdout(), show.HEADERS, map(show.row, amiss))
    said = f"kgraph: {len(entries)} entries in {path}; {len(amiss)} cannot be carried out"
    stderr().print(said + ("" if applied else f"; kgraph build --graph {graph} applies what is new"), markup=False)
    return 1 if amiss else 0
