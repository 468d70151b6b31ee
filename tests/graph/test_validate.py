"""A good graph has no fault; each planted fault is found. What is dumped can be read again."""

from io import BytesIO

import pyoxigraph as ox
import pytest
from rdflib import Literal
from rdflib.namespace import SH

from kgraph.errors import KgraphError
from kgraph.graph.dump import dump
from kgraph.graph.namespaces import BASE, KG
from kgraph.graph.shapes import checks, shapes
from kgraph.graph.validate import shacl, validate
from tests.graph.make import sample
from tests.graph.test_write import TWO, is_entity, lines, load

KEY = TWO[0][0].key
GRAPH = ox.NamedNode(f"{BASE}graph/article/{KEY}")


def node(text: str) -> ox.NamedNode:
    return ox.NamedNode(text)


def drop(kind: str, property: str):  # type: ignore[no-untyped-def]
    def change(store: ox.Store) -> None:
        of = {q.subject for q in store.quads_for_pattern(None, None, node(KG + kind), None)}
        for q in [q for q in store.quads_for_pattern(None, node(KG + property), None, None) if q.subject in of]:
            store.remove(q)
    return change


def put(*triples: tuple[str, str, object]):  # type: ignore[no-untyped-def]
    def change(store: ox.Store) -> None:
        for s, p, o in triples:
            store.add(ox.Quad(node(s), node(p), node(o) if isinstance(o, str) else o, GRAPH))  # type: ignore[arg-type]
    return change


ADA, BO = f"{BASE}person/ada-quill", f"{BASE}person/bo-rask"
DOCTOR = f"{BASE}unnamed/{KEY}/e2"
A1, A2 = (f"{BASE}article/{a.key}" for a, _ in TWO)
CLAIM = f"{BASE}claim/{KEY}-0-25"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
ANCHOR = f"{A1}/anchor/0-25"
TEXTS = {a.key: a.text for a, _ in TWO}


def shorter(store: ox.Store) -> None:
    store.add(ox.Quad(node(f"{ANCHOR}/quote"), node("http://www.w3.org/ns/oa#exact"), ox.Literal("short"), GRAPH))


def reworded(store: ox.Store) -> None:
    """Words of the same length: only the text tells."""
    quote, exact = node(f"{ANCHOR}/quote"), node("http://www.w3.org/ns/oa#exact")
    for quad in list(store.quads_for_pattern(quote, exact, None, None)):
        store.remove(quad)
    store.add(ox.Quad(quote, exact, ox.Literal("Minister Ada Quill is fit"), GRAPH))


FAULTS = {
    "claim-source": drop("Claim", "source"), "claim-content": drop("Claim", "content"), "claim-flat": drop("Claim", "text"),
    "hop-evidence": drop("Hop", "evidence"), "hop-position": drop("Hop", "agent"), "relation-attributed": drop("Relation", "evidence"),
    "bare-triple": put((ADA, "http://x.example/replaces", BO)), "same-as": put((ADA, "http://www.w3.org/2002/07/owl#sameAs", BO)),
    "bare-subject": put((ADA, "http://x.example/harms", ADA)),
    "entity-property": put((ADA, "http://x.example/has", "http://x.example/illness")),
    "bare-statement": put((f"{CLAIM}/statement/1", KG + "statedObject", BO), (ADA, "http://x.example/replaces", BO)),
    "unnamed-twice": put((A2, KG + "mentions", DOCTOR)), "derivation-cycle": put((A1, KG + "copyOf", A2), (A2, KG + "copyOf", A1)),
    "link-whole": drop("Link", "reason"), "link-node": put((A1, KG + "copyOf", A2)),
    "blank-node": put((ADA, KG + "name", ox.BlankNode("b"))),
    "undefined-term": put((CLAIM, KG + "topic", "https://kgraph.example/topic#weather")), "shape": drop("Claim", "firsthand"),
    "anchor-place": put((CLAIM, KG + "content", f"{A1}/anchor/nowhere")),
    "span-text": reworded, "span-words": shorter,
    "span-outside": put((f"{A1}/anchor/0-9", KG + "end", ox.Literal(9999)), (f"{A1}/anchor/0-9", KG + "start", ox.Literal(0)),
                        (f"{A1}/anchor/0-9", TYPE, KG + "Anchor"), (f"{A1}/anchor/0-9", "http://www.w3.org/ns/oa#hasSource", A1)),
}


def test_a_good_graph_has_no_fault() -> None:
    assert validate(load(lines(*TWO)), TEXTS) == []


@pytest.mark.parametrize("rule", FAULTS)
def test_a_planted_fault_is_found(rule: str) -> None:
    store = load(lines(*TWO))
    FAULTS[rule](store)
    found = [f for f in validate(store, TEXTS) if f.rule == rule]
    assert found and (rule == "blank-node" or all(f.place.startswith(BASE) for f in found))


@pytest.mark.parametrize("change", [
    drop("Claim", "source"), drop("Claim", "firsthand"), drop("Hop", "position"), drop("Relation", "evidence"), drop("Anchor", "start"),
    put((CLAIM, KG + "source", BO), (CLAIM, KG + "stance", KG + "Certain"), (CLAIM, KG + "text", ox.Literal(3))),
    put((CLAIM, KG + "source", ox.Literal("Ada"))), put((f"{CLAIM}/statement/1", KG + "statedPredicate", KG + "Denies")),
    put((f"{CLAIM}/hop/1", KG + "position", ox.Literal(0)), (ANCHOR, KG + "start", ox.Literal(30)), (ANCHOR, KG + "start", ox.Literal(-1))),
])
def test_shapes_say_the_same_by_sparql_and_by_pyshacl(change) -> None:  # type: ignore[no-untyped-def]
    store = load(lines(*TWO[:1]))
    assert list(shacl(store, [GRAPH.value])) == []
    change(store)
    by_sparql = {f for f in validate(store) if f.rule == "shape"}
    assert by_sparql == set(shacl(store, [GRAPH.value])) != set()


def test_a_constraint_that_is_not_known_is_refused() -> None:
    graph = shapes()
    graph.add((next(graph.objects(None, SH.property)), SH.pattern, Literal("x")))
    with pytest.raises(KgraphError, match="pattern"):
        checks(graph)


@pytest.mark.parametrize("format", ["nquads", "trig", "ntriples", "turtle"])
@pytest.mark.parametrize("aligned", [False, True])
def test_dumps_are_read_again_and_hold_the_guard(format: str, aligned: bool) -> None:
    store, out = load(lines(sample())), BytesIO()
    dump(store, out, format, aligned=aligned)  # type: ignore[arg-type]
    kinds = {"nquads": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "ntriples": ox.RdfFormat.N_TRIPLES, "turtle": ox.RdfFormat.TURTLE}
    quads = set(ox.parse(out.getvalue(), kinds[format]))
    plain, read = {q.triple for q in store}, {q.triple for q in quads}
    assert read > plain if aligned else read == plain
    assert not [q for q in quads if is_entity(q.subject) and is_entity(q.object)]
    if format == "nquads" and not aligned:
        assert out.getvalue().decode().splitlines() == sorted(lines(sample()))
