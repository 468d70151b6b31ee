"""Where a query runs: on a store in this process, in a process that is killed when its time is up, or on an endpoint.

Each asks over the union of all graphs; an endpoint's default graph is its own matter.
"""

import multiprocessing
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

import pyoxigraph as ox

from kgraph.errors import GraphError, KgraphError, UsageError
from kgraph.queries import guard
from kgraph.queries.result import Result, collect, graph

TIMEOUT = 60.0
"""Seconds."""
_ROWS, _TRIPLES = "application/sparql-results+json", "application/n-triples"


class Engine(Protocol):
    """Answers one query."""

    def ask(self, text: str) -> Result:
        """Raises UsageError where the query is wrong or takes too long."""
        ...


@dataclass(frozen=True, slots=True)
class Local:
    """A store of this process, without a time limit."""

    store: ox.Store

    def ask(self, text: str) -> Result:
        guard.check(text)
        try:
            return collect(self.store.query(text, use_default_graph_as_union=True))
        except SyntaxError as error:
            raise guard.syntax_error(text, str(error)) from error


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
                raise UsageError(f"the query took longer than {self.timeout:g} s and was stopped; narrow it, or give more with --timeout")
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
        if urllib.parse.urlsplit(self.url).scheme not in ("http", "https"):
            raise UsageError(f"{self.url!r} is no endpoint; give an address that begins with http:// or https://")
        request = urllib.request.Request(
            self.url, urllib.parse.urlencode({"query": text}).encode(), {"Accept": f"{_ROWS}, {_TRIPLES};q=0.9, text/turtle;q=0.8"}
        )
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as answer:
                kind, body = answer.headers.get_content_type(), answer.read()
        except urllib.error.HTTPError as error:
            said = error.read(500).decode("utf-8", "replace").strip()
            raise UsageError(f"{self.url} refused the query ({error.code}): {said}") from error
        except OSError as error:
            raise UsageError(f"{self.url} does not answer ({error}); is it a running SPARQL endpoint?") from error
        try:
            return _decoded("graph" if kind in (_TRIPLES, "text/turtle") else "rows", body)
        except (SyntaxError, ValueError) as error:
            raise UsageError(f"{self.url} answered with {kind}, which is no SPARQL result") from error


def _work(there: Connection, folder: Path, text: str) -> None:
    """In the process of its own: one query, its answer serialised (terms do not pickle)."""
    from kgraph.graph.store import open_store

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
