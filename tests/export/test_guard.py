"""The guard: what is only claimed stands nowhere as a triple, in no store, however the graph is read, and in no export."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from rdflib import Dataset, Graph, Namespace, URIRef

from kgraph.export import EXPORTERS, Wishes
from kgraph.graph import open_dataset, open_store
from kgraph.graph.namespaces import KG

Triple = tuple[str, str, str]
RDF = sorted(set(EXPORTERS) - {"records", "case"})
ENDS = (("subject", "about"), ("subject", "source"), ("subject", "via"), ("statedSubject", "statedObject"))
LINE = re.compile(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:@[\w-]+|\^\^<([^>]*)>)?) \.')
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
ENTITIES = frozenset(KG + kind for kind in ("Person", "Organisation", "Outlet", "Place", "Group", "Unnamed"))


def written(graph: Path, name: str, aligned: bool = False) -> bytes:
    out = BytesIO()
    EXPORTERS[name].export(graph, out, Wishes(aligned=aligned))
    return out.getvalue()


def fenced(triples: Iterable[Triple]) -> set[tuple[str, str]]:
    """Pairs between which nothing may stand: the subject of a claim and everyone else that it has to do with, in either direction."""
    held: dict[tuple[str, str], set[str]] = {}
    for s, p, o in triples:
        held.setdefault((p.removeprefix(KG), s), set()).add(o)
    pairs = set()
    for (name, claim), subjects in held.items():
        if name in ("subject", "statedSubject"):
            others = {o for n in ("about", "source", "alsoSource", "via", "statedObject") for o in held.get((n, claim), ())}
            pairs |= {(s, o) for s in subjects for o in others} | {(o, s) for s in subjects for o in others}
    return pairs


def breaches(triples: list[Triple]) -> list[Triple]:
    """What breaks the guard: between such a pair, or from any entity to any other."""
    pairs = fenced(triples)
    entities = {s for s, p, o in triples if p == TYPE and o in ENTITIES}
    assert len(pairs) > 100 and len(entities) > 50, "there is something to guard"
    return [t for t in triples if (t[0], t[2]) in pairs or {t[0], t[2]} <= entities]


def test_a_bare_triple_would_be_seen(graph: Path) -> None:
    triples = [(s, p, o) for s, p, o in lines_of(written(graph, "ntriples"))]
    pair = min(fenced(triples))
    planted = (pair[0], "https://example.org/harms", pair[1])
    assert breaches([*triples, planted]) == [planted]


def test_in_oxigraph_over_the_union_of_all_graphs(graph: Path) -> None:
    rows = open_store(graph).query("SELECT ?s ?p ?o { ?s ?p ?o }", use_default_graph_as_union=True)
    assert breaches([tuple(term.value for term in row) for row in rows]) == []  # type: ignore[misc]
    for ends in ("?c kg:subject ?s ; kg:about|kg:source|kg:via ?o", "?c kg:statedSubject ?s ; kg:statedObject ?o"):
        ask = f"PREFIX kg: <{KG}> ASK {{ {ends} {{ ?s ?p ?o }} UNION {{ ?o ?p ?s }} }}"
        assert not open_store(graph).query(ask, use_default_graph_as_union=True)


def test_in_rdflib_with_the_union_as_default(graph: Path) -> None:
    on_disk = open_dataset(graph)
    in_memory = Dataset(default_union=True)
    in_memory.parse(data=written(graph, "trig"), format="trig")
    first, second = (sorted((str(s), str(p), str(o)) for s, p, o in d.triples((None, None, None))) for d in (on_disk, in_memory))
    assert first == second and breaches(first) == []


@pytest.mark.parametrize("aligned", [False, True])
@pytest.mark.parametrize("name", RDF)
def test_in_every_export(graph: Path, name: str, aligned: bool) -> None:
    kinds = {"nquads": "nquads", "trig": "trig", "ntriples": "nt", "turtle": "turtle"}
    whole = Dataset(default_union=True) if name in ("nquads", "trig") else Graph()
    whole.parse(data=written(graph, name, aligned), format=kinds[name])
    assert breaches([(str(s), str(p), str(o)) for s, p, o in whole.triples((None, None, None))]) == []


def lines_of(dump: bytes) -> Iterator[Triple]:
    """By a reader of our own: the dump is read here without any RDF library."""
    for line in dump.decode().splitlines():
        found = LINE.fullmatch(line)
        assert found, line
        yield found[1], found[2], found[3] if found[3] is not None else found[4]


def test_in_a_store_that_knows_nothing_of_rdf(graph: Path) -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE t (s TEXT, p TEXT, o TEXT)")
    db.executemany("INSERT INTO t VALUES (?, ?, ?)", lines_of(written(graph, "ntriples")))
    ends = ", ".join(f"('{a}', '{b}'), ('{b}', '{a}')" for a, b in ENDS)
    query = f"""
        WITH pair(a, b) AS (VALUES {ends})
        SELECT DISTINCT bare.s, bare.p, bare.o FROM pair
        JOIN t AS one ON one.p = '{KG}' || a JOIN t AS two ON two.s = one.s AND two.p = '{KG}' || b
        JOIN t AS bare ON bare.s = one.o AND bare.o = two.o"""
    for index in ("p, s, o", "s, o", "s, p"):
        db.execute(f'CREATE INDEX "{index}" ON t ({index})')
    assert db.execute(query).fetchall() == []
    pair = db.execute(f"SELECT one.o, two.o FROM t AS one JOIN t AS two USING (s) WHERE one.p = '{KG}subject' AND two.p = '{KG}source'")
    subject, source = pair.fetchone()
    planted = (subject, "https://example.org/harms", source)
    db.execute("INSERT INTO t VALUES (?, ?, ?)", planted)
    assert db.execute(query).fetchall() == [planted], "and it would be seen"


def test_the_graph_is_opened_by_rdflib_as_users_do(graph: Path) -> None:
    data, kg = open_dataset(graph), Namespace(KG)
    denials = data.query(f"PREFIX kg: <{KG}> SELECT ?label {{ ?claim a kg:Claim ; kg:stance kg:Denies ; rdfs:label ?label }}")
    assert len(list(denials)) > 5
    claims = set(data.subjects(URIRef(TYPE), kg.Claim))
    assert len(claims) > 50
    assert data.value(min(claims), kg.sentence) is not None
