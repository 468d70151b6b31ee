"""Who denies by what they say is no asserter of what others deny by their cue."""

import pytest

from kgraph.resolution import Catalogue, resolve
from kgraph.resolution.relate import beside
from kgraph.resolution.said import said
from kgraph.resolution.sides import sided
from kgraph.resolution.units import units
from tests.resolution.make import Desk

FIRST = "Ada Quill denied that Bo Rask had thyroid surgery. Ada Quill spoke again."
SECOND = "Bo Rask did not have thyroid surgery, Ada Quill said."


def _desks() -> tuple[Desk, Desk]:
    first, second = Desk("one", FIRST, "The Example"), Desk("two", SECOND, "The Other")
    for desk in (first, second):
        quill, rask = desk.entity("Ada Quill"), desk.entity("Bo Rask")
        desk.role(quill, "spokeswoman")
        desk.role(rask, "mayor")
    about = {"subject": "e2", "about": ("e2",), "topic": "health"}
    first.claim("Bo Rask had thyroid surgery", "e1", stance="denies", polarity="negative", **about)
    second.claim("Bo Rask did not have thyroid surgery", "e1", **about)
    return first, second


def test_a_negated_assertion_joined_to_a_denial_denies_it() -> None:
    first, second = _desks()
    found = resolve([first.article, second.article], [first.record, second.record], Catalogue())
    assert found.question_of[f"{first.article.key}/c1"] == found.question_of[f"{second.article.key}/c1"]
    assert found.turned == (f"{second.article.key}/c1",)
    [proposition] = found.propositions
    assert (proposition.label, proposition.reports, proposition.denials) == ("Bo Rask had thyroid surgery", 0, 2)
    assert [c.stance for c in sided(second.article, second.record, found).claims] == ["denies"]
    assert sided(first.article, first.record, found) == first.record


def test_alone_it_asserts() -> None:
    _, second = _desks()
    assert resolve([second.article], [second.record], Catalogue()).turned == ()


LINES = "Bo Rask would not raise the leaking dam with Ada Quill. Bo Rask pressed Ada Quill about the leaking dam. Bo Rask met Ada Quill."


@pytest.mark.parametrize(("words", "one_article", "so"), [
    ("Bo Rask pressed Ada Quill about the leaking dam", True, True),
    ("Bo Rask pressed Ada Quill about the leaking dam", False, False),
    ("Bo Rask met Ada Quill", True, False),
])
def test_the_same_one_who_did_not_do_so_to_the_same_others(words: str, one_article: bool, so: bool) -> None:
    desk, other = Desk("one", LINES, "The Example"), Desk("two", LINES, "The Other")
    for each in (desk, other):
        each.entity("Bo Rask")
        each.entity("Ada Quill")
    about = {"subject": "e1", "about": ("e1", "e2")}
    desk.claim("Bo Rask would not raise the leaking dam with Ada Quill", None, **about)
    (desk if one_article else other).claim(words, None, **about)
    found = []
    for each in (desk, other):
        known = {f"{each.article.key}/e1": "rask", f"{each.article.key}/e2": "quill"}
        found += units(each.article, each.record, known, {c.member: c for c in said(each.article, each.record, known)})
    no, yes = found
    assert beside(no, yes, {}) is so
