"""The good generation of a graph's folder, as one worker has it open.

A build may put another in its place at any moment, and then removes this one. What is open stays readable (its files are held),
and the next job gets the new one.
"""

from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kgraph.errors import GraphError
from kgraph.graph.namespaces import BASE, KG
from kgraph.graph.store import MANIFEST, open_store
from kgraph.queries.engines import Local
from kgraph.queries.names import NameIndex
from kgraph.serve import memory
from kgraph.serve.links import Links
from kgraph.views.basis import Basis, basis

TRIES = 5
"""A build that ends between reading the manifest and opening what it names takes that away."""
_BUILD = f"PREFIX kg: <{KG}> SELECT ?build WHERE {{ ?build a kg:Build }}"


class Opened:
    """One generation. Everything read from it is read once."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.engine = Local(store)

    @cached_property
    def names(self) -> NameIndex:
        return NameIndex(self.engine)

    @cached_property
    def links(self) -> Links:
        rows = self.engine.ask(_BUILD).dicts()
        return Links(rows[0]["build"].removesuffix("build") if rows else BASE)

    @cached_property
    def basis(self) -> Basis:
        return basis(self.engine)


class Shelf:
    """Gives what is open, and opens what came after it."""

    def __init__(self, folder: Path, memory: int) -> None:
        """`memory`: MiB that a job may take beside what is open."""
        self._folder, self._memory = folder, memory
        self._stamp: tuple[int, ...] = ()
        self._opened: Opened | None = None

    def current(self) -> Opened:
        """Raises GraphError where there is no graph any more."""
        for left in reversed(range(TRIES)):
            stamp = self._read_stamp()
            if self._opened is None or stamp != self._stamp:
                try:
                    self._open()
                except GraphError:
                    if left and self._read_stamp() != stamp:
                        continue
                    raise
                self._stamp = stamp
            break
        assert self._opened is not None
        return self._opened

    def _open(self) -> None:
        """And read what every job needs, so that none has to."""
        self._opened = None
        memory.loosen()
        try:
            opened = Opened(open_store(self._folder))
            _ = opened.names, opened.links, opened.basis
            self._opened = opened
        finally:
            memory.confine(self._memory)

    def forget(self) -> None:
        """Open anew at the next job."""
        self._opened = None

    def _read_stamp(self) -> tuple[int, ...]:
        try:
            found = (self._folder / MANIFEST).stat()
        except OSError as error:
            raise GraphError(f"{self._folder} holds no graph that can be read ({error.strerror}); build it again") from error
        return found.st_mtime_ns, found.st_ino, found.st_size
