import csv
import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.cli.conftest import Call

SAYS = "SELECT ?text { ?c <https://kgraph.example/ns#text> ?text } ORDER BY ?text LIMIT 2"


def test_a_named_query_as_a_table(call: Call, graph: Path) -> None:
    answer = call("query", "posts", "--graph", graph)
    assert answer.code == 0
    assert answer.out.splitlines()[0].split("\t") == ["name", "role", "body", "status", "words", "outlet", "article"]
    assert answer.out.splitlines()[1].split("\t")[:6] == ["Ada Quill", "mayor", "", "Current", "Mayor Ada Quill", "Daily Wren"]


def test_parameters(call: Call, graph: Path) -> None:
    answer = call("query", "posts", "-g", graph, "--set", "person=Bo Rask", "--format", "csv")
    assert [row[1] for row in csv.reader(io.StringIO(answer.out))] == ["role", "aide"]
    for wrong, said in (("person", "NAME=VALUE"), ("=x", "NAME=VALUE"), ("role=x", "no parameter 'role'")):
        answer = call("query", "posts", "-g", graph, "--set", wrong)
        assert answer.code == 2 and said in answer.err
    answer = call("query", "posts", "-g", graph, "--set", "person=Bo Rask", "--set", "person=Ada Quill")
    assert answer.code == 2 and "given twice" in answer.err


def test_the_graph_by_the_environment(call: Call, graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KGRAPH_GRAPH", str(graph))
    assert "Tarn Bank" in call("query", "ties").out


@pytest.mark.parametrize("how", ["file", "stdin", "inline"])
def test_sparql(call: Call, graph: Path, tmp_path: Path, how: str) -> None:
    file = tmp_path / "question.rq"
    file.write_text("\ufeff" + SAYS, "utf-8")
    given = {"file": str(file), "stdin": "-", "inline": SAYS}[how]
    answer = call("query", given, "-g", graph, "--format", "json", stdin=SAYS)
    found = json.loads(answer.out)["results"]["bindings"]
    assert [row["text"]["value"] for row in found] == ["A plot may await her", "Ada Quill has cancer"]


@pytest.mark.parametrize(("shape", "start"), [
    ("csv", "text\r\nA plot"), ("tsv", '?text\n"A plot'), ("json", '{\n "head"'), ("xml", "<?xml"), ("table", "text\nA plot"),
])
def test_rows_in_every_form(call: Call, graph: Path, shape: str, start: str) -> None:
    answer = call("query", SAYS, "-g", graph, "--format", shape)
    assert answer.code == 0 and answer.out.replace("\r\n", "\n").startswith(start.replace("\r\n", "\n"))


@pytest.mark.parametrize(("shape", "start"), [("csv", "true"), ("tsv", "true"), ("json", '{"head": {}, "boolean": true}'),
                                             ("table", "yes")])
def test_a_yes_in_every_form(call: Call, graph: Path, shape: str, start: str) -> None:
    assert call("query", "ASK { ?s ?p ?o }", "-g", graph, "--format", shape).out.strip() == start
    assert "no" in call("query", "ASK { ?s ?p 7777 }", "-g", graph).out


@pytest.mark.parametrize(("shape", "form"), [
    ("ttl", ox.RdfFormat.TURTLE), ("nt", ox.RdfFormat.N_TRIPLES), ("json", ox.RdfFormat.JSON_LD), ("xml", ox.RdfFormat.RDF_XML),
    ("table", ox.RdfFormat.TURTLE),
])
def test_triples_in_every_form(call: Call, graph: Path, shape: str, form: ox.RdfFormat) -> None:
    text = "PREFIX kg: <https://kgraph.example/ns#> CONSTRUCT { ?c kg:text ?t } WHERE { ?c a kg:Claim ; kg:text ?t }"
    assert len(set(ox.parse(call("query", text, "-g", graph, "--format", shape).out.encode(), form))) == 10
    rows = list(csv.reader(io.StringIO(call("query", text, "-g", graph, "--format", "csv").out)))
    assert rows[0] == ["subject", "predicate", "object"] and len(rows) == 11


def test_rows_are_no_triples(call: Call, graph: Path) -> None:
    for text in (SAYS, "ASK {}"):
        answer = call("query", text, "-g", graph, "--format", "ttl")
        assert answer.code == 2 and "CONSTRUCT or DESCRIBE" in answer.err


def test_describe(call: Call, graph: Path) -> None:
    assert '"Ada Quill"' in call("query", "DESCRIBE <https://kgraph.example/person/ada-quill>", "-g", graph).out


def test_without_a_name_the_queries_are_listed(call: Call) -> None:
    plain, listed = call("query"), call("query", "--list")
    assert plain == listed and "claims-by-topic\tThe claims about someone by topic\tabout [topic] [onlyChecked]" in plain.out.splitlines()
    found = {q["name"]: q for q in json.loads(call("query", "--list", "--format", "json").out)}
    assert found["who-says"]["parameters"][0]["name"] == "about"
    assert call("query", "--list", "--format", "ttl").code == 2


def test_show_prints_the_sparql(call: Call) -> None:
    answer = call("query", "posts", "--show")
    assert answer.code == 0 and "VALUES ?person { UNDEF }" in answer.out
    assert call("query", "post", "--show").code == 3


@pytest.mark.parametrize(("args", "code", "said"), [
    (("who-say",), 3, "did you mean who-says"), (("nothing.rq",), 2, "there is no file nothing.rq"), (("who-says",), 2, "needs about"),
    (("who-says", "--set", "about=Quill"), 3, "2 answer to 'Quill'"),
    (("who-says", "--set", "about=Ada Quil"), 3, "did you mean Ada Quill"),
    (("SELECT ?x { ?x }",), 2, "wrong at line 1"), (("DROP ALL {}",), 2, "would change the graph"), (("-",), 2, "is empty"),
    (("ASK { SERVICE <http://127.0.0.1:1/> {} }",), 2, "--endpoint"), (("ASK {}", "--endpoint", "here"), 2, "http://"),
    (("posts", "--endpoint", "http://127.0.0.1:1/"), 2, "does not answer"), (("posts", "--timeout", "0"), 2, "--timeout"),
    (("posts", "--format", "pdf"), 2, "--format"),
    (("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?i) }", "--timeout", "0.5"), 2, "longer than 0.5 s"),
])
def test_what_is_wrong_is_told(call: Call, graph: Path, args: tuple[str, ...], code: int, said: str) -> None:
    answer = call("query", *args, "-g", graph)
    assert (answer.code, answer.out) == (code, "") and said in answer.err


def test_no_rows_are_told_beside_the_answer(call: Call, graph: Path) -> None:
    answer = call("query", "ties", "--set", "kind=attacked", "-g", graph)
    assert (answer.code, answer.err) == (0, "no rows") and answer.out.count("\n") == 1


def test_articles_cannot_steer_the_terminal(call: Call, graph: Path) -> None:
    answer = call("query", "SELECT ('a\\u202Eb\\u001B[31m\\tc' AS ?x) {}", "-g", graph)
    assert answer.out == "x\na b [31m c\n"
