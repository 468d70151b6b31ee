"""What a build writes to: the graph's next generation, whole or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from kgraph.article import Article
from kgraph.record import Record
from kgraph.resolution import Resolution

if TYPE_CHECKING:
    from kgraph.graph.change import Change

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
        known = self._graph.read_parts(graph) if last.digests else {}
        writing = self._graph.Writing(articles, records, resolution, self._base, last.digests)
        keys = {key for key, signature in writing.parts.items() if known.get(key) != signature}
        gone = last.digests.keys() - writing.names
        quads: Iterable[str] | Change
        if known and len(keys) <= CHANGE * len(writing.parts):
            old = last.quads((*gone, *(writing.made.keys() & last.digests.keys())))
            quads = writing.change(keys, known.keys() - writing.parts.keys(), old)
        else:
            writing = self._graph.Writing(articles, records, resolution, self._base, {}) if last.digests else writing
            quads = writing.every()
        last.replace(self._graph.write_generation(graph, quads, manifest, writing.parts), gone, writing.made)
