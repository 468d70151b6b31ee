"""Any page by its name, for the command line and the server."""

from collections.abc import Mapping

import pyoxigraph

from kgraph.errors import UsageError
from kgraph.queries.engines import Local
from kgraph.queries.names import NameIndex
from kgraph.views import basis, dossier, ego, model, page, propositions, select

PAGES = ("network", "dossier")


def made(store: pyoxigraph.Store, texts: Mapping[str, str], kind: str | None, focus: str | None, served: bool = False) -> str:
    """The page as HTML. Without a `kind`: the dossier where there is a `focus`, else the network. `served`: it leads to a server's others.

    Raises UsageError for a kind that there is not, or a dossier of nobody; AmbiguityError for a name that nobody or several bear.
    """
    kind = kind or ("dossier" if focus else "network")
    if kind not in PAGES:
        raise UsageError(f"there is no page {kind!r}; choose one of {', '.join(PAGES)}")
    engine = Local(store)
    if kind == "dossier":
        if not focus:
            raise UsageError("a dossier is of someone: name them as the focus")
        found = dossier.read(engine, focus, texts)
        return page.dossier(found, ego.picture(engine, found), served)
    view, title = model.read(store, texts), "Who says what"
    if focus:
        view = select.focus(view, select.whose(view, focus, NameIndex(engine)))
        title += ": " + next(e.name for e in view.entities if e.id == view.focus)
    return page.network(select.most_connected(view), basis.basis(engine), title, propositions.states(engine), served)
