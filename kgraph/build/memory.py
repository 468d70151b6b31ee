"""The memo of resolution, kept between builds in a file of the graph's folder. It can be deleted at any time: all in it is made again."""

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from kgraph import article, record
from kgraph.graph.remade import writing
from kgraph.resolution import Catalogue
from kgraph.resolution import fingerprint as resolution_fingerprint
from kgraph.resolution.memo import Memo

FILE = "memo.sqlite"
SELDOM = frozenset(("nodes", "claims"))
"""Stages of which most builds ask for few values."""
_SCHEMA = "CREATE TABLE IF NOT EXISTS memo (stage TEXT, key BLOB, value BLOB, PRIMARY KEY (stage, key))"


class Seldom(Mapping[bytes, bytes]):
    """Values of a stage that are read one by one when they are asked for."""

    def __init__(self, db: sqlite3.Connection, stage: str) -> None:
        """Raises sqlite3.Error."""
        self._db, self._stage = db, stage
        self._keys = {row[0] for row in db.execute("SELECT key FROM memo WHERE stage = ?", (stage,))}

    def __getitem__(self, key: bytes) -> bytes:
        """Empty, and so made again, where it cannot be read."""
        if key not in self._keys:
            raise KeyError(key)
        try:
            row = self._db.execute("SELECT value FROM memo WHERE stage = ? AND key = ?", (self._stage, key)).fetchone()
        except sqlite3.Error:
            row = None
        return row[0] if row else b""

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class Memory:
    """A memo with what the last build kept of it, under the fingerprint of the code, its tables, its libraries and the catalogue."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self._path = folder / FILE
        self._fingerprint = _fingerprint(catalogue)
        self._db: sqlite3.Connection | None = None
        self._loaded: dict[str, Mapping[bytes, bytes]] = {}
        self.memo = Memo(self._load)

    def _load(self, stage: str) -> Mapping[bytes, bytes]:
        name = f"{stage} {self._fingerprint}"
        rows: Mapping[bytes, bytes]
        try:
            if self._db is None:
                self._db = sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro", uri=True)
            if stage in SELDOM:
                rows = Seldom(self._db, name)
            else:
                rows = dict(self._db.execute("SELECT key, value FROM memo WHERE stage = ?", (name,)))
        except sqlite3.Error:
            rows = {}
        self._loaded[stage] = rows
        return rows

    def keep(self) -> None:
        """Put what was made in place of what was not used, at the end. Nothing is lost but time where that fails."""
        if self._db:
            self._db.close()
        try:
            self._put()
        except sqlite3.DatabaseError:
            try:
                self._path.unlink(missing_ok=True)
                self._loaded = {stage: {} for stage in self._loaded}
                self._put()
            except (OSError, sqlite3.Error):
                pass

    def _put(self) -> None:
        names = {f"{stage} {self._fingerprint}": found for stage, found in self.memo.stages.items()}
        with writing(self._path, _SCHEMA) as db:
            marks = ",".join("?" * len(names))
            db.execute(f"DELETE FROM memo WHERE stage NOT IN ({marks})", tuple(names))
            for name, found in names.items():
                old = self._loaded[name.partition(" ")[0]]
                db.executemany("DELETE FROM memo WHERE stage = ? AND key = ?", ((name, key) for key in old.keys() - found.used))
                db.executemany("INSERT OR REPLACE INTO memo VALUES (?, ?, ?)", ((name, *row) for row in found.made.items()))


def _fingerprint(catalogue: Catalogue) -> str:
    code = [Path(module.__file__ or "").read_bytes() for module in (article, record)]
    libraries = [version(name).encode() for name in ("msgspec", "rapidfuzz", "rensa")]
    return hashlib.sha256(b"\x1f".join((resolution_fingerprint(catalogue).encode(), *code, *libraries))).hexdigest()[:16]
