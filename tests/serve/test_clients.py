"""Clients that people use, against the server."""

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from kgraph.queries import Endpoint, run
from tests.queries import make
from tests.serve.conftest import Server

CLAIMS = "SELECT ?c WHERE { ?c a <https://kgraph.example/ns#Claim> }"
TYPES = "CONSTRUCT { ?c a ?k } WHERE { ?c a ?k . FILTER(?k = <https://kgraph.example/ns#Claim>) }"


def wrapper(server: Server, query: str, form: str | None = None, method: str = "GET") -> SPARQLWrapper:
    found = SPARQLWrapper(server.at + "/sparql")
    found.setQuery(query)
    found.setMethod(method)
    if form:
        found.setReturnFormat(form)
    return found


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_reads_rows_in_every_form(server: Server, method: str) -> None:
    assert len(wrapper(server, CLAIMS, JSON, method).queryAndConvert()["results"]["bindings"]) == 10
    assert len(wrapper(server, CLAIMS, XML, method).queryAndConvert().getElementsByTagName("result")) == 10
    assert len(wrapper(server, CLAIMS, CSV, method).queryAndConvert().splitlines()) == 11
    assert len(wrapper(server, CLAIMS, TSV, method).queryAndConvert().splitlines()) == 11
    assert len(wrapper(server, CLAIMS, None, method).queryAndConvert().getElementsByTagName("result")) == 10


@pytest.mark.parametrize("form", [RDFXML, JSONLD, TURTLE, N3])
def test_sparqlwrapper_reads_triples_in_every_form(server: Server, form: str) -> None:
    found = wrapper(server, TYPES, form).queryAndConvert()
    graph = found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")
    assert len(graph) == 10


def test_sparqlwrapper_tells_a_wrong_query(server: Server) -> None:
    with pytest.raises(QueryBadFormed, match="line 1"):
        wrapper(server, "SELECT ?x { ?x", JSON).query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_s_store_reads_it_as_a_graph(server: Server, method: str) -> None:
    store = SPARQLStore(server.at + "/sparql", method=method)
    graph = Graph(store=store)
    assert len(list(graph.query(CLAIMS))) == 10
    assert graph.query("ASK { ?s ?p ?o }").askAnswer
    ada = URIRef("https://kgraph.example/person/ada-quill")
    assert {str(o) for o in graph.objects(ada, URIRef("https://kgraph.example/ns#name"))} == {"Ada Quill"}
    assert len(graph.query(TYPES).graph or []) == 10
    with pytest.raises(Exception, match="read only"):
        graph.add((ada, ada, ada))


def test_kgraph_itself_asks_it(server: Server) -> None:
    about = {"about": "Ada Quill"}
    assert run(Endpoint(server.at + "/sparql"), "who-says", about) == run(make.hand(), "who-says", about)
