"""A picture as pyvis gives it to vis-network: shape by kind, dashes for what is hedged or unnamed, a bar for denials.

Colours are not set here: nodes and edges carry the names of the palette's (`role`), which assets/canvas.js takes from the stylesheet, so
that one picture serves light pages and dark ones.
"""

import textwrap
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from pyvis.network import Network

from kgraph.views.layout import BOX, Point
from kgraph.views.model import Edge, EntityNode, View

SHAPES = {"Person": "dot", "Organisation": "square", "Outlet": "diamond", "Place": "triangleDown", "Group": "hexagon", "Claim": "box"}
LINES = {
    "claims": "claims", "is said to have said": "alleged", "passes on": "passes", "is claimed about": "about", "denies": "denies",
}
"""What a line reads, and the name of its colour."""
WORDS, NAME = (32, 3), (24, 2)
"""Characters in a line of a claim and of a name, and how many lines of each are shown."""
FAINT = 0.22
"""Opacity of lines that would cross the whole picture, unless one of their ends is chosen."""


def network(view: View, place: Mapping[str, Point], far: Callable[[Edge], bool]) -> dict[str, list[dict[str, Any]]]:
    """Nodes and edges. `far` tells lines that would cross the picture: they are faint and without their word until they are chosen."""
    net = Network(directed=True)
    touched = Counter(end for e in view.edges for end in (e.source, e.target))
    for entity in view.entities:
        _entity(net, entity, touched[entity.id], place[entity.id], entity.id == view.focus)
    for claim in view.claims:
        denial = claim.stance == "Denies"
        net.add_node(
            claim.id, label=lines(claim.words or claim.lead, WORDS), title=claim.label, kind="Claim", role="denial" if denial else "claim",
            shape=SHAPES["Claim"], **_at(place[claim.id]), widthConstraint={"minimum": BOX}, margin=8, borderWidth=3 if denial else 1.5,
            font={"size": 18, "align": "left"}, shapeProperties=_dashes(claim.hedged),
        )
    hedged = {c.id for c in view.claims if c.hedged}
    for edge in view.edges:
        _edge(net, edge, bool(hedged & {edge.source, edge.target}), far(edge))
    nodes, edges, *_ = net.get_network_data()
    for node in nodes:
        node.pop("color", None)  # pyvis's own
    return {"nodes": nodes, "edges": edges}


def _entity(net: Network, entity: EntityNode, touched: int, place: Point, focus: bool) -> None:
    net.add_node(
        entity.id, label=lines(entity.name, NAME), title=entity.name, kind=entity.kind, role=entity.kind.lower(), hollow=entity.unnamed,
        shape=SHAPES[entity.kind], **_at(place),
        size=38 if focus else min(12 + 2.5 * touched**0.5, 34), borderWidth=3 if entity.unnamed else 1,
        shapeProperties=_dashes(entity.unnamed), font={"size": 26 if focus else 19, "strokeWidth": 4},
    )


def _edge(net: Network, edge: Edge, hedged: bool, far: bool) -> None:
    denial = edge.kind == "denies"
    net.add_edge(
        edge.source, edge.target, kind=edge.kind, label=" " if far else edge.kind, role=LINES[edge.kind], opacity=FAINT if far else 1.0,
        width=3.5 if denial else 1.5, dashes=[6, 5] if hedged and not denial else False,
        font={"vadjust": 8 if edge.kind == "is claimed about" else -8},  # who speaks of themselves has two lines in one place
        arrows={"to": {"enabled": True, "type": "bar" if denial else "arrow", "scaleFactor": 0.9 if denial else 0.55}},
        smooth={"type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.45},
    )


def _at(place: Point) -> dict[str, Any]:
    return {"x": place[0], "y": place[1], "physics": False}


def _dashes(dashed: bool) -> dict[str, Any]:
    return {"borderDashes": [7, 5] if dashed else False}


def lines(words: str, shown: tuple[int, int]) -> str:
    """Cut to so many lines of so many characters."""
    width, most = shown
    words = " ".join(words[: width * (most + 1)].split())  # enough for the lines, however long the words are
    return "\n".join(textwrap.wrap(words, width, max_lines=most, placeholder="…")) or words[:width]
