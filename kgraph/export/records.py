"""Records as JSON Lines, after resolution."""

from pathlib import Path
from typing import IO

import msgspec

from kgraph.export.base import Exporter, Wishes
from kgraph.record import dumps


class Records(Exporter):
    """The lines of `kgraph extract` with shared propositions and QIDs."""

    name = "records"
    grants = frozenset({"checked"})

    def write(self, graph: Path, out: IO[bytes], wishes: Wishes) -> None:
        from kgraph.build.resolved import resolved_records

        for record in resolved_records(graph):
            claims = tuple(c for c in record.claims if not wishes.checked or (c.checked and c.checked.status == "checked"))
            out.write(dumps(msgspec.structs.replace(record, claims=claims)).encode() + b"\n")
