"""The tables of cases in benchmarks/data are whole: what they quote stands in their texts, and the kinds are as many as they should be."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[2] / "benchmarks" / "data"
TABLES = ("people",)


def rows(table: str) -> list[dict[str, Any]]:
    """The lines of one table."""
    return [json.loads(line) for line in (DATA / f"{table}.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("table", TABLES)
def test_ids_are_unique_and_every_case_says_why(table: str) -> None:
    cases = rows(table)
    assert [i for i, n in Counter(case["id"] for case in cases).items() if n > 1] == []
    assert [case["id"] for case in cases if not case["why"].strip()] == []


def test_people_stand_where_the_table_says() -> None:
    for case in rows("people"):
        for side in (case["a"], case["b"]):
            assert side["text"].startswith(side["name"], side["start"]), case["id"]
            facts = side["entity"]
            for known in (*facts["bodies"], *facts["places"], *facts["people"], facts["name"]):
                assert known.lower() in side["text"].lower(), (case["id"], known)


def test_people_hold_every_answer_and_kind() -> None:
    cases = rows("people")
    answers = Counter(str(case["same"]) for case in cases)
    assert len(cases) >= 300
    assert set(answers) == {"True", "False", "unsure"}
    assert answers["True"] >= 165 and answers["False"] >= 120 and answers["unsure"] >= 15
    kinds = Counter(case["kind"] for case in cases)
    assert min(kinds.values()) >= 7, kinds
    assert {case["a"]["entity"]["type"] for case in cases} == {"Person", "Organisation", "Outlet", "Place", "Group"}
