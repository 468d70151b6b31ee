"""The named queries as addresses: `/query/who-denies?about=…&format=csv`."""

from collections.abc import Sequence

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kgraph.errors import AmbiguityError
from kgraph.queries.library import NamedQuery, load, query_names
from kgraph.serve import html, requests
from kgraph.serve.accept import ROWS, best
from kgraph.serve.jobs import Fault, Named
from kgraph.serve.replies import VARY, fault, response

_LIST = (("application/json", "json"), ("text/html", "html"))


async def every(request: Request) -> Response:
    """`/query`: which there are."""
    given = dict(requests.address(request))
    kind, form = wanted(request, given.get("format"), _LIST)
    queries = [load(name) for name in query_names()]
    content = html.render("queries", queries=queries) if form == "html" else msgspec.json.encode([msgspec.to_builtins(q) for q in queries])
    return Response(content, headers=VARY, media_type=kind)


async def one(request: Request) -> Response:
    """`/query/NAME`: its answer; as HTML also the form that asks it, alone where it lacks a parameter."""
    try:
        query = load(request.path_params["name"][:200])
    except AmbiguityError as error:
        return fault(request, Fault(404, str(error), error.candidates))
    given: dict[str, str] = {}
    form = None
    for name, value in requests.address(request):
        if name in given or (name == "format" and form is not None):
            raise HTTPException(400, f"{name} is given twice")
        if name == "format":
            form = value
        elif value.strip() or name not in {p.name for p in query.parameters}:  # a field that was left empty is none
            given[name] = value
    chosen = wanted(request, form, ROWS)
    if chosen[1] == "html" and not _complete(query, given):
        return Response(html.render("ask", named=query, given=given), headers=VARY, media_type=html.TYPE)
    return response(request, await requests.done(request.app.state.pool, Named(query.name, given, chosen), request))


def _complete(query: NamedQuery, given: dict[str, str]) -> bool:
    return all(p.name in given for p in query.parameters if p.required)


def wanted(request: Request, form: str | None, offers: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """`form` goes before Accept."""
    among = {name: (kind, name) for kind, name in reversed(offers)}
    if form is not None:
        if form not in among:
            raise HTTPException(400, f"there is no format {form[:20]!r}; take {', '.join(sorted(among))}")
        return among[form]
    chosen = best(request.headers.get("accept", ""), offers)
    if chosen is None:
        raise HTTPException(406, f"this can be had as {', '.join(sorted(among))}; ask for one in Accept, or with format=")
    return chosen
