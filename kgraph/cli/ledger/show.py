"""Entries for people and for machines to read."""

from typing import Any

import msgspec

from kgraph.ledger import ArticleAt, Entry, OutletAt, Target
from kgraph.review.state import Standing


def fields(one: Entry) -> dict[str, Any]:
    """As in its line."""
    found: dict[str, Any] = msgspec.json.decode(one.line)
    return found


def told(at: Target) -> str:
    """A place in words."""
    if isinstance(at, OutletAt):
        return f"outlet {at.outlet}"
    if isinstance(at, ArticleAt):
        return f"article {at.words or at.article}"
    return f"“{at.words}” in {at.article}"


def what(one: Entry) -> str:
    """The judgement, with its level or grade."""
    return " ".join(filter(None, (one.what, one.level or "", one.grade or "", one.undoes or "")))


def row(one: Standing) -> tuple[str, ...]:
    """For a table."""
    e = one.entry
    state = f"{one.state}: {one.reason}" if one.reason else one.state
    return e.id, e.when[:19].replace("T", " "), e.who, what(e), "; ".join(map(told, e.of)), e.why, state


HEADERS = ("id", "when", "who", "what", "of", "why", "state")
