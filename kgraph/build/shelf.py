"""The shelf: texts and records of a graph's folder, in one SQLite file. A record is kept by article key and extractor fingerprint.

Every write is a transaction, so a process that is killed leaves a whole shelf. The set of articles that a generation of the graph
is made of is a *selection*, named by the digest of its keys: it is written before the generation that names it.
"""

import hashlib
import sqlite3
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

import msgspec

from kgraph.article import Article
from kgraph.errors import GraphError, KgraphError, UsageError
from kgraph.record import Record, dumps, loads
from kgraph.resolution import Resolution

FILE = "articles.sqlite"
OFTEN = 1.0
"""Seconds of reading that a process that is killed may lose. To wait for the disk after each article takes longer than short ones do."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS article (key TEXT PRIMARY KEY, json BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS record (key TEXT, extractor TEXT, json BLOB NOT NULL, PRIMARY KEY (key, extractor));
CREATE TABLE IF NOT EXISTS resolution (name TEXT PRIMARY KEY, json BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS selection (name TEXT, key TEXT, PRIMARY KEY (name, key));
"""
_ENCODE = msgspec.json.Encoder().encode
_DECODE = msgspec.json.Decoder(Article).decode
_DECODE_RESOLUTION = msgspec.json.Decoder(Resolution).decode


class Shelf:
    """Open with `Shelf(folder)` to write, `Shelf(folder, read_only=True)` to read; use as a context manager."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        """Raises UsageError where the folder cannot be written, GraphError where there is nothing to read."""
        self._begun = 0.0
        self._path = path = folder / FILE
        self._read_only = read_only
        if read_only and not path.is_file():
            raise GraphError(f"{folder} holds no graph; make one with: kgraph build PATHS --graph {folder}")
        try:
            self._db = sqlite3.connect(path.resolve().as_uri() + ("?mode=ro" if read_only else ""), uri=True, isolation_level=None)
            if not read_only:
                self._db.executescript(_SCHEMA)
        except sqlite3.Error as error:
            raise self._fault(error) from error

    def _fault(self, error: sqlite3.Error) -> KgraphError:
        if self._read_only:
            return GraphError(f"{self._path} cannot be read ({error}); choose another folder with --graph")
        return UsageError(f"{self._path} cannot be written ({error}); choose another folder with --graph")

    def __enter__(self) -> "Shelf":
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        if not isinstance(value, sqlite3.Error):
            self.kept()
        self._db.close()
        if isinstance(value, sqlite3.Error):  # a folder that may only be read, or a full disk, shows at the first write
            raise self._fault(value) from value

    def put_articles(self, articles: Iterable[Article]) -> None:
        """Keep texts. Where they were read is left out: no identity hangs on it."""
        rows = [(a.key, _ENCODE(msgspec.structs.replace(a, file=None))) for a in articles]
        self._db.execute("BEGIN")
        self._db.executemany("INSERT OR IGNORE INTO article VALUES (?, ?)", rows)
        self._db.execute("COMMIT")

    def put_record(self, key: str, record: Record) -> None:
        """Keep what was read of an article, for good with `kept`, or once OFTEN seconds have gone by."""
        if not self._db.in_transaction:
            self._db.execute("BEGIN")
            self._begun = time.monotonic()
        self._db.execute("INSERT OR REPLACE INTO record VALUES (?, ?, ?)", (key, record.extractor, dumps(record).encode()))
        if time.monotonic() - self._begun > OFTEN:
            self.kept()

    def kept(self) -> None:
        """Make sure that every record is on disk."""
        if self._db.in_transaction:
            self._db.execute("COMMIT")

    def articles(self, keys: Iterable[str]) -> Iterator[Article]:
        """The texts of these keys, sorted by key; those that are not there are passed over."""
        wanted = set(keys)
        if wanted:
            yield from (_DECODE(row[1]) for row in self._db.execute("SELECT key, json FROM article ORDER BY key") if row[0] in wanted)

    def records(self, keys: Iterable[str], extractor: str) -> Iterator[tuple[str, Record]]:
        """What that extractor read of these articles, by their keys; those that have not been kept are passed over."""
        wanted = set(keys)
        for key, json in self._db.execute("SELECT key, json FROM record WHERE extractor = ?", (extractor,)):
            if key in wanted:
                yield key, loads(json)

    def read_by(self, extractor: str) -> set[str]:
        """Keys of articles that need not be read again."""
        return {row[0] for row in self._db.execute("SELECT key FROM record WHERE extractor = ?", (extractor,))}

    def select(self, keys: Iterable[str]) -> str:
        """Write down a set of articles; returns its name."""
        chosen = sorted(set(keys))
        name = hashlib.sha256("\n".join(chosen).encode()).hexdigest()[:16]
        self._db.execute("BEGIN")
        self._db.executemany("INSERT OR IGNORE INTO selection VALUES (?, ?)", [(name, key) for key in chosen])
        self._db.execute("COMMIT")
        return name

    def selected(self, name: str) -> list[str]:
        """The keys of a selection, sorted."""
        return [row[0] for row in self._db.execute("SELECT key FROM selection WHERE name = ? ORDER BY key", (name,))]

    def put_resolution(self, name: str, resolution: Resolution) -> None:
        """Keep what was resolved, under a name that tells what it was made from."""
        self._db.execute("INSERT OR REPLACE INTO resolution VALUES (?, ?)", (name, _ENCODE(resolution)))

    def resolution(self, name: str) -> Resolution | None:
        """What was kept under the name."""
        row = self._db.execute("SELECT json FROM resolution WHERE name = ?", (name,)).fetchone()
        return _DECODE_RESOLUTION(row[0]) if row else None

    def keep_only(self, name: str, resolution: str) -> None:
        """Forget every text and record that this selection does not hold, and other resolutions."""
        self._db.execute("BEGIN")
        self._db.execute("DELETE FROM resolution WHERE name <> ?", (resolution,))
        self._db.execute("DELETE FROM selection WHERE name <> ?", (name,))
        kept = {row[0] for row in self._db.execute("SELECT key FROM selection")}
        for table in ("article", "record"):
            there = {row[0] for row in self._db.execute(f"SELECT DISTINCT key FROM {table}")}
            self._db.executemany(f"DELETE FROM {table} WHERE key = ?", ((key,) for key in sorted(there - kept)))
        self._db.execute("COMMIT")
