"""One HTML page that asks the network for nothing: styles and scripts stand in it; its policy names them by digest and forbids the rest.

Every page extends `templates/base.html.j2`. What articles say reaches a page in two ways alone: through jinja2, which escapes it, and as
JSON in a script element that is data (`as_json`).
"""

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kgraph.graph.write import MOTTO
from kgraph.views import words
from kgraph.views.basis import Basis
from kgraph.views.palette import variables

HERE = Path(__file__).parent
LONGEST = 3_000
"""Code points of one text that a page shows, wherever it stands: lines without end would make pages that no browser opens."""
Within = Literal["file", "server", "case"]
"""A file of its own, an answer of `kgraph serve`, which leads to the others, or a view of a case file, which tells it what was chosen."""


def document(
    template: str, title: str, basis: Basis, *, scripts: Sequence[Path | str] = (), data: object = None, within: Within = "file",
    **model: object,
) -> str:
    """The page of a template. `scripts`: names in assets/, or paths; `data`: for the page's scripts; `within`: where it
    stands; `model`: for the template.

    Equal arguments give equal bytes.
    """
    sources = [source(s) for s in (*(["make.js"] if scripts else []), *scripts, *(["inside.js"] if within == "case" else []))]
    look = style()
    page = _environment().get_template(template).render(
        title=title, basis=basis, motto=MOTTO, style=look, scripts=sources, style_hash=digest(look), within=within,
        script_hashes=sorted(set(map(digest, sources))), data=None if data is None else Markup(as_json(data)), **model,
    )
    return page.encode("utf-8", "replace").decode("utf-8")


def bare(template: str, **model: object) -> str:
    """A page without scripts that is not made from a graph, and so has no basis; in the one stylesheet."""
    look = style()
    page = _environment().get_template(template).render(style=look, style_hash=digest(look), **model)
    return page.encode("utf-8", "replace").decode("utf-8")


@cache
def style() -> Markup:
    """The one stylesheet."""
    return Markup(_environment().get_template("palette.css.j2").render(variables=variables()) + source("kgraph.css"))


@cache
def source(script: Path | str) -> Markup:
    """A script or stylesheet of the package (a name in assets/) or of a dependency (a path), safe inside of its element."""
    text = (HERE / "assets" / script).read_text("utf-8")
    return Markup(text.replace("</script", "<\\/script").replace("</style", "<\\/style"))


def as_json(value: object) -> str:
    """JSON that may stand inside a script element, whatever the strings hold."""
    text = json.dumps(_clipped(value), ensure_ascii=False, sort_keys=True)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text.encode("utf-8", "replace").decode("utf-8")


def clip(value: Any) -> Any:
    """A text cut to LONGEST, with a sign; anything else, and what is markup already, as it is."""
    if isinstance(value, str) and not isinstance(value, Markup) and len(value) > LONGEST:
        return value[:LONGEST] + "…"
    return value


def _clipped(value: Any) -> Any:
    if isinstance(value, dict):
        return {clip(key): _clipped(held) for key, held in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clipped(held) for held in value]
    return clip(value)


def digest(text: str) -> str:
    """As a Content-Security-Policy names it (https://www.w3.org/TR/CSP3/#grammardef-hash-source)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=clip,
    )
    found.globals.update(words.FUNCTIONS)
    return found
