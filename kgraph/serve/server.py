"""The server: uvicorn on an address, until it is interrupted."""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn

from kgraph.errors import GraphError, UsageError
from kgraph.graph.store import open_store
from kgraph.serve.app import create
from kgraph.serve.limits import CONNECTIONS, HEAD, Limits
from kgraph.serve.opened import Opened
from kgraph.serve.pool import Pool

_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def serve(folder: Path, host: str, port: int, limits: Limits, cors: Sequence[str], ready: Callable[[str], None]) -> None:
    """Answer on this address; `ready` is given it once the server can. Port 0 takes one that is free.

    Raises GraphError where there is no graph, UsageError where the address cannot be taken or an origin is none, KeyboardInterrupt
    when interrupted.
    """
    base = Opened(open_store(folder)).links.base  # before any worker is started: an unreadable graph is told at once
    for origin in cors:
        _check_origin(origin)
    listening = _listen(host, port)
    taken, at = listening.getsockname()[:2][1], f"[{host}]" if ":" in host else host
    address = f"http://{at}:{taken}/"
    pool = Pool(folder, limits)
    app = create(pool, _hosts(host, base), cors)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, lifespan="off", ws="none", http="h11", loop="asyncio",
        limit_concurrency=CONNECTIONS, h11_max_incomplete_event_size=HEAD, timeout_keep_alive=15, timeout_graceful_shutdown=1,
        proxy_headers=False,
    )
    server = _Server(config, pool, lambda: ready(address))
    with listening:
        server.run(sockets=[listening])
    if not server.started:
        raise GraphError(f"no worker could be started on {folder}; the lines above may say why")


class _Server(uvicorn.Server):
    """Begins with its workers, and ends what they do before it waits for the connections to be done."""

    def __init__(self, config: uvicorn.Config, pool: Pool, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._pool, self._ready = pool, ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await self._pool.start()
        except (OSError, EOFError, TimeoutError):
            self.should_exit = True
            return
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._pool.close()
        await super().shutdown(sockets)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=2 * CONNECTIONS)
    except OSError as error:
        raise UsageError(f"{host}:{port} cannot be taken ({error.strerror or error}); choose another with --host or --port") from error


def _hosts(host: str, base: str) -> list[str]:
    """Names that a request may call the server by. On loopback no others, so that no page elsewhere can reach it by a name of its own
    that it points here (DNS rebinding)."""
    try:
        local = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = False
    return sorted({*_LOOPBACK, host, urlsplit(base).hostname or host}) if local else ["*"]


def _check_origin(origin: str) -> None:
    parts = urlsplit(origin)
    if origin != "*" and (parts.scheme not in ("http", "https") or not parts.netloc or origin != f"{parts.scheme}://{parts.netloc}"):
        raise UsageError(f"--cors {origin}: an origin is written https://example.org, or * for all")
