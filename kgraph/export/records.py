"""Records as JSON Lines, after resolution."""

from pathlib import Path
from typing import IO

import msgspec

from kgraph.errors import UsageError
from kgraph.export.base import Exporter
from kgraph.record import dumps


class Records(Exporter):
    """The lines of `kgraph extract` with shared propositions and QIDs."""

    name = "records"

    def write(self, graph: Path, out: IO[bytes], *, aligned: bool = False, checked: bool = False) -> None:
        if aligned:
            raise UsageError("records have no external terms; leave --aligned out")
        from kgraph.build.resolved import resolved_records

        for record in resolved_records(graph):
            claims = tuple(c for c in record.claims if not checked or (c.checked and c.checked.status == "checked"))
            out.write(dumps(msgspec.structs.replace(record, claims=claims)).encode() + b"\n")
