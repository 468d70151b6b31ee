"""What hangs together."""

import struct
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from kgraph.resolution.sets import Sets, hanging

KEYS = st.lists(st.integers(0, 9) | st.just(2**64 - 1), max_size=3)


def packed(rows: Iterable[list[int]]) -> list[bytes]:
    return [struct.pack(f"<{len(keys)}Q", *keys) for keys in rows]


def one_by_one(under: list[list[int]], asks: list[list[int]], pairs: list[tuple[int, int]]) -> list[list[int]]:
    """The same, pair by pair."""
    sets = Sets[int]()
    for a, mine in enumerate(under):
        for b, other in enumerate(under):
            if set(mine) & set(other) or set(asks[a]) & set(other) or (a, b) in pairs:
                sets.join(a, b)
    return sorted([b for b in range(len(under)) if sets.root(b) == root] for root in {sets.root(a) for a in range(len(under))})


@given(st.lists(st.tuples(KEYS, KEYS), max_size=12), st.data())
def test_it_is_what_pair_by_pair_gives(given_: list[tuple[list[int], list[int]]], data: st.DataObject) -> None:
    under, asks = [u for u, _ in given_], [a for _, a in given_]
    place = st.integers(0, max(0, len(under) - 1))
    pairs = data.draw(st.lists(st.tuples(place, place), max_size=3 if under else 0))
    assert hanging(packed(under), packed(asks), pairs) == one_by_one(under, asks, pairs)


def test_two_that_ask_for_what_nobody_has_do_not_hang_together() -> None:
    assert hanging(packed([[1], [2], [3]]), packed([[9], [9], [1]])) == [[0, 2], [1]]


def test_a_long_chain_hangs_together() -> None:
    assert hanging(packed([n, n + 1] for n in range(3000, 0, -1))) == [list(range(3000))]
