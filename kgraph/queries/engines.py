"""Where a query runs: on a store in this process, in a process that is killed when its time is up, or on an endpoint.

Each asks over the union of all graphs, unless the query names others (FROM); an endpoint's default graph is its own matter.
"""

import multiprocessing
import signal
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Protocol
from urllib.parse import urlsplit

import pyoxigraph as ox

from kgraph.errors import GraphError, KgraphError, UsageError
from kgraph.queries import guard
from kgraph.queries.result import Result, collect, graph

TIMEOUT = 60.0
"""Seconds."""
SHORT = 1_500
"""Code points up to which a query is remembered; longer ones name claims, and are of one page."""
_ROWS, _TRIPLES = "application/sparql-results+json", ("application/n-triples", "text/turtle")
_ACCEPT = f"{_ROWS}, {_TRIPLES[0]};q=0.9, {_TRIPLES[1]};q=0.8"


class Engine(Protocol):
    """Answers one query."""

    def ask(self, text: str) -> Result:
        """Raises UsageError where the query is wrong or takes too long."""
        ...


@dataclass(frozen=True, slots=True)
class Local:
    """A store of this process, without a time limit. `most` is how many rows or triples are read of an answer."""

    store: ox.Store
    most: int | None = None

    def ask(self, text: str) -> Result:
        return self.over(text)

    def over(self, text: str, default: Sequence[str] = (), named: Sequence[str] = (), fits: Callable[[Any], None] | None = None) -> Result:
        """The same over the graphs with these IRIs, where there are any, in place of those that the query names.

        `fits` is given pyoxigraph's result before any of it is read, and may raise. Raises UsageError also for what is no IRI.
        """
        guard.check(text)
        try:
            if default or named:
                found = self.store.query(text, default_graph=[*map(ox.NamedNode, default)], named_graphs=[*map(ox.NamedNode, named)])
            else:
                found = self.store.query(text, use_default_graph_as_union=not guard.names_graphs(text))
            if fits:
                fits(found)
            return collect(found, self.most)
        except SyntaxError as error:
            raise guard.syntax_error(text, str(error)) from error
        except ValueError as error:
            raise UsageError(f"a graph is named by an IRI: {error}") from error
        except RuntimeError as error:  # a function that nothing knows, found when it is called
            raise UsageError(f"the query cannot be answered: {error}") from error


@dataclass(frozen=True, slots=True)
class Remembering:
    """A store that nobody changes, asked for many pages: what is the same for all of them (names, articles, counts) is asked once."""

    engine: Engine
    known: dict[str, Result] = field(default_factory=dict)

    def ask(self, text: str) -> Result:
        if len(text) > SHORT:
            return self.engine.ask(text)
        if text not in self.known:
            self.known[text] = self.engine.ask(text)
        return self.known[text]


@dataclass(frozen=True, slots=True)
class Killable:
    """A graph's folder, asked by a process of its own, which is spawned, never forked: an open store does not survive a fork."""

    folder: Path
    timeout: float = TIMEOUT

    def ask(self, text: str) -> Result:
        guard.check(text)
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe(duplex=False)
        worker = context.Process(target=_work, args=(there, self.folder, text), daemon=True)
        worker.start()
        there.close()
        try:
            if not here.poll(self.timeout):
                raise _too_long(self.timeout)
            kind, body = here.recv()
        except EOFError as error:
            raise GraphError("the process that ran the query died; narrow the query or give the machine more memory") from error
        finally:
            worker.kill()
            worker.join()
            here.close()
        if isinstance(body, Exception):
            raise body
        return _decoded(kind, body)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A SPARQL 1.1 endpoint (https://www.w3.org/TR/sparql11-protocol/#query-via-post-urlencoded), named by the user."""

    url: str
    timeout: float = TIMEOUT

    def ask(self, text: str) -> Result:
        guard.check(text)
        if urlsplit(self.url).scheme not in ("http", "https"):
            raise UsageError(f"{self.url!r} is no endpoint; give an address that begins with http:// or https://")
        # In a thread, since a socket's own limit starts again with each byte that drips in.
        answers: SimpleQueue[tuple[str, bytes] | KgraphError] = SimpleQueue()
        Thread(target=lambda: answers.put(self._post(text)), daemon=True).start()
        try:
            answer = answers.get(timeout=self.timeout)
        except Empty as error:
            raise _too_long(self.timeout) from error
        if isinstance(answer, KgraphError):
            raise answer
        kind, body = answer
        try:
            return _decoded("graph" if kind in _TRIPLES else "rows", body)
        except (SyntaxError, ValueError) as error:
            raise UsageError(f"{self.url} answered with {kind or 'no type'}, which is no SPARQL result") from error

    def _post(self, text: str) -> tuple[str, bytes] | KgraphError:
        """Content type and body, or what went wrong."""
        import requests

        try:
            with closing(
                requests.post(self.url, {"query": text}, headers={"Accept": _ACCEPT}, timeout=self.timeout)
            ) as answer:
                body = answer.content
        except (requests.RequestException, OSError) as error:
            return UsageError(f"{self.url} does not answer ({type(error).__name__}); is it a running SPARQL endpoint?")
        if not answer.ok:
            said = " ".join(body[:500].decode("utf-8", "replace").split())
            return UsageError(f"{self.url} refused the query ({answer.status_code}): {said}")
        return answer.headers.get("Content-Type", "").partition(";")[0].strip().lower(), body


def _too_long(seconds: float) -> UsageError:
    return UsageError(f"the query took longer than {seconds:g} s and was stopped; narrow it, or give more with --timeout")


def _work(there: Connection, folder: Path, text: str) -> None:
    """In the process of its own: one query, its answer serialised (terms do not pickle)."""
    from kgraph.graph.store import open_store

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the parent alone, which ends this process
    try:
        result = Local(open_store(folder)).ask(text)
        body: Any = ox.serialize(result.triples, format=ox.RdfFormat.N_TRIPLES) if result.kind == "graph" else result.json().encode()
        there.send((result.kind, body))
    except KgraphError as error:
        there.send(("", type(error)(str(error))))
    except OSError as error:
        there.send(("", GraphError(f"{folder} cannot be read ({error}); build again")))


def _decoded(kind: str, body: bytes) -> Result:
    if kind == "graph":
        return graph(quad.triple for quad in ox.parse(body, format=ox.RdfFormat.TURTLE))
    return collect(ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON))
