"""Rows for people to read: a rich table in a terminal, lines parted by tabs when piped. What articles say cannot steer the terminal."""

import re
from collections.abc import Iterable, Sequence

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kgraph.graph.namespaces import BASE, KG, TOPIC

_JOINERS = "\u200c\u200d"
"""Not printable by Unicode, and part of how some scripts and emoji are written."""


def is_shown(character: str) -> bool:
    """Whether it may be printed: no control character, no mark that turns the direction of writing."""
    return character.isprintable() or character in _JOINERS


def clean(text: str) -> str:
    """On one line, without what may not be printed."""
    return " ".join("".join(c if is_shown(c) else " " for c in text).split())


def clean_tree(text: str) -> str:
    """The same, its indentation kept."""
    return " " * (len(text) - len(text.lstrip(" "))) + clean(text)


def brief(value: str, base: str = BASE) -> str:
    """An IRI of kgraph's as its end: `Denies`, `health`, `person/ada-quill`. Anything else as it is."""
    for start in (KG, TOPIC, base):
        if value.startswith(start):
            return value.removeprefix(start)
    return value


def heading(out: Console, text: str) -> None:
    """Above a part of a longer answer."""
    if out.is_terminal:
        out.print(Text(f"\n{clean(text)}", style="bold"))
    else:
        click.echo(f"\n{clean(text)}")


def rows(out: Console, headers: Sequence[str], cells: Iterable[Sequence[str]]) -> None:
    """One table, `headers` above it; no headers at all where they are empty."""
    if out.is_terminal:
        table = Table(show_header=any(headers), box=None, padding=(0, 2, 0, 0))
        for header in headers:
            table.add_column(header, overflow="fold")  # an address that is cut can be given to no command
        for line in cells:
            table.add_row(*(Text(clean(cell)) for cell in line))
        out.print(table)
        return
    if any(headers):
        click.echo("\t".join(headers))
    for line in cells:
        click.echo("\t".join(clean(cell) for cell in line))


def marked(sentence: str, cues: Iterable[str]) -> Text:
    """A sentence between quotation marks, its cues underlined where they stand as words of their own."""
    text = Text(f"“{clean(sentence)}”")
    for cue in cues:
        if cue and (found := re.search(rf"(?<!\w){re.escape(clean(cue))}(?!\w)", text.plain)):
            text.stylize("underline", *found.span())
    return text


def indented(out: Console, text: Text, level: int) -> None:
    """Wrapped as far in as it begins."""
    out.print(Padding(text, (0, 0, 0, 2 * level)))


def cut(out: Console, found: int, most: int) -> None:
    """Tells that a part shows less than there is."""
    if most and found > most:
        click.echo(click.style(f"… and {found - most} more; --most 0 shows all", dim=out.is_terminal))


def checked(checked: int, claims: int) -> str:
    """How many of the claims that are shown a person has compared with their sentences."""
    return f"{claims}, of which {checked} checked by a person" if claims else "none"


def counts(reports: int, least: int, most: int, denied_by: Sequence[str]) -> str:
    """How often something is reported, how many origins stand behind it, and who denies it."""
    origins = f"{least}" if least == most else f"{least} to {most}"
    said = f"{reports} report{'s' if reports != 1 else ''}; origins found in these articles: {origins}"
    return said + (f"; denied by {', '.join(denied_by)}" if denied_by else "")
