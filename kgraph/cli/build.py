"""`kgraph build`: from articles to a graph."""

from pathlib import Path

import click
from rich.table import Table

from kgraph.cli.common import base_option, graph_option, ledger_option, model_option, stderr, stdout
from kgraph.cli.progress import jobs_option, working


@click.command("build", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1)
@graph_option
@ledger_option
@jobs_option
@model_option
@base_option
@click.option(
    "--catalogue", type=click.Path(path_type=Path, dir_okay=False), multiple=True, metavar="FILE",
    help="Known people, bodies, outlets, places, in place of kgraph's own: CSV (id,type,name,aliases,wikidata,roles,country,domains,born), "
         "FollowTheMoney JSON Lines, a Wikidata JSON dump. May be given several times: the first that knows a name decides.",
)
@click.option("--fresh", is_flag=True, help="The graph holds these PATHS and nothing else afterwards (records already read are used).")
@click.option("--remove", multiple=True, metavar="ID", help="Drop the article with this id. May be given several times.")
@click.option(
    "--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How the summary is printed.",
)
def command(
    paths: tuple[str, ...], graph: Path, ledger: Path | None, jobs: int, model: str | None, base: str | None,
    catalogue: tuple[Path, ...], fresh: bool, remove: tuple[str, ...], shape: str,
) -> int:
    """Add the articles at PATHS to the graph, and bring it up to date.

    PATHS are files, folders, globs, or - for standard input. Only what changed is read; an article whose id is already in the graph
    takes the old one's place. A build that is cut off leaves the last graph as it was. Articles that cannot be read are listed on
    standard error, the others are built, and the exit code is 1. Without PATHS, a graph that is there is brought up to date, as after
    new judgements in the ledger.

    \b
    Example:
      kgraph build articles/ --graph putin --jobs 2
    """
    import msgspec

    from kgraph.build import build

    if not paths and not remove and not (graph / "kgraph.json").is_file():
        raise click.UsageError("give PATHS to add; there is no graph yet to bring up to date")
    if fresh and (remove or not paths):
        raise click.UsageError("--fresh starts from the PATHS given, so it needs some and takes no --remove")
    console = stderr()
    with working(console, "reading") as progress:
        report = build(
            paths, graph, jobs=jobs, model=model, base=base, catalogue=catalogue, fresh=fresh, remove=remove, ledger=ledger,
            progress=progress,
        )
    for failure in report.failed:
        console.print(f"kgraph: {failure}", style="red", markup=False)
    for misfit in report.misfits:
        console.print(f"kgraph: {misfit.trouble}: judgement {misfit.entry}: {misfit.reason}", style="yellow", markup=False)
    if shape == "json":
        click.echo(msgspec.json.encode(report))
        return 1 if report.failed else 0
    table = Table(show_header=False, box=None)
    rows = (
        ("articles", report.articles), ("read anew", report.read), ("read before", report.cached), ("removed", report.removed),
        ("failed", len(report.failed)), ("people", report.people), ("bodies", report.bodies), ("outlets", report.outlets),
        ("claims", report.claims), ("questions", report.questions), ("propositions", report.propositions),
        ("judgements", report.judgements), ("judgements that could not be carried out", len(report.misfits)),
    )
    for name, count in rows:
        table.add_row(name, f"{count:,}")
    out = stdout()
    out.print(table)
    out.print(f"Graph in {graph}" + ("" if report.written else " (nothing had changed)"), markup=False)
    return 1 if report.failed else 0
