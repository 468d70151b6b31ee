"""The resolved graph in pieces: no quad in two of them, and what was kept of the last generation is never trusted blindly."""

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from kgraph.graph import Kept, Writing, kept
from kgraph.resolution import Catalogue, resolve
from tests.graph.test_aliases import demo
from tests.graph.test_change import BASE, PAIRS, lines, write


def test_no_quad_stands_in_two_pieces() -> None:
    pairs = demo()
    articles, records = [a for a, _ in pairs], [r for _, r in pairs]
    writing = Writing(articles, records, resolve(articles, records, Catalogue.of([])), BASE)
    quads = [quad for piece in writing.pieces.made.values() for quad in piece.quads]
    assert len(quads) == len(set(quads)) > 1000


@pytest.mark.parametrize("damaged", [None, b"", b"no database" * 999])
def test_pieces_that_are_missing_or_damaged_are_made_again(tmp_path: Path, damaged: bytes | None) -> None:
    write(tmp_path / "steps", range(8))
    path = tmp_path / "steps" / kept.FILE
    path.unlink() if damaged is None else path.write_bytes(damaged)
    write(tmp_path / "steps", range(9))
    write(tmp_path / "once", range(9))
    assert lines(tmp_path / "steps") == lines(tmp_path / "once")
    steps, once = Kept(tmp_path / "steps", 2), Kept(tmp_path / "once", 1)
    assert steps.chunks == once.chunks != {}
    assert steps.pieces(steps.chunks) == once.pieces(once.chunks)


def test_pieces_of_another_generation_are_not_believed(tmp_path: Path) -> None:
    write(tmp_path / "steps", range(7))
    old = (tmp_path / "steps" / kept.FILE).read_bytes()
    write(tmp_path / "steps", range(8))
    (tmp_path / "steps" / kept.FILE).write_bytes(old)
    assert not Kept(tmp_path / "steps", 2).chunks
    write(tmp_path / "steps", range(9))
    write(tmp_path / "once", range(9))
    assert lines(tmp_path / "steps") == lines(tmp_path / "once")


@pytest.mark.parametrize("lost", ["DELETE FROM lines", "DROP TABLE piece", "DROP TABLE lines"])
def test_where_a_piece_is_lost_all_are_made_again(tmp_path: Path, lost: str) -> None:
    write(tmp_path / "steps", range(8))
    with closing(sqlite3.connect(tmp_path / "steps" / kept.FILE)) as db, db:
        db.execute(lost)
    write(tmp_path / "steps", range(9))
    write(tmp_path / "once", range(9))
    assert lines(tmp_path / "steps") == lines(tmp_path / "once")
    assert Kept(tmp_path / "steps", 2).chunks == Kept(tmp_path / "once", 1).chunks



def test_of_what_is_as_it_was_no_piece_is_made(tmp_path: Path) -> None:
    write(tmp_path, range(8))
    pairs = sorted(PAIRS[:8], key=lambda p: p[0].key)
    articles, records = [a for a, _ in pairs], [r for _, r in pairs]
    found, last = resolve(articles, records, Catalogue.of([])), Kept(tmp_path, 1)
    assert set(Writing(articles, records, found, BASE, last).changes.made) == {"build"}
    entities = tuple(msgspec.structs.replace(e, reason="A hunch.") if e.name == "Lena Orsk" else e for e in found.entities)
    changed = Writing(articles, records, msgspec.structs.replace(found, entities=entities), BASE, last).changes
    assert set(changed.made) == {"build", "entity lena-orsk"}
    assert not changed.gone
