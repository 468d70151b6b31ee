"""Pages out of view models. Equal models give equal bytes."""

from collections.abc import Mapping
from pathlib import Path

import pyvis

from kgraph.views.basis import Basis
from kgraph.views.board import Board
from kgraph.views.claims import as_data
from kgraph.views.document import Within, document
from kgraph.views.dossier import Dossier
from kgraph.views.ego import Picture
from kgraph.views.layout import layout
from kgraph.views.model import View
from kgraph.views.network import LINES, SHAPES
from kgraph.views.network import network as drawn
from kgraph.views.overview import ROLES, Overview
from kgraph.views.reader import Reading
from kgraph.views.timeline import LEFT, WIDTH, Timeline
from kgraph.views.trace import Traced

VIS = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"


def dossier(of: Dossier, picture: Picture | None, within: Within = "file") -> str:
    """The dossier of one, with their picture where there is one."""
    picturing: list[Path | str] = [VIS, "canvas.js", "ego.js"]
    data = {"nodes": picture.nodes, "edges": picture.edges} if picture else None
    scripts = ["page.js", *(picturing if picture else [])]
    return document(
        "dossier.html.j2", f"Dossier: {of.name}", of.basis, scripts=scripts, data=data, within=within, of=of, picture=picture, roles=LINES
    )


def network(
    view: View, basis: Basis, title: str = "Who says what", states: Mapping[str, str] | None = None, within: Within = "file"
) -> str:
    """The network of a view. `states`: claims to what they state, in words, with its counts."""
    found, asked = layout(view), states or {}
    net = drawn(view, found.place, lambda e: e.kind != "denies" and found.block[e.source] != found.block[e.target])
    told = {
        c.id: {
            "label": c.label, "text": c.words, "sentence": c.sentence, "stance": c.stance, "certainty": c.certainty, "topic": c.topic,
            "outlet": c.outlet, "checked": c.checked, "states": asked.get(c.id, ""),
        }
        for c in view.claims
    }
    fields = ("topic", "outlet", "certainty", "stance")
    filters = [("kind", sorted(SHAPES)), *((f, sorted({getattr(c, f) for c in view.claims})) for f in fields)]
    return document(
        "network.html.j2", title, basis, scripts=["page.js", VIS, "canvas.js", "network.js"], within=within,
        view=view, roles=LINES, filters=filters,
        kinds=[k for k in SHAPES if k != "Claim"], data={**net, "claims": told, "entities": {e.id: as_data(e) for e in view.entities}},
    )


def board(of: Board, within: Within = "file") -> str:
    """The claim board."""
    title = f"Claim board: {of.focus}" if of.focus else "Claim board"
    return document("board.html.j2", title, of.basis, scripts=["page.js", "board.js"], within=within, of=of)


def timeline(of: Timeline, within: Within = "file") -> str:
    """The two clocks. The upper axis has its marks above it, the lower one below."""
    upper = of.happened.height
    lower = upper + 90
    title = f"Timeline: {of.focus}" if of.focus else "Timeline"
    return document(
        "timeline.html.j2", title, of.basis, scripts=["page.js", "timeline.js"], within=within, of=of,
        width=WIDTH, left=LEFT, upper=upper, lower=lower,
        height=lower + of.said.height,
    )


def article(of: Reading, within: Within = "file") -> str:
    """One article with its claims."""
    return document("article.html.j2", of.article.title, of.basis, scripts=["page.js"], within=within, of=of)


def overview(of: Overview, within: Within = "file") -> str:
    """The overview. Nodes and edges travel as data; the picture and the lists are made of them."""
    data = {
        "nodes": as_data(of.nodes), "edges": as_data(of.edges), "roles": ROLES, "lines": [LINES[role] for role in ROLES],
        "communities": of.communities, "within": within,
    }
    return document(
        "overview.html.j2", "Overview", of.basis, scripts=["page.js", "sigma/sigma.min.js", "overview.js"], data=data, within=within, of=of,
        roles=LINES,
    )


def trace(of: Traced, within: Within = "file") -> str:
    """The trace of one proposition."""
    return document("trace.html.j2", f"Trace: {of.of.label}", of.basis, scripts=["page.js"], within=within, of=of)
