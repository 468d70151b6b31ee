"""The resolved graph in pieces: no quad in two of them, and what was kept of the last generation is never trusted blindly."""

from pathlib import Path

import pytest

from kgraph.graph import Kept, Writing, pieces
from kgraph.resolution import Catalogue, resolve
from tests.graph.test_aliases import demo
from tests.graph.test_change import BASE, lines, write


def test_no_quad_stands_in_two_pieces() -> None:
    pairs = demo()
    articles, records = [a for a, _ in pairs], [r for _, r in pairs]
    writing = Writing(articles, records, resolve(articles, records, Catalogue.of([])), BASE, {})
    quads = [quad for piece in writing.made.values() for quad in piece.quads]
    assert len(quads) == len(set(quads)) > 1000


@pytest.mark.parametrize("damaged", [None, b"", b"no database" * 999])
def test_pieces_that_are_missing_or_damaged_are_made_again(tmp_path: Path, damaged: bytes | None) -> None:
    write(tmp_path / "steps", range(8))
    kept = tmp_path / "steps" / pieces.FILE
    kept.unlink() if damaged is None else kept.write_bytes(damaged)
    write(tmp_path / "steps", range(9))
    write(tmp_path / "once", range(9))
    assert lines(tmp_path / "steps") == lines(tmp_path / "once")
    assert Kept(tmp_path / "steps", 2).digests == Kept(tmp_path / "once", 1).digests


def test_pieces_of_another_generation_are_not_believed(tmp_path: Path) -> None:
    write(tmp_path / "steps", range(7))
    old = (tmp_path / "steps" / pieces.FILE).read_bytes()
    write(tmp_path / "steps", range(8))
    (tmp_path / "steps" / pieces.FILE).write_bytes(old)
    assert not Kept(tmp_path / "steps", 2).digests
    write(tmp_path / "steps", range(9))
    write(tmp_path / "once", range(9))
    assert lines(tmp_path / "steps") == lines(tmp_path / "once")
