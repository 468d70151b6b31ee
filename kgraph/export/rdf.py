"""RDF: N-Quads and TriG with the named graphs, N-Triples and Turtle flattened."""

from pathlib import Path
from typing import IO

from kgraph.errors import UsageError
from kgraph.export.base import Exporter
from kgraph.graph import open_store
from kgraph.graph.dump import Format, dump


class Rdf(Exporter):
    """One RDF syntax, sorted: the same graph gives the same bytes."""

    def __init__(self, name: Format) -> None:
        self.name: Format = name

    def write(self, graph: Path, out: IO[bytes], *, aligned: bool = False, checked: bool = False) -> None:
        if checked:
            raise UsageError(f"{self.name} is the whole graph, where each claim says by kg:reading whether it is checked; use records")
        dump(open_store(graph), out, self.name, aligned=aligned)
