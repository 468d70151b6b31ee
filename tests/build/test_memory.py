"""The memo in a graph's folder: kept from build to build, and made again where it is gone, damaged, or of other code."""

import sqlite3
from pathlib import Path

import pytest

from kgraph.article import Article
from kgraph.build import build, memory
from tests.build.fakes import JsonWriter, make

ARTICLES = [
    Article(id=f"a{n}", text=f"Jane Doe says it rained in town {n}.\n\nIvo Marek says Jane Doe is ill.", outlet=f"Outlet {n % 3}")
    for n in range(7)
]


def made(folder: Path, articles: list[Article], **given: object) -> bytes:
    writer = JsonWriter()
    build(articles, folder, factory=make, writer=writer, **given)  # type: ignore[arg-type]
    return writer.canonical(folder)


def rows(folder: Path) -> list[tuple[str, bytes]]:
    with sqlite3.connect(folder / memory.FILE) as db:
        return list(db.execute("SELECT stage, key FROM memo ORDER BY 1, 2"))


def test_steps_and_removals_leave_what_one_build_leaves(tmp_path: Path) -> None:
    once = made(tmp_path / "once", ARTICLES)
    made(tmp_path / "steps", ARTICLES[:3])
    made(tmp_path / "steps", ARTICLES[3:])
    made(tmp_path / "steps", [], remove=["a2"])
    assert made(tmp_path / "steps", ARTICLES[2:3]) == once
    assert rows(tmp_path / "steps") == rows(tmp_path / "once"), "what is of no use is gone"


@pytest.mark.parametrize("damaged", [None, b"", b"no database" * 999])
def test_a_memo_that_is_gone_or_damaged_is_made_again(tmp_path: Path, damaged: bytes | None) -> None:
    made(tmp_path, ARTICLES[:5])
    file = tmp_path / memory.FILE
    file.unlink() if damaged is None else file.write_bytes(damaged)
    assert made(tmp_path, ARTICLES) == made(tmp_path / "once", ARTICLES)
    assert rows(tmp_path) == rows(tmp_path / "once")


def test_values_that_were_changed_are_made_again(tmp_path: Path) -> None:
    made(tmp_path, ARTICLES[:6])
    with sqlite3.connect(tmp_path / memory.FILE) as db:
        db.execute("UPDATE memo SET value = CAST(substr(value, 1, 40) || x'00' || substr(value, 42) AS BLOB)")
    assert made(tmp_path, ARTICLES) == made(tmp_path / "once", ARTICLES)


def test_other_code_shares_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, ARTICLES)
    before = rows(tmp_path)
    monkeypatch.setattr(memory, "version", lambda _: "other")
    made(tmp_path, ARTICLES[:3], fresh=True)
    assert not set(before) & set(rows(tmp_path))
