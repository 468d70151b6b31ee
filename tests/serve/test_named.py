import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from kgraph.queries import load, query_names, run
from tests.queries import make
from tests.serve.conftest import Server, serving

EXAMPLES = {
    "claims-by-outlet": {"outlet": "Daily Wren"}, "claims-by-topic": {"about": "Ada Quill", "topic": "health"},
    "first-seen": {"from": "2022-05-14"}, "most-relayed": {}, "narration": {"about": "Ada Quill"}, "one-origin": {"least": "2"},
    "outlets-relaying": {"outlet": "Channel Nine"}, "posts": {}, "says": {"source": "Ada Quill", "alleged": "true"},
    "through-whom": {"source": "Ada Quill"}, "ties": {"kind": "metWith"}, "unnamed-only": {}, "who-denies": {"about": "Ada Quill"},
    "who-says": {"about": "Ada Quill"},
}


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    """With time enough for a busy machine."""
    with serving(folder, "--workers", "1", "--timeout", "60") as found:
        yield found


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_each_answers_as_it_does_without_a_server(server: Server, name: str) -> None:
    wanted = run(make.hand(), name, EXAMPLES[name])
    answer = server.get(f"/query/{name}", params=EXAMPLES[name])
    assert answer.headers["Content-Type"] == "application/sparql-results+json"
    assert answer.text == wanted.text("json")
    assert server.get(f"/query/{name}", params={**EXAMPLES[name], "format": "csv"}).content.decode() == wanted.text("csv")
    assert server.get(f"/query/{name}", "application/sparql-results+xml", params=EXAMPLES[name]).content.decode() == wanted.text("xml")
    page = server.get(f"/query/{name}", "text/html", params=EXAMPLES[name]).text
    assert page.count("<tr>") == len(wanted.rows) + 1


def test_all_queries_are_listed_and_have_an_example_here(server: Server) -> None:
    assert query_names() == sorted(EXAMPLES)
    assert [q["name"] for q in server.get("/query").json()] == query_names()
    page = server.get("/query", "text/html").text
    assert all(f'href="/query/{name}?format=html"' in page for name in query_names())


@pytest.mark.parametrize(("path", "status", "said"), [
    ("/query/who-sayz?about=x", 404, "did you mean who-says"),
    ("/query/who-says", 400, "who-says needs about"),
    ("/query/who-says?about=", 400, "who-says needs about"),
    ("/query/who-says?about=Ada+Quill&about=Bo+Rask", 400, "about is given twice"),
    ("/query/who-says?about=Ada+Quill&colour=red", 400, "no parameter 'colour'"),
    ("/query/who-says?about=Ada+Quill&format=exe", 400, "there is no format 'exe'"),
    ("/query/who-says?about=Ada+Quill&format=csv&format=tsv", 400, "format is given twice"),
    ("/query/who-says?about=Ada+Quil", 404, "did you mean Ada Quill"),
    ("/query/who-says?about=Quill", 300, "person/ada-quill"),
    ("/query/one-origin?least=many", 400, "a whole number is wanted"),
    ("/query/claims-by-topic?about=Ada+Quill&topic=helth", 404, "health"),
    ("/query/who-says?about=%3E%20%7D%20%3B%20DROP%20ALL%20%23", 404, "nobody here is called"),
    ("/query/..%2F..%2Fetc%2Fpasswd", 404, "nothing in this graph"),
])
def test_what_is_wrong_is_told(server: Server, path: str, status: int, said: str) -> None:
    answer = server.get(path)
    assert answer.status_code == status and said in answer.text
    page = server.get(path, "text/html")
    assert page.status_code == (200 if said == "who-says needs about" else status)
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"


def test_a_form_that_lacks_something_is_shown_with_what_it_has(server: Server) -> None:
    page = server.get("/query/claims-by-topic?topic=health%22%3E%3Cscript%3E", "text/html").text
    assert 'name="about"' in page and "<script" not in page and "health&#34;&gt;&lt;script&gt;" in page
    assert all(p.meaning in page for p in load("claims-by-topic").parameters)


def test_the_table_leads_to_things_and_to_other_forms(server: Server) -> None:
    page = server.get("/query/who-denies?about=Ada+Quill", "text/html").text
    assert 'href="/person/ada-quill"' in page and 'href="/proposition/' in page
    assert 'href="/query/who-denies?about=Ada+Quill&amp;format=csv"' in page
    found = server.get("/query/who-denies?about=Ada%20Quill&format=csv").content.decode()
    assert len(list(csv.DictReader(io.StringIO(found)))) == 2


def test_a_form_that_there_is_not_is_refused(server: Server) -> None:
    assert server.get("/query/who-says?about=Ada+Quill", "text/turtle").status_code == 406
