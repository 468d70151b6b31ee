"""One build at a time in a folder. The lock is SQLite's own, so that it falls with the process that holds it, however that ends."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kgraph.errors import GraphError, UsageError

FILE = "build.lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder, made where it is missing. Raises GraphError where another build does, UsageError where it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(folder / FILE, timeout=0, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise UsageError(f"{folder} cannot be written ({error}); choose another folder with --graph") from error
    try:
        try:
            db.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise GraphError(f"{folder} is being built by another process; wait for its end, or choose another --graph") from error
            raise UsageError(f"{folder} cannot be written ({error}); choose another folder with --graph") from error
        yield
    finally:
        db.close()
