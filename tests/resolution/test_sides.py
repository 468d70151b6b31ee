"""Who denies by what they say is no asserter of what others deny by their cue."""

from kgraph.resolution import Catalogue, resolve
from kgraph.resolution.sides import sided
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
