from pathlib import Path

import pytest

from kgraph.cli.export import FORMATS
from tests.cli.conftest import Call
from tests.queries.make import corpus, quads


def test_to_a_file_and_to_standard_output(call: Call, graph: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph.nq"
    assert call("export", "nquads", "--canonical", "-g", graph, "--out", out).code == 0
    assert out.read_text("utf-8").splitlines() == sorted(quads(*corpus()))
    assert call("export", "nquads", "-g", graph).out == out.read_text("utf-8")
    assert len(call("export", "nquads", "-g", graph, "--aligned").out) > len(out.read_text("utf-8"))


@pytest.mark.parametrize("name", ["trig", "turtle"])
def test_a_form_that_is_not_canonical_is_refused(call: Call, graph: Path, name: str) -> None:
    answer = call("export", name, "--canonical", "-g", graph)
    assert answer.code == 2 and "use nquads, ntriples, records or case" in answer.err


def test_an_unknown_format_names_those_there_are(call: Call, graph: Path) -> None:
    answer = call("export", "xml", "-g", graph)
    assert answer.code == 2 and all(name in answer.err for name in FORMATS)


@pytest.mark.parametrize("name", [n for n in FORMATS if n not in ("records", "case")])
def test_people_under_labels(call: Call, graph: Path, tmp_path: Path, name: str) -> None:
    people = tmp_path / "people.txt"
    people.write_text("Ada Quill\nperson/bo-rask = The aide\n", "utf-8")
    answer = call("export", name, "-g", graph, "--protect", people)
    assert answer.code == 0 and "2 under labels" in answer.err and "Protected person 1" in answer.out and "The aide" in answer.out
    assert not [word for word in ("Ada ", "ada-", "Rask", "rask") if word in answer.out]


def test_records_are_not_written_under_labels(call: Call, graph: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.txt"
    people.write_text("Ada Quill", "utf-8")
    answer = call("export", "records", "-g", graph, "--protect", people)
    assert answer.code == 2 and "use RDF, or case" in answer.err
