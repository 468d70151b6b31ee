"""What a worker does with a job: each becomes an answer, or a fault in words. Nothing a client sends makes this raise."""

import sys
import traceback
from pathlib import Path

from kgraph.errors import AmbiguityError, GraphError, KgraphError, UsageError
from kgraph.queries.guard import ServiceError
from kgraph.queries.names import SeveralError
from kgraph.serve import answers, pages
from kgraph.serve.jobs import Ask, Fault, Iri, Job, Named, Reply, Setup
from kgraph.serve.opened import Opened, Shelf


class Desk:
    """One worker's."""

    def __init__(self, setup: Setup) -> None:
        self._shelf = Shelf(Path(setup.folder), setup.limits.memory)
        self._rows = setup.limits.rows

    def warm(self) -> None:
        """Open the graph and read its names, so that the first job need not."""
        try:
            self._shelf.current()
        except (KgraphError, OSError):
            self._shelf.forget()  # told to whoever asks

    def do(self, job: Job) -> Reply:
        """Raises MemoryError alone."""
        try:
            try:
                return self._do(job, self._shelf.current())
            except OSError:  # a file of the store that is gone: a build took it
                self._shelf.forget()
                return self._do(job, self._shelf.current())
        except MemoryError:
            raise
        except KgraphError as error:
            return _fault(error)
        except Exception:
            traceback.print_exc(file=sys.stderr)
            return Fault(500, "the server failed at this; its log says how")

    def _do(self, job: Job, opened: Opened) -> Reply:
        if isinstance(job, Ask):
            return answers.ask(opened, job, self._rows)
        if isinstance(job, Named):
            return answers.named(opened, job, self._rows)
        if isinstance(job, Iri):
            return answers.iri(opened, job, self._rows)
        return pages.page(opened, job)


def _fault(error: KgraphError) -> Fault:
    if isinstance(error, SeveralError):
        return Fault(300, str(error), error.candidates)
    if isinstance(error, AmbiguityError):
        return Fault(404, str(error), error.candidates)
    if isinstance(error, ServiceError):
        return Fault(403, "SERVICE asks another machine and is refused; ask that machine yourself")
    if isinstance(error, answers.UnacceptableError):
        return Fault(406, str(error))
    if isinstance(error, GraphError):
        return Fault(503, str(error))
    return Fault(400 if isinstance(error, UsageError) else 500, str(error))
