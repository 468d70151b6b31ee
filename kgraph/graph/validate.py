"""What breaks the promises of a graph: SHACL shapes for articles, queries over the whole, and terms that nothing defines."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

import pyoxigraph as ox
from rdflib import Graph

from kgraph.data import folder
from kgraph.graph.namespaces import KG, PREFIXES

_HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_CONFORMS = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One broken promise: the IRI where, the id of the rule, and what is wrong."""

    place: str
    rule: str
    message: str


def validate(store: ox.Store, shapes_for: Iterable[str] = ()) -> list[Fault]:
    """Every fault, sorted. `shapes_for`: named graphs of articles (without brackets) to check by SHACL as well, which is slower."""
    found = {*_rules(store), *_undefined(store)}
    for graph in shapes_for:
        found.update(shacl(store, graph))
    return sorted(found)


def _rules(store: ox.Store) -> Iterator[Fault]:
    for rule in tomllib.loads(files(__package__).joinpath("rules.toml").read_text("utf-8"))["rule"]:
        rows = store.query(_HEAD + rule["query"], use_default_graph_as_union=True)
        assert isinstance(rows, ox.QuerySolutions)
        with_what = "what" in [v.value for v in rows.variables]
        for row in rows:
            yield Fault(_text(row["place"]), rule["id"], rule["message"] + (f": {_text(row['what'])}" if with_what else ""))


def _text(term: object) -> str:
    return str(getattr(term, "value", term))


def defined() -> frozenset[str]:
    """Every kg: IRI that the ontology defines."""
    return frozenset(_text(q.subject) for q in ox.parse(path=folder("ontology") / "kgraph.ttl"))


def _undefined(store: ox.Store) -> Iterator[Fault]:
    known = defined()
    for quad in store:
        for term in (quad.predicate, quad.object):
            if isinstance(term, ox.NamedNode) and term.value.startswith(KG) and term.value not in known:
                yield Fault(_text(quad.subject), "undefined-term", f"the ontology does not define {term.value}")


def shacl(store: ox.Store, graph: str) -> Iterator[Fault]:
    """Check one named graph by ontology/shapes.ttl."""
    from pyshacl import validate as check  # slow to load

    data = Graph()
    text = b"".join(f"{q.triple} .\n".encode() for q in store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
    data.parse(data=text, format="nt")
    shapes = Graph().parse(folder("ontology") / "shapes.ttl", format="turtle")
    _, report, _ = check(data, shacl_graph=shapes, advanced=False, meta_shacl=False)
    rows = report.query(
        f"PREFIX sh: <{_CONFORMS}> SELECT ?n ?m {{ ?r a sh:ValidationResult ; sh:focusNode ?n ; sh:resultMessage ?m }}"
    )
    for row in rows:
        yield Fault(str(row[0]), "shape", str(row[1]))
