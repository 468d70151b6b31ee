"""Any page by its name, for the command line and the server."""

from collections.abc import Mapping

import pyoxigraph

from kgraph.errors import UsageError
from kgraph.queries.engines import Engine, Local
from kgraph.queries.names import NameIndex
from kgraph.views import basis, board, dossier, ego, model, overview, page, propositions, select, timeline, trace
from kgraph.views.document import Within

PAGES = ("network", "dossier", "board", "timeline", "trace", "overview")


def made(
    store: pyoxigraph.Store, texts: Mapping[str, str], kind: str | None = None, focus: str | None = None, claim: str | None = None,
    within: Within = "file", engine: Engine | None = None,
) -> str:
    """The page as HTML. Without a `kind`: the trace where there is a `claim`, the dossier where there is a `focus`, else the network.
    `within`: where it is to stand; `engine`: what asks the store, where several pages are made of it.

    Raises UsageError for a kind that there is not, and where it is not said of whom a dossier is or of what a trace is; AmbiguityError for
    a name or a claim that nothing or several things answer to.
    """
    kind = kind or ("trace" if claim else "dossier" if focus else "network")
    if kind not in PAGES:
        raise UsageError(f"there is no page {kind!r}; choose one of {', '.join(PAGES)}")
    engine = engine or Local(store)
    if kind == "dossier":
        if not focus:
            raise UsageError("a dossier is of someone: name them as the focus")
        found = dossier.read(engine, focus, texts)
        return page.dossier(found, ego.picture(engine, found), within)
    if kind == "trace":
        if not claim:
            raise UsageError("a trace is of a claim: give its words, or its IRI")
        return page.trace(trace.read(engine, claim, texts), within)
    if kind == "overview":
        if focus or claim:
            raise UsageError("the overview is of the whole graph; leave the focus out, or choose the network")
        return page.overview(overview.read(engine), within)
    if kind == "board":
        return page.board(board.read(engine, texts, focus), within)
    if kind == "timeline":
        return page.timeline(timeline.read(engine, texts, focus), within)
    view, title = model.read(store, texts), "Who says what"
    if focus:
        view = select.focus(view, select.whose(view, focus, NameIndex(engine)))
        title += ": " + next(e.name for e in view.entities if e.id == view.focus)
    return page.network(select.most_connected(view), basis.basis(engine), title, propositions.states(engine), within)
