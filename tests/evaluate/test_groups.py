"""Precision and recall by group, counted by hand."""

from kgraph.evaluate.figures import Tally, score
from kgraph.evaluate.groups import by_rule, by_topic, grouped
from tests.evaluate import make

GOLD = make.record(make.SAID, make.ADDED, make.OLD, make.DENIED)
FOUND = make.record(
    make.claim(1, make.span("the dam leaks"), make.span("said"), rule="one", topic="war"),
    make.claim(2, make.span("The mayor of Brod was lying"), make.span("added"), "e2", rule="one"),
    make.claim(3, make.span("he had known"), make.span("claiming"), rule="two"),
)


def tally() -> Tally:
    return score({"a": GOLD}, {"a": FOUND})[1]


def test_a_rule_has_precision_alone() -> None:
    assert grouped(tally(), by_rule) == {
        "one": {"predicted": 2, "gold": 0, "p": 1.0, "p_sourced": 0.5}, "two": {"predicted": 1, "gold": 0, "p": 0.0, "p_sourced": 0.0},
    }


def test_topics_have_both() -> None:
    figures = grouped(tally(), by_topic)
    assert list(figures) == ["other", "war"]
    assert figures["other"] == {"predicted": 2, "gold": 4, "p": 0.5, "p_sourced": 0.0, "r": 0.5, "r_sourced": 0.25, "same": 0.5}
    assert figures["war"] == {"predicted": 1, "gold": 0, "p": 1.0, "p_sourced": 1.0}


def test_groups_in_a_given_order_stand_there_when_empty() -> None:
    figures = grouped(tally(), by_topic, ("war", "sport"))
    assert list(figures) == ["war", "sport", "other"] and figures["sport"] == {"predicted": 0, "gold": 0}
