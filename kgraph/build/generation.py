"""What a build writes to: the graph's next generation, whole or not at all."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from kgraph.article import Article
from kgraph.record import Record
from kgraph.resolution import Resolution

if TYPE_CHECKING:
    from kgraph.graph.change import Change
    from kgraph.graph.kept import Changes, Kept

Manifest = Mapping[str, Any]
"""What a generation says of itself: the selection of articles, the fingerprints of extractor and resolution, the base."""


def name_of(manifest: Manifest) -> str:
    """The name that a generation's resolution is kept under."""
    return "-".join(str(manifest[part]) for part in ("selection", "extractor", "resolution"))


CHANGE = 0.5
"""Share of the articles up to which a generation is made as a change of the last; where more are new or other, to load all is faster."""


class Writer(Protocol):
    """A target of builds."""

    fingerprint: str
    """Changes where the same resolution would be written otherwise."""

    def manifest(self, graph: Path) -> Manifest | None:
        """Of the last good generation, None where there is none. Raises GraphError where a newer kgraph wrote it."""

    def write(
        self, graph: Path, articles: Sequence[Article], records: Sequence[Record], resolution: Resolution, manifest: Manifest
    ) -> None:
        """Write the next generation; until that is done the last one stands."""


class GraphWriter:
    """Writes RDF by `kgraph.graph`, one Oxigraph store a generation."""

    def __init__(self, base: str) -> None:
        """`base`: what the data's IRIs begin with. Raises UsageError, before anything is read, where it is no base IRI."""
        from kgraph import graph  # rdflib is slow to load: not before a graph is written
        from kgraph.graph.iris import Iris

        self._graph, self._base = graph, Iris(base).base
        self.fingerprint: str = graph.FINGERPRINT

    def manifest(self, graph: Path) -> Manifest | None:
        """Of the last good generation, None where there is none. Raises GraphError where a newer kgraph wrote it."""
        return self._graph.read_manifest(graph)

    def write(
        self, graph: Path, articles: Sequence[Article], records: Sequence[Record], resolution: Resolution, manifest: Manifest
    ) -> None:
        """Write the next generation: as a change of the last where that has most of these articles, as it says the same of them; else
        from nothing. Raises UsageError where the folder cannot be written."""
        before = self.manifest(graph)
        same = before is not None and all(before.get(k) == manifest[k] for k in ("writer", "base"))
        last = self._graph.Kept(graph, before["generation"] if before and same else 0)
        quads: Iterable[str] | Change
        found = self._changed(articles, records, resolution, last) if last.chunks else None
        if found:
            changes, quads = found
        else:
            last.chunks.clear()
            writing = self._graph.Writing(articles, records, resolution, self._base)
            changes, quads = writing.changes, writing.every()
        last.replace(self._graph.write_generation(graph, quads, manifest), changes)

    def _changed(
        self, articles: Sequence[Article], records: Sequence[Record], resolution: Resolution, last: "Kept"
    ) -> "tuple[Changes, Change] | None":
        """None where most articles are new or other, or where what is known of the last generation is damaged."""
        try:
            writing = self._graph.Writing(articles, records, resolution, self._base, last)
            few = len(writing.articles.made) <= CHANGE * len(articles)
            return (writing.changes, writing.change(last)) if few else None
        except sqlite3.Error:
            return None
