"""Records as JSON Lines, after resolution."""

from pathlib import Path
from typing import IO

from kgraph.errors import UsageError
from kgraph.export.base import Exporter
from kgraph.record import dumps


class Records(Exporter):
    """The lines of `kgraph extract` with shared propositions and QIDs."""

    name = "records"

    def write(self, graph: Path, out: IO[bytes], *, aligned: bool = False) -> None:
        if aligned:
            raise UsageError("records have no external terms; leave --aligned out")
        from kgraph.build.resolved import resolved_records

        out.writelines(dumps(record).encode() + b"\n" for record in resolved_records(graph))
