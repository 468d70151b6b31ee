"""Every format is listed, written sorted and read again."""

import itertools
import random
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph

from kgraph import readers
from kgraph.article import Article
from kgraph.build import build
from kgraph.cli.export import FORMATS
from kgraph.errors import UsageError
from kgraph.export import EXPORTERS, Wishes
from kgraph.graph import open_store
from kgraph.graph.dump import alignment
from kgraph.graph.namespaces import KG
from kgraph.graph.validate import defined
from kgraph.record import loads
from tests.export.conftest import ARTICLES, Annotators

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")


def written(graph: Path, name: str, **more: bool) -> bytes:
    out = BytesIO()
    EXPORTERS[name].export(graph, out, Wishes(**more))
    return out.getvalue()


def test_every_exporter_is_a_choice_and_documented() -> None:
    assert set(FORMATS) == set(EXPORTERS)
    for name in FORMATS:
        assert f"| `{name}` |" in PAGE


def test_rdflib_opens_the_trig_with_every_graph_and_triple(graph: Path) -> None:
    data = Dataset().parse(data=written(graph, "trig"), format="trig")
    quads = set(ox.parse(written(graph, "nquads"), ox.RdfFormat.N_QUADS))
    assert {g.identifier.toPython() for g in data.graphs() if len(g)} == {str(q.graph_name.value) for q in quads}  # type: ignore[union-attr]
    assert len(data) == len(quads) == len(open_store(graph))


def test_triples_and_turtle_say_the_same(graph: Path) -> None:
    flat, turtle = (Graph().parse(data=written(graph, n), format=f) for n, f in (("ntriples", "nt"), ("turtle", "turtle")))
    assert set(flat) == set(turtle) and len(flat) > 5_000


@pytest.mark.parametrize("name", ["nquads", "ntriples"])
def test_lines_are_sorted_once_each_and_without_blank_nodes(graph: Path, name: str) -> None:
    lines = written(graph, name).splitlines()
    assert lines == sorted(set(lines))
    quads = list(ox.parse(b"\n".join(lines), ox.RdfFormat.N_QUADS))
    assert not [q for q in quads if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]


def test_every_term_in_the_data_is_defined(graph: Path) -> None:
    terms = {t.value for q in open_store(graph) for t in (q.predicate, q.object) if isinstance(t, ox.NamedNode)}
    used = {t for t in terms if t.startswith((KG, "https://kgraph.example/topic#"))}
    assert used <= defined() and len(used) > 60


def test_aligned_writes_the_external_terms(graph: Path) -> None:
    plain, aligned = (set(ox.parse(written(graph, "nquads", aligned=a), ox.RdfFormat.N_QUADS)) for a in (False, True))
    added = aligned - plain
    assert plain < aligned
    classes = {q.object.value for q in added if q.predicate.value.endswith("#type")}  # type: ignore[union-attr]
    assert {"https://schema.org/Claim", "http://xmlns.com/foaf/0.1/Person", "http://www.w3.org/ns/org#Organization"} <= classes
    predicates = {q.predicate.value for q in added}
    assert {"http://www.w3.org/ns/prov#wasAttributedTo", "https://schema.org/about", "https://schema.org/publisher",
            "https://schema.org/datePublished", "http://purl.org/spar/cito/disputes"} <= predicates
    of_classes, of_properties = alignment()
    external = {t.value for terms in (*of_classes.values(), *of_properties.values()) for t in terms}
    assert classes | predicates <= external | {"http://www.w3.org/1999/02/22-rdf-syntax-ns#type"}
    assert not [t for t in external if t.startswith(KG) or ("sameAs" in t and "owl" in t)]


def test_records_are_resolved_and_read_again(graph: Path) -> None:
    records = [loads(line) for line in written(graph, "records").splitlines()]
    assert len(records) == len([a for a in readers.read([ARTICLES]) if isinstance(a, Article)])
    shared = [c.proposition for r in records for c in r.claims if c.proposition]
    asked = [{c.proposition for c in r.claims} - {None} for r in records]
    assert shared and any(a & b for a, b in itertools.combinations(asked, 2))
    with pytest.raises(UsageError, match="--aligned"):
        written(graph, "records", aligned=True)


def test_canonical_bytes_whatever_the_order(graph: Path, tmp_path: Path) -> None:
    articles = [a for a in readers.read([ARTICLES]) if isinstance(a, Article)]
    random.Random(3).shuffle(articles)
    middle = len(articles) // 2
    for part in (articles[:middle], articles[middle:]):
        build(part, tmp_path, factory=Annotators)
    for name in EXPORTERS:
        assert written(tmp_path, name) == written(graph, name)
