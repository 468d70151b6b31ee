"""`kgraph contested`: propositions by how contested they are, and how far they rest on one origin."""

from pathlib import Path
from typing import cast, get_args

import click

from kgraph.cli import show
from kgraph.cli.common import graph_option, stdout
from kgraph.record import Topic


@click.command("contested", context_settings={"help_option_names": ["-h", "--help"]})
@graph_option
@click.option("--by", type=click.Choice(["contested", "reports", "single"]), default="contested", show_default=True,
              help="What comes first: the most contested, the most reported, or the most reports for each origin.")
@click.option("--denied", is_flag=True, help="Only what someone denies.")
@click.option("--single", is_flag=True, help="Only what may rest on one origin.")
@click.option("--only-unnamed", is_flag=True, help="Only what nobody is on the record for.")
@click.option("--topic", type=click.Choice(get_args(Topic)), help="Only this topic.")
@click.option("--least", type=click.IntRange(0), default=1, show_default=True, metavar="N",
              help="Reports and denials that it has at least.")
@click.option("--most", type=click.IntRange(0), default=20, show_default=True, metavar="N",
              help="Rows that are shown at most; 0 for all. JSON always has all.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How it is printed.")
def command(
    graph: Path, by: str, denied: bool, single: bool, only_unnamed: bool, topic: str | None, least: int, most: int, shape: str
) -> int:
    """List propositions by how contested they are, how far they rest on one origin, and which have only unnamed ones.

    \b
    Example:
      kgraph contested --by single --least 2
    """
    import msgspec

    from kgraph.graph import open_store
    from kgraph.queries import Local
    from kgraph.queries.contested import Order, standings

    found = standings(
        Local(open_store(graph)), cast(Order, by), only_unnamed=only_unnamed, single=single, denied=denied, topic=topic, least=least
    )
    if shape == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
        return 0
    out = stdout()
    show.rows(out, ("proposition", "in these articles", "what decides", "trace"), [
        (s.label, show.counts(s.reports, s.origins_min, s.origins_max, s.denied_by), s.decides, s.proposition.rpartition("/")[2])
        for s in found[: most or None]
    ])
    show.cut(out, len(found), most)
    return 0
