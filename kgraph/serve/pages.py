"""The live pages, by name. Each reads what it shows from the generation that is open."""

from collections.abc import Callable

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
    from kgraph.views.make import made

    kind, focus, claim = (given.get(name) for name in ("page", "focus", "claim"))
    return Answer(html.TYPE, made(opened.store, {}, kind, focus, claim, served=True).encode(), WHOLE)


PAGES: dict[str, tuple[Callable[[Opened, dict[str, str]], Answer], tuple[str, ...]]] = {
    "home": (_home, ()),
    "view": (_view, ("page", "focus", "claim")),
}
"""Each with the parameters that it takes."""
