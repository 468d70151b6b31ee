"""A date as it is written becomes ISO 8601, as exact as it is known. Nothing is filled in, and no clock is asked."""

import re
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_PARTIAL = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
_LENGTH = {"year": 4, "month": 7, "day": 10}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def iso(written: str) -> str | None:
    """2022, 2022-05, 2022-05-14 or 2022-05-14T09:30:00Z (or with its offset); None where no year can be read.

    Where day and month may be meant either way (05/06/2022), what both readings share is given: the year.
    """
    written = written.strip()
    if _PARTIAL.fullmatch(written):
        return written if written[:4] != "0000" else None
    if written.isdigit() and len(written) != 8:
        return None
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        pass
    try:
        return _stamp(datetime.fromisoformat(written))
    except ValueError:
        pass
    # Longer strings are no dates, and slow to try.
    one, other = (_parsed(written, order) if len(written) < 80 else None for order in ("DMY", "MDY"))
    if one is None or other is None:
        return None
    return next((one[:length] for length in (len(one), 7, 4) if one[:length] == other[:length]), None)


def told(day: str, page: str) -> str:
    """`day` (2022-05-14), cut to its month where no such day is written in the page: htmldate fills today's day in."""
    year, month, number = day.split("-")
    d, m, name = f"0?{int(number)}", f"0?{int(month)}", rf"{_MONTHS[int(month) - 1]}[a-z]*\.?"
    nth = rf"{d}(?:st|nd|rd|th)?"
    ways = (
        rf"{year}\W?{month}\W?{number}", rf"{year}\W{m}\W{d}\b", rf"\b{d}\W{m}\W{year}", rf"\b{m}\W{d}\W{year}",
        rf"\b{nth}\W+(?:of\W+)?{name}\W+{year}", rf"\b{name}\W+{nth}\W+{year}",
    )
    return day if re.search("|".join(ways), page, re.I) else day[:7]


def _parsed(written: str, order: str) -> str | None:
    found = _parser(order).get_date_data(written)
    if found.date_obj is None:
        return None
    if found.period in _LENGTH:
        return found.date_obj.date().isoformat()[: _LENGTH[found.period]]
    return _stamp(found.date_obj)


@cache
def _parser(order: str) -> "DateDataParser":
    from dateparser.date import DateDataParser

    settings = {
        "DATE_ORDER": order, "PREFER_LOCALE_DATE_ORDER": False, "REQUIRE_PARTS": ["year"], "PARSERS": ["absolute-time"],
        "RETURN_TIME_AS_PERIOD": True,
    }
    return DateDataParser(languages=["en"], settings=settings)


def _stamp(moment: datetime) -> str:
    return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")
