"""The shelf: texts and records of a graph's folder, in one SQLite file, and what was resolved of them, in another file.

A record is kept by article key and extractor fingerprint. Every write is a transaction, so a process that is killed leaves a whole shelf.
The set of articles that a generation of the graph is made of is a *selection*, named by the digest of its keys: it is written before the
generation that names it.
"""

import hashlib
import os
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
RESOLUTIONS = "resolutions"
"""The folder of what was resolved."""
OFTEN = 1.0
"""Seconds of reading that a process that is killed may lose. To wait for the disk after each article takes longer than short ones do."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS article (key TEXT PRIMARY KEY, json BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS record (key TEXT, extractor TEXT, json BLOB NOT NULL, PRIMARY KEY (key, extractor));
CREATE TABLE IF NOT EXISTS selection (name TEXT, key TEXT, PRIMARY KEY (name, key));
"""
_ENCODE = msgspec.json.Encoder().encode
_DECODE = msgspec.json.Decoder(Article).decode
_ENCODE_RESOLUTION = msgspec.msgpack.Encoder().encode
_DECODE_RESOLUTION = msgspec.msgpack.Decoder(Resolution).decode


class Shelf:
    """Open with `Shelf(folder)` to write, `Shelf(folder, read_only=True)` to read; use as a context manager."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        """Raises UsageError where the folder cannot be written, GraphError where there is nothing to read."""
        self._begun = 0.0
        self._path = path = folder / FILE
        self._resolutions = folder / RESOLUTIONS
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
        for key, json in self._db.execute("SELECT key, json FROM article ORDER BY key") if wanted else ():
            if key in wanted:
                article = _DECODE(json)
                article.__dict__["key"] = key  # as it was found when it was put there
                yield article

    def records(self, keys: Iterable[str], extractor: str) -> Iterator[tuple[str, Record, bytes]]:
        """What that extractor read of these articles, by their keys, with a digest of it; those that have not been kept are passed over."""
        wanted = set(keys)
        for key, json in self._db.execute("SELECT key, json FROM record WHERE extractor = ?", (extractor,)):
            if key in wanted:
                yield key, loads(json), hashlib.blake2b(json, digest_size=16).digest()

    def read_by(self, extractor: str) -> set[str]:
        """Keys of articles that need not be read again."""
        return {row[0] for row in self._db.execute("SELECT key FROM record WHERE extractor = ?", (extractor,))}

    def select(self, keys: Iterable[str]) -> str:
        """Write down a set of articles; returns its name."""
        chosen = sorted(set(keys))
        name = hashlib.sha256("\n".join(chosen).encode()).hexdigest()[:16]
        self._db.execute("INSERT OR IGNORE INTO selection VALUES (?, ?)", (name, " ".join(chosen)))
        return name

    def selected(self, name: str) -> list[str]:
        """The keys of a selection, sorted."""
        rows = self._db.execute("SELECT key FROM selection WHERE name = ?", (name,))
        return sorted({key for row in rows for key in row[0].split()})  # a row held one key once

    def put_resolution(self, name: str, resolution: Resolution) -> None:
        """Keep what was resolved, under a name that tells what it was made from: in a file, which is whole or not there. It is the largest
        thing that changes as a whole, and a database would write it twice. Raises UsageError."""
        part = self._resolutions / "part"
        try:
            self._resolutions.mkdir(exist_ok=True)
            with part.open("wb") as file:
                file.write(_ENCODE_RESOLUTION(resolution))
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._resolved(name))
        except OSError as error:
            raise UsageError(f"{self._resolutions} cannot be written ({error}); choose another folder with --graph") from error

    def has_resolution(self, name: str) -> bool:
        """Whether any is kept under the name."""
        return self._resolved(name).is_file()

    def resolution(self, name: str) -> Resolution | None:
        """What was kept under the name; None where it is gone or damaged."""
        try:
            return _DECODE_RESOLUTION(self._resolved(name).read_bytes())
        except (OSError, msgspec.MsgspecError):
            return None

    def _resolved(self, name: str) -> Path:
        return self._resolutions / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.msgpack"

    def keep_only(self, name: str, resolution: str) -> None:
        """Forget every text and record that this selection does not hold, and other resolutions."""
        for file in self._resolutions.glob("*"):
            if file != self._resolved(resolution):
                file.unlink(missing_ok=True)
        kept = set(self.selected(name))
        self._db.execute("BEGIN")
        self._db.execute("DROP TABLE IF EXISTS resolution")  # of an older kgraph; each has a file now
        self._db.execute("DELETE FROM selection WHERE name <> ?", (name,))
        for table in ("article", "record"):
            if self._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > len(kept):
                there = {row[0] for row in self._db.execute(f"SELECT key FROM {table}")}
                self._db.executemany(f"DELETE FROM {table} WHERE key = ?", ((key,) for key in sorted(there - kept)))
        self._db.execute("COMMIT")
