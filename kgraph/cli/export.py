"""`kgraph export`."""

import sys
from io import BytesIO
from pathlib import Path

import click

from kgraph.cli import show
from kgraph.cli.common import graph_option, out_option, stderr
from kgraph.cli.protect import protect_option, under_labels
from kgraph.errors import UsageError

CANONICAL = ("nquads", "ntriples", "records", "case")
FORMATS = ("nquads", "trig", "ntriples", "turtle", "records", "case")


@click.command()
@click.argument("format_", metavar="FORMAT", type=click.Choice(FORMATS))
@graph_option
@out_option
@click.option("--canonical", is_flag=True, help="Insist on a form that is the same byte for byte (nquads, ntriples, records, case).")
@click.option("--checked", is_flag=True, help="Only claims that a person has checked (records).")
@click.option("--focus", metavar="NAME", multiple=True, help="Whose dossiers a case file opens with; may be repeated.")
@click.option("--redact", is_flag=True, help="Leave the articles' text out, but for the sentences that are quoted (RDF, case).")
@click.option("--aligned", is_flag=True, help="Write the external terms of the ontology out as well.")
@protect_option
def command(
    format_: str, graph: Path, out: Path | None, canonical: bool, checked: bool, aligned: bool, focus: tuple[str, ...], redact: bool,
    protect: Path | None,
) -> None:
    """Write the graph as FORMAT: nquads, trig, ntriples, turtle, records (JSON Lines), or case.

    A case is one HTML page with every view, the articles, the graph and a SPARQL console inside, to be opened without a network.

    \b
    Example:
      kgraph export nquads --canonical --out graph.nq
      kgraph export case --focus "Jane Doe" --out case.html
      kgraph export nquads --protect victims.txt --out graph.nq
    """
    from kgraph.export import EXPORTERS, Wishes

    if canonical and format_ not in CANONICAL:
        raise UsageError(f"{format_} has no canonical form; use {', '.join(CANONICAL[:-1])} or {CANONICAL[-1]}")
    buffer = BytesIO()
    exporter = EXPORTERS[format_]
    whole = None
    if protect:
        exporter.grant("protect")
        whole, focus, _ = under_labels(graph, protect, focus)
    exporter.export(graph, buffer, Wishes(aligned=aligned, checked=checked, focus=focus, redact=redact, protect=whole))
    if out is None or str(out) == "-":
        sys.stdout.buffer.write(buffer.getvalue())
        sys.stdout.buffer.flush()
    else:
        try:
            out.write_bytes(buffer.getvalue())
        except OSError as error:
            raise UsageError(f"{out} cannot be written: {error.strerror}; choose another file with --out") from error
    stderr().print(f"kgraph: claims: {show.checked(*_checked(graph, checked))}", markup=False)


def _checked(graph: Path, only: bool) -> tuple[int, int]:
    """How many of the claims that were written are checked, and how many there are."""
    from kgraph.graph import open_store
    from kgraph.queries import Local
    from kgraph.queries.figures import count

    engine = Local(open_store(graph))
    checked = count(engine, "checked")
    return checked, checked if only else count(engine, "claims")
