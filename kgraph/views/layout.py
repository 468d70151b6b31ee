"""Positions by networkx, and the network by pyvis: physics off, so that nothing moves and the same view gives the same page."""

from typing import Any

import networkx as nx
from pyvis.network import Network

from kgraph.views.model import View

COLOURS = {  # Okabe and Ito's palette, told apart by the colour-blind too
    "Person": "#0072B2", "Organisation": "#009E73", "Outlet": "#E69F00", "Place": "#56B4E9", "Group": "#CC79A7", "Claim": "#8A8A8A",
}
SHAPES = {"Person": "dot", "Organisation": "square", "Outlet": "diamond", "Place": "triangleDown", "Group": "hexagon", "Claim": "box"}
DENIAL = "#D55E00"
APART = 230
"""Pixels between neighbours, enough for a label of some 30 characters."""
LABEL = 34


def positions(view: View) -> dict[str, tuple[float, float]]:
    """Where each node stands: every component laid out by itself, set in rows. Deterministic."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from([*(e.id for e in view.entities), *(c.id for c in view.claims)])
    graph.add_edges_from((e.source, e.target) for e in view.edges)
    placed: dict[str, tuple[float, float]] = {}
    left = top = tallest = 0.0
    width = APART * max(6.0, 1.6 * len(graph) ** 0.5)
    for component in sorted(nx.connected_components(graph), key=lambda c: (-len(c), min(c))):
        part: nx.Graph[str] = nx.Graph()
        part.add_nodes_from(sorted(component))
        part.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in graph.subgraph(component).edges))
        size = APART * max(1.0, len(component) ** 0.5)
        found = nx.spring_layout(part, seed=7, iterations=120, k=2.2 / len(component) ** 0.5)
        if left and left + size > width:
            left, top, tallest = 0.0, top + tallest + APART, 0.0
        for node, (x, y) in found.items():
            placed[node] = round(left + size * (float(x) + 1) / 2, 1), round(top + size * (float(y) + 1) / 2, 1)
        left, tallest = left + size + APART, max(tallest, size)
    return placed


def network(view: View) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Nodes and edges as pyvis gives them to vis-network."""
    net, place = Network(directed=True), positions(view)
    for entity in view.entities:
        _node(net, entity.id, entity.name, entity.kind, entity.unnamed, place[entity.id])
    for claim in view.claims:
        _node(net, claim.id, claim.text, "Claim", claim.hedged, place[claim.id])
    hedged = {c.id for c in view.claims if c.hedged}
    for edge in view.edges:
        denial = edge.kind == "denies"
        net.add_edge(
            edge.source, edge.target, label=edge.kind, width=3 if denial else 1, color=DENIAL if denial else "#8A8A8A",
            dashes=not denial and bool(hedged & {edge.source, edge.target}),
            arrows={"to": {"enabled": True, "type": "bar" if denial else "arrow"}},
        )
    nodes, edges, *_ = net.get_network_data()
    return nodes, edges


def _node(net: Network, iri: str, words: str, kind: str, dashed: bool, place: tuple[float, float]) -> None:
    label = words if len(words) <= LABEL else words[: LABEL - 1] + "…"
    net.add_node(
        iri, label=label, shape=SHAPES[kind], x=place[0], y=place[1], physics=False, size=16, kind=kind, borderWidth=2,
        color={"background": "#F4F4F4" if kind == "Claim" else COLOURS[kind], "border": "#333333"},
        shapeProperties={"borderDashes": [5, 4] if dashed else False},
    )
