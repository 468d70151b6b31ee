"""Markdown: YAML front matter gives the metadata, and what follows it is the text, verbatim."""

import re

import yaml

from kgraph.errors import ReadError
from kgraph.readers.metadata import Metadata

_OPEN = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.M)


def split(text: str, place: str) -> tuple[Metadata, str]:
    """Metadata and text. A file without front matter is all text. Raises `ReadError` where the front matter is not YAML."""
    opened = _OPEN.match(text)
    closed = _CLOSE.search(text, opened.end()) if opened else None
    if not opened or not closed:
        return Metadata(), text
    try:
        # Everything stays as written: YAML would make numbers of ids such as 006, and false of an outlet called No.
        fields = yaml.load(text[opened.end() : closed.start()], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{place}:{mark.line + 2}" if mark else place
        raise ReadError(where, "the front matter is not YAML", "put values that hold a colon into quotes") from error
    if fields in (None, ""):
        return Metadata(), text[closed.end() :]
    if not isinstance(fields, dict):  # two rules around a paragraph
        return Metadata(), text
    return Metadata.of({str(name): value or None for name, value in fields.items()}, place), text[closed.end() :]
