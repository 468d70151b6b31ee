"""What one article's named graph is made from, as a digest: equal digests, equal graphs. Cheaper than to write the graph and compare.

An article's graph hangs on the article, on its record (which its key and the extractor determine), and on what resolution says of it: all
entries of the resolution's tables that are keyed by the article, and the entities that these name. The digests of those whose keys begin
alike stand in one chunk.
"""

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

import msgspec

from kgraph.article import Article
from kgraph.graph.kept import Changes, Kept, Piece
from kgraph.record import Record
from kgraph.resolution.model import Resolution, ResolvedEntity

KIND = "article"
NAMELESS = frozenset(("question_of", "propositions_of", "responses", "turned", "withdrawn"))
"""Tables of the resolution whose values name no entities."""
Rows = list[tuple[str, Any]]
_ENCODE = msgspec.msgpack.Encoder(order="deterministic").encode


def signatures(
    articles: Sequence[Article], records: Sequence[Record], resolution: Resolution, faces: Mapping[str, tuple[Any, ...]], last: Kept
) -> tuple[dict[str, bytes], Changes]:
    """Article key to its signature, and what parts them from the last. `faces`: of entities by slug."""
    tables = _by_chunk(resolution)
    about = resolution.grades
    chunks: dict[str, list[tuple[str, Article, str]]] = defaultdict(list)
    for article, record in zip(articles, records, strict=True):
        chunks[article.key[:2]].append((article.key, msgspec.structs.replace(article, text=""), record.extractor))
    found: dict[str, bytes] = {}
    changes = Changes()
    for two, bare in chunks.items():
        mine = [(name, rows[two]) for name, rows in tables if two in rows]
        changes.chunks[f"{KIND} {two}"] = digest(bare, mine, _named(mine, faces, about))
    other = changes.other(last, (KIND,))
    for same in last.pieces(changes.chunks.keys() - other.keys()).values():
        found |= same
    for chunk, before in other.items():
        two = chunk.partition(" ")[2]
        said = _by_article([(name, rows[two]) for name, rows in tables if two in rows])
        now = {}
        for key, article, extractor in chunks[two]:
            parts = said.get(key, [])
            now[key] = digest(key, article, extractor, parts, _named(parts, faces, about))
        changes.made.update((key, Piece(chunk, now[key])) for key in changes.take(chunk, before, now))
        found |= now
    return found, changes


def digest(*parts: Any) -> bytes:
    """Of anything that msgspec can write, and of what writes the graph."""
    return hashlib.blake2b(_ENCODE((code(), parts)), digest_size=16).digest()


@cache
def code() -> str:
    """A digest of what writes the graph."""
    found = hashlib.blake2b(digest_size=16)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()


def _by_chunk(resolution: Resolution) -> list[tuple[str, dict[str, Rows]]]:
    """Every table of the resolution, its rows by the first two letters of their keys."""
    found = []
    for name in resolution.__struct_fields__:
        table = getattr(resolution, name)
        if isinstance(table, tuple) and table and isinstance(table[0], str):
            table = dict.fromkeys(table, True)
        if isinstance(table, dict):
            rows, begin, chunks = sorted(table.items(), key=itemgetter(0)), 0, {}
            while begin < len(rows):
                two = _two(rows[begin])
                end = bisect_right(rows, two, begin, key=_two)
                chunks[two] = rows[begin:end]
                begin = end
            found.append((name, chunks))
    return found


def _two(row: tuple[str, Any]) -> str:
    return row[0][:2]


def _by_article(tables: Sequence[tuple[str, Rows]]) -> dict[str, list[tuple[str, Rows]]]:
    """The same rows by article."""
    found: dict[str, dict[str, Rows]] = defaultdict(dict)
    for name, rows in tables:
        for row in rows:
            found[row[0].partition("/")[0]].setdefault(name, []).append(row)
    return {key: list(parts.items()) for key, parts in found.items()}


def _named(tables: Sequence[tuple[str, Rows]], faces: Mapping[str, tuple[Any, ...]], about: Mapping[str, str]) -> list[Any]:
    """The entities whose slugs stand in these rows, with what is said of each."""
    texts: set[str] = set()
    for name, rows in tables:
        if name in NAMELESS:
            continue
        if type(rows[0][1]) is str:  # and so are the others
            texts.update([value for _, value in rows])
        else:
            texts.update(text for _, value in rows for text in _strings(value))
    return [(faces[slug], about.get(slug)) for slug in sorted(texts & faces.keys())]


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
