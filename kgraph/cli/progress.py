"""A bar with rate and time left, on standard error, for work that is counted in articles."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

jobs_option = click.option(
    "--jobs", "-j", type=click.IntRange(1), default=1, show_default=True, metavar="N",
    help="Processes that read articles side by side; each loads the model once.",
)


class RateColumn(ProgressColumn):
    """Articles a second."""

    def render(self, task: Task) -> Text:
        """Empty until there is a rate."""
        return Text(f"{task.speed:.1f}/s" if task.speed else "", style="dim")


@contextmanager
def working(console: Console, what: str) -> Iterator[Callable[[int, int], None]]:
    """Yields a function to be told how many of how many are done. Where standard error is no terminal, nothing is drawn."""
    columns = (TextColumn(f"[dim]{what}"), BarColumn(), MofNCompleteColumn(), RateColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None, start=True)
        yield lambda done, total: bar.update(task, completed=done, total=total)
