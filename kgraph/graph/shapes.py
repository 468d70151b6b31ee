"""ontology/shapes.ttl as SPARQL, so that a graph of any size is checked in the engine beneath (https://www.w3.org/TR/shacl/#core-components).

The shapes are SHACL and stay the authority: any SHACL processor reads them. Of SHACL's core this knows what they use, and refuses the rest.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import RDF, Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SH
from rdflib.term import Node

from kgraph.data import folder
from kgraph.errors import KgraphError

_KINDS: dict[Node, str] = {SH.IRI: "isIRI", SH.Literal: "isLiteral"}


@dataclass(frozen=True, slots=True)
class Check:
    """A query that gives each ?place where a shape is broken, and the message of that shape."""

    message: str
    query: str


def shapes() -> Graph:
    """The file, parsed."""
    return Graph().parse(folder("ontology") / "shapes.ttl", format="turtle")


def checks(graph: Graph) -> list[Check]:
    """One for each constraint, sorted. Raises KgraphError on a constraint that is not known here."""
    found = []
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        unknown = set(graph.predicates(shape)) - {RDF.type, SH.targetClass, SH.property}
        for target in graph.objects(shape, SH.targetClass):
            for part in graph.objects(shape, SH.property):
                path, message = graph.value(part, SH.path), str(graph.value(part, SH.message))
                head = f"?place a {target.n3()} "
                for name, value in graph.predicate_objects(part):
                    if name not in (SH.path, SH.message):
                        patterns = list(_broken(graph, name, value, path.n3())) if isinstance(path, URIRef) else []
                        unknown |= set() if patterns else {name}
                        found += [Check(message, f"SELECT DISTINCT ?place {{ {head}{p} }}") for p in patterns]
        if unknown:
            raise KgraphError(f"ontology/shapes.ttl has constraints that are not known here: {', '.join(sorted(map(str, unknown)))}")
    return sorted(found, key=lambda c: (c.message, c.query))


def _broken(graph: Graph, name: Node, value: Node, path: str) -> Iterator[str]:
    """Patterns that match where the constraint does not hold."""
    each = f"; {path} ?x "
    if name == SH.minCount and str(value) == "1":
        yield f"FILTER NOT EXISTS {{ ?place {path} ?x }}"
    elif name == SH.maxCount and str(value) == "1":
        yield f"; {path} ?x, ?y FILTER(!sameTerm(?x, ?y))"
    elif name == SH.nodeKind and value in _KINDS:
        yield f"{each}FILTER(!{_KINDS[value]}(?x))"
    elif name == SH.datatype:
        yield f"{each}FILTER(!isLiteral(?x) || DATATYPE(?x) != {value.n3()})"
    elif name == SH["in"]:
        yield f"{each}FILTER(?x NOT IN ({', '.join(item.n3() for item in Collection(graph, value))}))"
    elif name == SH.minInclusive:
        yield f"{each}FILTER(!COALESCE(?x >= {value.n3()}, false))"
    elif name == SH.lessThan:
        yield f"{each}; {value.n3()} ?y FILTER(!COALESCE(?x < ?y, false))"
