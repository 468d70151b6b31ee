"""What a graph's folder was built from: the articles, their records, and what was resolved."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kgraph.article import Article
from kgraph.build.generation import Manifest, name_of
from kgraph.build.shelf import Shelf
from kgraph.build.versions import told_apart
from kgraph.errors import GraphError
from kgraph.record import Record
from kgraph.resolution import Resolution
from kgraph.resolution.sides import sided


@dataclass(frozen=True, slots=True)
class Built:
    """Articles and records in one order, by article key."""

    articles: tuple[Article, ...]
    records: tuple[Record, ...]
    resolution: Resolution


def built(folder: Path, manifest: Manifest | None = None) -> Built:
    """Of the last good generation, or of the one whose manifest is given. Raises GraphError where there is none, or it is not whole."""
    from kgraph.graph import read_manifest  # rdflib is slow to load: not before a graph is read

    said = manifest or read_manifest(folder)
    if said is None:
        raise GraphError(f"{folder} holds no graph; make one with: kgraph build PATHS --graph {folder}")
    with Shelf(folder, read_only=True) as shelf:
        articles = tuple(told_apart(list(shelf.articles(shelf.selected(said["selection"])))))
        found = {key: record for key, record, _ in shelf.records((a.key for a in articles), said["extractor"])}
        records = tuple(msgspec.structs.replace(found[a.key], article=a.id) for a in articles if a.key in found)
        resolution = shelf.resolution(name_of(said))
    if resolution is None or len(records) < len(articles):
        raise GraphError(f"{folder} is not whole; build again")
    return Built(articles, records, resolution)


def resolved_records(folder: Path) -> Iterator[Record]:
    """The records with what was resolved: ids of questions shared across articles (null where a claim stands alone), QIDs."""
    yield from resolved(built(folder))


def resolved(whole: Built) -> Iterator[Record]:
    """The same from what has been read already."""
    resolution = whole.resolution
    shared = Counter(resolution.question_of.values())
    qids = {e.slug: e.wikidata for e in resolution.entities if e.wikidata}
    replace = msgspec.structs.replace
    for article, record in zip(whole.articles, whole.records, strict=True):
        entity_of = {e.id: resolution.entity_of.get(f"{article.key}/{e.id}", "") for e in record.entities}
        entities = [replace(e, wikidata=qids.get(entity_of[e.id], e.wikidata)) for e in record.entities]
        record = sided(article, record, resolution)
        slugs = [resolution.question_of[f"{article.key}/{c.id}"] for c in record.claims]
        claims = [replace(c, proposition=s if shared[s] > 1 else None) for c, s in zip(record.claims, slugs, strict=True)]
        yield replace(record, entities=tuple(entities), claims=tuple(claims))
