"""What one article's named graph is made from, as a digest: equal digests, equal graphs. Cheaper than to write the graph and compare.

An article's graph hangs on the article, on its record (which its key and the extractor determine), and on what resolution says of it: all
entries of the resolution's tables that are keyed by the article, and the entities that these name.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from kgraph.article import Article
from kgraph.record import Record
from kgraph.resolution.model import Resolution, ResolvedEntity

_ENCODE = msgspec.json.Encoder(order="sorted").encode


def signatures(articles: Sequence[Article], records: Sequence[Record], resolution: Resolution) -> dict[str, str]:
    """Article key to thirty-two hex digits."""
    keys = {a.key for a in articles}
    said, of_slug = _by_article(resolution, keys)
    faces = {e.slug: face(e) for e in resolution.entities}
    found = {}
    for article, record in zip(articles, records, strict=True):
        parts = said.get(article.key, {})
        named = sorted({text for table in parts.values() for _, value in table for text in _strings(value) if text in faces})
        about = [(faces[slug], of_slug.get(slug)) for slug in named]
        bare = msgspec.structs.replace(article, text="")
        made_from = _ENCODE((code(), article.key, bare, record.extractor, parts, about))
        found[article.key] = hashlib.blake2b(made_from, digest_size=16).hexdigest()
    return found


@cache
def code() -> str:
    """A digest of what writes the graph."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _by_article(resolution: Resolution, keys: set[str]) -> tuple[dict[str, dict[str, Any]], dict[str, list[Any]]]:
    """Every table of the resolution, by article; and what is keyed by anything else."""
    found: dict[str, dict[str, Any]] = {key: {} for key in keys}
    other: dict[str, list[Any]] = defaultdict(list)
    for name in resolution.__struct_fields__:
        table = getattr(resolution, name)
        if isinstance(table, dict):
            rows = list(table.items())
        elif isinstance(table, tuple) and table and isinstance(table[0], str):
            rows = [(text, True) for text in table]
        else:
            continue
        for row in rows:
            article = found.get(row[0].partition("/")[0])
            if article is None:
                other[row[0]].append((name, row[1]))
            elif name in article:
                article[name].append(row)
            else:
                article[name] = [row]
    return found, other


def face(one: ResolvedEntity) -> tuple[Any, ...]:
    """What of an entity shows where it is named."""
    return one.slug, one.type, one.name, one.named, min(one.members) if one.members and not one.named else ""


def _strings(value: Any) -> Iterable[str]:
    """Every string in a structure of lists, tuples, dicts and structs."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, msgspec.Struct):
        value = msgspec.structs.astuple(value)
    if isinstance(value, list | tuple):
        return value if all(isinstance(item, str) for item in value) else [text for item in value for text in _strings(item)]
    return ()
