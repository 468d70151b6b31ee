"""`kgraph diff`: what parts two graphs."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli import show
from kgraph.cli.common import stdout

if TYPE_CHECKING:
    from kgraph.queries.difference import Changed, Counts, Difference

FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)


@click.command("diff", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("old", type=FOLDER)
@click.argument("new", type=FOLDER)
@click.option("--most", type=click.IntRange(0), default=20, show_default=True, metavar="N",
              help="Rows that a list shows at most; 0 for all. JSON always has all.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How it is printed.")
def command(old: Path, new: Path, most: int, shape: str) -> int:
    """Show what parts the graph in the folder NEW from the one in OLD: articles, people and bodies, claims, and counts of propositions.

    \b
    Example:
      kgraph diff last-week/ kgraph-data/
    """
    import msgspec

    from kgraph.graph import open_store
    from kgraph.queries import Local
    from kgraph.queries.difference import difference

    found = difference(Local(open_store(old)), Local(open_store(new)))
    if shape == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
    elif found:
        _print(found, most)
    else:
        click.echo("nothing parts them")
    return 0


def _print(found: "Difference", most: int) -> None:
    parts: list[tuple[str, tuple[str, ...], list[tuple[str, ...]]]] = [
        ("New articles", ("article", "outlet"), [(a.label, a.also) for a in found.articles_new]),
        ("Articles that are gone", ("article", "outlet"), [(a.label, a.also) for a in found.articles_gone]),
        ("New people, bodies and outlets", ("name", "IRI"), [(e.label, show.brief(e.iri)) for e in found.who_new]),
        ("People, bodies and outlets that are gone", ("name", "IRI"), [(e.label, show.brief(e.iri)) for e in found.who_gone]),
        ("Called otherwise, or joined", ("was", "is", "name"), [(show.brief(b.was), show.brief(b.now), b.label) for b in found.who_became]),
        ("Claims read anew in articles of both", ("claim",), [(c.label,) for c in found.claims_new]),
        ("Claims no longer read in articles of both", ("claim",), [(c.label,) for c in found.claims_gone]),
        ("New propositions", _COUNTED, [_told(p, p.after) for p in found.propositions_new]),
        ("Propositions that are gone", _COUNTED, [_told(p, p.before) for p in found.propositions_gone]),
        (
            "Propositions counted otherwise", (*_COUNTED, "before"),
            [(*_told(p, p.after), _counts(p.before)) for p in found.propositions_changed],
        ),
    ]
    out = stdout()
    for title, headers, rows in parts:
        if rows:
            show.heading(out, title)
            show.rows(out, headers, rows[: most or None])
            show.cut(out, len(rows), most)


_COUNTED = ("proposition", "reports, origins found in these articles, denials")


def _told(one: "Changed", counts: "Counts") -> tuple[str, str]:
    return one.label, _counts(counts)


def _counts(of: "Counts") -> str:
    origins = str(of.origins_min) if of.origins_min == of.origins_max else f"{of.origins_min} to {of.origins_max}"
    return f"{of.reports}, {origins}, {of.denials}"
