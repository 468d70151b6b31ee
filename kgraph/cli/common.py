"""What several commands share: options, the two consoles, and how a graph's folder is found."""

import errno
import getpass
import os
import sys
from pathlib import Path

import click
from rich.console import Console

graph_option = click.option(
    "--graph", "-g", type=click.Path(path_type=Path, file_okay=False), default=Path("kgraph-data"), show_default=True,
    envvar="KGRAPH_GRAPH", show_envvar=True, help="Folder of the graph.",
)
ledger_option = click.option(
    "--ledger", type=click.Path(path_type=Path, dir_okay=False), default=None, envvar="KGRAPH_LEDGER", show_envvar=True, metavar="FILE",
    help="File of people's judgements (ledger.jsonl beside the graph's folder unless given).",
)
who_option = click.option(
    "--who", default=lambda: os.environ.get("KGRAPH_WHO") or getpass.getuser(), metavar="NAME",
    help="Who judges: the environment's KGRAPH_WHO, else the name you are logged in by, unless given.",
)
model_option = click.option(
    "--model", "-m", default=None, envvar="KGRAPH_MODEL", show_envvar=True, metavar="NAME",
    help="An installed spaCy English pipeline (the pinned one unless given).",
)
base_option = click.option(
    "--base", default=None, metavar="IRI", help="Base of the data's IRIs (the graph's own, else https://kgraph.example/, unless given).",
)
out_option = click.option(
    "--out", "-o", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), default=None,
    help="File to write (- for standard output).",
)


class Results(Console):
    """Leaves it to whoever started the command to end it where the reader has gone."""

    def on_broken_pipe(self) -> None:
        """Rich would end the process by itself. Raises BrokenPipeError."""
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))


def stdout() -> Console:
    """For results. Plain and unwrapped when piped."""
    return Results(soft_wrap=True, highlight=False) if not Console().is_terminal else Results(highlight=False)


def stderr() -> Console:
    """For progress and logs. Messages stay whole when piped."""
    return Console(stderr=True, highlight=False, soft_wrap=not sys.stderr.isatty())
