"""A graph without the articles' text, but for the sentences that are quoted as evidence."""

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from kgraph.graph.namespaces import OA
from kgraph.graph.store import open_store
from kgraph.views.texts import texts

AROUND = {OA + "prefix", OA + "suffix"}
"""What of the text stands around a quotation, whatever sentence it belongs to."""

Whole = tuple[ox.Store, Mapping[str, str]]
"""What pages and exports are made of: the graph, and the articles' texts by key."""


def redacted(whole: Whole) -> Whole:
    """Without texts; pages then show the sentences that stand in the graph."""
    store = ox.Store()
    store.bulk_extend(quad for quad in whole[0] if quad.predicate.value not in AROUND)
    return store, {}


def opened(graph: Path, *, redact: bool = False, protect: Whole | None = None) -> Whole:
    """The last good generation, or what was made of it with people under labels. Raises GraphError."""
    whole: Whole = protect or (open_store(graph), texts(graph))
    return redacted(whole) if redact else whole
