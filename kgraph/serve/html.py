"""Pages from templates, with auto-escaping; whatever an article says is text in them."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kgraph.graph.write import MOTTO
from kgraph.serve.jobs import Answer
from kgraph.views import words
from kgraph.views.document import HERE

TYPE = "text/html; charset=utf-8"
_TEMPLATES = [Path(__file__).parent / "templates", HERE / "templates"]
"""Those of kgraph.views as well: how a claim is shown, and what stands at the foot, are theirs."""


@cache
def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found.globals.update(words.FUNCTIONS, motto=MOTTO)
    return found


def render(template: str, **values: object) -> bytes:
    """The page; half characters become question marks, since UTF-8 has none."""
    return _environment().get_template(f"{template}.html.j2").render(**values).encode("utf-8", "replace")


def answer(template: str, status: int = 200, more: dict[str, str] | None = None, **values: object) -> Answer:
    """The page as an answer."""
    return Answer(TYPE, render(template, **values), more or {}, status)
