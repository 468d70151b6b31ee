"""The colours of every page, from palette.toml: one name, a colour for light pages and one for dark ones."""

import re
from functools import cache
from pathlib import Path

import msgspec

_FILE = Path(__file__).parent / "palette.toml"
_COLOUR = re.compile("#[0-9a-f]{6}")

Palette = dict[str, dict[str, tuple[str, str]]]
"""Group to name to (light, dark), each `#rrggbb`."""


@cache
def palette() -> Palette:
    """As the file has it. Raises ValueError for what is no colour: it would stand in a stylesheet."""
    found = msgspec.toml.decode(_FILE.read_bytes(), type=Palette)
    for group in found.values():
        for name, pair in group.items():
            if not all(map(_COLOUR.fullmatch, pair)) or not re.fullmatch("[a-z0-9-]+", name):
                raise ValueError(f"{_FILE}: {name} = {pair} is no pair of colours")
    return found


def variables() -> list[tuple[str, str, str]]:
    """(name, light, dark) of each custom property of the stylesheet: `--page`, `--kind-person`, `--mark-hop-1`."""
    return [
        (name if group in ("surface", "ink", "field") else f"{group}-{name}", light, dark)
        for group, colours in palette().items()
        for name, (light, dark) in colours.items()
    ]
