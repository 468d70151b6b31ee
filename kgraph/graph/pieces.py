"""The graph of what was resolved, in pieces: an entity, a question, a proposition, all links between two. No quad stands in two pieces.

A piece is known by the digest of what it is made from, so that a build writes those alone that are new or other. What the last generation
wrote stands beside its store.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from kgraph.graph import resolved
from kgraph.graph.known import Here, Known
from kgraph.graph.namespaces import kg
from kgraph.graph.signatures import code, face
from kgraph.graph.terms import Lines, Quad, integer
from kgraph.resolution.model import Credited, Link

FILE = "kgraph-pieces.msgpack"
_ENCODE = msgspec.msgpack.Encoder(order="deterministic").encode


class Piece(msgspec.Struct, frozen=True, array_like=True):
    """Its quads, a line each, and the digest of what they were made from."""

    digest: bytes
    lines: str

    @property
    def quads(self) -> list[Quad]:
        """One by one."""
        return self.lines.split("\n") if self.lines else []


Pieces = dict[str, Piece]


def pieces(known: Known, places: Mapping[str, Here], parts: Mapping[str, str], before: Mapping[str, Piece]) -> Pieces:
    """All pieces, those of `before` where they are made from the same. `parts`: article key to the signature of its graph."""
    start = _ENCODE((code(), known.iris.base))
    made: Pieces = {}
    for name, source, write in _plans(known, places, parts):
        digest = hashlib.blake2b(start + _ENCODE(source), digest_size=16).digest()
        last = before.get(name)
        if last is None or last.digest != digest:
            lines = Lines(known.iris.resolved_graph())
            write(lines)
            last = Piece(digest, "\n".join(sorted(lines.quads)))
        made[name] = last
    return made


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


def read(place: Path) -> Pieces:
    """Those of a generation; empty where they were not kept or cannot be read."""
    try:
        return msgspec.msgpack.decode((place / FILE).read_bytes(), type=Pieces)
    except (OSError, msgspec.MsgspecError):
        return {}


def keep(place: Path, made: Pieces) -> None:
    """Put them beside a generation's store."""
    (place / FILE).write_bytes(msgspec.msgpack.encode(made))
