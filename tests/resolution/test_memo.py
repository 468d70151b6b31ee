"""What was worked out before changes nothing but the time: steps, removals and damaged values give what a resolution from nothing gives."""

import random
from collections.abc import Mapping, Sequence
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.origins import corpus
from kgraph.article import Article
from kgraph.record import Record
from kgraph.resolution import Catalogue, Resolution, kin, load_catalogue, matters, resolve
from kgraph.resolution.memo import Memo, digest
from tests.graph.test_aliases import demo
from tests.graph.test_change import PAIRS

Pair = tuple[Article, Record]
KNOWN = load_catalogue()


def after(memo: Memo, damage: bytes | None = None) -> Memo:
    """What a next run knows. `damage`: in place of the middle of each value."""
    def before(stage: str) -> Mapping[bytes, bytes]:
        found = memo.stages[stage].kept() if stage in memo.stages else {}
        if damage is None:
            return found
        return {key: value[: len(value) // 2] + damage + value[len(value) // 2 + len(damage) :] for key, value in found.items()}

    return Memo(before)


def resolved(pairs: Sequence[Pair], memo: Memo | None = None, known: Catalogue = KNOWN) -> Resolution:
    return resolve([a for a, _ in pairs], [r for _, r in pairs], known, memo=memo)


def made(articles: int, seed: int) -> list[Pair]:
    return [(m.article, m.record) for m in corpus(articles, seed)[1]]


MANY = {"mayor": PAIRS, "seeds": demo(), "made": made(70, 3)}


@settings(max_examples=12)
@given(name=st.sampled_from(sorted(MANY)), seed=st.integers(0, 999))
def test_any_steps_give_what_nothing_before_gives(name: str, seed: int) -> None:
    pairs, memo = MANY[name], Memo()
    pick = random.Random(seed)
    chosen = pick.sample(pairs, len(pairs) // 2)
    for _ in range(4):
        left = [p for p in pairs if p not in chosen]
        chosen = pick.sample(chosen, len(chosen) - pick.randint(0, 2)) + pick.sample(left, min(len(left), pick.randint(0, 3)))
        memo = after(memo)
        assert resolved(chosen, memo) == resolved(pick.sample(chosen, len(chosen)))


def test_one_more_article_works_out_little() -> None:
    pairs, first = made(120, 1), Memo()
    resolved(pairs[:-1], first)
    second = after(first)
    assert resolved(pairs, second) == resolved(pairs)
    assert sum(len(s.made) for s in second.stages.values()) < 0.1 * sum(len(s.used) for s in second.stages.values())
    assert resolved(pairs[:-1], third := after(second)) == resolved(pairs[:-1])
    assert not third.stages["nodes"].made


@settings(max_examples=50)
@given(steps=st.lists(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 5)), unique=True, max_size=8), min_size=1, max_size=4))
def test_of_a_chunk_only_what_is_new_is_made(steps: list[list[tuple[str, int]]]) -> None:
    memo, before = Memo(), set[tuple[str, int]]()
    for rows in steps:
        memo, asked = after(memo), list[tuple[str, int]]()

        def make(row: tuple[str, int], asked: list[tuple[str, int]] = asked) -> str:
            asked.append(row)
            return f"{row[0]} {row[1]}"

        found = memo.together("some", str, [(row[0], digest(row), partial(make, row)) for row in rows])
        assert found == [f"{chunk} {number}" for chunk, number in rows]
        assert sorted(asked) == sorted(set(rows) - before)
        before = set(rows)


@pytest.mark.parametrize("name", sorted(MANY))
def test_a_matter_hangs_on_no_other_article(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    apart = resolved(MANY[name])
    monkeypatch.setattr(matters, "_groups", lambda world: [sorted(world.tellings)])
    assert resolved(MANY[name]) == apart


@pytest.mark.parametrize("name", sorted(MANY))
def test_kin_hang_on_no_other_name(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    apart = resolved(MANY[name])
    monkeypatch.setattr(kin, "_groups", lambda faces, _: [list(faces)])
    assert resolved(MANY[name]) == apart


@pytest.mark.parametrize("damage", [b"", b"\x00", b"\xff\xff\xff"])
def test_damaged_values_are_made_again(damage: bytes) -> None:
    memo = Memo()
    whole = resolved(MANY["seeds"], memo)
    again = after(memo, damage)
    assert resolved(MANY["seeds"], again) == whole
    assert bool(again.stages["article"].made) == bool(damage)
