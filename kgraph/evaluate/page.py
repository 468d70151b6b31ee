"""The page of errors: one HTML file without script that asks the network for nothing, whatever the articles hold."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import kgraph.views
from kgraph.evaluate.errors import GROUPS, Error

_TEMPLATES = Path(kgraph.views.__file__).parent / "templates"


def render(errors: Mapping[str, Sequence[Error]], title: str = "Errors") -> str:
    """The page of errors by kind. Equal errors give equal bytes."""
    env = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    groups = [(kind, kind.replace(" ", "-"), GROUPS[kind], errors[kind]) for kind in GROUPS if errors.get(kind)]
    style = (_TEMPLATES / "errors.css").read_text("utf-8")
    page = env.get_template("errors.html.j2").render(title=title, groups=groups, style=style)
    return page.encode("utf-8", "replace").decode("utf-8")
