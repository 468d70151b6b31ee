"""IRIs of the graph by their path, and the pages."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph.graph import all_quads, write_generation
from kgraph.resolution import Catalogue, resolve
from tests.graph.make import resolution, sample
from tests.queries.make import corpus
from tests.serve.conftest import Server, serving
from tests.views.test_page import HOSTILE

BASE = "https://kgraph.example"


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    """With time enough for a busy machine."""
    with serving(folder, "--workers", "1", "--timeout", "60") as found:
        yield found


def iri(server: Server, kind: str, words: str) -> str:
    query = f'SELECT ?x {{ ?x a <{BASE}/ns#{kind}> ; <http://www.w3.org/2000/01/rdf-schema#label> ?l FILTER(CONTAINS(?l, "{words}")) }}'
    found: str = server.ask(query).json()["results"]["bindings"][0]["x"]["value"]
    return found


def test_a_claim_shows_its_whole_way_the_outermost_first(server: Server) -> None:
    claim = iri(server, "Claim", "via Channel Nine, via Daily Wren")
    page = server.get(claim.removeprefix(BASE), "text/html").text
    way = page.partition('<ol class="chain">')[2].partition("</ol>")[0]
    places = [way.index(name) for name in ("Daily Wren", "Channel Nine", "A doctor")]
    assert places == sorted(places)
    assert "<h1" in page and "Daily Wren" in page.partition("<h1")[2].partition("</h1>")[0], "its title is the attributed sentence"
    assert "kg:text" not in page, "what is claimed never stands alone"
    assert 'href="/person/ada-quill"' in page and 'href="/proposition/' in page
    assert "kgraph records who says what; it does not say what is true" in page
    assert "4 articles" in page and "2022-05-13 to 2022-05-16" in page and "Measured on" in page
    assert '<mark class="hop-' in page, "the sentence, with its hops marked"


@pytest.mark.parametrize(("kind", "words"), [
    ("Person", "Ada Quill"), ("Article", "kite"), ("Proposition", "cancer"), ("Outlet", "Daily Wren"),
])
def test_each_kind_of_thing_has_its_page_and_its_triples(server: Server, kind: str, words: str) -> None:
    thing = iri(server, kind, words)
    path = thing.removeprefix(BASE)
    page = server.get(path + "?format=properties", "text/html")
    assert page.status_code == 200 and words in page.text.partition("<h1")[2].partition("</h1>")[0] and "What points here" in page.text
    assert server.get(path).headers["Content-Type"] == "text/html; charset=utf-8"
    node = ox.NamedNode(thing)
    sizes = set()
    for accept, form in (("text/turtle", ox.RdfFormat.TURTLE), ("application/n-triples", ox.RdfFormat.N_TRIPLES),
                         ("application/ld+json", ox.RdfFormat.JSON_LD), ("application/rdf+xml", ox.RdfFormat.RDF_XML)):
        answer = server.get(path, accept)
        assert answer.headers["Content-Type"].partition(";")[0] == accept and answer.headers["Vary"] == "Accept"
        triples = {q.triple for q in ox.parse(answer.content, form)}
        assert any(t.subject == node for t in triples) and any(t.object == node for t in triples)
        sizes.add(len(triples))
    assert len(sizes) == 1
    assert server.get(path + "?format=nt", "text/html").headers["Content-Type"] == "application/n-triples"
    assert server.get(path, "text/csv").status_code == 406


def test_the_page_of_someone_is_their_dossier(server: Server) -> None:
    page = server.get("/person/ada-quill", "text/html")
    assert "What is said of Ada Quill" in page.text and 'aria-label="This server"' in page.text
    assert "script-src 'sha256-" in page.text, "its own policy holds beside that of the server"
    assert server.get("/view?focus=person/ada-quill").text == page.text


def test_a_claim_s_triples_hold_what_hangs_on_it(server: Server) -> None:
    claim = iri(server, "Claim", "via Channel Nine, via Daily Wren")
    triples = [q.triple for q in ox.parse(server.get(claim.removeprefix(BASE), "application/n-triples").content, ox.RdfFormat.N_TRIPLES)]
    positions = sorted(t.object.value for t in triples if t.predicate.value == f"{BASE}/ns#position")
    assert positions == ["1", "2", "3"]


@pytest.mark.parametrize("path", [
    "/person/nobody-there", "/x", "/%00", "/%FF", "/person/", "/person/<script>", "/person/%22%3E%3Cscript%3E", "/ns/x",
])
def test_what_is_not_there(server: Server, path: str) -> None:
    answer = server.get(path, "text/html")
    assert answer.status_code == 404 and "<script" not in answer.text


def test_the_words_of_the_graph_are_explained(server: Server) -> None:
    page = server.get("/ns", "text/html").text
    assert '<dt id="firsthand">' in page and "another&#39;s account" in page and '<dt id="health">' in server.get("/topic").text
    triples = {q.triple for q in ox.parse(server.get("/ns", "text/turtle").content, ox.RdfFormat.TURTLE)}
    assert any(t.subject.value == f"{BASE}/ns#firsthand" for t in triples)
    claim = server.get(iri(server, "Claim", "via Daily Wren").removeprefix(BASE), "text/html").text
    assert 'href="/ns#stance"' in claim and '<a href="/ns#Asserts">asserts</a>' in claim and 'href="/topic#' in claim


def test_the_board_the_timeline_and_a_trace_have_addresses(server: Server) -> None:
    for path in ("/claims", "/claims?focus=Ada+Quill", "/timeline", "/timeline?focus=person/ada-quill"):
        page = server.get(path, "text/html")
        assert page.status_code == 200 and 'aria-label="This server"' in page.text, path
    proposition = iri(server, "Proposition", "cancer")
    shown = server.get(proposition.removeprefix(BASE), "text/html").text
    address = shown.partition('<a href="/trace?')[2].partition('"')[0]
    assert server.get("/trace?" + address, "text/html").status_code == 200
    assert server.get("/trace").status_code == 400 and server.get("/trace?claim=no+such+words+here").status_code == 404


def test_the_pages(server: Server) -> None:
    home = server.get("/", "text/html").text
    assert "4 articles" in home and 'action="/query/who-says"' in home
    view = server.get("/view?page=network&focus=Bo+Rask", "text/html")
    assert view.status_code == 200 and "Who says what: Bo Rask" in view.text
    assert "default-src 'none'" in view.headers["Content-Security-Policy"]
    assert "--link" in server.get("/style.css").text
    assert server.get("/view?focus=Quill").status_code == 300
    assert server.get("/view?colour=red").status_code == 400
    assert server.get("/", "text/turtle").status_code == 406
    assert server.get("/static/yasgui.min.js").status_code == 200
    assert server.get("/static/../app.py").status_code == server.get("/static/%2e%2e/app.py").status_code == 404


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Another base, and names that look like markup."""
    folder = tmp_path_factory.mktemp("elsewhere")
    articles, records = corpus()
    quads = [*all_quads(articles, records, resolve(articles, records, Catalogue.of([])), "https://news.example/graph/")]
    pairs = [sample("h1", name="Ada Quill")]
    lines = [*all_quads([p[0] for p in pairs], [p[1] for p in pairs], resolution(*pairs), "https://news.example/graph/")]
    name = "<https://news.example/graph/h> <https://kgraph.example/ns#name>"
    marked = [f"{name} {ox.Literal(text.encode('utf-8', 'replace').decode())} <https://news.example/graph/g> ." for text in HOSTILE]
    write_generation(folder, [*quads, *(line for line in lines if "/build>" not in line), *marked], {})
    with serving(folder, "--workers", "1") as found:
        yield found


def test_another_base_has_its_things_at_its_path(elsewhere: Server) -> None:
    page = elsewhere.get("/graph/person/ada-quill?format=properties", "text/html")
    assert page.status_code == 200 and 'href="/graph/claim/' in page.text
    assert elsewhere.get("/person/ada-quill").status_code == 404
    assert 'href="/graph/person/' in elsewhere.get("/query/who-says?about=Bo+Rask", "text/html").text


def test_hostile_words_are_words(elsewhere: Server) -> None:
    for path in ("/graph/h", "/sparql?query=SELECT%20*%20%7B%20%3Chttps%3A%2F%2Fnews.example%2Fgraph%2Fh%3E%20%3Fp%20%3Fo%20%7D"):
        page = elsewhere.get(path, "text/html")
        assert page.status_code == 200 and "&lt;script&gt;alert(1)&lt;/script&gt;" in page.text
        for mark in ("<script", "<img", "<svg", "<b>", "<style", 'href="javascript'):
            assert mark not in page.text.partition("<body>")[2]


def test_an_old_iri_leads_to_the_new(tmp_path: Path) -> None:
    articles, records = corpus()
    quads = [*all_quads(articles, records, resolve(articles, records, Catalogue.of([])))]
    alias = f"<{BASE}/ns#aliasOf>"
    old = [f"<{BASE}/person/quill-1> {alias} <{BASE}/person/ada-quill> <{BASE}/g> .",
           *(f"<{BASE}/person/quill> {alias} <{BASE}/person/{who}-quill> <{BASE}/g> ." for who in ("ada", "eve"))]
    write_generation(tmp_path, [*quads, *old], {})
    with serving(tmp_path, "--workers", "1") as server:
        moved = server.get("/person/quill-1", "text/turtle")
        assert (moved.status_code, moved.headers["Location"]) == (302, "/person/ada-quill")
        several = server.get("/person/quill")
        assert several.status_code == 300 and "may mean any of these" in several.text
        assert f"{BASE}/person/eve-quill" in server.get("/person/quill", "application/json").json()["candidates"]
