import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.resolution.likeness import ALIKE, likeness

CASES = [
    ("Ivo Marek", "Ivo Mareck", True, True), ("IvoMarek", "Ivo Marek", True, True), ("Dr. Ivo Marek", "Marek, Ivo", True, True),
    ("Ivo Janovich Marek", "Ivo Marek", True, True), ("Ivo Marek", "Ivo Tarn", True, False),
    ("Ivo Janovich Marek", "Ivo Petrovich Marek", True, False),
    ("Karrow Limited", "Karrow Ltd", False, True), ("OOO Karrow", "Karrow", False, True), ("Karrow & Sons", "Karrow and Sons", False, True),
    ("Karrow Systems Ltd", "Karrow Ltd", False, False), ("Karrow Fund V", "Karrow Fund 6", False, False),
    ("1st Tarn Bank", "First Tarn Bank", False, True),
    ("TRU", "Tarn Rowing Union", False, True), ("U.S. Grain Board", "United States Grain Board", False, True),
]


@pytest.mark.parametrize(("a", "b", "person", "same"), CASES)
def test_names_that_look_alike(a: str, b: str, person: bool, same: bool) -> None:
    assert (likeness(a, b, person).score >= ALIKE) is same


@given(st.text(max_size=20), st.text(max_size=20), st.booleans())
def test_it_is_symmetric_and_between_0_and_1(a: str, b: str, person: bool) -> None:
    one, two = likeness(a, b, person).score, likeness(b, a, person).score
    assert 0 <= one <= 1 and abs(one - two) < 0.2
