"""Versions of one article: another text under the same id at the same address. All are kept, each under an id of its own.

The newest keeps the id, an older one has the first digits of its key behind it (`dam@1f3a9c20`). The shelf knows them by key and by the id
that they came with, so that what is the newest may change.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from kgraph.article import Article
from kgraph.resolution.versions import address, age


def versions(one: Article, other: Article) -> bool:
    """Whether they are two versions of one article."""
    return one.id == other.id and one.text_sha256 != other.text_sha256 and bool(address(one.url)) and address(one.url) == address(other.url)


def latest(articles: Iterable[Article]) -> list[Article]:
    """What is left when each takes the place of those before it that have its id and are no other versions of it."""
    kept: dict[str, list[Article]] = {}
    for article in articles:
        same = kept.setdefault(article.id, [])
        same[:] = [a for a in same if versions(a, article)] + [article]
    return [a for same in kept.values() for a in same]


def told_apart(articles: Sequence[Article]) -> list[Article]:
    """In their order, with ids that are unique where `latest` made the choice."""
    by_id: dict[str, list[Article]] = {}
    for article in articles:
        by_id.setdefault(article.id, []).append(article)
    older = {a.key for same in by_id.values() if len(same) > 1 for a in same if a is not max(same, key=age)}
    return [replace(a, id=f"{a.id}@{a.key[:8]}") if a.key in older else a for a in articles]
