"""One HTML page that asks the network for nothing: script and styles stand in it, and its policy forbids the rest."""

import base64
import hashlib
import json
from dataclasses import asdict
from pathlib import Path

import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kgraph.views import network as net
from kgraph.views.model import View

_HERE = Path(__file__).parent / "templates"
_VIS = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"


def as_json(value: object) -> str:
    """JSON that may stand inside a script element, whatever the strings hold."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text.encode("utf-8", "replace").decode("utf-8")


def render(view: View, title: str = "Who says what") -> str:
    """The page of a view. Equal views give equal bytes."""
    nodes, edges = net.network(view)
    data = {
        "nodes": nodes, "edges": edges, "entities": {e.id: asdict(e) for e in view.entities},
        "claims": {c.id: asdict(c) for c in view.claims},
    }
    scripts = [_VIS.read_text("utf-8"), (_HERE / "graph.js").read_text("utf-8")]
    scripts = [s.replace("</script", "<\\/script") for s in scripts]
    env = Environment(loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined)
    return env.get_template("graph.html.j2").render(
        title=title, data=as_json(data), scripts=scripts, hashes=[_digest(s) for s in scripts],
        style=(_HERE / "graph.css").read_text("utf-8"), kinds=net.COLOURS, lines=net.LINES, denial=net.DENIAL, left_out=view.left_out,
        topics=sorted({c.topic for c in view.claims}), outlets=sorted({c.outlet for c in view.claims}),
        certainties=sorted({c.certainty for c in view.claims}), stances=sorted({c.stance for c in view.claims}),
    )


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
