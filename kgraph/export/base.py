"""What every exporter is: a graph's folder in, bytes out."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kgraph.errors import UsageError
from kgraph.export.redact import Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a user asks of an export beside its format."""

    aligned: bool = False
    """The external terms of the ontology as well."""
    checked: bool = False
    """Only claims that a person has checked."""
    focus: tuple[str, ...] = ()
    """Names or IRIs of those whom it is about."""
    redact: bool = False
    """Without the articles' text but for the sentences that are quoted."""
    protect: Whole | None = None
    """Graph and texts in which people stand under labels, in the place of the folder's own."""


class Exporter(ABC):
    """One format."""

    name: str
    grants: frozenset[str] = frozenset()
    """The wishes that it can fulfil."""

    def export(self, graph: Path, out: IO[bytes], wishes: Wishes = Wishes()) -> None:
        """Write the last good generation of the graph. Raises GraphError, and UsageError for a wish that the format cannot fulfil."""
        for name in Wishes.__dataclass_fields__:
            if getattr(wishes, name):
                self.grant(name)
        self.write(graph, out, wishes)

    def grant(self, wish: str) -> None:
        """Raises UsageError for a wish that the format cannot fulfil."""
        if wish not in self.grants:
            raise UsageError(f"{self.name} cannot be written with --{wish}: {REFUSED[wish]}")

    @abstractmethod
    def write(self, graph: Path, out: IO[bytes], wishes: Wishes) -> None:
        """All of these wishes are granted."""


REFUSED = {
    "aligned": "only RDF has external terms; leave it out",
    "checked": "it is the whole graph, where each claim says by kg:reading whether it is checked; use records",
    "focus": "it is the whole graph; use case, or ask a query",
    "protect": "records are spans and keys of the articles as they stand, with the names in them; use RDF, or case",
    "redact": "records are offsets into the articles' text and names; use RDF, or case",
}
