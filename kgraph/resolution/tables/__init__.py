"""The word lists of resolution: TOML files beside this module, each group with a comment that says what it is for."""

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec


@cache
def table(name: str) -> dict[str, Any]:
    """Read `<name>.toml` once."""
    parsed: dict[str, Any] = msgspec.toml.decode(files(__name__).joinpath(f"{name}.toml").read_bytes())
    return parsed


@cache
def source(name: str) -> bytes:
    """The bytes of `<name>.toml`, for fingerprints."""
    return files(__name__).joinpath(f"{name}.toml").read_bytes()


def names() -> list[str]:
    """Of every table, sorted."""
    return sorted(file.name.removesuffix(".toml") for file in files(__name__).iterdir() if file.name.endswith(".toml"))
