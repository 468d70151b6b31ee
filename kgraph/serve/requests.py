"""What a request holds, within bounds, and how its job is done while its client is there."""

import asyncio
import contextlib
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from kgraph.serve.jobs import Job, Reply
from kgraph.serve.limits import ADDRESS, BODY, READING
from kgraph.serve.pool import Pool

FIELDS = 64
"""Parameters of one request."""


async def body(request: Request) -> bytes:
    """Raises HTTPException: 413 where it is too long, 408 where it does not come."""
    too_long = HTTPException(413, f"a query has at most {BODY >> 10} KiB")
    announced = request.headers.get("content-length", "0")
    if announced.isascii() and announced.isdigit() and int(announced[:20]) > BODY:
        raise too_long
    found = bytearray()
    try:
        async with asyncio.timeout(READING):
            async for part in request.stream():
                found += part
                if len(found) > BODY:
                    raise too_long
    except TimeoutError as error:
        raise HTTPException(408, "the request's body did not come in time") from error
    except ClientDisconnect as error:
        raise HTTPException(400, "the client went away") from error
    return bytes(found)


def fields(encoded: bytes) -> list[tuple[str, str]]:
    """Of a query string or an urlencoded body. Raises HTTPException 400 where they are no UTF-8 or too many."""
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=FIELDS)
    except ValueError as error:  # UnicodeDecodeError is one
        raise HTTPException(400, f"the parameters are not percent-encoded UTF-8, or are more than {FIELDS}") from error


def address(request: Request) -> list[tuple[str, str]]:
    """The parameters of the address. Raises HTTPException 414 where it is too long."""
    given: bytes = request.scope["query_string"]
    if len(given) + len(request.scope["raw_path"]) > ADDRESS:
        raise HTTPException(414, f"an address has at most {ADDRESS >> 10} KiB; send the query with POST")
    return fields(given)


async def done(pool: Pool, job: Job, request: Request) -> Reply:
    """The job's reply. Where the client goes away before, its worker is ended at once; what is then returned reaches nobody."""
    work = asyncio.create_task(pool.ask(job))
    gone = asyncio.create_task(_gone(request))
    try:
        await asyncio.wait((work, gone), return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            return work.result()
        raise HTTPException(503, "the client went away")
    finally:
        for task in (work, gone):
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await work


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
