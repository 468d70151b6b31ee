"""What a build writes to: the graph's next generation, whole or not at all."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from kgraph.article import Article
from kgraph.record import Record
from kgraph.resolution import Resolution

Manifest = Mapping[str, Any]
"""What a generation says of itself: the selection of articles, the fingerprints of extractor and resolution, the base."""


def name_of(manifest: Manifest) -> str:
    """The name that a generation's resolution is kept under."""
    return "-".join(str(manifest[part]) for part in ("selection", "extractor", "resolution"))


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
    """Writes RDF by `kgraph.graph`."""

    def __init__(self, base: str) -> None:
        from kgraph import graph

        self._graph, self._base = graph, base
        self.fingerprint: str = graph.FINGERPRINT
