"""Replies of workers, and whatever goes wrong, as HTTP responses."""

from http import HTTPStatus

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kgraph.serve import html
from kgraph.serve.accept import FAULT, best
from kgraph.serve.jobs import Fault, Reply
from kgraph.serve.pool import BUSY

VARY = {"Vary": "Accept", "Cache-Control": "no-cache"}
AGAIN = {"Retry-After": "5"}


def response(request: Request, reply: Reply) -> Response:
    """Of a worker's reply."""
    if isinstance(reply, Fault):
        return fault(request, reply)
    return Response(reply.body, reply.status, {**VARY, **reply.more}, reply.media)


def fault(request: Request, said: Fault, more: dict[str, str] | None = None) -> Response:
    """In the form that the client likes best, in plain text where it takes none."""
    kind, form = best(request.headers.get("accept", ""), FAULT) or FAULT[0]
    title = HTTPStatus(said.status).phrase
    if form == "html":
        content = html.render("fault", fault=said, title=title)
    elif form == "json":
        content = msgspec.json.encode(
            {"type": "about:blank", "title": title, "status": said.status, "detail": said.message, "candidates": said.candidates}
        )
    else:
        content = (said.message + "\n").encode("utf-8", "replace")
    headers = {**VARY, **(AGAIN if said == BUSY else {}), **(more or {})}
    return Response(content, said.status, headers, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)


async def http_error(request: Request, error: Exception) -> Response:
    """Starlette's own errors, and those of this package."""
    assert isinstance(error, HTTPException)
    said = error.detail
    if error.status_code == 405:
        said = f"{request.method} is not answered here; take {(error.headers or {}).get('Allow', 'GET')}"
    return fault(request, Fault(error.status_code, said), dict(error.headers or {}))
