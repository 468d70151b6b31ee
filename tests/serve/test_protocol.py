"""https://www.w3.org/TR/sparql11-protocol/#query-operation, and the cases of the W3C's protocol tests that are about queries."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import pyoxigraph as ox
import pytest
import requests

from tests.serve.conftest import ROWS, Server

SELECT = "SELECT ?c { ?c a <https://kgraph.example/ns#Claim> } ORDER BY ?c"
CONSTRUCT = "CONSTRUCT { ?c a ?k } WHERE { ?c a ?k . FILTER(?k = <https://kgraph.example/ns#Claim>) }"
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
GRAPH = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def count(answer: requests.Response) -> int:
    assert answer.status_code == 200, answer.text
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def graphs(server: Server) -> list[str]:
    found = server.ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g").json()
    return [row["g"]["value"] for row in found["results"]["bindings"]]


def test_the_three_ways_to_send_a_query_give_one_answer(server: Server) -> None:
    address = server.at + "/sparql"
    found = [
        requests.get(address, {"query": SELECT}, timeout=60), requests.post(address, {"query": SELECT}, timeout=60),
        requests.post(address, SELECT.encode(), headers={"Content-Type": DIRECT}, timeout=60),
        requests.post(address, SELECT.encode(), headers={"Content-Type": f"{DIRECT}; charset=UTF-8"}, timeout=60),
    ]
    assert [a.status_code for a in found] == [200] * 4
    assert len({a.content for a in found}) == 1
    assert len(found[0].json()["results"]["bindings"]) == 10


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/json", None, "*/*"])
def test_select_as_json(server: Server, accept: str | None) -> None:
    answer = server.ask(SELECT, accept)
    assert answer.headers["Content-Type"] == (accept if accept and accept != "*/*" else "application/sparql-results+json")
    assert answer.headers["Vary"] == "Accept"
    assert answer.json()["head"] == {"vars": ["c"]}


def test_select_as_xml_csv_tsv_html(server: Server) -> None:
    tree = ET.fromstring(server.ask(SELECT, "application/sparql-results+xml").content)
    assert len(tree.findall(".//{http://www.w3.org/2005/sparql-results#}result")) == 10
    answer = server.ask(SELECT, "text/csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert len(list(csv.DictReader(io.StringIO(answer.text)))) == 10
    lines = server.ask(SELECT, "text/tab-separated-values").text.splitlines()
    assert lines[0] == "?c" and lines[1].startswith("<https://kgraph.example/claim/") and len(lines) == 11
    page = server.ask(SELECT, "text/html")
    assert page.text.count("<tr>") == 11 and page.headers["Content-Type"] == "text/html; charset=utf-8"


def test_ask(server: Server) -> None:
    assert server.ask("ASK { ?s ?p ?o }").json()["boolean"] is True
    assert server.ask("ASK { <a:b> <a:b> <a:b> }", "application/json").json()["boolean"] is False
    xml = ET.fromstring(server.ask("ASK {}", "application/sparql-results+xml").content)
    assert xml.findtext("{http://www.w3.org/2005/sparql-results#}boolean") == "true"
    assert server.ask("ASK {}", "text/csv").text.strip() == "true"


@pytest.mark.parametrize(("accept", "form"), [
    ("text/turtle", ox.RdfFormat.TURTLE), ("application/n-triples", ox.RdfFormat.N_TRIPLES), ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ("application/ld+json", ox.RdfFormat.JSON_LD),
])
def test_construct_and_describe(server: Server, accept: str, form: ox.RdfFormat) -> None:
    for query, most in ((CONSTRUCT, 10), ("DESCRIBE <https://kgraph.example/person/ada-quill>", 20)):
        answer = server.ask(query, accept)
        assert answer.headers["Content-Type"].partition(";")[0] == accept
        assert 3 <= len(list(ox.parse(answer.content, form))) <= most


def test_a_form_that_the_answer_cannot_have_is_refused(server: Server) -> None:
    for query, accept in ((SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (SELECT, "image/png"), ("ASK {}", "application/n-triples")):
        answer = server.ask(query, accept)
        assert answer.status_code == 406 and "can be had as" in answer.text


def test_no_query_at_the_endpoint_is_the_service_description(server: Server) -> None:
    answer = server.get("/sparql", "text/turtle")
    said = {(str(q.predicate), str(q.object)) for q in ox.parse(answer.content, ox.RdfFormat.TURTLE)}
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert (f"<{sd}endpoint>", f"<{server.at}/sparql>") in said
    assert (f"<{sd}supportedLanguage>", f"<{sd}SPARQL11Query>") in said
    assert (f"<{sd}feature>", f"<{sd}UnionDefaultGraph>") in said
    assert server.get("/sparql", "*/*").headers["Content-Type"] == "text/turtle; charset=utf-8"
    assert json.loads(server.get("/sparql", "application/ld+json").content)
    assert 'id="editor"' in server.get("/sparql", "text/html").text
    assert server.get("/sparql", "image/png").status_code == 406


def test_the_dataset_is_that_of_the_request_then_of_the_query_then_all(server: Server) -> None:
    every = count(server.ask(GRAPH))
    one, other = graphs(server)[:2]
    sizes = [count(server.get("/sparql", params={"query": GRAPH, "default-graph-uri": g})) for g in (one, other)]
    assert 0 < sizes[0] < every and 0 < sizes[1] < every
    assert count(server.get("/sparql", params=[("query", GRAPH), ("default-graph-uri", one), ("default-graph-uri", other)])) == sum(sizes)
    assert count(server.ask(GRAPH.replace("{", f"FROM <{one}> {{", 1))) == sizes[0]
    said = GRAPH.replace("{", f"FROM <{one}> {{", 1)
    assert count(server.get("/sparql", params={"query": said, "default-graph-uri": other})) == sizes[1], "the request's goes before"
    inside = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert count(server.get("/sparql", params={"query": inside, "named-graph-uri": one})) == sizes[0]
    assert count(server.get("/sparql", params={"query": GRAPH, "named-graph-uri": one})) == 0, "no default graph is named"
    answer = requests.post(
        server.at + "/sparql", GRAPH.encode(), params={"default-graph-uri": one}, headers={"Content-Type": DIRECT}, timeout=60
    )
    assert count(answer) == sizes[0]
    assert count(server.ask("SELECT (COUNT(*) AS ?n) { ?from ?p ?o }")) == every, "a variable of that name is none"
    assert server.get("/sparql", params={"query": GRAPH, "default-graph-uri": "no iri"}).status_code == 400


@pytest.mark.parametrize(("method", "more", "status"), [
    ("GET", {"params": [("query", "ASK {}"), ("query", "SELECT * {}")]}, 400),
    ("GET", {"params": {"query": "ASK {"}}, 400),
    ("GET", {"params": {"query": ""}}, 400),
    ("GET", {"params": {"qeury": "ASK {}"}}, 400),
    ("GET", {"params": {"update": "CLEAR ALL"}}, 400),
    ("GET", {"params": "query=ASK%20%7B%7D%20%23%ff"}, 400),
    ("GET", {"params": "&".join(["a=b"] * 100)}, 400),
    ("GET", {"params": {"query": "ASK {} #" + "x" * 20_000}}, 414),
    ("PUT", {"params": {"query": "ASK {}"}}, 405),
    ("DELETE", {}, 405),
    ("PATCH", {"data": "x"}, 405),
    ("POST", {"data": {"update": "CLEAR ALL"}}, 400),
    ("POST", {"data": {}, "headers": {"Content-Type": FORM}}, 400),
    ("POST", {"data": [("query", "ASK {}"), ("query", "ASK {}")]}, 400),
    ("POST", {"data": b"ASK {}"}, 415),
    ("POST", {"data": b"ASK {}", "headers": {"Content-Type": "text/plain"}}, 415),
    ("POST", {"files": {"query": "ASK {}"}}, 415),
    ("POST", {"json": {"query": "ASK {}"}}, 415),
    ("POST", {"data": b"CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}}, 415),
    ("POST", {"data": b"ASK {}", "headers": {"Content-Type": f"{DIRECT}; charset=latin-1"}}, 415),
    ("POST", {"data": b"ASK {}", "headers": {"Content-Type": DIRECT, "Content-Encoding": "gzip"}}, 415),
    ("POST", {"data": b"ASK {} #\xff", "headers": {"Content-Type": DIRECT}}, 400),
    ("POST", {"data": "ASK {}".encode("utf-16"), "headers": {"Content-Type": DIRECT}}, 400),
    ("POST", {"data": b"ASK {}", "params": {"query": "ASK {}"}, "headers": {"Content-Type": DIRECT}}, 400),
    ("POST", {"data": {"query": "ASK {} #" + "x" * 2_000_000}}, 413),
    ("POST", {"data": (b"x" * 100_000 for _ in range(20)), "headers": {"Content-Type": DIRECT}}, 413),
    ("POST", {"data": {"query": "INSERT DATA { <a:a> <a:b> <a:c> }"}}, 400),
    ("POST", {"data": {"query": "DELETE WHERE { ?s ?p ?o }"}}, 400),
    ("POST", {"data": {"query": "LOAD <http://127.0.0.1:1/>"}}, 400),
    ("POST", {"data": {"query": "PREFIX a: <a:> CLEAR ALL"}}, 400),
    ("POST", {"data": {"query": "ASK {} ; DROP ALL"}}, 400),
    ("POST", {"data": {"query": "ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}}, 403),
    ("POST", {"data": {"query": "ASK { SERVICE\\u0020SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }"}}, 403),
    ("POST", {"data": {"query": "ASK { FILTER(<http://nowhere.example/f>(1)) }"}}, 400),
])
def test_what_is_wrong_has_its_status(server: Server, method: str, more: dict[str, object], status: int) -> None:
    answer = requests.request(method, server.at + "/sparql", timeout=60, **more)  # type: ignore[arg-type]
    assert answer.status_code == status, answer.text
    assert answer.text.strip()
    assert answer.headers["Content-Type"].startswith("text/plain")


def test_a_wrong_query_is_told_with_its_place(server: Server) -> None:
    assert "the query is wrong at line 2, column" in server.ask("SELECT ?x {\n ?x ?y }").text
    assert "the prefix kg: is not declared" in server.ask("ASK { ?x a kg:Claim }").text
    problem = server.ask("ASK {", "application/json")
    assert problem.headers["Content-Type"] == "application/json" and problem.json()["status"] == 400
    page = server.ask("ASK { <script>alert(1)</script> }", "text/html")
    assert page.status_code == 400 and "<script" not in page.text and "&lt;script" in page.text


def test_an_answer_is_cut_at_the_limit_and_says_so(server: Server) -> None:
    answer = server.ask("SELECT * { ?s ?p ?o }")
    assert len(answer.json()["results"]["bindings"]) == ROWS and answer.headers["Kgraph-Cut-At"] == str(ROWS)
    assert "they are cut" in server.ask("SELECT * { ?s ?p ?o }", "text/html").text
    triples = server.ask("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples")
    assert 0 < len(triples.text.splitlines()) <= ROWS and triples.headers["Kgraph-Cut-At"]
    assert "Kgraph-Cut-At" not in server.ask(f"SELECT * {{ ?s ?p ?o }} LIMIT {ROWS}").headers


def test_head_has_the_headers_alone(server: Server) -> None:
    for path in ("/sparql?query=ASK%20%7B%7D", "/sparql", "/", "/query/who-says?about=Bo+Rask", "/person/ada-quill"):
        head, get = requests.head(server.at + path, timeout=60), requests.get(server.at + path, timeout=60)
        assert head.status_code == get.status_code == 200 and head.content == b""
        assert {k: v for k, v in head.headers.items() if k != "date"} == {k: v for k, v in get.headers.items() if k != "date"}
    assert requests.head(server.at + "/sparql?query=ASK", timeout=60).status_code == 400


def test_options_and_methods_that_are_not_taken_name_those_that_are(server: Server) -> None:
    reading = "GET, HEAD, OPTIONS"
    for path, allowed in (("/sparql", "GET, HEAD, POST, OPTIONS"), ("/query/says", reading), ("/person/x", reading)):
        answer = requests.options(server.at + path, timeout=60)
        assert (answer.status_code, answer.headers["Allow"], answer.content) == (204, allowed, b"")
        refused = requests.put(server.at + path, timeout=60)
        assert refused.status_code == 405 and set(refused.headers["Allow"].split(", ")) == set(allowed.split(", "))


def test_no_other_origin_may_read_and_no_other_name_reaches_it(server: Server) -> None:
    origin = {"Origin": "https://elsewhere.example"}
    answer = server.ask("ASK {}", headers=origin)
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    preflight = requests.options(server.at + "/sparql", headers={**origin, "Access-Control-Request-Method": "POST"}, timeout=60)
    assert not [name for name in preflight.headers if name.lower().startswith("access-control")]
    assert server.get("/sparql", headers={"Host": "elsewhere.example"}).status_code == 400
    assert server.get("/sparql", headers={"Host": "kgraph.example"}).status_code == 200, "the base's own, behind a proxy"


def test_every_response_keeps_a_browser_from_running_what_is_in_it(server: Server) -> None:
    thing = "/person/ada-quill?format=properties"
    for path in ("/", "/nothing", "/sparql", "/query", "/query/says?source=Bo+Rask", thing, "/static/serve.css"):
        answer = server.get(path, "text/html")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'") and "script-src 'unsafe-inline'" not in policy
