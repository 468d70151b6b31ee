"""A catalogue as an SQLite file, looked up by keys of names: millions of rows without holding them in memory.

The index is a pure function of the catalogue's file, of FORMAT and of the tables; it is made once for each digest, under another name
until it is whole.
"""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from kgraph.errors import UsageError
from kgraph.resolution import names
from kgraph.resolution.catalogue_files import Entry, entries
from kgraph.resolution.tables import source

FORMAT = 1
"""Goes up where the keys or the rows change."""
IN_MEMORY = 2_000_000
"""Bytes of a file up to which an index is made anew in memory, in less time than a digest would save."""
_BATCH = 20_000
_SCHEMA = """
CREATE TABLE entries (n INTEGER PRIMARY KEY, row BLOB NOT NULL);
CREATE TABLE keys (key TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (key, n)) WITHOUT ROWID;
CREATE TABLE labels (id TEXT PRIMARY KEY, label TEXT NOT NULL) WITHOUT ROWID;
CREATE TEMP TABLE raw (key TEXT NOT NULL, n INTEGER NOT NULL);
"""
_AFTER = "}"
"""Sorts behind every key that goes on with `|`."""


def form_key(form: str) -> str:
    """Of a name that is no person's."""
    return "n|" + names.body_key(form)


def person_key(name: names.PersonName) -> str:
    """By surname and given name."""
    return f"p|{name.surname}|{names.skeleton(name.given[0]) if name.given else ''}"


def _keys(entry: Entry) -> Iterator[str]:
    for form in entry.forms:
        yield person_key(names.person(form)) if entry.type == "Person" else form_key(form)
    for domain in entry.domains:
        yield "d|" + domain.lower()


class Index:
    """One catalogue's rows by key. Rows of one id count once, the last of them."""

    def __init__(self, connection: sqlite3.Connection, digest: str, keys: frozenset[str] | None = None) -> None:
        """`keys`: all that there are, where they are few: most names of an article are in no catalogue."""
        self._ask = connection
        self._known = keys
        self.digest = digest
        self._label = lru_cache(maxsize=4096)(self._label_of)

    @classmethod
    def of(cls, rows: Iterable[Entry | tuple[str, str]]) -> "Index":
        """In memory."""
        found = list(rows)
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        _fill(connection, found)
        keys = frozenset(row[0] for row in connection.execute("SELECT DISTINCT key FROM keys"))
        return cls(connection, hashlib.sha256(repr(found).encode("utf-8", "surrogatepass")).hexdigest()[:16], keys)

    @classmethod
    def of_file(cls, path: Path) -> "Index":
        """On disk where the file is large, made at the first call for its digest. Raises UsageError naming what is wrong."""
        try:
            if path.stat().st_size <= IN_MEMORY:
                return cls.of(entries(path))
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()[:16]
        except OSError as error:
            raise UsageError(f"{path}: cannot be read as a catalogue ({error}); give a CSV, JSON Lines or dump file") from error
        place = folder() / f"{digest}-{_form()}.sqlite"
        if not place.is_file():
            _make(place, path)
        return cls(sqlite3.connect(f"file:{place}?mode=ro", uri=True, check_same_thread=False), digest)

    def at(self, key: str) -> tuple[Entry, ...]:
        """Rows under this very key."""
        if self._known is not None and key not in self._known:
            return ()
        return self._rows("SELECT row FROM entries JOIN keys USING (n) WHERE key = ? ORDER BY n", key)

    def under(self, prefix: str) -> tuple[Entry, ...]:
        """Rows under keys that go on after `prefix|`."""
        return self._rows(
            "SELECT row FROM entries JOIN (SELECT DISTINCT n FROM keys WHERE key > ? AND key < ?) USING (n) ORDER BY n",
            prefix + "|", prefix + _AFTER,
        ) + self.at(prefix + "|")

    def _rows(self, query: str, *given: str) -> tuple[Entry, ...]:
        found = {e.id: e for (row,) in self._ask.execute(query, given) for e in (_DECODE(row),)}
        return tuple(self._told(e) for e in found.values())

    def _told(self, entry: Entry) -> Entry:
        """Roles and country by their labels, where they are told by the id of another item; without those that have none."""
        if not entry.wikidata or entry.wikidata != entry.id:
            return entry
        roles = [(self._label(r.partition(" ")[0]), r.partition(" ")[2]) for r in entry.roles]
        return msgspec.structs.replace(
            entry, roles=tuple(f"{label} {years}".strip() for label, years in roles if label),
            country=self._label(entry.country) if entry.country else None,
        )

    def _label_of(self, item: str) -> str | None:
        found = self._ask.execute("SELECT label FROM labels WHERE id = ?", (item,)).fetchone()
        return found[0] if found else None


_DECODE = msgspec.msgpack.Decoder(Entry).decode
_ENCODE = msgspec.msgpack.Encoder().encode


@cache
def _form() -> str:
    """Changes with how keys are made."""
    parts = (str(FORMAT).encode(), *map(source, ("names", "scripts", "catalogues")))
    return hashlib.sha256(b"\x1f".join(parts)).hexdigest()[:8]


def folder() -> Path:
    """Where indices are kept: KGRAPH_CACHE, else the user's folder for caches."""
    home = os.environ.get("KGRAPH_CACHE") or os.environ.get("XDG_CACHE_HOME")
    base = Path(home) if home else Path.home() / ".cache"
    return base / "kgraph" / "catalogues"


def _make(place: Path, path: Path) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, suffix=".part")
        os.close(handle)
    except OSError as error:
        raise UsageError(f"{place.parent}: no index of {path} can be kept there ({error}); set KGRAPH_CACHE to another folder") from error
    part = Path(name)
    try:
        connection = sqlite3.connect(part)
        try:
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;")
            _fill(connection, entries(path))
        finally:
            connection.close()
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, rows: Iterable[Entry | tuple[str, str]]) -> None:
    """Rows and labels as they come; keys are sorted once, at the end, which is several times quicker than keeping them so."""
    connection.executescript(_SCHEMA)
    batch: list[Entry] = []
    labels: list[tuple[str, str]] = []
    count = 0

    def flush() -> None:
        nonlocal count
        numbered = list(enumerate(batch, count))
        connection.executemany("INSERT INTO entries VALUES (?, ?)", ((n, _ENCODE(e)) for n, e in numbered))
        connection.executemany("INSERT INTO raw VALUES (?, ?)", ((key, n) for n, e in numbered for key in _keys(e)))
        connection.executemany("INSERT OR REPLACE INTO labels VALUES (?, ?)", labels)
        count += len(batch)
        batch.clear()
        labels.clear()

    for row in rows:
        if isinstance(row, Entry):
            batch.append(row)
        else:
            labels.append(row)
        if len(batch) + len(labels) >= _BATCH:
            flush()
    flush()
    connection.execute("INSERT OR IGNORE INTO keys SELECT key, n FROM raw ORDER BY key, n")
    connection.execute("DROP TABLE raw")
    connection.commit()
