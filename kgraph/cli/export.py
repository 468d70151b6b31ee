"""`kgraph export`."""

import sys
from io import BytesIO
from pathlib import Path

import click

from kgraph.cli.common import graph_option, out_option
from kgraph.errors import UsageError

FORMATS = ("nquads", "trig", "ntriples", "turtle", "records")


@click.command()
@click.argument("format_", metavar="FORMAT", type=click.Choice(FORMATS))
@graph_option
@out_option
@click.option("--canonical", is_flag=True, help="Insist on a form that is the same byte for byte (nquads, ntriples, records).")
@click.option("--aligned", is_flag=True, help="Write the external terms of the ontology out as well.")
def command(format_: str, graph: Path, out: Path | None, canonical: bool, aligned: bool) -> None:
    """Write the graph as FORMAT: nquads, trig, ntriples, turtle, or records (JSON Lines).

    \b
    Example:
      kgraph export nquads --canonical --out graph.nq
    """
    from kgraph.export import EXPORTERS

    if canonical and format_ in ("trig", "turtle"):
        raise UsageError(f"{format_} has no canonical form; use nquads, ntriples or records")
    buffer = BytesIO()
    EXPORTERS[format_].write(graph, buffer, aligned=aligned)
    if out is None or str(out) == "-":
        sys.stdout.buffer.write(buffer.getvalue())
        return
    try:
        out.write_bytes(buffer.getvalue())
    except OSError as error:
        raise UsageError(f"{out} cannot be written: {error.strerror}; choose another file with --out") from error
