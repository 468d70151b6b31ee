"""`kgraph serve` in a process of its own, on a free port, asked over HTTP."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests

from kgraph.graph import write_generation
from tests.queries.make import corpus, quads

TIMEOUT, ROWS = 2, 300


@dataclass(frozen=True)
class Server:
    """`at` has no slash at its end."""

    at: str
    process: subprocess.Popen[str]

    def get(self, path: str, accept: str | None = None, **more: Any) -> requests.Response:
        headers = {"Accept": accept, **more.pop("headers", {})}
        return requests.get(self.at + path, headers=headers, timeout=60, allow_redirects=False, **more)

    def ask(self, query: str, accept: str | None = None, **more: Any) -> requests.Response:
        headers = {"Accept": accept, **more.pop("headers", {})}
        return requests.post(self.at + "/sparql", data={"query": query}, headers=headers, timeout=60, **more)

    def workers(self) -> set[int]:
        """Processes of those that are alive."""
        found = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return set(map(int, found))


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Server]:
    """One server, which must end when it is interrupted."""
    command = [sys.executable, "-m", "kgraph", "serve", "--graph", str(folder), "--port", "0", *options]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        assert process.stderr
        said = process.stderr.readline()
        at = re.search(r"http://\S+(?=/ )", said)
        assert at, said + process.stderr.read()
        yield Server(at[0], process)
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph's folder with the four articles by hand. Read only."""
    place = tmp_path_factory.mktemp("served")
    write_generation(place, quads(*corpus()), {})
    return place


@pytest.fixture(scope="session")
def server(folder: Path) -> Iterator[Server]:
    with serving(folder, "--workers", "2", "--timeout", str(TIMEOUT), "--rows", str(ROWS)) as found:
        yield found
