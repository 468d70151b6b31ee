"""Warm workers, of whom each job gets one. A worker that takes too long, dies, or whose client has gone is killed and replaced.

The invariant: every job ends, within the time limit after it got a worker and within the same time before; no answer is lost and none
goes to another job, since a worker has one job at a time and is never used again after one that did not end.
"""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator
from pathlib import Path

from kgraph.serve import jobs
from kgraph.serve.jobs import LENGTH, Ask, Fault, Job, Ready, Reply, Setup, frame
from kgraph.serve.limits import WAITING, WARMING, Limits
from kgraph.serve.worker import OUT_OF_MEMORY

BUSY = Fault(503, "the server is busy with other queries; ask again in a while")
ENDING = Fault(503, "the server is ending")
_AGAIN = 1.0
"""Seconds before another worker is started after one that could not be."""
_START = "import sys; sys.path[:] = {path!r}; from kgraph.serve.worker import main; main()"


class Worker:
    """One process. A session of its own keeps Ctrl-C from it: the server ends it."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin and process.stdout
        self._process, self._to, self._from = process, process.stdin, process.stdout
        self._talking = False

    @classmethod
    async def start(cls, setup: Setup) -> "Worker":
        """Ready for its first job. Raises OSError, EOFError or TimeoutError."""
        code = _START.format(path=sys.path)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", code, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, start_new_session=True,
            limit=1 << 20,
        )
        worker = cls(process)
        try:
            async with asyncio.timeout(WARMING):
                if not isinstance(await worker._talk(setup), Ready):
                    raise EOFError
        except BaseException:
            await worker.end()
            raise
        return worker

    async def ask(self, job: Job) -> Reply:
        """Raises EOFError or ConnectionError where it died."""
        reply = await self._talk(job)
        if isinstance(reply, Ready):
            raise EOFError
        return reply

    async def _talk(self, message: Setup | Job) -> Reply | Ready:
        self._talking = True
        try:
            self._to.write(frame(message))
            await self._to.drain()
            length = int.from_bytes(await self._from.readexactly(LENGTH))
            return jobs.read_reply(await self._from.readexactly(length))
        finally:
            self._talking = False

    async def end(self) -> None:
        """Kill it and wait until it is gone. asyncio notices that only when its output, which may be stuck half-way, is read to the end."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        self._to.close()
        while not self._talking and await self._from.read(1 << 20):  # whoever talks reads to the end
            pass
        await self._process.wait()


class Pool:
    """`limits.workers` of them. All but one may be busy with free queries, where there are several: the pages always answer."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.limits = limits
        self._setup = Setup(str(folder), limits)
        self._idle: asyncio.LifoQueue[Worker | None] = asyncio.LifoQueue()  # None: whoever gets it puts it back and ends
        self._free = asyncio.Semaphore(max(1, limits.workers - 1))
        self._alive: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting, self._closed = 0, False

    async def start(self) -> None:
        """Raises OSError, EOFError or TimeoutError where no worker can be started."""
        started = await asyncio.gather(*(Worker.start(self._setup) for _ in range(self.limits.workers)), return_exceptions=True)
        for one in started:
            if isinstance(one, Worker):
                self._alive.add(one)
                self._idle.put_nowait(one)
        for one in started:
            if isinstance(one, BaseException):
                await self.close()
                raise one

    async def close(self) -> None:
        """Kill all; jobs in hand and jobs that wait end with a fault."""
        self._closed = True
        self._idle.put_nowait(None)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._alive))
        self._alive.clear()

    async def ask(self, job: Job) -> Reply:
        """A reply of some kind, always. Cancelling it kills the worker."""
        try:
            async with self._turn(isinstance(job, Ask)) as worker:
                return await self._one(worker, job)
        except _BusyError:
            return BUSY
        except _ClosedError:
            return ENDING

    @contextlib.asynccontextmanager
    async def _turn(self, free: bool) -> AsyncIterator[Worker]:
        if self._waiting >= WAITING * self.limits.workers:
            raise _BusyError
        self._waiting += 1
        waiting = True
        try:
            async with asyncio.timeout(self.limits.timeout) as clock, self._free if free else contextlib.nullcontext():
                worker = await self._idle.get()
                if worker is None:
                    self._idle.put_nowait(None)
                    raise _ClosedError
                clock.reschedule(None)
                self._waiting -= 1
                waiting = False
                yield worker
        except TimeoutError as error:
            raise _BusyError from error
        finally:
            self._waiting -= waiting

    async def _one(self, worker: Worker, job: Job) -> Reply:
        whole = False
        try:
            async with asyncio.timeout(self.limits.timeout):
                reply = await worker.ask(job)
            whole = True
            return reply
        except TimeoutError:
            return Fault(503, f"the query took longer than {self.limits.timeout:g} s and was stopped; narrow it")
        except (EOFError, ConnectionError):
            return ENDING if self._closed else Fault(503, OUT_OF_MEMORY)
        finally:
            if whole:
                self._idle.put_nowait(worker)
            elif not self._closed:
                self._later(self._replace(worker))

    def _later(self, work: "asyncio._CoroutineLike[None]") -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _replace(self, worker: Worker) -> None:
        await worker.end()
        self._alive.discard(worker)
        while True:
            try:
                new = await Worker.start(self._setup)
            except (OSError, EOFError, TimeoutError):
                await asyncio.sleep(_AGAIN)
            else:
                self._alive.add(new)
                self._idle.put_nowait(new)
                return


class _BusyError(Exception):
    """No worker came free in time."""


class _ClosedError(Exception):
    """No worker will come free any more."""
