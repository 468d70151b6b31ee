"""Reading articles in this process or in several, one result an article, in the order given.

Workers are spawned, not forked, and load the model once. Each computes on one thread: last bits must not hang on the machine's cores.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Protocol

from kgraph.article import Article
from kgraph.errors import KgraphError, ReadError, UsageError
from kgraph.record import Record, dumps, loads

WAITING = 4
"""Articles a worker that are handed out ahead: enough to keep it busy, few enough to keep memory flat."""
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


class ExtractorLike(Protocol):
    """What a build asks of an extractor; `kgraph.language.Extractor` is one."""

    fingerprint: str

    def extract(self, article: Article) -> Record:
        """The record of one article."""


Factory = Callable[[], ExtractorLike]
"""Makes an extractor. For several workers it must be picklable: a function of a module, or a `functools.partial` of one."""
Outcome = tuple[Article, Record | None, str]
"""An article with its record, or with None and the reason why there is none."""

_worker: ExtractorLike | None = None


def extract(
    articles: Iterable[Article], factory: Factory, jobs: int = 1, extractor: ExtractorLike | None = None
) -> Iterator[Outcome]:
    """Read the articles, in order. A failing article is an outcome, not an exception.

    `extractor` is what this process has made already, if it has; workers make their own.
    """
    if jobs <= 1:
        extractor = extractor or factory()
        yield from ((a, *_attempt(extractor, a)) for a in articles)
        return
    with _one_thread():
        pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start, initargs=(factory,))
        try:
            yield from _ordered(pool, articles, jobs * WAITING)
        except BrokenProcessPool as error:
            raise KgraphError("a worker died (out of memory?); what was read is kept, go on with fewer --jobs") from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _ordered(pool: ProcessPoolExecutor, articles: Iterable[Article], ahead: int) -> Iterator[Outcome]:
    waiting: deque[tuple[Article, Future[tuple[str | None, str]]]] = deque()

    def first() -> Outcome:
        article, future = waiting.popleft()
        line, reason = future.result()
        return article, loads(line) if line is not None else None, reason

    for article in articles:
        waiting.append((article, pool.submit(_work, article)))
        if len(waiting) >= ahead:
            yield first()
    while waiting:
        yield first()


def _attempt(extractor: ExtractorLike, article: Article) -> tuple[Record | None, str]:
    try:
        return extractor.extract(article), ""
    except UsageError:  # the model cannot be used: no article can be read
        raise
    except ReadError as error:
        return None, error.reason + (f" ({error.hint})" if error.hint else "")
    except Exception as error:  # one bad article never stops a build
        return None, f"{type(error).__name__}: {error}"


@contextmanager
def _one_thread() -> Iterator[None]:
    """Workers inherit the environment: numpy reads these when it is first loaded."""
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(dict.fromkeys(THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _start(factory: Factory) -> None:
    """Ctrl-C goes to the parent alone, which ends its workers."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker = factory()


def _work(article: Article) -> tuple[str | None, str]:
    if _worker is None:
        raise RuntimeError("the worker was not started")
    record, reason = _attempt(_worker, article)
    return dumps(record) if record is not None else None, reason
