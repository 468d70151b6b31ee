"""The tables of cases in benchmarks/data are whole: what they quote stands in their texts, and the kinds are as many as they should be."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[2] / "benchmarks" / "data"
TABLES = ("people", "claim_pairs", "stances", "stances_opposites")


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


def test_claim_pairs_quote_their_articles() -> None:
    for case in rows("claim_pairs"):
        for side in (case["a"], case["b"]):
            assert side["article"]["text"].startswith(side["claim"], side["start"]), case["id"]


def test_claim_pairs_hold_every_link() -> None:
    cases = rows("claim_pairs")
    links = Counter(case["link"] for case in cases)
    least = {"denies": 35, "looksLike": 35, "narrows": 15, "incompatible": 10, "repeats": 12, "supports": 10, "none": 10}
    assert set(links) == set(least)
    assert {link: n for link, n in links.items() if n < least[link]} == {}
    parts = {case["differs"] for case in cases if case["link"] == "looksLike"}
    assert parts == {"time", "object", "agent", "place", "number", "modality"}


def test_claim_pairs_agree_with_their_links() -> None:
    for case in rows("claim_pairs"):
        one = case["link"] in ("repeats", "supports", "denies")
        assert case["proposition"] is one, case["id"]
        assert case["question"] or not case["proposition"], case["id"]
        assert ("aim" in case) is (case["link"] in ("denies", "narrows")), case["id"]
        assert ("differs" in case) is (case["link"] == "looksLike"), case["id"]


def test_stances_quote_their_texts_and_half_are_no_assertions() -> None:
    cases = rows("stances")
    for case in cases:
        assert case["text"].startswith(case["claim"], case["start"]), case["id"]
        assert case["question"].endswith("?"), case["id"]
    stances = Counter(case["stance"] for case in cases)
    assert len(cases) >= 90
    assert set(stances) == {"asserts", "denies", "doubts", "noPosition"}
    assert stances["asserts"] * 2 <= len(cases)
    assert min(stances.values()) >= 14, stances


def test_opposites_quote_their_texts() -> None:
    cases = rows("stances_opposites")
    assert [c["id"] for c in cases if not c["text"].startswith(c["claim"], c["start"]) or not c["question"].endswith("?")] == []
    assert Counter(c["stance"] for c in cases) == {"denies": 50, "asserts": 30}


SETS = {"polnear": ({"sixteen": 16, "eight": 8, "twelve": 12, "more": 6}, 623), "wikinews": ({"six": 6}, 63)}
"""Of each file its sets with their texts, and how many claims it holds."""


@pytest.mark.parametrize("name", SETS)
def test_annotated_texts_are_told_apart_and_whole(name: str) -> None:
    records, (sets, claims) = rows(name), SETS[name]
    assert Counter(record["set"] for record in records) == sets
    assert sum(len(record["claims"]) for record in records) == claims
    for record in records:
        known = {e["id"] for e in record["entities"]}
        for claim in record["claims"]:
            meant = {claim["source"]["entity"], claim["subject"], *claim["via"], *claim["about"]} - {None}
            assert meant <= known, (record["article"], claim["id"])
            assert all(s["start"] < s["end"] for s in claim["content"]), (record["article"], claim["id"])
        assert max((len(e["name"].split()) for e in record["entities"] if not e["named"]), default=0) <= 5
