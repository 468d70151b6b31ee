"""Relations, rule by rule: what each rule makes of a sentence, and sentences of which it must make nothing."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.article import Article
from kgraph.language.extractor import Extractor
from kgraph.language.relations_words import words
from kgraph.record import Record

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "relation_cases.toml").read_text(encoding="utf-8"))


TITLE = "Notes from the town"


def read(extractor: Extractor, text: str) -> Record:
    """The record of a text behind a headline."""
    article = Article(id="case", text=f"{TITLE}\n\n{text}", title=TITLE, outlet="The Example Gazette", published="2022-05-16")
    return extractor.extract(article)


def lines(record: Record, rule: str | None = None) -> set[str]:
    """Each relation in the notation of the case file."""
    names = {e.id: e.name for e in record.entities}
    found = set()
    for relation in record.relations:
        if rule is None or relation.rule == f"relation.{rule}":
            target = names.get(relation.object or "", "-")
            parts = [names[relation.subject], relation.predicate, target, relation.role or "", relation.status]
            if parts[-1] == "current":
                parts.pop()
                while not parts[-1]:
                    parts.pop()
            found.add(" | ".join(parts))
    return found


def table(kind: str) -> Iterator[Any]:
    for rule, rows in CASES.items():
        for number, row in enumerate(rows[kind]):
            yield pytest.param(rule, row, id=f"{rule}-{number}")


@pytest.mark.parametrize(("rule", "case"), list(table("fires")))
def test_fires(extractor: Extractor, rule: str, case: list[str]) -> None:
    sentence, *expected = case
    assert lines(read(extractor, sentence), rule) == set(expected)


@pytest.mark.parametrize(("rule", "sentence"), list(table("silent")))
def test_silent(extractor: Extractor, rule: str, sentence: str) -> None:
    assert lines(read(extractor, sentence), rule) == set()


def test_every_rule_has_cases_of_both_kinds() -> None:
    assert all(rows["fires"] and rows["silent"] for rows in CASES.values())


@pytest.mark.parametrize(
    "claim",
    [
        "Anna Berg said that Karl Vogel met Peter Holm and founded Microsoft.",
        "According to Anna Berg, Karl Vogel stabbed Peter Holm.",
        "Anna Berg denied that Karl Vogel works for Microsoft.",
        "It is alleged that Karl Vogel attacked Peter Holm.",
        '"Karl Vogel runs Microsoft and he bribed Peter Holm," Anna Berg said.',
    ],
)
def test_what_is_only_claimed_is_no_relation(extractor: Extractor, claim: str) -> None:
    assert lines(read(extractor, claim)) == set()


def test_a_bare_the_president_gets_no_country_that_the_article_happens_to_name(extractor: Extractor) -> None:
    text = "Vladimir Putin was ill. Putin went home. Putin slept. Putin ate. Ukraine stayed silent. The president was ill."
    assert lines(read(extractor, text)) == {"Vladimir Putin | holdsRole | - | president"}


def test_a_title_inside_a_claim_is_the_article_s(extractor: Extractor) -> None:
    text = "Anna Berg said that Karl Vogel, the chairman of Microsoft, had lied."
    assert lines(read(extractor, text)) == {"Karl Vogel | holdsRole | Microsoft | chairman"}


def test_a_post_swallows_plain_membership(extractor: Extractor) -> None:
    text = "Karl Vogel works for Microsoft. Karl Vogel is the chairman of Microsoft."
    assert lines(read(extractor, text)) == {"Karl Vogel | holdsRole | Microsoft | chairman"}


def test_words_of_one_list_do_not_contradict_another() -> None:
    tables = words()
    assert not tables.roles & tables.not_roles
    assert tables.american <= tables.government
    assert not tables.expected & tables.implied


PARTS = st.lists(
    st.sampled_from(
        [
            "Karl Vogel",
            "Anna Berg",
            "Microsoft",
            "Berlin",
            "the mayor of",
            "chairman",
            ",",
            "who",
            "is",
            "was",
            "accused",
            "by",
            "met",
            "and",
            "said that",
            "“",
            "”",
            "former",
            "Sen.",
            "(D-Ohio)",
            "'s",
            "married to",
            "based in",
            "until",
            "from 2001 to",
            ".",
            "\n\n",
            "😀",
            "-based",
            "as",
        ]
    ),
    max_size=14,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PARTS)
def test_any_words_give_relations_whose_spans_hold(extractor: Extractor, parts: list[str]) -> None:
    record = read(extractor, " ".join(parts))
    text = f"{TITLE}\n\n{' '.join(parts)}"
    ids = {e.id for e in record.entities}
    for relation in record.relations:
        assert 0 <= relation.evidence.start < relation.evidence.end <= len(text)
        assert text[relation.evidence.start : relation.evidence.end].strip()
        assert relation.subject in ids and relation.object in ids | {None}
        assert relation.subject != relation.object
        assert relation.rule.startswith("relation.")
        assert (relation.role is not None) == (relation.predicate == "holdsRole")
        assert relation.object is not None or relation.predicate == "holdsRole"
