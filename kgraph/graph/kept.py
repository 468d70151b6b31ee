"""What is known of the last generation of a graph: of which pieces it was made, by digests of what each was made from.

Pieces lie in chunks, and a chunk has a digest of its own, so that where nothing changed in a chunk none of its pieces is looked at.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from kgraph.graph.remade import writing
from kgraph.graph.terms import Quad

FILE = "pieces.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS generation (number INTEGER);
CREATE TABLE IF NOT EXISTS chunk (name TEXT PRIMARY KEY, digest BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS piece (chunk TEXT, name TEXT, digest BLOB, PRIMARY KEY (chunk, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lines (name TEXT PRIMARY KEY, lines TEXT);
"""


class Piece(NamedTuple):
    """Its chunk, the digest of what it is made from, and its quads, a line each, where they are kept."""

    chunk: str
    digest: bytes
    lines: str | None = None

    @property
    def quads(self) -> list[Quad]:
        """One by one."""
        return self.lines.split("\n") if self.lines else []


class Kept:
    """The pieces of the last generation, in a file of the graph's folder. Where that is missing or damaged, or of another generation, as
    a build leaves it that is cut off, there are none."""

    def __init__(self, folder: Path | None = None, generation: int = 0) -> None:
        """Without a folder there are none either."""
        self._path = folder / FILE if folder else None
        self.chunks: dict[str, bytes] = {}
        """Digests by name."""
        try:
            if self._path and self._path.exists():
                with closing(self._open(self._path)) as db:
                    if db.execute("SELECT number FROM generation").fetchall() == [(generation,)]:
                        self.chunks = dict(db.execute("SELECT name, digest FROM chunk"))
        except sqlite3.Error:
            pass

    @staticmethod
    def _open(path: Path) -> sqlite3.Connection:
        return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)

    def pieces(self, chunks: Iterable[str]) -> dict[str, dict[str, bytes]]:
        """The digests of all pieces of these chunks, by their names, by chunk. Raises sqlite3.Error."""
        there = [chunk for chunk in chunks if chunk in self.chunks]
        if not there or self._path is None:
            return {}
        with closing(self._open(self._path)) as db:
            return {chunk: dict(db.execute("SELECT name, digest FROM piece WHERE chunk = ?", (chunk,))) for chunk in there}

    def quads(self, names: Iterable[str]) -> set[Quad]:
        """Those of these pieces. Raises sqlite3.Error, where one is missing, too."""
        wanted = list(names)
        if not wanted or self._path is None:
            return set()
        with closing(self._open(self._path)) as db:
            rows = [db.execute("SELECT lines FROM lines WHERE name = ?", (name,)).fetchone() for name in wanted]
        if None in rows:
            raise sqlite3.DataError("a piece is missing")
        return {quad for row in rows for quad in Piece("", b"", row[0]).quads}

    def replace(self, generation: int, now: "Changes") -> None:
        """Make them those of a new generation. Nothing is lost but time where that fails."""
        if self._path is None:
            return
        try:
            if not self.chunks:
                self._path.unlink(missing_ok=True)
            with writing(self._path, _SCHEMA) as db:
                db.execute("DELETE FROM generation")
                db.execute("INSERT INTO generation VALUES (?)", (generation,))
                db.executemany("DELETE FROM chunk WHERE name = ?", ((name,) for name in self.chunks.keys() - now.chunks.keys()))
                new = ((name, digest) for name, digest in now.chunks.items() if self.chunks.get(name) != digest)
                db.executemany("INSERT OR REPLACE INTO chunk VALUES (?, ?)", new)
                db.executemany("DELETE FROM piece WHERE chunk = ? AND name = ?", ((chunk, name) for name, chunk in now.gone.items()))
                db.executemany("DELETE FROM lines WHERE name = ?", ((name,) for name in now.gone))
                made = now.made.items()
                db.executemany("INSERT OR REPLACE INTO piece VALUES (?, ?, ?)", ((one.chunk, name, one.digest) for name, one in made))
                kept = ((name, one.lines) for name, one in made if one.lines is not None)
                db.executemany("INSERT OR REPLACE INTO lines VALUES (?, ?)", kept)
        except (OSError, sqlite3.Error):
            self._path.unlink(missing_ok=True)


@dataclass(slots=True)
class Changes:
    """What parts pieces from those of the last generation."""

    chunks: dict[str, bytes] = field(default_factory=dict)
    """Digests of all that are there now."""
    gone: dict[str, str] = field(default_factory=dict)
    """Names of pieces that were there, to their chunks."""
    made: dict[str, Piece] = field(default_factory=dict)
    """Those that are new, or made from something else."""
    again: set[str] = field(default_factory=set)
    """Names of those of them that were there before."""

    def other(self, last: Kept, kinds: Iterable[str]) -> Mapping[str, dict[str, bytes]]:
        """All chunks of these kinds (the first word of their names) that are new or other, with the pieces that they had; what stood
        in chunks that are no more is gone."""
        of = frozenset(kinds)
        left = [chunk for chunk in last.chunks if chunk not in self.chunks and chunk.partition(" ")[0] in of]
        changed = [chunk for chunk, digest in self.chunks.items() if last.chunks.get(chunk) != digest]
        before = last.pieces([*left, *changed])
        for chunk in left:
            self.gone.update(dict.fromkeys(before[chunk], chunk))
        return {chunk: before.get(chunk, {}) for chunk in changed}

    def take(self, chunk: str, before: Mapping[str, bytes], now: Mapping[str, bytes]) -> list[str]:
        """The names of the pieces of a chunk that are to be made: now these, by their digests, and those before."""
        self.gone.update(dict.fromkeys(before.keys() - now.keys(), chunk))
        wanted = [name for name, digest in now.items() if before.get(name) != digest]
        self.again.update(name for name in wanted if name in before)
        return wanted
