"""Two clocks, and no date that is guessed."""

from datetime import date

import pytest

from kgraph.queries.engines import Local
from kgraph.views import page, timeline
from kgraph.views.timeline import HIGH, LEFT, WIDTH, middle
from tests.queries.make import gold, hand
from tests.views.make import claim

STORE = Local(gold())


@pytest.mark.parametrize(("when", "wanted"), [
    ("2022-05-14", date(2022, 5, 14)), ("2022-05", date(2022, 5, 16)), ("2022", date(2022, 7, 2)), ("2022-12", date(2022, 12, 16)),
    ("2022-05-09/2022-05-15", date(2022, 5, 12)), ("2022-06/2022-08", date(2022, 7, 16)), ("2022-05-19T11:40:00Z", date(2022, 5, 19)),
    ("", None), ("soon", None), ("2022-13", None), ("2022-02-31", None), ("0000", None), ("2022-05/2021-01", None),
    ("9999-12-31", date(9999, 12, 31)),
])
def test_the_middle_of_what_is_known(when: str, wanted: date | None) -> None:
    assert middle(when) == wanted


def test_each_claim_is_listed_once_under_each_clock_with_the_undated_last() -> None:
    line = timeline.read(STORE)
    for days in (line.by_said, line.by_happened):
        listed = [c.id for day in days for c in day.claims]
        assert sorted(listed) == sorted(c.id for c in line.claims) and len(listed) > 50
        assert [d.date for d in days if d.date] == sorted(d.date for d in days if d.date) and days[-1].date == ""


def test_marks_stand_inside_and_apart_and_in_the_order_of_their_dates() -> None:
    for clock in (timeline.read(STORE).said, timeline.read(STORE).happened):
        assert len({(m.x, m.y) for m in clock.marks}) == len(clock.marks)
        assert all(LEFT <= m.x <= WIDTH for m in clock.marks)
        assert all(LEFT <= x <= WIDTH for x, _ in clock.ticks) and len({label for _, label in clock.ticks}) == len(clock.ticks)


def test_what_does_not_fit_a_stack_is_counted() -> None:
    claims = [claim(f"c{i}", date="2022-05-14") for i in range(HIGH + 5)] + [claim("late", date="2023-05-14"), claim("never")]
    clock = timeline._clock("said", claims, timeline._said)
    assert len(clock.marks) == HIGH + 1 and [n for *_, n in clock.more] == [5] and clock.undated == 1


def test_nothing_dated_and_nothing_at_all() -> None:
    line = timeline.read(Local(hand()))
    assert line.happened.marks == () and line.happened.undated == len(line.claims) > 5
    assert "Undated: it is not said when" in page.timeline(line)


def test_focus_and_same_bytes() -> None:
    line = timeline.read(STORE, focus="Vladimir Putin")
    assert 0 < len(line.claims) < len(timeline.read(STORE).claims)
    assert page.timeline(line) == page.timeline(timeline.read(STORE, focus="Vladimir Putin"))
