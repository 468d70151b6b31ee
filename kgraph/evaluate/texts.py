"""The articles behind records: their texts, by digest, so that it does not matter what they are called where they lie."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kgraph import readers
from kgraph.errors import ReadError, UsageError
from kgraph.record import Record


def read(paths: Sequence[str | Path]) -> dict[str, str]:
    """Text by digest of all articles at the paths; what cannot be read as one is passed over, as no record can be of it."""
    return {a.text_sha256: a.text for a in readers.read(list(paths)) if not isinstance(a, ReadError)}


def check(texts: Mapping[str, str], records: Iterable[Record]) -> None:
    """Raise UsageError naming the first record whose article is not among them."""
    for record in records:
        if record.text_sha256 not in texts:
            raise UsageError(f"the text of article {record.article} is not there; name the files or folders that hold it with --articles")
