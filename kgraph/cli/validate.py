"""`kgraph validate`."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from kgraph.cli.common import graph_option, stderr, stdout


@click.command()
@graph_option
@click.option("--shacl", is_flag=True, help="Run pySHACL over each article's graph as well: slower, and a second opinion on the shapes.")
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True,
              help="How faults are printed.")
def command(graph: Path, shacl: bool, format_: str) -> int:
    """Check a graph against its promises, and print each fault with its place.

    Exit code 1 when there are faults.

    \b
    Example:
      kgraph validate --graph kgraph-data
    """
    from kgraph.build import built, shelf
    from kgraph.graph import open_store
    from kgraph.graph import validate as check

    store = open_store(graph)
    articles = sorted(g.value for g in store.named_graphs() if "/graph/article/" in str(g.value))
    texts = {a.key: a.text for a in built(graph).articles} if (graph / shelf.FILE).is_file() else None
    faults = check.validate(store, texts)
    if shacl:
        faults = sorted({*faults, *check.shacl(store, articles)})
    if format_ == "json":
        sys.stdout.write(json.dumps([asdict(f) for f in faults], ensure_ascii=False, indent=2) + "\n")
    else:
        for fault in faults:
            stdout().print(f"{fault.place}\n  {fault.rule}: {fault.message}", markup=False)
    if texts is None:
        stderr().print(f"kgraph: the texts are not in {graph}: spans were not compared with them", markup=False)
    stderr().print(f"kgraph: {len(faults)} faults in {len(articles)} articles", markup=False)
    return 1 if faults else 0
