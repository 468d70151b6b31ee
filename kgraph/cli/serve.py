"""`kgraph serve`: the graph over HTTP."""

from pathlib import Path

import click

from kgraph.cli.common import graph_option, stderr
from kgraph.errors import UsageError

TIMEOUT, ROWS, MEMORY = 30, 10_000, 1024
"""Those of kgraph.serve.limits, which is not loaded for the help."""


@click.command("serve", context_settings={"help_option_names": ["-h", "--help"]})
@graph_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="NAME",
              help="Address to listen on. Only this machine reaches the default.")
@click.option("--port", "-p", type=click.IntRange(0, 65535), default=7878, show_default=True, help="Port; 0 takes one that is free.")
@click.option("--timeout", type=click.FloatRange(0, min_open=True), default=TIMEOUT, show_default=True, metavar="SECONDS",
              help="Stop a query that takes longer.")
@click.option("--rows", type=click.IntRange(1), default=ROWS, show_default=True, metavar="N",
              help="Rows, or triples, of one answer; the rest is cut and a header says so.")
@click.option("--workers", type=click.IntRange(1, 64), default=None, metavar="N",
              help="Processes that answer side by side. As many as there are processors unless given, two at least and eight at most.")
@click.option("--memory", type=click.IntRange(64), default=MEMORY, show_default=True, metavar="MIB",
              help="Memory that a query may take beside the graph; one that needs more is stopped.")
@click.option("--cors", multiple=True, metavar="ORIGIN",
              help="Let pages of this origin (https://example.org, or *) read the answers. May be given several times.")
def command(
    graph: Path, host: str, port: int, timeout: float, rows: int, workers: int | None, memory: int, cors: tuple[str, ...]
) -> int:
    """Serve the graph over HTTP: SPARQL with an editor at /sparql, named queries at /query, the pages, and every IRI by its path.

    It only reads. A build meanwhile is picked up without a restart. Needs the extra: pip install 'kgraph[serve]'.

    \b
    Example:
      kgraph serve --graph kgraph-data --port 8080
    """
    try:
        from kgraph.serve.limits import Limits
        from kgraph.serve.server import serve
    except ModuleNotFoundError as error:
        raise UsageError(f"kgraph serve needs {error.name}, which is not installed; pip install 'kgraph[serve]'") from error

    limits = Limits(timeout=timeout, rows=rows, memory=memory, **({"workers": workers} if workers else {}))
    serve(
        graph, host, port, limits, cors,
        lambda address: stderr().print(f"kgraph: serving {graph} at {address} (Ctrl-C ends it)", markup=False),
    )
    return 0
