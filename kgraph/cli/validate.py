"""`kgraph validate`."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click
from rich.markup import escape
from rich.table import Table

from kgraph.cli.common import graph_option, stderr, stdout


@click.command()
@graph_option
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True,
              help="How faults are printed.")
def command(graph: Path, format_: str) -> int:
    """Check a graph against its promises, and print each fault with its place.

    Exit code 1 when there are faults.

    \b
    Example:
      kgraph validate --graph kgraph-data
    """
    from kgraph.graph import open_store
    from kgraph.graph.validate import validate

    store = open_store(graph)
    articles = sorted(g.value for g in store.named_graphs() if "/graph/article/" in str(g.value))
    faults = validate(store, articles)
    if format_ == "json":
        sys.stdout.write(json.dumps([asdict(f) for f in faults], ensure_ascii=False, indent=2) + "\n")
    elif faults:
        table = Table("place", "rule", "fault")
        for fault in faults:
            table.add_row(escape(fault.place), fault.rule, escape(fault.message))
        stdout().print(table)
    stderr().print(f"{len(faults)} faults in {len(articles)} articles")
    return 1 if faults else 0
