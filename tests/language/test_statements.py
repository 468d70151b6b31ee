"""What a claim claims: predicate, arguments, negation, modality, time, and one statement for each clause."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.article import Article
from kgraph.language.extractor import Extractor
from kgraph.record import Record, Statement, quote


def read(extractor: Extractor, text: str, published: str | None = "2022-05-16") -> Record:
    return extractor.extract(Article(id="case", text=text, outlet="The Example Gazette", published=published))


def statements(extractor: Extractor, text: str, published: str | None = "2022-05-16") -> tuple[Record, list[Statement]]:
    record = read(extractor, text, published)
    return record, [s for claim in record.claims for s in claim.statements]


@pytest.mark.parametrize(
    ("clause", "predicate", "negated", "modality"),
    [
        ("Karl Vogel paid bribes", "pay", False, "actual"),
        ("Karl Vogel did not pay bribes", "pay", True, "actual"),
        ("Karl Vogel never met Anna Berg", "meet", True, "actual"),
        ("Karl Vogel is ill", "be ill", False, "actual"),
        ("Karl Vogel is a liar", "be liar", False, "actual"),
        ("Karl Vogel stepped down", "step down", False, "actual"),
        ("Karl Vogel has no money", "have", True, "actual"),
        ("nobody was hurt", "hurt", True, "actual"),
        ("no machine in the hall had been opened", "open", True, "actual"),
        ("not one launcher was destroyed", "destroy", True, "actual"),
        ("neither sister signed the deed", "sign", True, "actual"),
        ("Karl Vogel has a cough and nothing worse", "have", False, "actual"),
        ("Karl Vogel will sell, not lease", "sell", False, "future"),
        ("Karl Vogel opened the hall", "open", False, "actual"),
        ("there was no evidence of fraud", "be evidence", True, "actual"),
        ("Karl Vogel will resign", "resign", False, "future"),
        ("Karl Vogel may resign", "resign", False, "possible"),
        ("Karl Vogel must resign", "resign", False, "necessary"),
        ("Karl Vogel would resign", "resign", False, "conditional"),
        ("Karl Vogel will sue if Anna Berg resigns", "sue", False, "conditional"),
    ],
)
def test_predicate(extractor: Extractor, clause: str, predicate: str, negated: bool, modality: str) -> None:
    _, (statement, *_) = statements(extractor, f"Peter Holm said that {clause}.")
    assert (statement.predicate, statement.negated, statement.modality) == (predicate, negated, modality)


@pytest.mark.parametrize(
    ("clause", "arguments"),
    [
        ("Karl Vogel paid bribes to Anna Berg", {("subject", "Karl Vogel"), ("object", "bribes"), ("recipient", "Anna Berg")}),
        ("Karl Vogel was arrested by the police", {("object", "Karl Vogel"), ("subject", "the police")}),
        ("Karl Vogel met Anna Berg in Berlin", {("subject", "Karl Vogel"), ("object", "Anna Berg"), ("place", "Berlin")}),
        (
            "Karl Vogel gave Anna Berg the letters two months ago",
            {("subject", "Karl Vogel"), ("recipient", "Anna Berg"), ("object", "the letters")},
        ),
    ],
)
def test_arguments(extractor: Extractor, clause: str, arguments: set[tuple[str, str]]) -> None:
    text = f"Peter Holm said that {clause}."
    _, (statement,) = statements(extractor, text)
    assert {(a.role, text[a.span.start : a.span.end]) for a in statement.arguments} == arguments


def test_two_things_claimed_are_two_statements(extractor: Extractor) -> None:
    text = "Peter Holm said that Karl Vogel was ill and would resign next month."
    record, (first, second) = statements(extractor, text)
    assert (first.predicate, second.predicate) == ("be ill", "resign")
    assert first.subject == second.subject == next(e.id for e in record.entities if e.name == "Karl Vogel")
    assert first.time is None and second.time is not None and second.time.resolved == "2022-06"
    assert quote(text, second.content) == "would resign next month"


def test_there_is_has_no_subject(extractor: Extractor) -> None:
    _, (statement,) = statements(extractor, "Peter Holm said that there was no evidence of fraud.")
    assert statement.subject is None


def test_a_denial_is_the_statement_s_too(extractor: Extractor) -> None:
    _, (statement,) = statements(extractor, "Peter Holm denied that Karl Vogel had resigned.")
    assert (statement.stance, statement.negated) == ("denies", False)


@pytest.mark.parametrize(
    ("clause", "resolved"),
    [
        ("Karl Vogel resigned on Saturday", "2022-05-14"),
        ("Karl Vogel may have resigned on Saturday", "2022-05-14"),
        ("Karl Vogel will resign on Saturday", "2022-05-21"),
        ("the trial opens on Saturday", "2022-05-21"),
    ],
)
def test_tense_tells_the_side_of_a_time(extractor: Extractor, clause: str, resolved: str) -> None:
    _, (statement,) = statements(extractor, f"Peter Holm said that {clause}.")
    assert statement.time is not None and (statement.time.text, statement.time.resolved) == ("Saturday", resolved)


def test_without_a_publication_date_a_time_stays_as_written(extractor: Extractor) -> None:
    _, (statement,) = statements(extractor, "Peter Holm said that Karl Vogel resigned on Saturday.", published=None)
    assert statement.time is not None and (statement.time.text, statement.time.resolved) == ("Saturday", None)


def test_a_noun_is_a_statement(extractor: Extractor) -> None:
    _, (statement,) = statements(extractor, "Peter Holm denied the allegations.")
    assert (statement.predicate, statement.arguments, statement.stance) == ("allegation", (), "denies")


PARTS = st.lists(
    st.sampled_from(
        [
            "Karl Vogel",
            "Anna Berg",
            "said",
            "that",
            "denied",
            "“",
            "”",
            ",",
            ";",
            "and",
            "not",
            "may",
            "resigned",
            "is ill",
            "on Saturday",
            "last month",
            "if",
            "who",
            "gave",
            "the letters",
            "to",
            "there was no evidence",
            "reportedly",
            ".",
            "\n\n",
            "😀",
            "according to",
            "two months ago",
            "in Berlin",
        ]
    ),
    max_size=16,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PARTS)
def test_any_words_give_statements_whose_spans_hold(extractor: Extractor, parts: list[str]) -> None:
    text = " ".join(parts)
    record = read(extractor, text)
    ids = {e.id for e in record.entities} | {None}
    for claim in record.claims:
        inside = {i for piece in claim.content for i in range(piece.start, piece.end)}
        assert claim.statements
        for statement in claim.statements:
            assert statement.predicate and statement.content and statement.subject in ids
            spans = [*statement.content, *(a.span for a in statement.arguments), *([statement.time.span] if statement.time else [])]
            for span in spans:
                assert text[span.start : span.end].strip()
                assert {i for i in range(span.start, span.end) if not text[i].isspace()} <= inside
            assert all(a.entity in ids for a in statement.arguments)
