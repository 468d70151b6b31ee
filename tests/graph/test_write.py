"""What is written: the guard, the labels, the order of hops, hostile strings."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Graph, URIRef

from kgraph.errors import GraphError
from kgraph.graph import all_quads, open_dataset, open_store, write_generation
from kgraph.graph.namespaces import BASE, KG
from kgraph.graph.terms import when
from tests.graph.make import resolution, sample

KINDS = ("person", "body", "outlet", "place", "group", "unnamed")
TWO = (sample("a1"), sample("a2"))


def lines(*pairs) -> list[str]:  # type: ignore[no-untyped-def]
    return list(all_quads([a for a, _ in pairs], [r for _, r in pairs], resolution(*pairs)))


def is_entity(term: object) -> bool:
    return str(getattr(term, "value", term)).startswith(tuple(f"{BASE}{k}/" for k in KINDS))


def load(quads: list[str]) -> ox.Store:
    store = ox.Store()
    store.bulk_load("\n".join(quads).encode(), ox.RdfFormat.N_QUADS)
    return store


def test_no_triple_leads_from_one_entity_to_another() -> None:
    store = load(lines(*TWO))
    assert not [q for q in store if is_entity(q.subject) and is_entity(q.object)]
    ask = "ASK { ?c <%ssubject> ?s ; <%sabout>|<%svia>|<%ssource> ?o . ?s ?p ?o }" % ((KG,) * 4)
    assert not store.query(ask, use_default_graph_as_union=True)


def test_the_guard_holds_in_rdflib_and_in_flattened_triples() -> None:
    quads = lines(*TWO)
    whole = Dataset(default_union=True)
    whole.parse(data="\n".join(quads), format="nquads")
    flat = Graph().parse(data="\n".join(q.rsplit(" ", 2)[0] + " ." for q in quads), format="nt")
    for graph in (whole, flat):
        assert len(list(graph.triples((None, URIRef(KG + "source"), None)))) == 8
        assert not [t for t in graph.triples((None, None, None)) if is_entity(t[0]) and is_entity(t[2])]


def test_labels_say_only_what_is_said() -> None:
    store = load(lines(sample()))
    found = {r[0].value for r in store.query(
        f"SELECT ?l {{ ?c a <{KG}Claim> ; <http://www.w3.org/2000/01/rdf-schema#label> ?l }}", use_default_graph_as_union=True)}
    assert found == {
        "a doctor, to Channel Nine, via Daily Wren, says: Minister Ada Quill is ill", "Ada Quill denies: she is ill",
        "The Example: it is said: she may resign",
    }


def test_the_way_of_the_words_is_asked_without_walking_a_list() -> None:
    store = load(lines(sample()))
    rows = store.query(
        f"PREFIX kg: <{KG}> SELECT ?n ?name {{ ?c kg:sourceKind kg:UnnamedSource ; kg:hop ?h . "
        "?h kg:position ?n ; kg:agent/kg:name ?name } ORDER BY ?n",
        use_default_graph_as_union=True)
    assert [r[1].value for r in rows] == ["Daily Wren", "Channel Nine", "a doctor"]


def test_order_of_input_changes_nothing_and_there_are_no_blank_nodes() -> None:
    articles, records = [a for a, _ in TWO], [r for _, r in TWO]
    known = resolution(*TWO)
    assert list(all_quads(articles, records, known)) == list(all_quads(articles[::-1], records[::-1], known))
    assert not [q for q in lines(*TWO) if q.startswith("_:") or " _:" in q.split('"')[0]]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_hostile_strings_stay_literals(name: str, other: str) -> None:
    store = load(lines(sample(id=other or "x", name=name or "x", title=other, author=name, url="http://x/" + other)))
    assert {q.predicate.value for q in store} <= {q.predicate.value for q in load(lines(sample(title="t", author="n", url="http://x/")))}


@pytest.mark.parametrize(("text", "wanted"), [
    ("2022", "gYear"), ("2022-05", "gYearMonth"), ("2022-05-14", "date"), ("2022-05-14T09:30:00+00:00", 'Z"'),
    ("soon", None), ("2022-13", None),
])
def test_dates_are_as_exact_as_written(text: str, wanted: str | None) -> None:
    assert wanted in (when(text) or "") if wanted else when(text) is None


def test_a_build_cut_off_leaves_the_last_good_graph(tmp_path: Path) -> None:
    write_generation(tmp_path, lines(sample()), {"base": BASE})
    before = len(open_store(tmp_path))

    def broken():  # type: ignore[no-untyped-def]
        yield lines(sample())[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_generation(tmp_path, broken(), {})
    assert len(open_store(tmp_path)) == before == len(lines(sample()))
    assert len(list(open_dataset(tmp_path).query(f"SELECT ?c {{ ?c a <{KG}Claim> }}"))) == 3


def test_a_newer_graph_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kgraph.json").write_text('{"format": 99, "generation": 1}')
    with pytest.raises(GraphError, match="newer"):
        open_store(tmp_path)


def test_a_damaged_store_is_told(tmp_path: Path) -> None:
    write_generation(tmp_path, [], {})
    for file in (tmp_path / "generations" / "1").iterdir():
        file.write_bytes(b"damaged")
    with pytest.raises(GraphError, match=r"generations/1 cannot be opened.*build again"):
        open_store(tmp_path)
