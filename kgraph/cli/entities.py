"""`kgraph entities`: who is who, why, and who else it may be."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli import show
from kgraph.cli.common import graph_option, stdout

if TYPE_CHECKING:
    from kgraph.build.explained import Explained

_KINDS = ("person", "organisation", "outlet", "place", "group")
_HELP = {"help_option_names": ["-h", "--help"]}
most_option = click.option(
    "--most", type=click.IntRange(0), default=50, show_default=True, metavar="N",
    help="Rows that are shown at most; 0 for all. JSON always has all.",
)
format_option = click.option(
    "--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How it is printed.",
)


@click.group("entities", context_settings=_HELP)
def command() -> None:
    """List who was found, explain why two are one or two, and see who may be one with whom.

    \b
    Example:
      kgraph entities explain "Jane Doe" "J. Doe"
    """


@command.command("list", context_settings=_HELP)
@graph_option
@click.option("--kind", type=click.Choice(_KINDS), default=None, help="Only entities of this kind.")
@click.option("--unnamed", is_flag=True, help="Those known by a description alone, in place of those that are named.")
@most_option
@format_option
def listing(graph: Path, kind: str | None, unnamed: bool, most: int, shape: str) -> int:
    """List people, bodies, outlets, places and groups, those in most articles first, with the reason why their mentions are one.

    \b
    Example:
      kgraph entities list --kind person --format json
    """
    import msgspec

    from kgraph.build import built
    from kgraph.graph.iris import KINDS

    found = [e for e in built(graph).resolution.entities if e.named != unnamed and kind in (None, e.type.lower())]
    found.sort(key=lambda e: (-len({key for key, _ in e.members}), e.name, e.slug))
    if shape == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
        return 0
    out = stdout()
    show.rows(out, ("name", "which", "articles", "also called", "catalogue", "why they are one"), [
        (e.name, f"{KINDS[e.type]}/{e.slug}" if e.named else f"unnamed/{e.slug}", str(len({key for key, _ in e.members})),
         "; ".join(n for n in e.names if n != e.name), e.catalogue or "", e.reason)
        for e in found[: most or None]
    ])
    show.cut(out, len(found), most)
    return 0


@command.command("candidates", context_settings=_HELP)
@click.argument("name", required=False)
@graph_option
@most_option
@format_option
def candidates(name: str | None, graph: Path, most: int, shape: str) -> int:
    """List pairs that may be one but were not joined, with what speaks for it; with NAME only its own.

    kgraph ledger add same, different or unsure judges them.

    \b
    Example:
      kgraph entities candidates "Jane Doe"
    """
    import msgspec

    from kgraph.build import built
    from kgraph.review.find import Finder

    whole = built(graph)
    one = Finder(whole).entity(name).slug if name else None
    found = [c for c in whole.resolution.candidates if one in (None, c.first, c.second)]
    found.sort(key=lambda c: (-c.weight, c))
    if shape == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
        return 0
    out, names = stdout(), {e.slug: e.name for e in whole.resolution.entities}
    show.rows(out, ("name", "which", "perhaps", "which", "weight", "because"), [
        (names[c.first], c.first, c.label, c.second or f"catalogue {c.row}", str(c.weight), c.reason) for c in found[: most or None]
    ])
    show.cut(out, len(found), most)
    return 0


@command.command("explain", context_settings=_HELP)
@click.argument("first")
@click.argument("second")
@graph_option
@format_option
def explain(first: str, second: str, graph: Path, shape: str) -> int:
    """Tell why FIRST and SECOND are one, may be one, or are two: what they have in common, what it weighs, what stands against it.

    Each is a name, an IRI or the end of one (person/jane-doe), or an id of a record with its article (a17/e2). What several answer to
    ends with exit code 3 and all of them.

    \b
    Example:
      kgraph entities explain "Jane Doe" person/jane-doe-1f3a9c
    """
    import msgspec

    from kgraph.build import built
    from kgraph.build.explained import explained
    from kgraph.review.find import Finder

    whole = built(graph)
    finder = Finder(whole)
    told = explained(whole, finder.entity(first), finder.entity(second))
    if shape == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(told), indent=2).decode())
    else:
        _print(told)
    return 0


def _print(told: "Explained") -> None:
    out = stdout()
    verdicts = {"one": "one", "candidate": "perhaps one, not joined", "two": "two"}
    show.heading(out, f"{told.first} and {told.second}: {verdicts[told.verdict]}")
    click.echo(show.clean(told.reason))
    if told.parts:
        together = ("together", f"{told.weight} of {told.needed} needed" if told.needed else str(told.weight))
        show.rows(out, ("in common", "weight"), [*((p.words, str(p.weight)) for p in told.parts), together])
    if told.against:
        click.echo(show.clean(f"Against it: {told.against}."))
