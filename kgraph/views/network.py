"""The network as pyvis gives it to vis-network: colour and shape by kind, dashes for what is hedged or unnamed, a bar for denials."""

import textwrap
from collections import Counter
from typing import Any

from pyvis.network import Network

from kgraph.views.layout import BOX, Point, layout
from kgraph.views.model import Edge, EntityNode, View

COLOURS = {  # Okabe and Ito's palette, told apart by the colour-blind too
    "Person": "#0072B2", "Organisation": "#009E73", "Outlet": "#E69F00", "Place": "#56B4E9", "Group": "#CC79A7", "Claim": "#F3F1EA",
}
SHAPES = {"Person": "dot", "Organisation": "square", "Outlet": "diamond", "Place": "triangleDown", "Group": "hexagon", "Claim": "box"}
DENIAL = "#D55E00"
LINES = {
    "claims": "#4A6FA5", "is said to have said": "#8FA6C6", "passes on": "#C98A00", "is claimed about": "#B4B9C0", "denies": DENIAL,
}
INK, PAPER = "#1C1C1C", "#FFFFFF"
WORDS, NAME = (34, 3), (24, 2)
"""Characters in a line of a claim and of a name, and how many lines of each are shown."""
FAINT = 0.22
"""Opacity of lines from block to block, unless one of their ends is chosen: they would cross the whole picture."""


def network(view: View) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Nodes and edges."""
    net, found = Network(directed=True), layout(view)
    touched = Counter(end for e in view.edges for end in (e.source, e.target))
    for entity in view.entities:
        _entity(net, entity, touched[entity.id], found.place[entity.id])
    for claim in view.claims:
        denial = claim.stance == "Denies"
        border = DENIAL if denial else "#8C8677"
        net.add_node(
            claim.id, label=_lines(claim.text, WORDS), title=claim.label, kind="Claim", shape=SHAPES["Claim"], **_at(found.place[claim.id]),
            widthConstraint={"minimum": BOX}, margin=8, borderWidth=3 if denial else 1.5, color=_colour(COLOURS["Claim"], border),
            font={"size": 18, "color": INK, "align": "left"}, shapeProperties=_dashes(claim.hedged),
        )
    hedged = {c.id for c in view.claims if c.hedged}
    for edge in view.edges:
        far = edge.kind != "denies" and found.block[edge.source] != found.block[edge.target]
        _edge(net, edge, bool(hedged & {edge.source, edge.target}), FAINT if far else 1.0)
    nodes, edges, *_ = net.get_network_data()
    return nodes, edges


def _entity(net: Network, entity: EntityNode, touched: int, place: Point) -> None:
    size, colour = min(12 + 2.5 * touched**0.5, 34), COLOURS[entity.kind]
    net.add_node(
        entity.id, label=_lines(entity.name, NAME), title=entity.name, kind=entity.kind, shape=SHAPES[entity.kind], **_at(place),
        size=size, borderWidth=3 if entity.unnamed else 1, color=_colour(PAPER if entity.unnamed else colour, colour),
        shapeProperties=_dashes(entity.unnamed), font={"size": 18, "color": INK, "strokeWidth": 4, "strokeColor": PAPER},
    )


def _edge(net: Network, edge: Edge, hedged: bool, opacity: float) -> None:
    denial = edge.kind == "denies"
    net.add_edge(
        edge.source, edge.target, label=edge.kind, width=3.5 if denial else 1.3, dashes=[6, 5] if hedged and not denial else False,
        font={"vadjust": 8 if edge.kind == "is claimed about" else -8},  # who speaks of themselves has two lines in one place
        color={"color": LINES[edge.kind], "highlight": LINES[edge.kind], "hover": LINES[edge.kind], "opacity": opacity},
        arrows={"to": {"enabled": True, "type": "bar" if denial else "arrow", "scaleFactor": 0.9 if denial else 0.55}},
        smooth={"type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.45},
    )


def _at(place: Point) -> dict[str, Any]:
    return {"x": place[0], "y": place[1], "physics": False}


def _colour(background: str, border: str) -> dict[str, Any]:
    same = {"background": background, "border": border}
    return {**same, "highlight": same, "hover": same}


def _dashes(dashed: bool) -> dict[str, Any]:
    return {"borderDashes": [7, 5] if dashed else False}


def _lines(words: str, shown: tuple[int, int]) -> str:
    width, lines = shown
    return "\n".join(textwrap.wrap(words, width, max_lines=lines, placeholder="…")) or words[:width]
