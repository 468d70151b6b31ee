"""`--protect`: what a command writes, with labels in the places of names."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli.common import stderr

if TYPE_CHECKING:
    from kgraph.export.redact import Whole

protect_option = click.option(
    "--protect", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="FILE",
    help="Put labels in the places of the people that FILE lists: a name or an IRI a line, and a label of choice behind ' = '.",
)


def under_labels(
    graph: Path, listed: Path, focus: Sequence[str] = (), claim: str | None = None
) -> tuple["Whole", tuple[str, ...], str | None]:
    """Graph and texts under labels, and whom and what was asked for as they are called there. Says on standard error what was replaced.

    Raises GraphError, and AmbiguityError and UsageError for a list, or a focus, that does not fit the graph.
    """
    from kgraph.export.protect import protect
    from kgraph.export.protect_list import read
    from kgraph.export.redact import opened
    from kgraph.queries.engines import Local
    from kgraph.queries.names import NameIndex

    store, texts = opened(graph)
    done = protect(store, texts, read(listed))
    say = stderr().print
    say(
        f"kgraph: {done.people} under labels: {done.places:,} places in {done.articles:,} articles, {done.values:,} values of the graph",
        markup=False,
    )
    if done.unlisted:
        say(f"kgraph: not on the list, and perhaps someone on it under another name: {'; '.join(done.unlisted)}", markup=False)
    index = NameIndex(Local(store))
    return (done.store, done.texts), tuple(done.asked(index, name) for name in focus), done.words(claim) if claim else None
