"""The five questions of docs/sparql.md, which the editor opens with."""

from functools import cache
from pathlib import Path

import msgspec


class Example(msgspec.Struct, frozen=True):
    """`name` stands on the tab."""

    name: str
    query: str


class _File(msgspec.Struct, frozen=True):
    example: tuple[Example, ...]


@cache
def examples() -> tuple[Example, ...]:
    """In the order of the page."""
    return msgspec.toml.decode(Path(__file__).with_suffix(".toml").read_bytes(), type=_File).example
