"""Files, folders and streams become articles: `read(places)` yields each `Article`, and a `ReadError` for what cannot be one."""

from kgraph.readers.draft import LONGEST
from kgraph.readers.read import LARGEST, read

__all__ = ["LARGEST", "LONGEST", "read"]
