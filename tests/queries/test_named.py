"""The exact rows of every named query, on four articles by hand and on the demo graph as annotators read it."""

import pyoxigraph as ox
import pytest

from kgraph.queries import query_names
from tests.queries.rows import Question, answer, read

HAND, GOLD = read("hand.rows"), read("gold.rows")
NOT_ANNOTATED = {"narration"}
"""What annotators leave out; the articles by hand have it."""


def told(cases: list[tuple[Question, list[str]]]) -> list[str]:
    return [" ".join((query, *given.values())) for (query, given), _ in cases]


@pytest.mark.parametrize(("question", "wanted"), HAND, ids=told(HAND))
def test_rows_by_hand(hand: ox.Store, question: Question, wanted: list[str]) -> None:
    assert answer(hand, *question) == wanted


@pytest.mark.parametrize(("question", "wanted"), GOLD, ids=told(GOLD))
def test_rows_of_the_demo_graph(gold: ox.Store, question: Question, wanted: list[str]) -> None:
    assert answer(gold, *question) == wanted


def test_every_query_answers_something() -> None:
    assert {query for (query, _), wanted in HAND if wanted} == set(query_names())
    assert {query for (query, _), wanted in GOLD if wanted} == set(query_names()) - NOT_ANNOTATED
