"""Whatever articles hold: every export is read back as what it was made of, and nothing breaks out of its place."""

from io import BytesIO
from pathlib import Path

import msgspec
import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph

from kgraph.article import Article
from kgraph.build import build
from kgraph.export import EXPORTERS, Wishes
from kgraph.graph import open_store
from kgraph.record import Claim, Entity, Mention, Record, Source, Span, loads
from tests.browser.hostile import LONG, TEXTS
from tests.export.hostile import WORDS, hostile

FORMATS = {"nquads": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "ntriples": ox.RdfFormat.N_TRIPLES, "turtle": ox.RdfFormat.TURTLE}
BREAKING = ('"', "\\", "\n", "> .", "}")
"""What could end a term in RDF."""


def written(store: ox.Store, name: str) -> bytes:
    out = BytesIO()
    EXPORTERS[name].export(Path(), out, Wishes(protect=(store, {})))
    return out.getvalue()


@pytest.mark.parametrize("name", FORMATS)
def test_rdf_is_read_back_as_it_was(name: str) -> None:
    for text in (*TEXTS, *LONG[:1]):
        store = hostile(text[:20_000])
        read = set(ox.parse(written(store, name), FORMATS[name]))
        flat = {ox.Quad(q.subject, q.predicate, q.object) for q in store}
        assert read == (set(store) if name in ("nquads", "trig") else flat), text[:80]


@pytest.mark.parametrize("text", [t for t in TEXTS if any(sign in t for sign in BREAKING)][:6])
def test_rdflib_reads_the_same(text: str) -> None:
    store = hostile(text)
    data, flat = Dataset().parse(data=written(store, "trig"), format="trig"), Graph().parse(data=written(store, "turtle"), format="turtle")
    words = next(q.object.value for q in store if q.predicate.value in WORDS)  # type: ignore[union-attr]
    assert len(data) == len(store) and words in {str(o) for o in flat.objects()}


class Reader:
    """An extractor: one claim is the whole text, by one who is called so."""

    fingerprint = "hostile"

    def extract(self, article: Article) -> Record:
        end, name = len(article.text), article.text
        who = Entity(id="e1", type="Person", named=True, name=name, mentions=(Mention(0, end),))
        claim = Claim(
            id="c1", content=(Span(0, end),), cue=None, source=Source(kind="named", entity="e1"), subject="e1", about=("e1",),
            topic="other", sentence=Span(0, end), rule=name,
        )
        return Record(article=article.id, text_sha256=article.text_sha256, entities=(who,), claims=(claim,), extractor=self.fingerprint)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every text of the table as an article, with itself as title, outlet, author, address and id."""
    target = tmp_path_factory.mktemp("hostile")
    articles = [
        Article(id=f"{n} {text}", text=text, title=text, outlet=text, author=text, url=text, file=text, published="2022-05-14")
        for n, text in enumerate(TEXTS) if text.strip()
    ]
    report = build(articles, target, factory=Reader)
    assert report.written and not report.failed
    return target


def test_records_are_a_line_each_and_read_back(graph: Path) -> None:
    out = BytesIO()
    EXPORTERS["records"].export(graph, out)
    lines = out.getvalue().split(b"\n")
    records = [loads(line) for line in lines if line]
    wanted = {text for text in TEXTS if text.strip()}
    assert len(records) == len(wanted) and {r.entities[0].name for r in records} == {r.claims[0].rule for r in records} == wanted
    assert all(msgspec.json.decode(line) for line in lines if line)


@pytest.mark.parametrize("name", FORMATS)
def test_a_graph_built_of_them_is_read_back(name: str, graph: Path) -> None:
    out = BytesIO()
    EXPORTERS[name].export(graph, out)
    read = set(ox.parse(out.getvalue(), FORMATS[name]))
    store = open_store(graph)
    assert read == (set(store) if name in ("nquads", "trig") else {ox.Quad(q.subject, q.predicate, q.object) for q in store})
    assert not [q for q in read if str(getattr(q.object, "value", "")).startswith("javascript:") and isinstance(q.object, ox.NamedNode)]
