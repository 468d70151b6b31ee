"""The graph: records and their resolution as RDF, on disk, dumped and validated."""

from kgraph import __version__
from kgraph.graph.kept import Kept
from kgraph.graph.store import open_dataset, open_store, read_manifest, write_generation
from kgraph.graph.write import FORMAT, Writing, all_quads, article_quads, build_quads

FINGERPRINT = f"{__version__}-{FORMAT}"
"""Changes where the same resolution would be written otherwise."""

__all__ = [
    "FINGERPRINT", "FORMAT", "Kept", "Writing", "all_quads", "article_quads", "build_quads", "open_dataset", "open_store", "read_manifest",
    "write_generation",
]
