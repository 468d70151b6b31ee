"""What breaks the promises of a graph: shapes, rules over the whole, terms that nothing defines, words that the texts do not have."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

import pyoxigraph as ox
from rdflib import Graph

from kgraph.data import folder
from kgraph.graph.namespaces import KG, PREFIXES, TOPIC
from kgraph.graph.shapes import checks, shapes

_HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One broken promise: the IRI where, the id of the rule, and what is wrong."""

    place: str
    rule: str
    message: str


def validate(store: ox.Store, texts: Mapping[str, str] | None = None) -> list[Fault]:
    """Every fault, sorted. `texts`: article key to text; where given, every span is compared with the words that stand there."""
    return sorted({*_rules(store), *_shapes(store), *_undefined(store), *(_words(store, texts) if texts is not None else ())})


def _ask(store: ox.Store, query: str) -> ox.QuerySolutions:
    rows = store.query(_HEAD + query, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    return rows


def _text(term: object) -> str:
    return str(getattr(term, "value", term))


def _rules(store: ox.Store) -> Iterator[Fault]:
    for rule in tomllib.loads(files(__package__).joinpath("rules.toml").read_text("utf-8"))["rule"]:
        rows = _ask(store, rule["query"])
        with_what = "what" in [v.value for v in rows.variables]
        for row in rows:
            yield Fault(_text(row["place"]), rule["id"], rule["message"] + (f": {_text(row['what'])}" if with_what else ""))


def _shapes(store: ox.Store) -> Iterator[Fault]:
    for check in checks(shapes()):
        for row in _ask(store, check.query):
            yield Fault(_text(row["place"]), "shape", check.message)


def defined() -> frozenset[str]:
    """Every kg: and topic: IRI that the ontology defines."""
    return frozenset(_text(q.subject) for name in ("kgraph.ttl", "topics.ttl") for q in ox.parse(path=folder("ontology") / name))


def _undefined(store: ox.Store) -> Iterator[Fault]:
    """Terms of kgraph's own that the ontology does not have, and blank nodes.

    Each term is looked at once, here: a filter in the query would decode it again for every quad, which takes six times as long.
    """
    known = defined()
    for pattern in ("?t ?p ?o", "?place ?t ?o", "?place ?p ?t"):
        for row in _ask(store, f"SELECT DISTINCT ?t {{ {pattern} }}"):
            term = row["t"]
            if isinstance(term, ox.BlankNode):
                yield Fault(_text(term), "blank-node", "a blank node")
            elif "?place" in pattern and isinstance(term, ox.NamedNode) and term.value.startswith((KG, TOPIC)) and term.value not in known:
                for place in _ask(store, f"SELECT DISTINCT ?place {{ {pattern.replace('?t', str(term))} }}"):
                    yield Fault(_text(place["place"]), "undefined-term", f"the ontology does not define {term.value}")


def _words(store: ox.Store, texts: Mapping[str, str]) -> Iterator[Fault]:
    query = "SELECT ?place ?key ?s ?e ?w { ?place kg:start ?s ; kg:end ?e ; oa:hasSource/kg:articleKey ?key ; oa:hasSelector/oa:exact ?w }"
    for row in _ask(store, query):
        place, key, start, end, words = (_text(row[name]) for name in ("place", "key", "s", "e", "w"))
        if key not in texts:
            yield Fault(place, "text-missing", f"the text of article {key} is not kept in the graph's folder")
        elif texts[key][int(start) : int(end)] != words:
            yield Fault(place, "span-text", f"the text has other words at [{start}, {end}) than {words!r}")


def shacl(store: ox.Store, graphs: Iterable[str]) -> Iterator[Fault]:
    """The shapes by pySHACL, one named graph of an article after the other: slower, and a second opinion."""
    from pyshacl import validate as check  # slow to load

    made = shapes()
    for graph in graphs:
        data = Graph()
        text = b"".join(f"{q.triple} .\n".encode() for q in store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
        data.parse(data=text, format="nt")
        _, report, _ = check(data, shacl_graph=made, advanced=False, meta_shacl=False)
        rows = report.query(
            "PREFIX sh: <http://www.w3.org/ns/shacl#> "
            "SELECT ?n ?m { ?r a sh:ValidationResult ; sh:focusNode ?n ; sh:resultMessage ?m }"
        )
        for row in rows:
            yield Fault(str(row[0]), "shape", str(row[1]))
