"""The graph: records and their resolution as RDF, on disk, dumped and validated."""

from kgraph import __version__
from kgraph.graph.signatures import signatures
from kgraph.graph.store import open_dataset, open_store, read_manifest, read_parts, write_generation
from kgraph.graph.write import FORMAT, all_quads, article_quads, build_quads, changed_quads, resolved_quads

FINGERPRINT = f"{__version__}-{FORMAT}"
"""Changes where the same resolution would be written otherwise."""

__all__ = [
    "FINGERPRINT", "FORMAT", "all_quads", "article_quads", "build_quads", "changed_quads", "open_dataset", "open_store", "read_manifest",
    "read_parts", "resolved_quads", "signatures", "write_generation",
]
