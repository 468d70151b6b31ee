import math
import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.views.atlas import Tie, communities, places

NODES = [f"n{i}" for i in range(60)]
ties = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES), st.integers(1, 9)).filter(lambda t: t[0] != t[1]), max_size=120)


@settings(max_examples=40)
@given(ties)
def test_every_node_has_a_place_of_its_own_whatever_the_order(held: list[Tie]) -> None:
    groups = communities(NODES, held)
    assert sorted(node for group in groups for node in group) == sorted(NODES)
    at = places(groups, held)
    assert set(at) == set(NODES)
    assert all(math.dist(at[a], at[b]) > 0.5 for a, b in combinations(NODES, 2)), "no two on top of one another"
    shuffled = random.Random(1).sample(held, len(held))
    assert communities(NODES[::-1], shuffled) == groups and places(groups, shuffled) == at


def test_those_who_have_to_do_with_one_another_are_together_and_the_busiest_is_in_the_middle() -> None:
    two = [(f"{hub}{0}", f"{hub}{i}", 3) for hub in "ab" for i in range(1, 8)] + [("a0", "b0", 1)]
    nodes = [f"{hub}{i}" for hub in "ab" for i in range(8)]
    groups = communities(nodes, two)
    assert [sorted(group) for group in groups] == [sorted(n for n in nodes if n[0] == hub) for hub in "ab"]
    at = places(groups, two)
    assert [group[0] for group in groups] == ["a0", "b0"]
    for group in groups:
        middle = [sum(at[n][axis] for n in group) / len(group) for axis in (0, 1)]
        assert min(group, key=lambda n: math.dist(at[n], middle)) == group[0]


def test_many_small_groups_stay_together_in_one_picture() -> None:
    nodes = [f"n{i:04}" for i in range(2000)]
    pairs: list[Tie] = [(nodes[i], nodes[i + 1], 1) for i in range(0, 2000, 2)]
    at = places(communities(nodes, pairs), pairs)
    assert max(math.hypot(*p) for p in at.values()) < 4 * math.sqrt(len(nodes))
