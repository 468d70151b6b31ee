"""Times as they are written, against a Monday, 16 May 2022."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.article import Article
from kgraph.language import times
from kgraph.language.extractor import Extractor

MONDAY = "2022-05-16"
ISO = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?")
PAST = [
    ("yesterday", "2022-05-15"),
    ("last night", "2022-05-15"),
    ("this morning", "2022-05-16"),
    ("Saturday", "2022-05-14"),
    ("on Saturday", "2022-05-14"),
    ("last Saturday", "2022-05-14"),
    ("late Saturday", "2022-05-14"),
    ("earlier on Saturday", "2022-05-14"),
    ("Saturday night", "2022-05-14"),
    ("Monday", "2022-05-16"),
    ("last week", "2022-05-09/2022-05-15"),
    ("last month", "2022-04"),
    ("earlier this month", "2022-05"),
    ("last year", "2021"),
    ("about two months ago", "2022-03"),
    ("a couple of weeks ago", "2022-05-02/2022-05-08"),
    ("more than a year ago", "2021"),
    ("mid-March", "2022-03-11/2022-03-20"),
    ("late November", "2021-11-21/2021-11-30"),
    ("the end of March", "2022-03-21/2022-03-31"),
    ("early last year", "2021-01/2021-04"),
    ("late 2019", "2019-09/2019-12"),
    ("in October", "2021-10"),
    ("October 2019", "2019-10"),
    ("last summer", "2021-06/2021-08"),
    ("March 3", "2022-03-03"),
    ("3 March 2020", "2020-03-03"),
    ("Sept. 11, 2001", "2001-09-11"),
    ("the 1990s", "1990/1999"),
    ("2014", "2014"),
]
AHEAD = [
    ("tomorrow", "2022-05-17"),
    ("Saturday", "2022-05-21"),
    ("this Friday", "2022-05-20"),
    ("next month", "2022-06"),
    ("in October", "2022-10"),
    ("in three weeks", "2022-06-06/2022-06-12"),
    ("next year", "2023"),
]
OPEN = [
    "the past year",
    "years ago",
    "recent weeks",
    "12/05/2020",
    "Feb. 30",
    "the day before",
    "noon",
    "10 million years ago",
    "Friday the 13th",
    "",
]


@pytest.mark.parametrize(("text", "expected"), PAST)
def test_looking_back(text: str, expected: str) -> None:
    assert times.resolve(text, MONDAY, True) == expected


@pytest.mark.parametrize(("text", "expected"), AHEAD)
def test_looking_ahead(text: str, expected: str) -> None:
    assert times.resolve(text, MONDAY, False) == expected


@pytest.mark.parametrize("text", OPEN)
def test_what_stays_open(text: str) -> None:
    assert times.resolve(text, MONDAY, True) is None


@pytest.mark.parametrize("published", [None, "", "2022", "May 2022"])
@pytest.mark.parametrize("text", ["yesterday", "Saturday", "last month", "two months ago", "mid-March", "March 3", "in October"])
def test_nothing_is_guessed_without_a_publication_day(text: str, published: str | None) -> None:
    assert times.resolve(text, published, True) is None


@pytest.mark.parametrize(
    ("text", "expected"), [("March 3, 2020", "2020-03-03"), ("October 2019", "2019-10"), ("2014", "2014"), ("2020-05-12", "2020-05-12")]
)
def test_full_dates_need_no_publication_day(text: str, expected: str) -> None:
    assert times.resolve(text, None, True) == expected


def test_the_year_turns() -> None:
    assert times.resolve("yesterday", "2022-01-01", True) == "2021-12-31"
    assert times.resolve("last month", "2022-01-31", True) == "2021-12"
    assert times.resolve("last winter", "2022-03-01", True) == "2021-12/2022-02"


def test_an_age_and_a_duration_are_no_times(extractor: Extractor) -> None:
    doc = extractor.doc(Article(id="t", text="Karl Vogel, a 43-year-old man, worked there for three years.", outlet="G"))
    assert times.find(doc, 0, len(doc)) is None


def test_the_first_time_of_a_range_is_found(extractor: Extractor) -> None:
    doc = extractor.doc(Article(id="t", text="Karl Vogel left on Saturday and came back in March 2020.", outlet="G"))
    found = times.find(doc, 0, len(doc))
    assert found is not None and "Saturday" in doc[found[0] : found[1]].text


WORDS = [
    "last",
    "next",
    "early",
    "mid-",
    "March",
    "Saturday",
    "two",
    "weeks",
    "ago",
    "in",
    "the",
    "of",
    "2020",
    "31",
    "99",
    "decades",
    "a couple",
    "winter",
    "Feb.",
    "😀",
    "0",
]


@given(st.lists(st.sampled_from(WORDS), max_size=6), st.dates().map(str) | st.none(), st.booleans())
def test_any_words_give_an_iso_time_or_none(words: list[str], published: str | None, past: bool) -> None:
    found = times.resolve(" ".join(words), published, past)
    assert found is None or ISO.fullmatch(found)
