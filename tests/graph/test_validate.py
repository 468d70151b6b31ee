"""A good graph has no fault; each planted fault is found. What is dumped can be read again."""

from io import BytesIO

import pyoxigraph as ox
import pytest

from kgraph.graph.dump import dump
from kgraph.graph.namespaces import BASE, KG
from kgraph.graph.validate import validate
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
FAULTS = {
    "claim-source": drop("Claim", "source"), "claim-content": drop("Claim", "content"), "claim-flat": drop("Claim", "text"),
    "hop-evidence": drop("Hop", "evidence"), "hop-position": drop("Hop", "agent"), "relation-attributed": drop("Relation", "evidence"),
    "bare-triple": put((ADA, "http://x.example/replaces", BO)), "same-as": put((ADA, "http://www.w3.org/2002/07/owl#sameAs", BO)),
    "bare-subject": put((ADA, "http://x.example/harms", ADA)),
    "unnamed-twice": put((A2, KG + "mentions", DOCTOR)), "derivation-cycle": put((A1, KG + "copyOf", A2), (A2, KG + "copyOf", A1)),
    "undefined-term": put((ADA, KG + "wrong", ox.Literal("x"))), "shape": drop("Claim", "firsthand"),
    "span-outside": put((f"{A1}/anchor/0-9", KG + "end", ox.Literal(9999)), (f"{A1}/anchor/0-9", KG + "start", ox.Literal(0)),
                        (f"{A1}/anchor/0-9", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", KG + "Anchor"),
                        (f"{A1}/anchor/0-9", "http://www.w3.org/ns/oa#hasSource", A1)),
}


def test_a_good_graph_has_no_fault() -> None:
    assert validate(load(lines(*TWO)), [GRAPH.value]) == []


@pytest.mark.parametrize("rule", FAULTS)
def test_a_planted_fault_is_found(rule: str) -> None:
    store = load(lines(*TWO))
    FAULTS[rule](store)
    found = [f for f in validate(store, [GRAPH.value] if rule == "shape" else ()) if f.rule == rule]
    assert found and all(f.place.startswith(BASE) for f in found)


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
