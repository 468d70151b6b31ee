"""The pronoun table is whole and balanced, and a record's answer is read by the pronoun's place and the bearer's name."""

from collections import Counter

import pytest

from benchmarks import pronouns
from kgraph.record import Entity, Mention, Record

CASES = pronouns.cases()


def test_cases_are_two_hundred_with_their_own_ids() -> None:
    assert len(CASES) == 200
    assert len({case["id"] for case in CASES}) == 200
    assert len({(case["text"], case["offset"]) for case in CASES}) == 200


def test_pronoun_and_names_stand_in_the_text() -> None:
    for case in CASES:
        text, offset = case["text"], case["offset"]
        assert text.startswith(case["pronoun"], offset), case["id"]
        assert not text[max(offset - 1, 0) : offset].isalnum() and not text[offset + len(case["pronoun"])].isalnum(), case["id"]
        assert case["name"] in text and case["others"] and case["name"] not in case["others"], case["id"]
        assert [name for name in case["others"] if name not in text] == [], case["id"]
        assert text.count('"') % 2 == 0, case["id"]


def test_kinds_are_balanced() -> None:
    genders = Counter(pronouns.GENDER[case["pronoun"].lower()] for case in CASES)
    assert abs(genders["masculine"] - genders["feminine"]) <= 5
    assert genders["first person"] >= 25 and genders["bodies"] >= 10
    assert sum(map(pronouns.quoted, CASES)) >= 40
    first = sum(all(case["text"].index(case["name"]) < case["text"].index(name) for name in case["others"]) for case in CASES)
    assert 90 <= first <= 115, "whoever always takes the first name, or the last, must not look good"


CASE = {"id": "x", "text": "Ada Quill met Eve Rook. She left.", "pronoun": "She", "offset": 24, "name": "Ada Quill", "others": ["Eve Rook"]}
ADA, EVE, SHE = Mention(0, 9), Mention(14, 22), Mention(24, 27, "pronoun")


@pytest.mark.parametrize(
    ("ada", "eve", "expected"),
    [((ADA, SHE), (EVE,), "right"), ((ADA,), (EVE, SHE), "wrong"), ((ADA,), (EVE,), "open"), ((ADA,), (EVE, Mention(24, 27)), "open")],
)
def test_an_answer_is_that_of_the_entity_with_the_pronoun(ada: tuple[Mention, ...], eve: tuple[Mention, ...], expected: str) -> None:
    entities = (
        Entity(id="e1", type="Person", named=True, name="Ada Quill", mentions=ada),
        Entity(id="e2", type="Person", named=True, name="Eve Rook", mentions=eve),
    )
    assert pronouns.answer(CASE, Record(article="x", text_sha256="", entities=entities)) == expected
    assert pronouns.table([(CASE, expected)])["feminine"] == {**dict.fromkeys(("right", "wrong", "open"), 0), expected: 1}  # type: ignore[list-item]
