"""What parts two graphs."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.graph import open_store, write_generation
from kgraph.graph.namespaces import KG, RDFS
from kgraph.queries import Local
from kgraph.queries.difference import Counts, Difference, difference
from tests.graph.test_change import write

BASE = "https://kgraph.example/"
HEAD = f"<{BASE}graph/resolved>"


def between(old: Path, new: Path) -> Difference:
    return difference(Local(open_store(old)), Local(open_store(new)))


def graph(folder: Path, chosen: Sequence[int]) -> Path:
    write(folder, chosen)
    return folder


def test_nothing_parts_a_graph_from_itself(tmp_path: Path) -> None:
    same = graph(tmp_path, range(5))
    assert not between(same, same)


def test_new_articles_and_what_they_add(tmp_path: Path) -> None:
    found = between(graph(tmp_path / "old", range(5)), graph(tmp_path / "new", range(6)))
    assert [(a.label, a.also) for a in found.articles_new] == [("a5", "Evening Post")] and not found.articles_gone
    assert not found.claims_new and not found.claims_gone, "what stands in articles of both is as it was"
    (one,) = found.propositions_changed
    assert (one.before.denials, one.after.denials) == (0, 1)


@settings(max_examples=6)
@given(st.sets(st.integers(0, 8), min_size=1), st.sets(st.integers(0, 8), min_size=1))
def test_the_way_back_is_the_way_turned_round(tmp_path_factory: pytest.TempPathFactory, one: set[int], other: set[int]) -> None:
    folder = tmp_path_factory.mktemp("way")
    old, new = graph(folder / "old", sorted(one)), graph(folder / "new", sorted(other))
    there, back = between(old, new), between(new, old)
    assert {a.label for a in there.articles_new} == {f"a{n}" for n in other - one} == {a.label for a in back.articles_gone}
    assert there.articles_gone == back.articles_new
    assert bool(there) == (one != other)


def lines(slug: str, label: str, reports: int, *more: str) -> list[str]:
    """A proposition, as it is written."""
    iri = f"<{BASE}proposition/{slug}>"
    whole = "^^<http://www.w3.org/2001/XMLSchema#integer>"
    counts = {"reports": reports, "denials": 0, "originsMin": 1, "originsMax": 2}
    return [
        f"{iri} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{KG}Proposition> {HEAD} .",
        f'{iri} <{RDFS}label> "{label}" {HEAD} .',
        *(f'{iri} <{KG}{name}> "{count}"{whole} {HEAD} .' for name, count in counts.items()),
        *(f"<{BASE}proposition/{old}> <{KG}aliasOf> {iri} {HEAD} ." for old in more),
    ]


def test_what_left_an_alias_is_the_same_thing(tmp_path: Path) -> None:
    write_generation(tmp_path / "old", [*lines("dam-leaks", "dam leaks", 1), *lines("gone", "it rains", 1)], {})
    write_generation(tmp_path / "new", [*lines("the-dam-leaks", "the dam leaks", 3, "dam-leaks"), *lines("more", "it snows", 2)], {})
    found = between(tmp_path / "old", tmp_path / "new")
    (changed,), (new,), (gone,) = found.propositions_changed, found.propositions_new, found.propositions_gone
    assert (changed.label, changed.before, changed.after) == ("the dam leaks", Counts(1, 0, 1, 2), Counts(3, 0, 1, 2))
    assert (new.label, gone.label) == ("it snows", "it rains")
