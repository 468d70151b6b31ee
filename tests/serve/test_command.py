"""Beginning and ending."""

import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from tests.cli.conftest import Call, call  # noqa: F401  (a fixture)
from tests.serve.conftest import serving
from tests.serve.test_limits import HEAVY


def alive(process: int) -> bool:
    return Path(f"/proc/{process}").exists()


def test_interrupted_it_ends_at_once_with_all_of_its_workers(folder: Path) -> None:
    with serving(folder, "--workers", "2", "--timeout", "60") as server, ThreadPoolExecutor(5) as pool:
        workers = server.workers()
        assert len(workers) == 2
        running = [pool.submit(server.ask, HEAVY) for _ in range(5)]
        time.sleep(0.5)
        begun = time.monotonic()
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(10) == 130
        assert time.monotonic() - begun < 3
        assert {r.result().status_code for r in running if not r.exception()} <= {503}
        assert server.process.stderr
        assert server.process.stderr.read().strip() == "kgraph: interrupted"
        assert not any(map(alive, workers))


def test_terminated_it_leaves_no_worker(folder: Path) -> None:
    with pytest.raises(AssertionError), serving(folder, "--workers", "1") as server:
        workers = server.workers()
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(10) == -signal.SIGTERM
    assert not any(map(alive, workers))


def test_killed_it_leaves_no_idle_worker(folder: Path) -> None:
    with pytest.raises(AssertionError), serving(folder, "--workers", "1") as server:
        workers = server.workers()
        server.process.kill()
        server.process.wait(10)
    end = time.monotonic() + 5
    while any(map(alive, workers)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(alive, workers))


def test_what_cannot_be_served_is_told(call: Call, tmp_path: Path, folder: Path) -> None:  # noqa: F811
    answer = call("serve", "--graph", tmp_path)
    assert answer.code == 4 and "holds no graph" in answer.err
    with socket.create_server(("127.0.0.1", 0)) as taken:
        answer = call("serve", "--graph", folder, "--port", taken.getsockname()[1])
    assert answer.code == 2 and "cannot be taken" in answer.err and "--port" in answer.err
    answer = call("serve", "--graph", folder, "--host", "nowhere.invalid")
    assert answer.code == 2 and "cannot be taken" in answer.err
    answer = call("serve", "--graph", folder, "--cors", "elsewhere.example/path")
    assert answer.code == 2 and "an origin is written" in answer.err


def test_a_machine_without_the_extra_is_told(call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setitem(__import__("sys").modules, "uvicorn", None)
    monkeypatch.delitem(__import__("sys").modules, "kgraph.serve.server", raising=False)
    answer = call("serve", "--graph", folder)
    assert answer.code == 2 and "kgraph[serve]" in answer.err


def test_pages_of_an_origin_that_is_named_may_read(folder: Path) -> None:
    with serving(folder, "--workers", "1", "--cors", "https://desk.example") as server:
        mine, other = {"Origin": "https://desk.example"}, {"Origin": "https://elsewhere.example"}
        assert server.ask("ASK {}", headers=mine).headers["Access-Control-Allow-Origin"] == "https://desk.example"
        assert "Access-Control-Allow-Origin" not in server.ask("ASK {}", headers=other).headers
        asked = {**mine, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
        preflight = requests.options(server.at + "/sparql", headers=asked, timeout=20)
        assert preflight.status_code == 200 and "POST" in preflight.headers["Access-Control-Allow-Methods"]
        assert requests.options(server.at + "/sparql", headers={**asked, **other}, timeout=20).status_code == 400


def test_the_help_says_the_limits_that_hold(call: Call) -> None:  # noqa: F811
    from kgraph.cli import serve
    from kgraph.serve import limits

    assert (serve.TIMEOUT, serve.ROWS, serve.MEMORY) == (limits.TIMEOUT, limits.ROWS, limits.MEMORY)
    assert str(limits.ROWS) in call("serve", "--help").out

