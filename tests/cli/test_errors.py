"""Bad input: each a clear message and an exit code, nothing lost, and the rest goes on."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kgraph.build.lock import locked
from kgraph.errors import GraphError
from kgraph.graph import open_store
from tests.build.fakes import FakeExtractor
from tests.cli.conftest import Call

ASKING = (("query", "posts"), ("who", "Ada Quill"), ("stats",), ("validate",), ("view", "--out", "-"), ("export", "nquads"))
ROOT = Path(__file__).parents[2]


def article(folder: Path, name: str, text: str) -> Path:
    file = folder / f"{name}.txt"
    file.write_text(text, "utf-8")
    return file


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A folder with one good article."""
    folder = tmp_path / "articles"
    folder.mkdir()
    article(folder, "good", "Ivo Marek says the dam leaks and that rain fell on the town in the night\n")
    return folder


def test_bad_articles_are_told_and_the_others_built(call: Call, fake: FakeExtractor, paper: Path, tmp_path: Path) -> None:
    article(paper, "empty", "")
    article(paper, "failing", "BAD news of the dam and of the rain that fell on the town in the night\n")
    (paper / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (paper / "nothing.html").write_text("<html><body><nav>Home</nav></body></html>")
    (paper / "lines.jsonl").write_text('{"title": "no text"}\n')
    article(paper, "french", "Le barrage fuit, dit le maire de la ville, et la pluie est tombée toute la nuit sur les maisons.\n")
    answer = call("build", paper, tmp_path / "not-there.txt", "--graph", tmp_path / "g")
    assert answer.code == 1 and fake.read
    for name in ("empty.txt", "failing.txt", "binary.txt", "nothing.html", "lines.jsonl", "french.txt", "not-there.txt"):
        assert name in answer.err, name
    assert "articles\t1" in answer.out.replace(" ", "\t") or answer.out.split()[:2] == ["articles", "1"]
    assert len(list(open_store(tmp_path / "g").named_graphs())) == 3


def test_nothing_that_can_be_read(call: Call, fake: FakeExtractor, tmp_path: Path) -> None:
    answer = call("build", tmp_path / "no" / "such.txt", "--graph", tmp_path / "g")
    assert answer.code == 2 and "no article could be read" in answer.err and "such.txt" in answer.err and not fake.read
    assert call("build", tmp_path, "--graph", tmp_path / "g").code == 2
    answer = call("extract", tmp_path / "no" / "such.txt")
    assert (answer.code, answer.out) == (1, "") and "such.txt" in answer.err


@pytest.mark.parametrize(("args", "said"), [
    ((), "give PATHS"), (("x", "--fresh", "--remove", "a"), "takes no --remove"), (("x", "--jobs", "0"), "--jobs"),
    (("--remove", "zz"), "no article has the id zz"),
    (("x", "--base", "here"), "no base IRI"), (("x", "--catalogue", "none.csv"), "none.csv"),
])
def test_wrong_usage_of_build(call: Call, fake: FakeExtractor, tmp_path: Path, args: tuple[str, ...], said: str) -> None:
    answer = call("build", *args, "--graph", tmp_path / "g")
    assert answer.code == 2 and said in answer.err and not fake.read


def test_a_catalogue_that_is_none(call: Call, fake: FakeExtractor, paper: Path, tmp_path: Path) -> None:
    catalogue = tmp_path / "c.csv"
    catalogue.write_text("first,second\n1,2\n")
    answer = call("build", paper, "--graph", tmp_path / "g", "--catalogue", catalogue)
    assert answer.code == 2 and "c.csv" in answer.err and not fake.read


@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_missing_model_names_the_command_that_installs_it(call: Call, paper: Path, tmp_path: Path, command: str) -> None:
    graph = ("--graph", tmp_path / "g") if command == "build" else ()
    answer = call(command, paper, *graph, "--model", "en_core_web_none")
    assert answer.code == 2 and "en_core_web_none" in answer.err and "spacy download en_core_web_none" in answer.err


def test_a_target_that_cannot_be_written(call: Call, fake: FakeExtractor, paper: Path, graph: Path) -> None:
    assert fake.read == []
    answer = call("build", paper, "--graph", "/proc/kgraph")
    assert answer.code == 2 and "cannot be written" in answer.err and "--graph" in answer.err
    for args in (("view",), ("export", "nquads")):
        answer = call(*args, "--graph", graph, "--out", "/proc/kgraph.out")
        assert answer.code == 2 and "cannot be written" in answer.err and "--out" in answer.err
    assert call("build", paper, "--graph", paper / "good.txt").code == 2


def test_a_locked_graph(call: Call, fake: FakeExtractor, paper: Path, tmp_path: Path) -> None:
    with locked(tmp_path / "g"):
        answer = call("build", paper, "--graph", tmp_path / "g")
    assert answer.code == 4 and "another process" in answer.err and not fake.read


def test_a_graph_of_a_newer_version(call: Call, fake: FakeExtractor, paper: Path, tmp_path: Path) -> None:
    manifest = '{"format": 99, "generation": 1}'
    (tmp_path / "kgraph.json").write_text(manifest)
    for args in (("build", str(paper)), *ASKING):
        answer = call(*args, "--graph", tmp_path)
        assert answer.code == 4 and "newer kgraph" in answer.err and "upgrade" in answer.err, args
    assert not fake.read and (tmp_path / "kgraph.json").read_text() == manifest


@pytest.mark.parametrize("args", ASKING, ids=[a[0] for a in ASKING])
def test_no_graph_and_a_damaged_one(call: Call, tmp_path: Path, args: tuple[str, ...]) -> None:
    answer = call(*args, "--graph", tmp_path / "none")
    assert answer.code == 4 and "kgraph build" in answer.err
    (tmp_path / "kgraph.json").write_text('{"format": 1, "generation": 7}')
    answer = call(*args, "--graph", tmp_path)
    assert answer.code == 4 and "build again" in answer.err
    (tmp_path / "kgraph.json").write_text("no manifest")
    assert call(*args, "--graph", tmp_path).code == 4


def test_a_second_build_reads_nothing(call: Call, fake: FakeExtractor, paper: Path, tmp_path: Path) -> None:
    first, second = (call("build", paper, "--graph", tmp_path / "g", "--format", "json") for _ in range(2))
    assert (first.code, second.code, fake.read) == (0, 0, ["good"])
    assert '"read":1' in first.out and '"read":0' in second.out and '"written":false' in second.out


def test_records_by_extract(call: Call, fake: FakeExtractor, paper: Path) -> None:
    article(paper, "failing", "BAD news of the dam and of the rain that fell on the town in the night\n")
    answer = call("extract", paper)
    assert answer.code == 1 and answer.out.count("\n") == 1 and '"article":"good"' in answer.out and "bad article" in answer.err
    assert sorted(fake.read) == ["failing", "good"]


@pytest.mark.parametrize("args", [
    ("evaluate", "none.jsonl", "none.jsonl"), ("nothing",), ("export", "pdf"), ("export", "trig", "--canonical"),
])
def test_wrong_usage_elsewhere(call: Call, graph: Path, args: tuple[str, ...]) -> None:
    answer = call(*args, *(("--graph", graph) if args[0] == "export" else ()))
    assert answer.code == 2 and answer.err


SCRIPT = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # where the tests run in the background, children are born deaf to it
import kgraph.build
from tests.build.fakes import make
sys.modules["kgraph.build.build"]._factory = lambda _: make
from kgraph.cli import main
sys.argv = ["kgraph", "build", *sys.argv[1:]]
main()
"""


def held(folder: Path) -> bool:
    try:
        with locked(folder):
            return False
    except GraphError:
        return True


def test_ctrl_c_leaves_the_last_graph_and_exits_with_130(call: Call, fake: FakeExtractor, paper: Path, tmp_path: Path) -> None:
    graph = tmp_path / "g"
    assert call("build", paper, "--graph", graph).code == 0
    before = len(open_store(graph))
    article(paper, "slow", "SLOW news of the dam and of the rain that fell on the town in the night\n")
    child = subprocess.Popen([sys.executable, "-c", SCRIPT, str(paper), "--graph", str(graph)], cwd=ROOT, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, text=True)
    try:
        assert child.stdout and child.stdout.readline() == "SLOW\n"
        assert held(graph)
        os.kill(child.pid, signal.SIGINT)
        _, err = child.communicate(timeout=30)
    finally:
        child.kill()
        child.wait()
    assert (child.returncode, err.strip()) == (130, "kgraph: interrupted")
    assert len(open_store(graph)) == before and not held(graph)
    assert fake.read == ["good"]


@pytest.mark.parametrize("command", [("export", "nquads"), ("query", "posts"), ("view", "--out", "-"), ("--help",)])
def test_a_reader_that_goes_away_is_met_in_silence(graph: Path, command: tuple[str, ...]) -> None:
    where = ("--graph", str(graph)) if len(command) > 1 else ()
    read, write = os.pipe()
    os.close(read)
    args = [sys.executable, "-m", "kgraph", *command, *where]
    ended = subprocess.run(args, cwd=ROOT, stdout=write, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(write)
    assert (ended.returncode, ended.stderr) == (141, b"")


@pytest.mark.parametrize(("typed", "meant"), [("bulid", "build"), ("querry", "query"), ("xyzzyq", None)])
def test_a_mistyped_command_is_told_what_may_be_meant(typed: str, meant: str | None) -> None:
    done = subprocess.run([sys.executable, "-m", "kgraph", typed], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert (f"did you mean {meant}?" in done.stderr) is (meant is not None)
    assert "did you mean" not in done.stderr or meant

