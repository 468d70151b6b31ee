"""Time limits and endpoints. The endpoint is a small server in this process, over HTTP."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from kgraph.errors import GraphError, UsageError
from kgraph.graph import write_generation
from kgraph.queries import Endpoint, Killable, Local, run
from tests.queries.make import corpus, quads

HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c != ?l) }"
ABOUT = {"about": "Ada Quill"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("graph")
    write_generation(place, quads(*corpus()), {})
    return place


def test_a_query_past_its_time_is_killed(folder: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(UsageError, match="longer than 1 s and was stopped"):
        Killable(folder, 1).ask(HEAVY)
    assert time.monotonic() - begun < 5


def test_a_process_of_its_own_gives_the_same_answers(folder: Path, hand: ox.Store) -> None:
    engine = Killable(folder)
    assert run(engine, "who-says", ABOUT, lookup=Local(hand)) == run(hand, "who-says", ABOUT)
    assert engine.ask("ASK { ?s ?p ?o }").truth
    text = "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }"
    assert set(engine.ask(text).triples) == set(run(hand, text).triples)


def test_errors_come_back_from_the_process(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="wrong at line 1"):
        Killable(folder).ask("SELECT ?x { ?x ?y }")
    with pytest.raises(GraphError, match="holds no graph"):
        Killable(tmp_path).ask("ASK { ?s ?p ?o }")


class Handler(BaseHTTPRequestHandler):
    """/sparql answers queries of the store, other paths misbehave."""

    store = ox.Store()

    def do_POST(self) -> None:
        text = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["query"][0]
        if self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(100):
                    self.wfile.write(b" ")
                    time.sleep(0.1)
            except OSError:
                self.close_connection = True
        elif self.path == "/html":
            self._send(200, "text/html", b"<p>Welcome</p>")
        else:
            self._send(*self._answer(text))

    def _answer(self, text: str) -> tuple[int, str, bytes]:
        try:
            found = self.store.query(text, use_default_graph_as_union=True)
        except SyntaxError as error:
            return 400, "text/plain", str(error).encode()
        if isinstance(found, ox.QueryTriples):
            return 200, "application/n-triples; charset=utf-8", found.serialize(format=ox.RdfFormat.N_TRIPLES) or b""
        return 200, "application/sparql-results+json", found.serialize(format=ox.QueryResultsFormat.JSON) or b""

    def _send(self, code: int, kind: str, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def address(hand: ox.Store) -> Iterator[str]:
    Handler.store = hand
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_an_endpoint_gives_the_same_answers(address: str, hand: ox.Store) -> None:
    engine = Endpoint(address + "/sparql")
    assert run(engine, "who-says", ABOUT) == run(hand, "who-says", ABOUT)
    assert engine.ask("ASK { ?s ?p ?o }").truth
    text = "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }"
    assert set(engine.ask(text).triples) == set(run(hand, text).triples)


@pytest.mark.parametrize(("path", "text", "said"), [
    ("/sparql", "SELECT ?x { ?x ?y }", r"refused the query \(400\): error at 1"), ("/html", "ASK {}", "answered with text/html"),
    ("/sparql", "ASK { SERVICE <http://127.0.0.1:1/> {} }", "SERVICE asks another machine"),
    ("/sparql", "DROP ALL", "would change the graph"),
])
def test_what_an_endpoint_cannot_answer_is_told(address: str, path: str, text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        Endpoint(address + path).ask(text)


def test_an_endpoint_that_drips_is_left(address: str) -> None:
    begun = time.monotonic()
    with pytest.raises(UsageError, match=r"longer than 0\.5 s"):
        Endpoint(address + "/slow", 0.5).ask("ASK {}")
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize(("url", "said"), [
    ("http://127.0.0.1:1/", "does not answer"), ("ftp://x/", "http:// or https://"), ("wren", "http:// or https://"),
    ("http://", "does not answer"),
])
def test_what_is_no_endpoint_is_told(url: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        Endpoint(url, 5).ask("ASK {}")
