import json
from pathlib import Path

import pyoxigraph as ox

from kgraph.build import build
from kgraph.graph import write_generation
from kgraph.graph.namespaces import BASE, KG
from tests.cli.conftest import Call
from tests.export.conftest import ARTICLES, Annotators
from tests.queries.make import corpus, quads


def test_a_good_graph(call: Call, graph: Path) -> None:
    answer = call("validate", "-g", graph)
    assert (answer.code, answer.out) == (0, "")
    assert "0 faults in 4 articles" in answer.err and "not compared" in answer.err


def test_faults_are_printed_with_their_place(call: Call, tmp_path: Path) -> None:
    who, harms = f"{BASE}person/ada-quill", "https://example.org/harms"
    write_generation(tmp_path, [*quads(*corpus()), f"<{who}> <{harms}> <{BASE}person/bo-rask> ."], {})
    answer = call("validate", "-g", tmp_path)
    assert answer.code == 1
    assert f"{who}\n  bare-triple: a triple from one entity to another: {harms}\n" in answer.out
    said = json.loads(call("validate", "-g", tmp_path, "--format", "json").out)
    assert {"place": who, "rule": "bare-triple", "message": f"a triple from one entity to another: {harms}"} in said


def test_words_are_compared_with_the_texts(call: Call, tmp_path: Path) -> None:
    build([ARTICLES], tmp_path, factory=Annotators)
    assert call("validate", "-g", tmp_path, "--shacl").code == 0
    number = json.loads((tmp_path / "kgraph.json").read_text())["generation"]
    store = ox.Store(str(tmp_path / "generations" / str(number)))
    exact = ox.NamedNode("http://www.w3.org/ns/oa#exact")
    quad = next(iter(store.quads_for_pattern(None, exact, None, None)))
    store.remove(quad)
    store.add(ox.Quad(quad.subject, exact, ox.Literal(quad.object.value[::-1]), quad.graph_name))  # type: ignore[union-attr]
    del store
    answer = call("validate", "-g", tmp_path)
    assert answer.code == 1 and "span-text: the text has other words at [" in answer.out


def test_shapes_by_pyshacl_too(call: Call, tmp_path: Path) -> None:
    lines = [line for line in quads(*corpus()) if f"<{KG}firsthand>" not in line]
    write_generation(tmp_path, lines, {})
    plain, both = (call("validate", "-g", tmp_path, *more) for more in ((), ("--shacl",)))
    assert plain.code == both.code == 1 and plain.out == both.out and "a claim is firsthand or not" in plain.out
