"""The graph for networkx keeps the guard: between two entities there is always a claim."""

import networkx as nx
import pyoxigraph as ox
import pytest

from kgraph.errors import AmbiguityError
from kgraph.queries import to_networkx
from kgraph.queries.network import ALLEGED

ADA, BO, EVE = (f"https://kgraph.example/person/{name}" for name in ("ada-quill", "bo-rask", "eve-quill"))


def test_no_edge_leads_from_entity_to_entity(hand: ox.Store) -> None:
    graph = to_networkx(hand)
    claims = {n for n, kind in graph.nodes(data="kind") if kind == "claim"}
    assert len(claims) == 10
    assert all(a in claims or b in claims for a, b in graph.edges())


def test_edges_say_what_they_are(hand: ox.Store) -> None:
    graph = to_networkx(hand)
    said = {(key, graph.nodes[b]["firsthand"]) for a, b, key in graph.edges(keys=True) if a == ADA and key in ("claims", ALLEGED)}
    assert said == {("claims", True), (ALLEGED, False)}
    labels = {(graph.nodes[a]["label"], graph.nodes[b]["label"]) for a, b, key in graph.edges(keys=True) if key == "denies"}
    assert ("Ada Quill denies: she has cancer of any kind", "a doctor says: Ada Quill has cancer") in labels
    hearsay = [graph.nodes[a] for a, b, key in graph.edges(keys=True) if key == ALLEGED and "it is said:" in graph.nodes[b]["label"]]
    assert hearsay == [{"kind": "no one named", "label": "no one named", "unnamed": False}]


def test_a_focus_keeps_what_touches_it(hand: ox.Store) -> None:
    graph = to_networkx(hand, "Eve Quill")
    assert EVE in graph and ADA in graph and BO not in graph
    assert all(nx.has_path(graph.to_undirected(as_view=True), EVE, node) for node in graph)
    with pytest.raises(AmbiguityError, match="did you mean"):
        to_networkx(hand, "Eve Quil")
