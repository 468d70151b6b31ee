"""What one client may take, and how much of the machine all of them may."""

import os

import msgspec

TIMEOUT = 30.0
ROWS = 10_000
MEMORY = 1024
BODY = 1 << 20
"""Bytes of a request's body."""
ADDRESS = 16 << 10
"""Bytes of a request's path and query string."""
HEAD = 64 << 10
"""Bytes of a request's first line and headers, after which the connection is closed."""
ANSWER = 64 << 20
"""Bytes of one answer."""
READING = 20.0
"""Seconds within which a request's body must have come."""
WARMING = 120.0
"""Seconds within which a new worker must be ready."""
CONNECTIONS = 512
"""Open at one time; whoever comes later is told to come again."""
WAITING = 64
"""Requests for each worker that may wait for one."""


def workers() -> int:
    """As many as there are processors, and two at least: one query that takes long must not keep everyone."""
    return min(max(2, os.cpu_count() or 2), 8)


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """`timeout` in seconds, `rows` of one answer (triples, for CONSTRUCT and DESCRIBE), `memory` in MiB beside what a worker
    needs to have the graph open."""

    timeout: float = TIMEOUT
    rows: int = ROWS
    memory: int = MEMORY
    workers: int = msgspec.field(default_factory=workers)
