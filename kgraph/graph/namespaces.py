"""The namespaces of the data, and the terms that are written most, as N-Quads text."""

from typing import Final

KG: Final = "https://kgraph.example/ns#"
TOPIC: Final = "https://kgraph.example/topic#"
SCHEMA: Final = "https://schema.org/"
PROV: Final = "http://www.w3.org/ns/prov#"
ORG: Final = "http://www.w3.org/ns/org#"
OA: Final = "http://www.w3.org/ns/oa#"
TIME: Final = "http://www.w3.org/2006/time#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
WIKIDATA: Final = "http://www.wikidata.org/entity/"
BASE: Final = "https://kgraph.example/"
TYPE: Final = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
LABEL: Final = f"<{RDFS}label>"

PREFIXES: Final = {
    "kg": KG, "topic": TOPIC, "schema": SCHEMA, "prov": PROV, "org": ORG, "oa": OA, "time": TIME, "rdfs": RDFS, "xsd": XSD,
}


def kg(name: str) -> str:
    """`kg("source")` gives `<https://kgraph.example/ns#source>`."""
    return f"<{KG}{name}>"


def value(name: str) -> str:
    """The individual of a record's value: "asserts" gives kg:Asserts."""
    return f"<{KG}{name[0].upper()}{name[1:]}>"
