"""What this service is, in RDF (https://www.w3.org/TR/sparql11-service-description/)."""

import pyoxigraph as ox

from kgraph.queries.result import Result

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
_A = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)


def of(address: str, form: str) -> str:
    """Of the service at this address, as "ttl", "nt", "json" or "xml"."""
    service, dataset, graph = (ox.NamedNode(address + end) for end in ("", "#dataset", "#union"))
    said = [
        ox.Triple(service, _A, _sd("Service")),
        ox.Triple(service, _sd("endpoint"), service),
        ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        ox.Triple(service, _sd("feature"), _sd("UnionDefaultGraph")),
        *(ox.Triple(service, _sd("resultFormat"), ox.NamedNode(FORMATS + name)) for name in RESULTS),
        ox.Triple(service, _sd("defaultDataset"), dataset),
        ox.Triple(dataset, _A, _sd("Dataset")),
        ox.Triple(dataset, _sd("defaultGraph"), graph),
        ox.Triple(graph, _A, _sd("Graph")),
    ]
    return Result("graph", triples=tuple(said)).text(form)


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)
