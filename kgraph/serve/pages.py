"""The live pages, by name. Each reads what it shows from the generation that is open."""

from collections.abc import Callable
from functools import partial

from kgraph.errors import UsageError
from kgraph.queries.library import load, query_names
from kgraph.serve import html
from kgraph.serve.headers import WHOLE
from kgraph.serve.jobs import Answer, Page
from kgraph.serve.opened import Opened


def page(opened: Opened, job: Page) -> Answer:
    """Raises UsageError for a parameter that the page does not take."""
    make, takes = PAGES[job.name]
    for name in job.given:
        if name not in takes:
            raise UsageError(f"/{job.name} has no parameter {name!r}; it takes {', '.join(takes) or 'none'}")
    return make(opened, job.given)


def _home(opened: Opened, _: dict[str, str]) -> Answer:
    return html.answer("home", basis=opened.basis, queries=[load(name) for name in query_names()])


def _view(opened: Opened, given: dict[str, str]) -> Answer:
    return _made(given.get("page"), opened, given)


def _made(kind: str | None, opened: Opened, given: dict[str, str]) -> Answer:
    from kgraph.views.make import made

    page = made(opened.store, {}, kind, given.get("focus"), given.get("claim"), within="server")
    return Answer(html.TYPE, page.encode(), WHOLE)


PAGES: dict[str, tuple[Callable[[Opened, dict[str, str]], Answer], tuple[str, ...]]] = {
    "home": (_home, ()),
    "view": (_view, ("page", "focus", "claim")),
    "claims": (partial(_made, "board"), ("focus",)),
    "timeline": (partial(_made, "timeline"), ("focus",)),
    "trace": (partial(_made, "trace"), ("claim",)),
}
"""Each with the parameters that it takes."""
