"""Paths in messages and ids, and what to do about one that is not there."""

import os
import re
from pathlib import Path

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def shown(path: Path) -> str:
    """The path as text, whatever bytes its name is made of; nothing in it commands a terminal."""
    return _CONTROL.sub("\ufffd", os.fsencode(path).decode("utf-8", "replace"))


def nearest(path: Path) -> str:
    """A hint: the name most like it in the nearest folder above that is there."""
    from rapidfuzz import process

    folder, name = path.parent, path.name
    while not folder.is_dir() and folder != folder.parent:
        folder, name = folder.parent, folder.name
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if not entry.name.startswith("."))
    except OSError:
        names = []
    found = process.extractOne(name, names, score_cutoff=75)
    return f"did you mean {shown(folder / found[0])}?" if found else "check the path"
