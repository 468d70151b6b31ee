"""SQLite files of what can always be made again: nothing waits for the disk, and what a crash of the machine costs is made anew."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def writing(path: Path, schema: str) -> Iterator[sqlite3.Connection]:
    """In one transaction; the tables of the schema are there. Raises sqlite3.Error."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.executescript(schema)
        with db:
            yield db
