"""Counts and dates in words, for the templates."""

from collections.abc import Callable, Mapping


def plural(count: int, word: str, many: str = "") -> str:
    """ "1 report", "1,200 reports"."""
    return f"{count:,} {word if count == 1 else many or word + 's'}"


def span(first: str, last: str) -> str:
    """ "2022-05-13 to 2022-06-01", one date alone, or nothing."""
    return first if first == last else f"{first} to {last}"


def origins(least: int, most: int) -> str:
    """ "1 origin", "2 to 4 origins"."""
    return plural(least, "origin") if least == most else f"{least} to {plural(most, 'origin')}"


def percent(share: float) -> str:
    """Of a hundred."""
    return f"{share * 100:.0f}"


FUNCTIONS: Mapping[str, Callable[..., str]] = {"plural": plural, "span": span, "origins": origins, "percent": percent}
