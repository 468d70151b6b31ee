"""The ontology parses, is whole, documented, and its examples validate."""

from pathlib import Path
from typing import get_args

import pyoxigraph as ox
import pytest
from rdflib import RDF, RDFS, Graph, URIRef
from rdflib.namespace import OWL

from kgraph.data import folder
from kgraph.graph.namespaces import KG, TOPIC
from kgraph.graph.validate import shacl, validate
from kgraph.record import Topic
from tests.graph.make import sample
from tests.graph.test_write import lines, load

HERE = folder("ontology")
TERMS = Graph().parse(HERE / "kgraph.ttl", format="turtle")
PROPERTIES = sorted(s for k in (OWL.ObjectProperty, OWL.DatatypeProperty) for s in TERMS.subjects(RDF.type, k))
CLASSES = sorted(TERMS.subjects(RDF.type, OWL.Class))


@pytest.mark.parametrize("term", [*PROPERTIES, *CLASSES])
def test_every_term_has_label_comment_and_a_row_in_the_documentation(term: URIRef) -> None:
    assert TERMS.value(term, RDFS.label) and TERMS.value(term, RDFS.comment)
    page = Path(__file__).parents[2].joinpath("docs", "graph.md").read_text("utf-8")
    assert f"| `kg:{term.removeprefix(KG)}` |" in page


@pytest.mark.parametrize("term", PROPERTIES)
def test_every_property_has_one_domain_and_one_range_that_are_defined(term: URIRef) -> None:
    for edge in (RDFS.domain, RDFS.range):
        ends = list(TERMS.objects(term, edge))
        assert len(ends) == 1
        assert not str(ends[0]).startswith(KG) or ends[0] in CLASSES


def test_the_topics_are_those_of_the_record() -> None:
    found = {q.subject.value for q in ox.parse(path=HERE / "topics.ttl") if q.predicate.value.endswith("#inScheme")}  # type: ignore[union-attr]
    assert found == {TOPIC + t for t in get_args(Topic)}


def test_every_kg_term_in_data_is_defined() -> None:
    terms = {t for q in load(lines(sample())) for t in (q.predicate, q.object)}
    used = {t.value for t in terms if isinstance(t, ox.NamedNode) and t.value.startswith(KG)}
    assert used <= {str(s) for s in TERMS.subjects()}


@pytest.mark.parametrize("path", sorted((HERE / "examples").glob("*.ttl")), ids=lambda p: p.name)
def test_examples_validate(path: Path) -> None:
    store, graph = ox.Store(), ox.NamedNode("https://kgraph.example/graph/article/example")
    store.bulk_load(path=path, format=ox.RdfFormat.TURTLE, to_graph=graph)
    assert len(store) and validate(store) == [] == list(shacl(store, [graph.value]))
