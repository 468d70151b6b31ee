"""Answers that take no side."""

import pytest

from kgraph.resolution import Catalogue, resolve
from kgraph.resolution.sides import sided
from tests.resolution.make import Desk

ANSWERS = [
    ("the Courier could not independently verify the recording", "noPosition", "notVerified"),
    ("There was no official confirmation of the arrest", "asserts", "notConfirmed"),
    ("she had no comment", "asserts", "commentRefused"),
    ("she would neither confirm nor deny the arrest", "asserts", "commentRefused"),
    ("it was too early to tell whether Marek had been there", "asserts", "notKnown"),
    ("the vote is being investigated", "asserts", "underExamination"),
]
NONE = [
    ("Marek was arrested in his office", "asserts"),
    ("there is no truth in it and there will be no comment", "denies"),
    ("Marek paid the clerk, who then could not verify the bill, and sent him away with the whole ledger before noon", "asserts"),
]


def desk(words: str, stance: str) -> Desk:
    made = Desk("a", f"Olga Brandt is asked. {words}.")
    made.claim(words, made.entity("Olga Brandt"), stance=stance)
    return made


@pytest.mark.parametrize(("words", "stance", "kind"), ANSWERS)
def test_an_answer_on_no_side_is_a_response(words: str, stance: str, kind: str) -> None:
    one = desk(words, stance)
    found = resolve([one.article], [one.record], Catalogue())
    assert found.responses == {f"{one.article.key}/c1": kind}
    assert [c.stance for c in sided(one.article, one.record, found).claims] == ["noPosition"]
    assert [(p.reports, p.denials) for p in found.propositions] == [(0, 0)]


@pytest.mark.parametrize(("words", "stance"), NONE)
def test_what_takes_a_side_is_none(words: str, stance: str) -> None:
    one = desk(words, stance)
    assert resolve([one.article], [one.record], Catalogue()).responses == {}
