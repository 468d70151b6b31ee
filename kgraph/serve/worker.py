"""A worker: a process that opens the graph and does one job after the other, until it is killed or its input ends.

Started anew by the pool, never forked. What a job may take is limited: address space, so that a query that wants more ends this
process alone, and processor time, so that a worker whose server is gone does not go on.
"""

import os
import resource
import sys
import time
from typing import BinaryIO

from kgraph.serve import jobs
from kgraph.serve.jobs import LENGTH, Fault, Ready, Reply, Setup
from kgraph.serve.limits import ANSWER, WARMING

OUT_OF_MEMORY = "the query needed more memory than it may have, or is nested too deep; narrow it"
TOO_LARGE = f"the answer has more than {ANSWER >> 20} MiB; narrow the query or ask with LIMIT and OFFSET"


def main() -> None:
    """Frames on standard input and output; whatever else would be printed goes to standard error."""
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    setup = _next(source)
    if not isinstance(setup, Setup):
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _spend(WARMING)
    from kgraph.serve.desk import Desk

    desk = Desk(setup)
    desk.warm()
    _send(target, Ready())
    while (job := _next(source)) is not None:
        if isinstance(job, Setup):
            return
        _spend(setup.limits.timeout)
        try:
            reply = desk.do(job)
        except MemoryError:
            _send(target, Fault(503, OUT_OF_MEMORY))
            return
        _send(target, reply if isinstance(reply, Fault) or len(reply.body) <= ANSWER else Fault(503, TOO_LARGE))


def _next(source: BinaryIO) -> Setup | jobs.Job | None:
    head = source.read(LENGTH)
    return jobs.read_job(source.read(int.from_bytes(head))) if len(head) == LENGTH else None


def _send(target: BinaryIO, message: Reply | Ready) -> None:
    target.write(jobs.frame(message))
    target.flush()


def _spend(seconds: float) -> None:
    """The server kills by the clock, and much sooner; this holds where there is no server any more."""
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + 2 * seconds) + 10, hard))
