"""`kgraph stats`: what a graph holds."""

from pathlib import Path

import click

from kgraph.cli import show
from kgraph.cli.common import graph_option, stdout


@click.command("stats", context_settings={"help_option_names": ["-h", "--help"]})
@graph_option
@click.option("--most", type=click.IntRange(0), default=5, show_default=True, metavar="N",
              help="Rows that a list shows at most; 0 for all. JSON always has all.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How it is printed.")
def command(graph: Path, most: int, shape: str) -> int:
    """Count what the graph holds, with the most contested propositions and the most cited sources.

    \b
    Example:
      kgraph stats --format json
    """
    import msgspec

    from kgraph.graph import open_store
    from kgraph.queries import Local
    from kgraph.queries.figures import figures

    found = figures(Local(open_store(graph)))
    if shape == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
        return 0
    out = stdout()
    show.rows(out, ("", ""), [(LABELS.get(name, name), f"{count:,}") for name, count in found.counts.items()])
    if found.contested:
        show.heading(out, "Most contested")
        show.rows(out, ("question", "reports, origins and denials"), [
            (c.question, show.counts(c.reports, c.origins_min, c.origins_max, c.denied_by)) for c in found.contested[: most or None]
        ])
        show.cut(out, len(found.contested), most)
    if found.cited:
        show.heading(out, "Most cited, firsthand")
        show.rows(out, ("source", "claims", "outlets"), [(c.name, str(c.claims), str(c.outlets)) for c in found.cited[: most or None]])
        show.cut(out, len(found.cited), most)
    return 0


LABELS = {
    "checked": "claims checked by a person", "misread": "claims that a person found misread",
    "hedged": "hedged claims", "unnamed": "claims of unnamed sources", "hearsay": "claims with no one behind them",
    "relations": "relations that articles state", "narration": "statements in articles' own voice, naming no one",
}
