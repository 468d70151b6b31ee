"""`kgraph ledger add`."""

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from kgraph.cli.common import graph_option, ledger_option, stderr, who_option
from kgraph.errors import UsageError
from kgraph.ledger import ArticleAt, Judgements, Ledger, Target, beside
from kgraph.ledger.entry import PAIRWISE, Level, What

if TYPE_CHECKING:
    from kgraph.review.find import Finder

KINDS: tuple[What, ...] = tuple(w for w in get_args(What) if w != "undo")


@click.command("add")
@click.argument("what", type=click.Choice(KINDS))
@click.argument("targets", nargs=-1, required=True, metavar="TARGET...")
@graph_option
@ledger_option
@who_option
@click.option("--why", default="", metavar="TEXT", help="Why: one sentence that others can follow.")
@click.option("--level", type=click.Choice(get_args(Level)),
              help="Of two claims: whether they answer one question, or state one proposition (question unless given).")
@click.option("--grade", metavar="GRADE", help="Of grade: A to F for a source or an outlet, 1 to 6 for a claim.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How it is printed.")
def command(
    what: What, targets: tuple[str, ...], graph: Path, ledger: Path | None, who: str, why: str, level: Level | None, grade: str | None,
    shape: str,
) -> int:
    """Judge: write one line, or for accept, reject, withdraw and restore one a TARGET, into the ledger.

    A TARGET is a claim, a person or body, an outlet or an article: an IRI or the end of one, as who and query print it; an id of extract
    with its article's (a17/c3, a17/e2); words with their article (a17:the dam leaks); or a name. same, different and unsure take two
    claims or two who are named; right-source and wrong-source a claim and whoever is meant in its article; right-source with a claim
    alone says that no one is named. What several answer to ends with exit code 3 and all of them.

    \b
    Example:
      kgraph ledger add reject "a17:the dam leaks" --why "a joke"
      kgraph ledger add different a17/e2 person/jane-doe --who "Ada Quill"
      kgraph ledger add grade "Jane Doe" --grade B
    """
    from kgraph.build import built
    from kgraph.cli.ledger import show
    from kgraph.review.find import Finder

    book = Ledger(ledger or beside(graph), who)
    groups, level = _targets(what, targets, Finder(built(graph)), level)
    made = [book.add(what, of, why=why, level=level, grade=grade) for of in groups]
    for one in made:
        click.echo(one.line if shape == "json" else f"{one.id} {show.what(one)}: {'; '.join(map(show.told, one.of))}")
    holds = Judgements.of(book.entries).entries
    stderr().print(f"kgraph: {len(holds)} judgements hold in {book.path}; kgraph build --graph {graph} applies them", markup=False)
    return 0


def _targets(what: What, typed: tuple[str, ...], finder: "Finder", level: Level | None) -> tuple[list[list[Target]], Level | None]:
    """The places of each entry, and the level of what is between claims."""
    if what in PAIRWISE:
        if len(typed) != 2:
            raise UsageError(f"{what} takes two TARGETs, not {len(typed)}")
        if level or all(map(_is_claim, typed)):
            return [[finder.claim(typed[0]), finder.claim(typed[1])]], level or "question"
        return [[finder.mention(typed[0]), finder.mention(typed[1])]], None
    if what in ("accept", "reject"):
        return [[finder.claim(t)] for t in typed], level
    if what in ("right-source", "wrong-source"):
        if len(typed) > 2:
            raise UsageError(f"{what} takes a claim and whoever is meant, not {len(typed)} TARGETs")
        claim = finder.claim(typed[0])
        return [[claim, *(finder.mention(t, claim.article) for t in typed[1:])]], level
    if what == "grade":
        return [[finder.claim(t) if _is_claim(t) else _graded(finder.standing(t), t)] for t in typed], level
    return [[finder.standing(t)] for t in typed], level


def _graded(at: Target, typed: str) -> Target:
    if isinstance(at, ArticleAt):
        raise UsageError(f"{typed} is an article; grades are of sources, outlets and claims")
    return at


def _is_claim(typed: str) -> bool:
    """By its form: the end of a claim's IRI, or an id that extract gives to claims."""
    last = typed.rpartition("/")[2]
    return "claim/" in typed or (last[:1] == "c" and last[1:].isdigit())
