"""Groups of several articles that put one question."""

import math
import random

import pytest

from kgraph.resolution.meeting import THRESHOLD, meet

FIVE = [[0, 1], [2, 3], [4]]


@pytest.mark.parametrize(
    ("edges", "wanted"),
    [
        pytest.param({}, FIVE, id="what was never compared stays apart"),
        pytest.param({(0, 2): 1.0, (1, 3): 1.0}, [[0, 1, 2, 3], [4]], id="each has one that is like it"),
        pytest.param({(0, 2): 1.0}, [[0, 1], [2, 3], [4]], id="one of two is like one of two"),
        pytest.param({(0, 4): 1.0}, [[0, 1, 4], [2, 3]], id="a claim alone finds one of two"),
        pytest.param({(0, 4): 1.0, (2, 4): 2.0}, [[0, 1], [2, 3, 4]], id="the likest first, and then the mean is too low"),
        pytest.param({(0, 2): 3.0, (1, 3): 3.0, (1, 2): -math.inf}, FIVE, id="a pair that is barred"),
        pytest.param({(0, 2): 3.0, (1, 3): 3.0, (0, 4): 3.0, (3, 4): -math.inf}, [[0, 1, 2, 3], [4]], id="a bar goes with its group"),
        pytest.param({(0, 1): -math.inf, (0, 4): 3.0}, [[0, 1, 4], [2, 3]], id="what stands inside a group counts no more"),
        pytest.param({(0, 2): 2.0, (1, 3): 2.0, (1, 4): 2.0, (2, 4): 2.0}, [[0, 1, 2, 3, 4]], id="three"),
    ],
)
def test_groups_meet(edges: dict[tuple[int, int], float], wanted: list[list[int]]) -> None:
    assert meet(FIVE, edges, "aabbc") == wanted


@pytest.mark.parametrize(
    ("articles", "wanted"), [("abcb", [[0, 1, 2, 3]]), ("abcd", [[0, 1, 2], [3]])],
    ids=["b was held against b before", "of d two of three are not alike"],
)
def test_a_claim_that_finds_only_its_own_article_is_left_out(articles: str, wanted: list[list[int]]) -> None:
    edges = {(0, 1): 2.0, (0, 2): 2.0, (1, 2): 2.0, (0, 3): -1.0, (2, 3): -1.0}
    assert meet([[0], [1], [2], [3]], edges, articles) == wanted


def test_the_order_of_groups_changes_nothing() -> None:
    dice = random.Random(7)
    groups = [[4 * n + k for k in range(4)] for n in range(12)]
    pairs = [(i, j) for i in range(48) for j in range(i + 1, 48) if i // 4 != j // 4]
    edges = {pair: round(dice.uniform(-4, 0.5), 2) for pair in pairs if dice.random() < 0.2}
    articles = [f"{i // 4:02}" for i in range(48)]
    first = meet(groups, edges, articles)
    assert 1 < len(first) < 12
    for _ in range(5):
        dice.shuffle(groups)
        assert meet(groups, dict(dice.sample(sorted(edges.items()), len(edges))), articles) == first


def test_no_two_are_left_whose_mean_is_above_the_threshold() -> None:
    dice = random.Random(3)
    groups = [[3 * n + k for k in range(3)] for n in range(60)]
    edges = {(i, j): dice.uniform(-4, 0.5) for i in range(180) for j in range(i + 1, 180) if i // 3 != j // 3 and dice.random() < 0.1}
    found = meet(groups, edges, [str(i // 3) for i in range(180)])
    assert 1 < len(found) < 60
    of = {i: n for n, group in enumerate(found) for i in group}
    best: dict[tuple[int, int], float] = {}
    for (i, j), value in edges.items():
        for one, other in ((i, j), (j, i)):
            if of[one] != of[other]:
                best[one, of[other]] = max(value, best.get((one, of[other]), -4.0))
    for n, group in enumerate(found):
        for m, others in enumerate(found):
            if n < m:
                sides = [sum(best.get((i, k), -4.0) for i in some) / len(some) for some, k in ((group, m), (others, n))]
                assert sum(sides) / 2 <= THRESHOLD
