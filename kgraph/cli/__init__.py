"""The command line: one module a command, loaded when it is called, so that `--help` is quick."""

import importlib
import os
import sys
from difflib import get_close_matches
from typing import Any

import click

from kgraph import __version__
from kgraph.errors import KgraphError

COMMANDS = (
    "build", "contested", "diff", "entities", "evaluate", "export", "extract", "ledger", "query", "read", "review", "serve", "stats",
    "trace", "validate", "view", "who", "withdraw",
)
INTERRUPTED = 130
UNREAD = 141
"""Whoever read standard output has closed it, as `head` does: what a shell says of other tools that end by it."""


class _Unread(Exception):
    """A BrokenPipeError that click does not see: it would end with 1."""


class LazyGroup(click.Group):
    """Finds the command NAME in `kgraph.cli.NAME`, as `command`."""

    def make_context(self, *args: Any, **given: Any) -> click.Context:
        try:
            return super().make_context(*args, **given)
        except BrokenPipeError as error:
            raise _Unread from error

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise _Unread from error

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module: Any = importlib.import_module(f"kgraph.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = get_close_matches(args[0], COMMANDS, n=2)
            if not near:
                raise
            raise click.UsageError(f"{error.message.rstrip('.')}; did you mean {' or '.join(near)}?", ctx) from error


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kgraph")
def cli() -> None:
    """Build a graph of who claims what about whom from news articles, and ask it.

    kgraph records who says what; it does not say what is true.

    \b
    Example:
      kgraph build articles/ && kgraph query who-says --set about="Jane Doe"
    """


def main() -> None:
    """Entry point. Every error of kgraph's own is one line on standard error and an exit code of its kind."""
    try:
        code = cli.main(prog_name="kgraph", standalone_mode=False)
        sys.stdout.flush()
        sys.exit(code if isinstance(code, int) else 0)
    except (_Unread, BrokenPipeError):
        # Python writes what is left when it ends: https://docs.python.org/3/library/signal.html#note-on-sigpipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(UNREAD)
    except click.exceptions.Abort:
        click.echo("kgraph: interrupted", err=True)
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except KgraphError as error:
        click.echo(f"kgraph: {error}", err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        click.echo("kgraph: interrupted", err=True)
        sys.exit(INTERRUPTED)
