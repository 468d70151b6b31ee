"""A small graph in which one text stands wherever words of an article, a name, a title or an address can stand."""

import pyoxigraph as ox

from kgraph.graph.namespaces import KG, OA, RDFS
from tests.queries.make import hand

WORDS = {
    *(KG + name for name in (
        "text", "sentence", "name", "cueText", "hedgeText", "mentionText", "role", "reason", "decides", "rule", "timeText", "checkedBy",
        "outletName",
    )),
    *(OA + name for name in ("exact", "prefix", "suffix")), RDFS + "label", "https://schema.org/url",
}


def hostile(text: str) -> ox.Store:
    """The graph of the four articles by hand with the text in place of all words."""
    clean = ox.Literal(text.encode("utf-8", "replace").decode().replace("\0", " "))
    store = ox.Store()
    for quad in hand():
        words = isinstance(quad.object, ox.Literal) and quad.predicate.value in WORDS
        store.add(ox.Quad(quad.subject, quad.predicate, clean, quad.graph_name) if words else quad)
    return store
