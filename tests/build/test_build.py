import itertools
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.article import Article
from kgraph.build import BuildReport, build, built, resolved, shelf
from kgraph.build.lock import locked
from kgraph.build.shelf import Shelf
from kgraph.errors import GraphError, UsageError
from kgraph.resolution import Catalogue
from tests.build.fakes import FakeExtractor, JsonWriter, make

NONE = Catalogue.of([])
TEXTS = {
    "a": "Ivo Marek says the dam leaks\nLena Orsk says rain fell on Tarn",
    "b": "Ivo Marek says the dam leaks badly\nLena Orsk says the mayor has cancer",
    "c": "Ivo Marek says the dam is sound\nOlga Brandt says the bridge is old",
    "d": "Olga Brandt says the old bridge will close",
}
ARTICLES = [Article(id=key, text=text, outlet=f"Outlet {key}", file=f"{key}.txt") for key, text in TEXTS.items()]


def run(
    articles: list[Article], folder: Path, *, extractor: FakeExtractor | None = None, writer: JsonWriter | None = None, **rest: object
) -> BuildReport:
    rest.setdefault("factory", (lambda: extractor) if extractor else make)
    return build(articles, folder, catalogue=NONE, writer=writer or JsonWriter(), **rest)  # type: ignore[arg-type]


def test_counts(tmp_path: Path) -> None:
    report = run(ARTICLES, tmp_path)
    whole = built(tmp_path, JsonWriter().manifest(tmp_path)).resolution
    assert (report.articles, report.read, report.cached, report.claims) == (4, 4, 0, 7)
    assert report.people == sum(e.type == "Person" for e in whole.entities) >= 3
    assert report.outlets == 4
    assert report.propositions == len(whole.propositions) <= report.claims
    assert report.written
    assert not report.failed


def test_a_second_build_reads_nothing_and_writes_nothing(tmp_path: Path) -> None:
    writer, extractor = JsonWriter(), FakeExtractor()
    run(ARTICLES, tmp_path, extractor=extractor, writer=writer)
    report = run(ARTICLES, tmp_path, extractor=extractor, writer=writer)
    assert (report.read, report.cached, report.written, writer.writes) == (0, 4, False, 1)
    assert extractor.read == [a.id for a in sorted(ARTICLES, key=lambda a: a.key)]


def test_one_more_article_costs_one_article(tmp_path: Path) -> None:
    extractor = FakeExtractor()
    run(ARTICLES[:3], tmp_path, extractor=extractor)
    extractor.read.clear()
    report = run([ARTICLES[3]], tmp_path, extractor=extractor)
    assert (extractor.read, report.articles, report.read) == (["d"], 4, 1)


def test_another_extractor_reads_all_again(tmp_path: Path) -> None:
    run(ARTICLES, tmp_path)
    report = run([ARTICLES[0]], tmp_path, extractor=FakeExtractor("fake-2"))
    assert (report.read, report.articles, report.written) == (4, 4, True)


def test_a_changed_text_takes_the_place_of_the_old(tmp_path: Path) -> None:
    run(ARTICLES, tmp_path)
    changed = Article(id="a", text="Ivo Marek says nothing at all", outlet="Outlet a")
    assert run([changed], tmp_path).articles == 4
    with Shelf(tmp_path, read_only=True) as shelf:
        assert list(shelf.articles([ARTICLES[0].key])) == []
        assert list(shelf.articles([changed.key])) == [changed]


def test_remove_and_fresh(tmp_path: Path) -> None:
    run(ARTICLES, tmp_path)
    report = run([], tmp_path, remove=["a"])
    assert (report.articles, report.removed, report.read) == (3, 1, 0)
    report = run(ARTICLES[1:2], tmp_path, fresh=True)
    assert (report.articles, report.removed, report.read, report.cached) == (1, 2, 0, 1)
    with pytest.raises(UsageError, match="no article has the id"):
        run([], tmp_path, remove=["zz"])
    with pytest.raises(UsageError, match="nothing would be left"):
        run([], tmp_path, remove=["b"])


def test_one_bad_article_stops_nothing(tmp_path: Path) -> None:
    bad = Article(id="x", text="BAD", file="x.txt")
    report = run([*ARTICLES, bad], tmp_path)
    assert (report.articles, report.read) == (4, 4)
    assert [str(f) for f in report.failed] == ["x.txt: ValueError: bad article"]
    with pytest.raises(UsageError, match="no article could be read"):
        run([bad], tmp_path / "other")


@pytest.mark.parametrize("jobs", [1, 2])
def test_why_an_article_failed_and_why_none_can_be_read(tmp_path: Path, jobs: int) -> None:
    report = run([*ARTICLES, Article(id="x", text="LONG", file="x.txt")], tmp_path, jobs=jobs)
    assert [str(f) for f in report.failed] == ["x.txt: too long (divide it)"]
    with pytest.raises(UsageError, match="no such model"):
        run([Article(id="y", text="NOMODEL"), Article(id="z", text="NOMODEL")], tmp_path, jobs=jobs)


def test_different_articles_with_one_id_all_fail(tmp_path: Path) -> None:
    rival = Article(id="a", text="Ivo Marek says otherwise", file="other/a.txt")
    report = run([*ARTICLES, rival], tmp_path)
    assert report.articles == 3
    assert {f.place for f in report.failed} == {"a.txt", "other/a.txt"}
    assert "metadata" in report.failed[0].reason
    assert run([ARTICLES[0], ARTICLES[0]], tmp_path).failed == ()


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(ARTICLES), cuts=st.sets(st.integers(1, 3)))
def test_order_and_steps_do_not_show(tmp_path_factory: pytest.TempPathFactory, order: list[Article], cuts: set[int]) -> None:
    whole, steps = tmp_path_factory.mktemp("whole"), tmp_path_factory.mktemp("steps")
    run(ARTICLES, whole)
    edges = [0, *sorted(cuts), len(order)]
    for start, end in itertools.pairwise(edges):
        run(order[start:end], steps)
    assert JsonWriter().canonical(steps) == JsonWriter().canonical(whole)


def test_two_workers_write_the_same(tmp_path: Path) -> None:
    bad = Article(id="x", text="BAD")
    one, two = run([*ARTICLES, bad], tmp_path / "one"), run([*ARTICLES, bad], tmp_path / "two", jobs=2)
    assert one == two
    assert JsonWriter().canonical(tmp_path / "one") == JsonWriter().canonical(tmp_path / "two")


def test_a_failing_write_leaves_the_last_graph(tmp_path: Path) -> None:
    run(ARTICLES[:2], tmp_path)
    before = JsonWriter().canonical(tmp_path)
    with pytest.raises(OSError, match="disk full"):
        run(ARTICLES[2:], tmp_path, writer=JsonWriter(fail=True))
    assert JsonWriter().canonical(tmp_path) == before
    whole = built(tmp_path, JsonWriter().manifest(tmp_path))
    assert {a.id for a in whole.articles} == {"a", "b"}
    extractor = FakeExtractor()
    run(ARTICLES[2:], tmp_path, extractor=extractor)
    assert extractor.read == []


SCRIPT = """
import sys
from pathlib import Path
from kgraph.article import Article
from tests.build.test_build import ARTICLES, run
run([*ARTICLES, *(Article(id=f"s{i}", text=f"SLOW {i}") for i in range(4))], Path(sys.argv[1]))
"""


def test_a_killed_build_leaves_the_last_graph_and_no_lock(tmp_path: Path) -> None:
    run(ARTICLES[:2], tmp_path)
    before = JsonWriter().canonical(tmp_path)
    called = [sys.executable, "-c", SCRIPT, str(tmp_path)]
    child = subprocess.Popen(called, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout and child.stdout.readline() == "SLOW\n"
        assert held(tmp_path)
        with pytest.raises(GraphError, match="another process"):
            run(ARTICLES, tmp_path)
    finally:
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
    assert JsonWriter().canonical(tmp_path) == before
    assert run(ARTICLES, tmp_path).articles == 4


def held(folder: Path) -> bool:
    try:
        with locked(folder):
            return False
    except GraphError:
        return True


def test_a_target_that_cannot_be_written(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("no folder")
    with pytest.raises(UsageError, match="--graph"):
        run(ARTICLES, file)


def test_a_read_only_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(sqlite3, "connect", refuse)  # root, who runs tests in containers, may write anywhere
    with pytest.raises(UsageError, match=r"readonly.*--graph"):
        run(ARTICLES, tmp_path)


def test_a_shelf_that_can_no_longer_be_written(tmp_path: Path) -> None:
    run(ARTICLES, tmp_path)
    with sqlite3.connect(tmp_path / "articles.sqlite") as db:  # as a full disk or a read-only mount does, it opens and takes no row
        db.execute("CREATE TRIGGER full BEFORE INSERT ON article BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
    db.close()
    with pytest.raises(UsageError, match=r"articles.sqlite cannot be written.*disk is full.*--graph"):
        run(ARTICLES, tmp_path)


def test_a_graph_of_a_newer_kgraph_is_left_alone(tmp_path: Path) -> None:
    class Newer(JsonWriter):
        def manifest(self, graph: Path) -> None:
            raise GraphError(f"{graph} was written by a newer kgraph")

    with pytest.raises(GraphError, match="newer"):
        run(ARTICLES, tmp_path, writer=Newer())


def test_a_damaged_shelf_is_told(tmp_path: Path) -> None:
    tmp_path.joinpath("articles.sqlite").write_bytes(b"no database " * 100)
    with pytest.raises(UsageError, match="cannot be written"):
        run(ARTICLES, tmp_path)


def test_no_articles(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no articles there"):
        run([], tmp_path)
    with pytest.raises(GraphError, match="kgraph build"):
        built(tmp_path / "none", {"selection": "", "extractor": "", "resolution": ""})


@pytest.mark.parametrize("damaged", [None, b"", b"\xff" * 99])
def test_a_resolution_that_is_lost_is_told_and_made_again(tmp_path: Path, damaged: bytes | None) -> None:
    run(ARTICLES[:2], tmp_path)
    file, = (tmp_path / shelf.RESOLUTIONS).iterdir()
    file.unlink() if damaged is None else file.write_bytes(damaged)
    with pytest.raises(GraphError, match="build again"):
        built(tmp_path, JsonWriter().manifest(tmp_path))
    run(ARTICLES, tmp_path)
    run(ARTICLES[:2], tmp_path, fresh=True)
    assert len(list((tmp_path / shelf.RESOLUTIONS).iterdir())) == 1
    run(ARTICLES[:2], tmp_path / "once")
    assert built(tmp_path, JsonWriter().manifest(tmp_path)) == built(tmp_path / "once", JsonWriter().manifest(tmp_path / "once"))


def test_to_build_again_makes_a_lost_resolution(tmp_path: Path) -> None:
    run(ARTICLES[:2], tmp_path)
    whole = built(tmp_path, JsonWriter().manifest(tmp_path))
    for file in (tmp_path / shelf.RESOLUTIONS).iterdir():
        file.unlink()
    assert run([], tmp_path).written
    assert built(tmp_path, JsonWriter().manifest(tmp_path)) == whole


def test_resolved_records_share_propositions(tmp_path: Path) -> None:
    run(ARTICLES, tmp_path)
    records = list(resolved(built(tmp_path, JsonWriter().manifest(tmp_path))))
    by_id = {r.article: r for r in records}
    assert by_id["a"].claims[0].proposition == by_id["b"].claims[0].proposition is not None
    assert by_id["a"].claims[1].proposition is None
    assert msgspec.structs.replace(by_id["a"].claims[0], proposition=None) == FakeExtractor().extract(ARTICLES[0]).claims[0]


def test_the_shelf_keeps_no_path(tmp_path: Path) -> None:
    run(ARTICLES, tmp_path)
    rows = sqlite3.connect(tmp_path / "articles.sqlite").execute("SELECT json FROM article").fetchall()
    assert not any(b"a.txt" in json for (json,) in rows)
