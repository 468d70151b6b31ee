"""The graph of what was resolved, in pieces: an entity, a question, a proposition, all links between two. No quad stands in two pieces.

A piece is known by the digest of what it is made from, so that a build writes those alone that are new or other.
"""

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from kgraph.graph import resolved
from kgraph.graph.kept import Changes, Kept, Piece
from kgraph.graph.known import Here, Known
from kgraph.graph.namespaces import kg
from kgraph.graph.signatures import digest
from kgraph.graph.terms import Lines, integer
from kgraph.resolution.model import Candidate, Credited, Link, Proposition, Question, ResolvedEntity

CHUNKS = 256
"""Of each kind of pieces."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Rows of the resolution that are written alike. Those of one name are one piece."""

    name: str
    rows: Iterable[Any]
    at: Callable[[Any], str]
    """What tells a row's chunk: the same for all that may have one name."""
    called: Callable[[Any], str]
    source: Callable[[Any], Any]
    """All that it is made from. What an article's record tells is held by the signature of its graph."""
    write: Callable[[Any, Lines], None]

    def chunks(self) -> dict[str, list[Any]]:
        """Its rows by chunk."""
        found: dict[int, list[Any]] = defaultdict(list)
        for row in self.rows:
            found[zlib.crc32(self.at(row).encode()) % CHUNKS].append(row)
        return {f"{self.name} {number}": rows for number, rows in found.items()}


def pieces(
    known: Known, places: Mapping[str, Here], parts: Mapping[str, bytes], faces: Mapping[str, tuple[Any, ...]], last: Kept
) -> Changes:
    """What parts the pieces from the last. `parts`: article key to the signature of its graph; `faces`: of entities by slug."""
    changes = Changes()
    there: dict[str, tuple[Kind, list[Any], list[Any]]] = {}
    kinds = _kinds(known, places, parts, faces)
    for kind in kinds:
        for chunk, rows in kind.chunks().items():
            sources = list(map(kind.source, rows))
            changes.chunks[chunk] = digest(known.iris.base, sources)
            there[chunk] = kind, rows, sources
    for chunk, before in changes.other(last, [kind.name for kind in kinds]).items():
        kind, rows, sources = there[chunk]
        together: dict[str, list[int]] = defaultdict(list)
        for place, row in enumerate(rows):
            together[f"{kind.name} {kind.called(row)}"].append(place)
        now = {name: digest(known.iris.base, [sources[i] for i in some]) for name, some in together.items()}
        for name in changes.take(chunk, before, now):
            lines = Lines(known.iris.resolved_graph())
            for place in together[name]:
                kind.write(rows[place], lines)
            changes.made[name] = Piece(chunk, now[name], "\n".join(sorted(lines.quads)))
    return changes


def _kinds(
    known: Known, places: Mapping[str, Here], parts: Mapping[str, bytes], faces: Mapping[str, tuple[Any, ...]]
) -> list[Kind]:
    found, free = known.resolution, known.free

    def entity(one: ResolvedEntity) -> Any:
        return one, [alias for alias in one.aliases if free(*alias)], found.grades.get(one.slug)

    def question(one: Question) -> Any:
        return one, [slug for slug in one.aliases if free("question", slug)]

    def proposition(one: Proposition) -> Any:
        where = [parts[key] for key, _ in (*one.members, *one.implied)]
        return one, [slug for slug in one.aliases if free("proposition", slug)], where, [faces[slug] for slug in one.origins]

    def link(one: Link) -> Any:
        return one, parts[one.source[0]], parts[one.target[0]]

    def credit(one: Credited) -> Any:
        return one, faces.get(one.outlet)

    def candidate(one: Candidate) -> Any:
        return one, faces.get(one.first), faces.get(one.second)

    def slug(one: ResolvedEntity | Question | Proposition) -> str:
        return one.slug

    return [
        Kind("entity", found.entities, slug, slug, entity, partial(resolved.entity, known)),
        Kind("question", found.questions, slug, slug, question, partial(resolved.question, known)),
        Kind(
            "proposition", found.propositions, slug, slug, proposition,
            lambda one, lines: resolved.proposition(known, one, places, lines),
        ),
        Kind(
            "link", found.links, lambda one: one.source[0], lambda one: " ".join((*one.source, *one.target)), link,
            lambda one, lines: resolved.link(known, one, places, lines),
        ),
        Kind(
            "credit", found.credits, lambda one: one.article, lambda one: f"{one.article} {one.outlet}", credit,
            partial(resolved.credit, known),
        ),
        Kind("version", _editions(found.links), lambda one: one[0], lambda one: one[0], lambda one: one, partial(_version, known)),
        Kind(
            "candidate", found.candidates, lambda one: one.first, lambda one: f"{one.first} {one.second} {one.row}", candidate,
            partial(resolved.candidate, known),
        ),
    ]


def _version(known: Known, one: tuple[str, int], lines: Lines) -> None:
    lines.add(known.iris.article(one[0]), kg("textVersion"), integer(one[1]))


def _editions(links: tuple[Link, ...]) -> list[tuple[str, int]]:
    """Article keys with their numbers among the versions at their addresses."""
    older = {link.source[0]: link.target[0] for link in links if link.kind == "versionOf"}
    found = []
    for key in sorted({*older, *older.values()}):
        number, at = 1, key
        while at in older:
            number, at = number + 1, older[at]
        found.append((key, number))
    return found
