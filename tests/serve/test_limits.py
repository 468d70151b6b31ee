"""What would bring a server down: it is stopped, others are answered meanwhile, and the server lives on."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from kgraph.graph import write_generation
from tests.queries.make import corpus, nine, quads, wren
from tests.serve.conftest import TIMEOUT, Server, serving

CROSS = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c != ?l) }"
HEAVY = f"SELECT (COUNT(*) AS ?n) {CROSS}"
COUNT = "SELECT (COUNT(?c) AS ?n) { ?c a <https://kgraph.example/ns#Claim> }"


def answers(server: Server) -> bool:
    return server.ask(COUNT).json()["results"]["bindings"][0]["n"]["value"] == "10"


@pytest.mark.parametrize("query", [
    HEAVY,
    f"SELECT * {CROSS} ORDER BY ?a ?l ?f",
    f"SELECT (GROUP_CONCAT(CONCAT(?c, ?f, ?i)) AS ?x) {CROSS}",
    "ASK " + CROSS.replace("?c != ?l", "CONCAT(STR(?c), STR(?l)) = 'x'"),
    f"CONSTRUCT {{ ?a ?b ?x }} {{ SELECT ?a ?b (COUNT(*) AS ?x) {CROSS} GROUP BY ?a ?b }}",
    "ASK { " + "a." * 100_000,
], ids=["count", "order", "concat", "ask", "construct", "tokens"])
def test_what_takes_too_long_is_stopped(server: Server, query: str) -> None:
    begun = time.monotonic()
    answer = server.ask(query)
    assert answer.status_code == 503 and f"longer than {TIMEOUT} s and was stopped" in answer.text
    assert time.monotonic() - begun < TIMEOUT + 3
    assert answers(server)


@pytest.mark.parametrize("query", ["ASK " + "{" * 60_000 + "}" * 60_000, "ASK { FILTER(" + "(" * 60_000 + "1" + ")" * 60_000 + ") }"])
def test_what_is_nested_too_deep_ends_its_worker_alone(server: Server, query: str) -> None:
    answer = server.ask(query)
    assert answer.status_code == 503 and "nested too deep" in answer.text
    assert answers(server)


def test_what_needs_too_much_memory_ends_its_worker_alone(folder: Path) -> None:
    doubled = "?x0" + "".join(f" BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(34))
    with serving(folder, "--workers", "1", "--timeout", "30", "--memory", "128") as server:
        answer = server.ask(f'SELECT (STRLEN(?x34) AS ?n) {{ BIND("xxxxxxxx" AS {doubled} }}'.replace("AS ?x0 ", "AS ?x0) ", 1))
        assert answer.status_code == 503 and "more memory than it may have" in answer.text
        assert answers(server)


def test_named_queries_are_answered_while_every_free_one_hangs(server: Server) -> None:
    with ThreadPoolExecutor(8) as pool:
        heavy = [pool.submit(server.ask, HEAVY) for _ in range(4)]
        time.sleep(0.3)
        begun = time.monotonic()
        for _ in range(5):
            assert server.get("/query/who-says?about=Bo+Rask").status_code == 200
        assert time.monotonic() - begun < TIMEOUT / 2
        assert {h.result().status_code for h in heavy} == {503}
    assert answers(server)


def test_who_comes_too_many_is_told_to_come_again(server: Server) -> None:
    with ThreadPoolExecutor(12) as pool:
        found = [h.result() for h in [pool.submit(server.ask, HEAVY) for _ in range(12)]]
    busy = [a for a in found if "busy with other queries" in a.text]
    assert busy and all(a.status_code == 503 and a.headers["Retry-After"] for a in busy)
    assert len(busy) < 12
    assert answers(server)


def test_many_at_once_get_each_their_own(server: Server) -> None:
    def one(n: int) -> bool:
        found = server.ask(f"SELECT ({n} AS ?n) ?c {{ ?c a <https://kgraph.example/ns#Claim> }}").json()["results"]["bindings"]
        return len(found) == 10 and {row["n"]["value"] for row in found} == {str(n)}

    with ThreadPoolExecutor(16) as pool:
        assert all(pool.map(one, range(200)))


def test_a_client_that_goes_away_frees_its_worker(folder: Path) -> None:
    with serving(folder, "--workers", "1", "--timeout", "60") as server:
        before = server.workers()
        with pytest.raises(requests.Timeout):
            requests.post(server.at + "/sparql", {"query": HEAVY}, timeout=0.5)
        begun = time.monotonic()
        assert answers(server)
        assert time.monotonic() - begun < 20
        assert not before & server.workers()


@pytest.mark.parametrize("sent", [
    b"\x16\x03\x01\x02\x00", b"GET / HTTP/9.9\r\n\r\n", b"GET  HTTP/1.1\r\n\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
    b"GET /" + b"x" * 300_000, b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 3_000_000 + b"\r\n\r\n",
    b"GET /\xff\xfe?query=\xff HTTP/1.1\r\nHost: localhost\r\n\r\n", b"GET / HTTP/1.1\r\nHost: \xe2\x98\x83\r\n\r\n",
])
def test_no_bytes_bring_it_down(server: Server, sent: bytes) -> None:
    host, port = server.at.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as line:
        try:
            line.sendall(sent)
            line.shutdown(socket.SHUT_WR)
            head = line.recv(1 << 16)
        except OSError:
            head = b""
    assert not head or int(head.split()[1]) >= 400
    assert answers(server)


def test_a_build_while_it_serves_is_picked_up(tmp_path: Path) -> None:
    first, all_four = [nine(), wren()], corpus()
    write_generation(tmp_path, quads([a for a, _ in first], [r for _, r in first]), {})
    with serving(tmp_path, "--workers", "2", "--timeout", "5") as server, ThreadPoolExecutor(4) as pool:
        count = lambda: server.ask(COUNT).json()["results"]["bindings"][0]["n"]["value"]  # noqa: E731
        assert count() == "4"
        assert server.get("/query/says?source=Eve+Quill").status_code == 404
        slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . FILTER(?a != ?d) }"
        running = pool.submit(server.ask, slow)
        time.sleep(0.1)
        write_generation(tmp_path, quads(*all_four), {})
        assert running.result().status_code == 200, "the generation that it began on is gone, and it ends all the same"
        before = server.workers()
        assert {count() for _ in range(4)} == {"10"}
        assert server.get("/query/says?source=Eve+Quill").status_code == 200
        for _ in range(5):
            asked = [pool.submit(server.get, "/query/who-says?about=Ada+Quill") for _ in range(8)]
            write_generation(tmp_path, quads(*all_four), {})
            assert {a.result().status_code for a in asked} == {200}
        assert server.workers() == before, "no worker had to be replaced"


def test_a_graph_that_is_gone_is_told_and_one_that_comes_back_is_read(tmp_path: Path) -> None:
    lines = quads(*corpus())
    write_generation(tmp_path, lines, {})
    with serving(tmp_path, "--workers", "1") as server:
        (tmp_path / "kgraph.json").rename(tmp_path / "away")
        answer = server.ask(COUNT)
        assert answer.status_code == 503 and "holds no graph" in answer.text
        (tmp_path / "kgraph.json").write_text("{")
        assert server.ask(COUNT).status_code == 503
        (tmp_path / "kgraph.json").unlink()
        write_generation(tmp_path, lines, {})
        assert answers(server)
