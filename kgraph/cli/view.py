"""`kgraph view`: the graph as one interactive page."""

from pathlib import Path

import click

from kgraph.cli.common import graph_option, stderr
from kgraph.errors import UsageError


@click.command("view", context_settings={"help_option_names": ["-h", "--help"]})
@graph_option
@click.option("--focus", metavar="NAME", help="Only the claims around one person or body (a name, or an IRI).")
@click.option("--out", "-o", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), default=Path("graph.html"),
              show_default=True, help="File to write (- for standard output).")
def command(graph: Path, focus: str | None, out: Path) -> int:
    """Write the graph as one interactive HTML page that needs no network.

    \b
    Example:
      kgraph view --focus "Jane Doe" --out jane.html
    """
    from kgraph.graph.store import open_store
    from kgraph.queries.engines import Local
    from kgraph.queries.names import NameIndex
    from kgraph.views import model, select
    from kgraph.views.page import render

    store = open_store(graph)
    view, title = model.read(store), "Who says what"
    if focus:
        view = select.focus(view, select.whose(view, focus, NameIndex(Local(store))))
        title += ": " + next(e.name for e in view.entities if e.id == view.focus)
    page = render(select.most_connected(view), title)
    if str(out) == "-":
        click.echo(page, nl=False)
        return 0
    try:
        out.write_text(page, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{out} cannot be written: {error.strerror}; choose another file with --out") from error
    stderr().print(f"kgraph: wrote {out.resolve()}", markup=False)
    return 0
