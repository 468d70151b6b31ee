"""The sentence that a claim is shown by."""

import pytest

from kgraph.graph.labels import several


@pytest.mark.parametrize("who", ["doctors", "two people close to the bank", "Some", "police", "sources inside the office", "Others"])
def test_several_say(who: str) -> None:
    assert several(who)


@pytest.mark.parametrize("who", ["a doctor", "boss", "Kyrylo Budanov", "Reuters", "General SVR", "Police", "Two Rivers", "someone", ""])
def test_one_says(who: str) -> None:
    assert not several(who)
