"""IRIs that an added article changes still answer, and hang on the articles alone."""

import pytest

from kgraph import readers
from kgraph.article import Article
from kgraph.data import folder
from kgraph.evaluate.inputs import read
from kgraph.graph import all_quads
from kgraph.graph.namespaces import BASE, KG
from kgraph.queries.engines import Local
from kgraph.queries.names import NameIndex, SeveralError
from kgraph.record import Record
from kgraph.resolution import Catalogue, resolve
from tests.graph.test_write import load
from tests.queries.complete import complete
from tests.resolution.make import Desk

KINDS = tuple(f"<{BASE}{kind}/" for kind in ("person", "body", "outlet", "place", "group", "question", "proposition"))


def demo() -> list[tuple[Article, Record]]:
    articles = [a for a in readers.read([folder("seeds") / "articles"]) if isinstance(a, Article)]
    records = read(str(folder("seeds") / "gold"))
    return [(a, complete(a, records[a.id])) for a in articles]


def quads(pairs: list[tuple[Article, Record]]) -> list[str]:
    articles, records = [a for a, _ in pairs], [r for _, r in pairs]
    return list(all_quads(articles, records, resolve(articles, records, Catalogue.of([]))))


def subjects(lines: list[str]) -> set[str]:
    return {line.split(" ", 1)[0] for line in lines if line.startswith(KINDS) and f"<{KG}aliasOf>" not in line}


def aliases(lines: list[str]) -> set[str]:
    return {line.split(" ", 1)[0] for line in lines if f"<{KG}aliasOf>" in line}


@pytest.mark.parametrize("parts", [2, 3])
def test_every_iri_of_fewer_articles_is_there_or_is_an_alias(parts: int) -> None:
    pairs = demo()
    whole = quads(pairs)
    now, old = subjects(whole), aliases(whole)
    assert not now & old, "what is there is no alias of something else"
    changed = set()
    for part in range(parts):
        before = subjects(quads(pairs[part::parts]))
        assert before <= now | old
        changed |= before - now
    assert changed, "some did change"


def told(id: str, text: str) -> tuple[Article, Record]:
    desk = Desk(id, text, "The Example", "2022-05-14")
    who = desk.entity("Ada Quill")
    desk.claim("it rained", who)
    return desk.article, desk.record


def test_an_old_iri_answers_with_all_whom_it_may_mean() -> None:
    fire = told("a", "Ada Quill said that it rained.")
    other = Desk("b", "Ada Quill, a swimmer, said that it rained. Ada Quill, a judge, said that it rained.", "Wren", "2022-05-15")
    first, second = other.entity("Ada Quill"), other.entity("Ada Quill")
    other.claim("it rained", first)
    other.claim("it rained", second)
    alone, both = quads([fire]), quads([fire, (other.article, other.record)])
    old = f"{BASE}person/ada-quill"
    assert f"<{old}>" in subjects(alone) and f"<{old}>" in aliases(both)
    with pytest.raises(SeveralError, match="ada-quill-"):
        NameIndex(Local(load(both))).find(old)
    assert NameIndex(Local(load(alone))).find("person/ada-quill").iri == old
