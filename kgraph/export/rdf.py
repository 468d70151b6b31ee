"""RDF: N-Quads and TriG with the named graphs, N-Triples and Turtle flattened."""

from pathlib import Path
from typing import IO

from kgraph.export.base import Exporter, Wishes
from kgraph.export.redact import opened
from kgraph.graph.dump import Format, dump


class Rdf(Exporter):
    """One RDF syntax, sorted: the same graph gives the same bytes."""

    grants = frozenset({"aligned", "protect", "redact"})

    def __init__(self, name: Format) -> None:
        self.name: Format = name

    def write(self, graph: Path, out: IO[bytes], wishes: Wishes) -> None:
        store, _ = opened(graph, redact=wishes.redact, protect=wishes.protect)
        dump(store, out, self.name, aligned=wishes.aligned)
