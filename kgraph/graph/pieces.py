"""The graph of what was resolved, in pieces: an entity, a question, a proposition, all links between two. No quad stands in two pieces.

A piece is known by the digest of what it is made from, so that a build writes those alone that are new or other.
"""

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from kgraph.graph import resolved
from kgraph.graph.known import Here, Known
from kgraph.graph.namespaces import kg
from kgraph.graph.remade import writing
from kgraph.graph.signatures import code, face
from kgraph.graph.terms import Lines, Quad, integer
from kgraph.resolution.model import Credited, Link

FILE = "pieces.sqlite"
_ENCODE = msgspec.msgpack.Encoder(order="deterministic").encode
_SCHEMA = """
CREATE TABLE IF NOT EXISTS generation (number INTEGER);
CREATE TABLE IF NOT EXISTS piece (name TEXT PRIMARY KEY, digest BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lines (name TEXT PRIMARY KEY, lines TEXT);
"""


class Piece(NamedTuple):
    """The digest of what it is made from, and its quads, a line each."""

    digest: bytes
    lines: str

    @property
    def quads(self) -> list[Quad]:
        """One by one."""
        return self.lines.split("\n") if self.lines else []


def pieces(
    known: Known, places: Mapping[str, Here], parts: Mapping[str, str], before: Mapping[str, bytes]
) -> tuple[set[str], dict[str, Piece]]:
    """The names of all pieces, and those pieces that are made from something else than `before`, by their names and digests. `parts`:
    article key to the signature of its graph."""
    start = _ENCODE((code(), known.iris.base))
    names: set[str] = set()
    made: dict[str, Piece] = {}
    for name, source, write in _plans(known, places, parts):
        names.add(name)
        digest = hashlib.blake2b(start + _ENCODE(source), digest_size=16).digest()
        if before.get(name) != digest:
            lines = Lines(known.iris.resolved_graph())
            write(lines)
            made[name] = Piece(digest, "\n".join(sorted(lines.quads)))
    return names, made


class Kept:
    """The pieces of the last generation, in a file of the graph's folder. Where that is missing or damaged, or of another generation, as
    a build leaves it that is cut off, there are none."""

    def __init__(self, folder: Path, generation: int) -> None:
        self._path = folder / FILE
        self.digests: dict[str, bytes] = {}
        try:
            with writing(self._path, _SCHEMA) as db:
                if db.execute("SELECT number FROM generation").fetchall() == [(generation,)]:
                    self.digests = dict(db.execute("SELECT name, digest FROM piece"))
        except sqlite3.Error:
            pass

    def quads(self, names: Iterable[str]) -> set[Quad]:
        """Those of these pieces. Raises sqlite3.Error."""
        with writing(self._path, _SCHEMA) as db:
            rows = [db.execute("SELECT lines FROM lines WHERE name = ?", (name,)).fetchone() for name in names]
        return {quad for row in rows for quad in Piece(b"", row[0]).quads}

    def replace(self, generation: int, gone: Collection[str], made: Mapping[str, Piece]) -> None:
        """Make them those of a new generation. Nothing is lost but time where that fails."""
        try:
            if not self.digests:
                self._path.unlink(missing_ok=True)
            with writing(self._path, _SCHEMA) as db:
                db.execute("DELETE FROM generation")
                db.execute("INSERT INTO generation VALUES (?)", (generation,))
                for table in ("piece", "lines"):
                    db.executemany(f"DELETE FROM {table} WHERE name = ?", ((name,) for name in sorted(gone)))
                db.executemany("INSERT OR REPLACE INTO piece VALUES (?, ?)", ((name, one.digest) for name, one in made.items()))
                db.executemany("INSERT OR REPLACE INTO lines VALUES (?, ?)", ((name, one.lines) for name, one in made.items()))
        except (OSError, sqlite3.Error):
            self._path.unlink(missing_ok=True)


def _plans(known: Known, places: Mapping[str, Here], parts: Mapping[str, str]) -> Iterator[tuple[str, Any, Callable[[Lines], None]]]:
    """Name, what it is made from, and how it is written. What an article's record tells is held by the signature of its graph."""
    found, free = known.resolution, known.free
    for one in found.entities:
        old = [alias for alias in one.aliases if free(*alias)]
        yield f"entity {one.slug}", (one, old, found.grades.get(one.slug)), partial(resolved.entity, known, one)
    for asked in found.questions:
        left = [slug for slug in asked.aliases if free("question", slug)]
        yield f"question {asked.slug}", (asked, left), partial(resolved.question, known, asked)
    for said in found.propositions:
        left = [slug for slug in said.aliases if free("proposition", slug)]
        where = [parts[key] for key in sorted({key for members in (said.members, said.implied) for key, _ in members})]
        who = [face(known.by_slug[slug]) for slug in said.origins]
        yield f"proposition {said.slug}", (said, left, where, who), partial(resolved.proposition, known, said, places)
    between: dict[str, list[Link]] = defaultdict(list)
    for link in found.links:
        between["link " + " ".join((*link.source, *link.target))].append(link)
    for name, links in between.items():
        ends = [parts[links[0].source[0]], parts[links[0].target[0]]]
        yield name, (links, ends), partial(_all, [partial(resolved.link, known, link, places) for link in links])
    credits: dict[str, list[Credited]] = defaultdict(list)
    for credit in found.credits:
        credits[f"credit {credit.article} {credit.outlet}"].append(credit)
    for name, given in credits.items():
        outlet = known.by_slug.get(given[0].outlet)
        yield name, (given, outlet and face(outlet)), partial(_all, [partial(resolved.credit, known, credit) for credit in given])
    for key, number in _editions(found.links).items():
        yield f"version {key}", number, partial(_version, known, key, number)
    for maybe in found.candidates:
        who = [face(known.by_slug[slug]) for slug in (maybe.first, maybe.second) if slug in known.by_slug]
        yield " ".join(("candidate", maybe.first, maybe.second, maybe.row)), (maybe, who), partial(resolved.candidate, known, maybe)


def _all(writers: list[Callable[[Lines], None]], lines: Lines) -> None:
    for write in writers:
        write(lines)


def _version(known: Known, key: str, number: int, lines: Lines) -> None:
    lines.add(known.iris.article(key), kg("textVersion"), integer(number))


def _editions(links: tuple[Link, ...]) -> dict[str, int]:
    """Article key to its number among the versions at its address."""
    older = {link.source[0]: link.target[0] for link in links if link.kind == "versionOf"}
    found = {}
    for key in {*older, *older.values()}:
        number, at = 1, key
        while at in older:
            number, at = number + 1, older[at]
        found[key] = number
    return found
