import logging
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.readers.dates import iso, told
from kgraph.readers.metadata import Metadata


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2022", "2022"), ("2022-05", "2022-05"), ("2022-05-14", "2022-05-14"), ("20220514", "2022-05-14"), ("2022/05/14", "2022-05-14"),
        ("2022-05-14T09:30:00Z", "2022-05-14T09:30:00Z"), ("2022-05-14T09:30:00.123Z", "2022-05-14T09:30:00Z"),
        ("2022-05-14T09:30:00+03:00", "2022-05-14T09:30:00+03:00"), ("2022-05-14 09:30", "2022-05-14T09:30:00"),
        ("2022-05-14T09:30:00+0300", "2022-05-14T09:30:00+03:00"),
        ("Sat, 14 May 2022 09:30:00 GMT", "2022-05-14T09:30:00Z"), ("Sat, 14 May 2022 09:30:00 +0200", "2022-05-14T09:30:00+02:00"),
        ("14 May 2022", "2022-05-14"), ("May 14, 2022", "2022-05-14"), ("Saturday, 14th of May 2022", "2022-05-14"),
        ("May 2022", "2022-05"), ("  November 2017 ", "2017-11"), ("14/05/2022", "2022-05-14"), ("05/14/2022", "2022-05-14"),
        ("05/05/2022", "2022-05-05"), ("05/06/2022", "2022"), ("05/06/2022 09:30", "2022"),
        ("14 May", None), ("yesterday", None), ("last week", None), ("09:30", None), ("not a date", None), ("", None), ("0000", None),
        ("2022-13-45", None), ("32 May 2022", None), ("1652517000", None), ("1652517000000", None), ("99999-01-01", None),
        ("2022 " * 50, None), ("2022-05-14<script>", None),
    ],
)
def test_dates(written: str, read: str | None) -> None:
    assert iso(written) == read


@given(st.dates(min_value=date(1000, 1, 1)))
def test_days_stay(day: date) -> None:
    assert iso(day.isoformat()) == day.isoformat()


@pytest.mark.parametrize(
    ("page", "day"),
    [
        ("14 May 2022", "2022-05-14"), ("May 14th, 2022", "2022-05-14"), ("Sept. 3, May. 14, 2022", "2022-05-14"),
        ("/2022/05/14/", "2022-05-14"),
        ("14.5.2022", "2022-05-14"), ("5/14/2022", "2022-05-14"), ("20220514", "2022-05-14"), ("May 2022", "2022-05"), ("14", "2022-05"),
    ],
)
def test_a_day_that_the_page_does_not_tell_is_not_taken(page: str, day: str) -> None:
    assert told("2022-05-14", page) == day


def test_a_bad_date_is_unknown_and_said(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "kgraph.readers"):
        assert Metadata.of({"published": "some day", "title": "T"}, "a.md") == Metadata(title="T")
    assert caplog.messages == ["a.md: the date 'some day' cannot be read, so it stays unknown (write it as 2022-05-14)"]


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("id", 6, "6"), ("id", True, None), ("title", " A\n b ", "A b"), ("title", "A\0\x1bb", "Ab"),
        ("title", "👩🏽\u200d🚀", "👩🏽\u200d🚀"),
        ("title", ["a"], None), ("title", {"a": 1}, None), ("title", "\ud800", None), ("author", ["A", " ", "B"], "A, B"),
        ("author", [1.5], None),
        ("outlet", "", None), ("outlet", None, None), ("published", 2022, "2022"),
    ],
)
def test_values(field: str, value: object, kept: str | None) -> None:
    assert getattr(Metadata.of({field: value}, "a"), field) == kept


def test_one_before_the_other() -> None:
    one, two = Metadata(id="1", outlet="A"), Metadata(id="2", title="T", url="u")
    assert one.over(two) == Metadata(id="1", outlet="A", title="T", url="u")
    assert one.over(two, "url") == Metadata(id="1", outlet="A", title="T")
