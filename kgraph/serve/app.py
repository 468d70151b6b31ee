"""The application: which address is answered by what."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kgraph.graph.namespaces import KG, TOPIC
from kgraph.serve import html, named, requests, sparql, vocabulary
from kgraph.serve.accept import PAGE, THING, best
from kgraph.serve.answers import CUT
from kgraph.serve.headers import Guarded
from kgraph.serve.jobs import Iri, Page
from kgraph.serve.pages import PAGES
from kgraph.serve.pool import Pool
from kgraph.serve.replies import VARY, http_error, response
from kgraph.views.document import style

Endpoint = Callable[[Request], Awaitable[Response]]
STATIC = Path(__file__).parent / "static"


def create(pool: Pool, hosts: Sequence[str] = ("*",), cors: Sequence[str] = ()) -> Starlette:
    """`hosts` are the names that the server answers to, `cors` the origins whose pages may read it."""
    middleware = [Middleware(Guarded, shared=bool(cors)), Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)]
    if cors:
        middleware.append(Middleware(
            CORSMiddleware, allow_origins=list(cors), allow_methods=["GET", "POST"], allow_headers=["Accept", "Content-Type"],
            expose_headers=[CUT],
        ))
    app = Starlette(
        routes=[
            _route("/sparql", sparql.endpoint, "POST"),
            _route("/query", named.every),
            _route("/query/{name}", named.one),
            *(_route("/" + ("" if name == "home" else name), _page(name)) for name in PAGES),
            _route("/ns", _vocabulary(KG, "What the words of the graph mean")),
            _route("/topic", _vocabulary(TOPIC, "Topics")),
            _route("/style.css", _style),
            Mount("/static", StaticFiles(directory=STATIC)),
            _route("/{path:path}", _iri),
        ],
        middleware=middleware, exception_handlers={HTTPException: http_error},
    )
    app.state.pool = pool
    return app


def _route(path: str, endpoint: Endpoint, *more: str) -> Route:
    """Answers GET and HEAD, `more` methods, and OPTIONS by saying so."""
    methods = ["GET", "HEAD", *more, "OPTIONS"]

    async def answer(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": ", ".join(methods)})
        return await endpoint(request)

    return Route(path, answer, methods=methods)


def _page(name: str) -> Endpoint:
    async def answer(request: Request) -> Response:
        if best(request.headers.get("accept", ""), PAGE) is None:
            raise HTTPException(406, "this is a page, in HTML alone; /sparql and /query answer in other forms")
        given = {key: value for key, value in requests.address(request) if value.strip()}
        return response(request, await requests.done(request.app.state.pool, Page(name, given), request))

    return answer


async def _style(_: Request) -> Response:
    """The stylesheet of all pages."""
    return Response(style(), headers={"Cache-Control": "max-age=3600"}, media_type="text/css; charset=utf-8")


def _vocabulary(space: str, title: str) -> Endpoint:
    async def answer(request: Request) -> Response:
        kind, form = named.wanted(request, dict(requests.address(request)).get("format"), THING)
        if form == "html":
            return Response(html.render("vocabulary", terms=vocabulary.within(space), title=title), headers=VARY, media_type=html.TYPE)
        return Response(vocabulary.triples().text(form), headers=VARY, media_type=kind)

    return answer


async def _iri(request: Request) -> Response:
    """An IRI of the graph, by its path; `format=` goes before Accept."""
    form = dict(requests.address(request)).get("format")
    chosen = ("text/html", form) if form == "properties" else named.wanted(request, form, THING)
    path = request.scope["raw_path"].decode("ascii", "replace")
    return response(request, await requests.done(request.app.state.pool, Iri(path, chosen), request))
