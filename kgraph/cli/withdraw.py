"""`kgraph withdraw`: what is left without a source, an outlet or an article."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli import show
from kgraph.cli.common import graph_option, ledger_option, stderr, stdout, who_option
from kgraph.errors import UsageError
from kgraph.ledger import Judgements, Ledger, Target, beside, entry

if TYPE_CHECKING:
    from kgraph.resolution.withdrawing import Effect

EVER = "9999-12-31T23:59:59.999999Z"
"""When a judgement is thought to be made that is not written: later than any that is."""
FATES = {
    "falls": "Falls: nobody is left who asserts it", "single": "Falls to a single origin", "stays": "Stays, resting on less",
}


@click.command("withdraw", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("targets", nargs=-1, required=True, metavar="SOURCE|OUTLET|ARTICLE...")
@graph_option
@ledger_option
@who_option
@click.option("--catalogue", type=click.Path(path_type=Path, dir_okay=False), multiple=True, metavar="FILE",
              help="The catalogue that the graph was built with, where it was not the one that comes with kgraph.")
@click.option("--why", default="", metavar="TEXT", help="Why: one sentence that others can follow.")
@click.option("--what-if", is_flag=True, help="Only show what would be left; write nothing.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How it is printed.")
def command(
    targets: tuple[str, ...], graph: Path, ledger: Path | None, who: str, catalogue: tuple[Path, ...], why: str, what_if: bool, shape: str
) -> int:
    """Take a source, an outlet or an article out of all counts, and show what falls with it.

    What it says, what comes through it, and what leads back to it in other articles counts no more, and stays listed. The withdrawal is a
    judgement in the ledger, which kgraph build applies; kgraph ledger undo, or kgraph ledger add restore, takes it back.

    \b
    Example:
      kgraph withdraw "Tarn Courier" --what-if
    """
    import msgspec

    from kgraph.build import built
    from kgraph.build.memory import Memory
    from kgraph.graph import read_manifest
    from kgraph.resolution import fingerprint, load_catalogue, resolve
    from kgraph.resolution.withdrawing import effects
    from kgraph.review.find import Finder

    whole, book = built(graph), Ledger(ledger or beside(graph), who)
    at: list[Target] = [Finder(whole).standing(typed) for typed in targets]
    known, judged = load_catalogue(catalogue or None), Judgements.of(book.entries)
    said = (read_manifest(graph) or {}).get("resolution")
    if said != fingerprint(known, judged):
        raise UsageError(f"{graph} was built with another catalogue, ledger or kgraph; build it again, or give its --catalogue or --ledger")
    more = [entry("withdraw", [one], who=book.who, when=EVER, why=why) for one in at]
    after = resolve(whole.articles, whole.records, known, Judgements.of((*book.entries, *more)), Memory(graph, known).memo)
    found = effects(whole.resolution, after)
    if shape == "json":
        click.echo(msgspec.json.format(msgspec.json.encode({"targets": at, "effects": found}), indent=2).decode())
    else:
        _print(found)
    if not what_if:
        made = [book.add("withdraw", [one], why=why) for one in at]
        undo = f"kgraph ledger undo {made[0].id}"
        stderr().print(f"kgraph: written to {book.path}; kgraph build --graph {graph} applies it, {undo} takes it back", markup=False)
    return 0


def _print(found: tuple["Effect", ...]) -> None:
    out = stdout()
    if not found:
        click.echo("Nothing here rests on it.")
    for fate, title in FATES.items():
        rows = [e for e in found if e.fate == fate]
        if rows:
            show.heading(out, title)
            show.rows(out, ("proposition", "reports", "origins", "denials", "left", "trace"), [
                (e.label, _change(*e.reports), f"{_range(e, 0)} > {_range(e, 1)}", _change(*e.denials), e.left, e.slug) for e in rows
            ])


def _range(one: "Effect", at: int) -> str:
    least, most = one.origins_min[at], one.origins_max[at]
    return str(least) if least == most else f"{least} to {most}"


def _change(before: int, after: int) -> str:
    return str(before) if before == after else f"{before} > {after}"
