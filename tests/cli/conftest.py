"""Commands are called as a shell does: through the entry point, by arguments, with an exit code."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kgraph.cli import main
from kgraph.graph import write_generation
from tests.build.fakes import FakeExtractor
from tests.queries.make import corpus, quads


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


Call = Callable[..., Answer]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """`call("query", "posts", stdin="…")`."""
    monkeypatch.delenv("KGRAPH_GRAPH", raising=False)
    monkeypatch.delenv("KGRAPH_MODEL", raising=False)

    def run(*args: object, stdin: str = "") -> Answer:
        monkeypatch.setattr(sys, "argv", ["kgraph", *map(str, args)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        code = ended.value.code
        return Answer(code if isinstance(code, int) else 0, out, " ".join(err.split()))

    return run


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph's folder with the four articles by hand. Read only."""
    folder = tmp_path_factory.mktemp("graph")
    write_generation(folder, quads(*corpus()), {})
    return folder


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeExtractor:
    """In place of the extractor, so that builds need no model."""
    extractor = FakeExtractor()
    monkeypatch.setattr(sys.modules["kgraph.build.build"], "_factory", lambda _: lambda: extractor)
    monkeypatch.setattr("kgraph.language.extractor.Extractor", lambda _: extractor)
    return extractor
