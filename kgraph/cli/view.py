"""`kgraph view`: pages that need no network."""

from pathlib import Path

import click

from kgraph.cli.common import graph_option, stderr
from kgraph.cli.protect import protect_option, under_labels
from kgraph.errors import UsageError

PAGES = ("network", "dossier", "board", "timeline", "trace", "overview")


@click.command("view", context_settings={"help_option_names": ["-h", "--help"]})
@graph_option
@click.option("--page", type=click.Choice(PAGES),
              help="Which page: the trace where --claim is given, the dossier where --focus is, else the network.")
@click.option("--focus", metavar="NAME", help="Only what is about one person, body or outlet (a name, or an IRI).")
@click.option("--claim", metavar="CLAIM", help="What is traced: words, or the IRI of a proposition or a claim, or its end.")
@protect_option
@click.option("--out", "-o", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), default=Path("graph.html"),
              show_default=True, help="File to write (- for standard output).")
def command(graph: Path, page: str | None, focus: str | None, claim: str | None, protect: Path | None, out: Path) -> int:
    """Write one interactive HTML page that asks the network for nothing.

    \b
    Example:
      kgraph view --focus "Jane Doe" --out jane.html
      kgraph view --page board --out board.html
      kgraph view --page overview --out overview.html
      kgraph view --claim "Jane Doe is ill" --out trace.html
      kgraph view --focus "Jane Doe" --protect victims.txt --out case.html
    """
    from kgraph.export.redact import opened
    from kgraph.views.make import made

    whole = opened(graph)
    if protect:
        whole, found, claim = under_labels(graph, protect, (focus,) if focus else (), claim)
        focus = found[0] if found else None
    html = made(*whole, page, focus, claim)
    if str(out) == "-":
        click.echo(html, nl=False)
        return 0
    try:
        out.write_text(html, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{out} cannot be written: {error.strerror}; choose another file with --out") from error
    stderr().print(f"kgraph: wrote {out.resolve()}", markup=False)
    return 0
