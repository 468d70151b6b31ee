"""A generation made as a change of the last is the one that would be made from nothing."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.article import Article
from kgraph.build.generation import GraphWriter
from kgraph.graph import open_store, read_manifest, store
from kgraph.graph.validate import validate
from kgraph.record import Record
from kgraph.resolution import Catalogue, Resolution, resolve
from tests.resolution.make import Desk

BASE = "https://kgraph.example/"
OUTLETS = ("Tarn Courier", "Morning Dispatch", "Evening Post")
MANIFEST = {"writer": "w", "base": BASE}


def pair(number: int) -> tuple[Article, Record]:
    """About one mayor; sources and outlets come back, so that what one article is changes what is known of others."""
    source, relay = ("Olga Brandt", "a palace insider", "Pavel Dorn")[number % 3], OUTLETS[number % 2]
    text = f"Mayor Ivo Marek and Lena Orsk. {source} told the {relay} that Marek has cancer. ({number})"
    desk = Desk(f"a{number}", text, OUTLETS[number % 3])
    person, agent = desk.entity("Ivo Marek"), desk.entity(source, named=source[0].isupper())
    desk.entity("Lena Orsk")
    via = desk.entity(relay, "Outlet")
    desk.role(person, "mayor" if number % 4 else "former mayor")
    kind, stance = "named" if source[0].isupper() else "unnamed", "denies" if number == 5 else "asserts"
    relays = (via,) if OUTLETS[number % 3] != relay else ()
    desk.claim("Marek has cancer", agent, kind=kind, subject=person, about=(person,), topic="health", via=relays, stance=stance)
    return desk.article, desk.record


PAIRS = [pair(n) for n in range(9)]


def write(folder: Path, chosen: Sequence[int], resolution: Resolution | None = None) -> None:
    pairs = sorted((PAIRS[n] for n in set(chosen)), key=lambda p: p[0].key)
    articles, records = [a for a, _ in pairs], [r for _, r in pairs]
    GraphWriter(BASE).write(folder, articles, records, resolution or resolve(articles, records, Catalogue.of([])), MANIFEST)


def lines(folder: Path) -> list[str]:
    return sorted(str(quad) for quad in open_store(folder))


@settings(max_examples=10)
@given(st.lists(st.sets(st.integers(0, 8), min_size=1), min_size=2, max_size=4))
def test_steps_leave_what_one_leaves(tmp_path_factory: pytest.TempPathFactory, steps: list[set[int]]) -> None:
    folder = tmp_path_factory.mktemp("steps")
    for chosen in steps:
        write(folder / "steps", sorted(chosen))
    write(folder / "once", sorted(steps[-1]))
    assert lines(folder / "steps") == lines(folder / "once")


def test_only_what_changed_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, range(8))
    made = []
    changed = store._changed
    monkeypatch.setattr(store, "_changed", lambda last, target, change: (made.append(change), changed(last, target, change)))
    write(tmp_path, range(9))
    assert [len(c.gone) for c in made] == [1]
    assert read_manifest(tmp_path)["generation"] == 2  # type: ignore[index]
    assert validate(open_store(tmp_path)) == []


def test_a_name_that_changes_changes_the_articles_that_have_it(tmp_path: Path) -> None:
    pairs = sorted(PAIRS, key=lambda p: p[0].key)
    found = resolve([a for a, _ in pairs], [r for _, r in pairs], Catalogue.of([]))
    write(tmp_path / "steps", range(9), found)
    entities = tuple(msgspec.structs.replace(e, name="Zeno Marek") if e.name == "Lena Orsk" else e for e in found.entities)
    other = msgspec.structs.replace(found, entities=entities)
    write(tmp_path / "steps", range(9), other)
    write(tmp_path / "once", range(9), other)
    assert lines(tmp_path / "steps") == lines(tmp_path / "once")


def test_another_writer_starts_from_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, range(8))
    monkeypatch.setattr(store, "_changed", lambda *_: pytest.fail("changed"))
    monkeypatch.setitem(MANIFEST, "writer", "v")
    write(tmp_path, range(9))
    assert len(lines(tmp_path)) > 100
