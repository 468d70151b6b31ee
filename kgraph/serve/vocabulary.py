"""The words of the ontology: what a property or a value is called, and what it means, for pages; the whole of it at `/ns`."""

from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kgraph.data import folder
from kgraph.graph.namespaces import KG, RDFS, TOPIC
from kgraph.queries.result import Result, graph
from kgraph.serve.links import short

_FILES = ("kgraph.ttl", "topics.ttl")
_LABELS = (RDFS + "label", "http://www.w3.org/2004/02/skos/core#prefLabel")
_COMMENTS = (RDFS + "comment", "http://www.w3.org/2004/02/skos/core#definition")


@dataclass(frozen=True, slots=True)
class Term:
    """`name` is its prefixed name, `fragment` what follows the # of its IRI; `meaning` is empty where the ontology has none."""

    name: str
    label: str
    meaning: str
    fragment: str


def triples() -> Result:
    """All of it."""
    return graph(triple for name in _FILES for triple in _read(name))


def within(space: str) -> tuple[Term, ...]:
    """The terms of one namespace, by name."""
    return tuple(term for iri, term in terms().items() if iri.startswith(space))


@cache
def terms() -> dict[str, Term]:
    """By IRI, sorted; those with a label in kg: and topic:."""
    labels: dict[str, str] = {}
    meanings: dict[str, str] = {}
    for triple in triples().triples:
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.Literal):
            found = labels if triple.predicate.value in _LABELS else meanings if triple.predicate.value in _COMMENTS else {}
            found[triple.subject.value] = triple.object.value
    return {
        iri: Term(short(iri), labels[iri], meanings.get(iri, ""), iri.partition("#")[2])
        for iri in sorted(labels) if iri.startswith((KG, TOPIC))
    }


@cache
def _read(name: str) -> tuple[ox.Triple, ...]:
    return tuple(q.triple for q in ox.parse((folder("ontology") / name).read_bytes(), ox.RdfFormat.TURTLE))
