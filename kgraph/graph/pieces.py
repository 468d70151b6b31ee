"""The graph of what was resolved, in pieces: an entity, a question, a proposition, all links between two. No quad stands in two pieces.

A piece is known by the digest of what it is made from, so that a build writes those alone that are new or other.
"""

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
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
"""Of each kind of pieces at most."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Rows of the resolution that are written alike. Those of one name are one piece."""

    name: str
    rows: Iterable[Any]
    at: Callable[[Any], str]
    """A row's chunk: the same for all that may have one name."""
    called: Callable[[Any], str]
    around: Callable[[Sequence[Any]], Any]
    """All that these rows are made from, besides themselves. What an article's record tells is held by the signature of its graph."""
    write: Callable[[Any, Lines], None]

    def chunks(self) -> dict[str, list[Any]]:
        """Its rows by chunk."""
        found: dict[str, list[Any]] = defaultdict(list)
        at = self.at
        for row in self.rows:
            found[at(row)].append(row)
        return {f"{self.name} {chunk}": rows for chunk, rows in found.items()}


def pieces(
    known: Known, places: Mapping[str, Here], parts: Mapping[str, bytes], faces: Mapping[str, tuple[Any, ...]], last: Kept
) -> Changes:
    """What parts the pieces from the last. `parts`: article key to the signature of its graph; `faces`: of entities by slug."""
    changes = Changes()
    there: dict[str, tuple[Kind, list[Any]]] = {}
    kinds = _kinds(known, places, parts, faces)
    for kind in kinds:
        for chunk, rows in kind.chunks().items():
            changes.chunks[chunk] = digest(known.iris.base, rows, kind.around(rows))
            there[chunk] = kind, rows
    for chunk, before in changes.other(last, [kind.name for kind in kinds]).items():
        kind, rows = there[chunk]
        together: dict[str, list[Any]] = defaultdict(list)
        for row in rows:
            together[f"{kind.name} {kind.called(row)}"].append(row)
        now = {name: digest(known.iris.base, some, kind.around(some)) for name, some in together.items()}
        for name in changes.take(chunk, before, now):
            lines = Lines(known.iris.resolved_graph())
            for row in together[name]:
                kind.write(row, lines)
            changes.made[name] = Piece(chunk, now[name], "\n".join(sorted(lines.quads)))
    return changes


def _kinds(
    known: Known, places: Mapping[str, Here], parts: Mapping[str, bytes], faces: Mapping[str, tuple[Any, ...]]
) -> list[Kind]:
    found = known.resolution

    grades = found.grades

    def entity(some: Sequence[ResolvedEntity]) -> Any:
        return _taken(some, known.named), [grades.get(one.slug) for one in some] if grades else None

    def question(some: Sequence[Question]) -> Any:
        return _taken(some, known.taken["question"])

    def proposition(some: Sequence[Proposition]) -> Any:
        where = [parts[key] for one in some for key, _ in (*one.members, *one.implied)]
        return _taken(some, known.taken["proposition"]), where, [faces[slug] for one in some for slug in one.origins]

    def link(some: Sequence[Link]) -> Any:
        return [parts[one.source[0]] for one in some], [parts[one.target[0]] for one in some]

    def credit(some: Sequence[Credited]) -> Any:
        return [faces.get(one.outlet) for one in some]

    def candidate(some: Sequence[Candidate]) -> Any:
        return [faces.get(one.first) for one in some], [faces.get(one.second) for one in some]

    def slug(one: ResolvedEntity | Question | Proposition) -> str:
        return one.slug

    def by_slug(one: ResolvedEntity | Question | Proposition) -> str:
        return _spread(one.slug)

    return [
        Kind("entity", found.entities, by_slug, slug, entity, partial(resolved.entity, known)),
        Kind("question", found.questions, by_slug, slug, question, partial(resolved.question, known)),
        Kind(
            "proposition", found.propositions, by_slug, slug, proposition,
            lambda one, lines: resolved.proposition(known, one, places, lines),
        ),
        Kind(
            "link", found.links, lambda one: one.source[0][:2], lambda one: " ".join((*one.source, *one.target)), link,
            lambda one, lines: resolved.link(known, one, places, lines),
        ),
        Kind(
            "credit", found.credits, lambda one: one.article[:2], lambda one: f"{one.article} {one.outlet}", credit,
            partial(resolved.credit, known),
        ),
        Kind("version", _editions(found.links), lambda one: one[0][:2], lambda one: one[0], len, partial(_version, known)),
        Kind(
            "candidate", found.candidates, lambda one: _spread(one.first), lambda one: f"{one.first} {one.second} {one.row}", candidate,
            partial(resolved.candidate, known),
        ),
    ]


def _spread(slug: str) -> str:
    """A chunk."""
    return str(zlib.crc32(slug.encode()) % CHUNKS)


def _taken(some: Sequence[Any], taken: AbstractSet[Any]) -> list[Any]:
    """Which aliases of these are none, as something else has them now: most often not one."""
    return [alias for one in some for alias in one.aliases if alias in taken]


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
