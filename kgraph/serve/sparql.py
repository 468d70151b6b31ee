"""The query operation of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/#query-operation), its service description
(https://www.w3.org/TR/sparql11-service-description/), and at the same address, for browsers, the editor."""

from collections.abc import Sequence

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kgraph.serve import description, html, requests
from kgraph.serve.accept import ROWS, TRIPLES, best
from kgraph.serve.examples import examples
from kgraph.serve.headers import EDITOR
from kgraph.serve.jobs import Ask
from kgraph.serve.replies import VARY, response

FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_OFFERS = (*(offer for offer in TRIPLES if offer[1] != "html"), ("text/html", "html"))
READ_ONLY = "this server reads only: no update is taken"


async def endpoint(request: Request) -> Response:
    """By the method."""
    return await (_post if request.method == "POST" else _get)(request)


async def _get(request: Request) -> Response:
    """GET: a query in the address; without one the service description, or the editor."""
    given = requests.address(request)
    if given:
        return await _answer(request, given)
    chosen = best(request.headers.get("accept", ""), _OFFERS)
    if chosen is None:
        raise HTTPException(406, "the service is described in Turtle, N-Triples, JSON-LD, RDF/XML and HTML")
    if chosen[1] == "html":
        page = html.render("editor", examples=msgspec.to_builtins(examples()))
        return Response(page, headers={**VARY, **EDITOR}, media_type=html.TYPE)
    return Response(description.of(str(request.url.replace(query="", fragment="")), chosen[1]), headers=VARY, media_type=chosen[0])


async def _post(request: Request) -> Response:
    """POST: a form, or the query itself. What stands in the address counts with the second alone."""
    given = requests.address(request)
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if kind == UPDATE:
        raise HTTPException(415, READ_ONLY)
    if kind not in (FORM, DIRECT):
        raise HTTPException(415, f"a query is posted as {FORM} or as {DIRECT}", {"Accept-Post": f"{FORM}, {DIRECT}"})
    charset = dict(p.strip().lower().partition("=")[::2] for p in parameters.split(";")).get("charset", "utf-8").strip('"')
    if charset not in ("utf-8", "utf8") or request.headers.get("content-encoding", "identity").lower() != "identity":
        raise HTTPException(415, "a query is posted in UTF-8, and not compressed")
    content = await requests.body(request)
    if kind == FORM:
        return await _answer(request, requests.fields(content))
    if any(name in ("query", "update") for name, _ in given):
        raise HTTPException(400, "the query stands in the body; the address names graphs alone")
    try:
        return await _answer(request, [*given, ("query", content.decode("utf-8"))])
    except UnicodeDecodeError as error:
        raise HTTPException(400, "the query is not UTF-8") from error


async def _answer(request: Request, given: Sequence[tuple[str, str]]) -> Response:
    """Parameters that the protocol does not know are passed over, since clients send some."""
    queries = [value for name, value in given if name == "query"]
    if any(name == "update" for name, _ in given):
        raise HTTPException(400, READ_ONLY)
    if len(queries) != 1:
        raise HTTPException(400, f"a request has one parameter named query, and this one has {len(queries)}")
    default, named = (tuple(value for name, value in given if name == wanted) for wanted in ("default-graph-uri", "named-graph-uri"))
    accept = request.headers.get("accept", "")
    job = Ask(queries[0], best(accept, ROWS), best(accept, TRIPLES), default, named)
    return response(request, await requests.done(request.app.state.pool, job, request))
