"""A small hand for judgements: one a second, by Ada, of words in the articles of tests.resolution.make."""

import itertools
from typing import Any

from kgraph.ledger import ClaimAt, Entry, MentionAt, Target, entry
from kgraph.ledger.places import claim_at
from tests.resolution.make import Desk


class Pen:
    """Writes entries one after another."""

    def __init__(self) -> None:
        self._tick = itertools.count()

    def __call__(self, what: Any, *of: Target, who: str = "Ada Quill", **rest: Any) -> Entry:
        return entry(what, of, who=who, when=f"2024-05-01T09:{next(self._tick):02d}:00.000000Z", **rest)


def mention(desk: Desk, words: str, nth: int = 0) -> MentionAt:
    """The words where they stand for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = desk.article.text.index(words, start + 1)
    return MentionAt(desk.article.key, start, start + len(words), words)


def claim(desk: Desk, id: str) -> ClaimAt:
    return claim_at(desk.article, next(c for c in desk.record.claims if c.id == id))
