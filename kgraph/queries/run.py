"""One query, named or free, on a store, a graph's folder or an endpoint."""

import re
from collections.abc import Mapping
from functools import partial

import pyoxigraph as ox

from kgraph.errors import UsageError
from kgraph.queries.binding import bind
from kgraph.queries.engines import Engine, Local
from kgraph.queries.library import load
from kgraph.queries.names import NameIndex
from kgraph.queries.result import Result

_NAME = re.compile(r"[\w-]+")


def run(
    store: ox.Store | Engine, name_or_text: str, params: Mapping[str, str] | None = None, *, lookup: Engine | None = None
) -> Result:
    """Answer a named query, or SPARQL (SELECT, ASK, CONSTRUCT, DESCRIBE) over the union of all graphs.

    `lookup` finds the entities of names, where that is to be asked elsewhere than the query.
    Raises AmbiguityError for a query or a name that nothing or several things answer to, UsageError for a query that is wrong,
    that would write or ask another machine, or that takes too long, and for parameters that do not fit.
    """
    engine: Engine = Local(store) if isinstance(store, ox.Store) else store
    given = params or {}
    if _NAME.fullmatch(name_or_text.strip()):
        return engine.ask(bind(load(name_or_text.strip()), given, partial(NameIndex, lookup or engine)))
    if given:
        raise UsageError("only named queries take parameters; write the values into the query")
    return engine.ask(name_or_text)
