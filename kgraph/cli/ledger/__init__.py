"""`kgraph ledger`: what people judged."""

import click

from kgraph.cli.ledger import add, check, listing, patch, undo


@click.group("ledger", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Judge what the machine read, see what was judged, and take it back. Judgements are applied at the next kgraph build.

    \b
    Example:
      kgraph ledger add reject "a17:the dam leaks" --why "a joke"
    """


for part in (add.command, listing.command, undo.command, check.command, patch.bring, patch.give):
    command.add_command(part)
