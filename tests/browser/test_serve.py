"""The editor and the other pages of `kgraph serve` in headless Chromium: each request goes to the server itself, nothing complains."""

from collections.abc import Iterator
from contextlib import contextmanager

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page, expect

from kgraph.graph import write_generation
from tests.queries.make import corpus, quads
from tests.serve.conftest import Server, serving
from tests.views.test_page import HOSTILE

pytestmark = pytest.mark.browser
NAME = "<https://kgraph.example/ns#name>"
ROWS = 200
INERT = "Executing inline event handler violates the following Content Security Policy"
"""The editor cleans cells in a document that is never shown (DOMPurify); the policy keeps them from running there, too."""
EXAMPLES = ["Who says what", "Who denies what", "Only unnamed sources", "Through whom", "Many reports, one origin"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The four articles, and a node whose names look like markup."""
    folder = tmp_path_factory.mktemp("served")
    texts = [ox.Literal(text.encode("utf-8", "replace").decode()) for text in HOSTILE]
    hostile = [f"<https://kgraph.example/h> {NAME} {t} <https://kgraph.example/g> ." for t in texts]
    write_generation(folder, [*quads(*corpus()), *hostile], {})
    with serving(folder, "--workers", "2", "--timeout", "10", "--rows", str(ROWS)) as found:
        yield found


@contextmanager
def opened(browser: Browser, server: Server, path: str, width: int = 1300, faults: int = 0) -> Iterator[Page]:
    """A page of the server, with `faults` failed requests expected; whatever goes elsewhere is refused and noted."""
    elsewhere: list[str] = []
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.on("request", lambda r: None if r.url.startswith((server.at, "blob:", "data:")) else elsewhere.append(r.url))
    page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") and not m.text.startswith(INERT) else None)
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.on("dialog", lambda d: complaints.append(f"a dialog opened: {d.message}"))
    page.goto(server.at + path)
    try:
        yield page
    finally:
        context.close()
    assert not elsewhere
    assert len(complaints) == faults, complaints


def run(page: Page, query: str) -> None:
    """Type a query into the tab that is open, and run it."""
    page.evaluate("q => document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.setValue(q)", query)
    page.click(".tabPanel.active .yasqe_queryButton")
    page.wait_for_selector(".tabPanel.active .yasr_response_chip:has-text('in 0.'), .tabPanel.active .yasr_response_chip:has-text('in 1.')")


def rows(page: Page) -> int:
    return page.locator(".tabPanel.active .yasr table.dataTable tbody tr").count()


def test_the_editor_opens_with_the_five_and_answers(browser: Browser, server: Server) -> None:
    with opened(browser, server, "/sparql") as page:
        tabs = page.locator(".tabsList [role=tab] > span").all_text_contents()
        assert tabs == EXAMPLES
        page.click(".yasqe_queryButton")
        page.wait_for_selector("text=0 results in")
        run(page, page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()").replace("Patrushev", "Ada Quill"))
        expect(page.locator(".tabPanel.active .yasr table.dataTable tbody tr")).to_have_count(6, timeout=30_000)
        assert "Bo Rask says of Ada Quill" not in (page.text_content(".yasr") or "")
        assert "A doctor, via Channel Nine, via Daily Wren, says: Ada Quill has cancer" in (page.text_content(".yasr") or "")
        page.click(f"text={EXAMPLES[4]}")
        page.click(".tabPanel.active .yasqe_queryButton")
        page.wait_for_selector(".tabPanel.active >> text=1 result in")


def test_what_was_written_is_there_again_and_triples_are_shown(browser: Browser, server: Server) -> None:
    with opened(browser, server, "/sparql") as page:
        run(page, "CONSTRUCT { ?c a ?k } WHERE { ?c a ?k . FILTER(?k = <https://kgraph.example/ns#Claim>) }")
        assert rows(page) == 10
        page.wait_for_timeout(300)
        page.reload()
        page.wait_for_selector(".CodeMirror")
        assert page.evaluate("document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.getValue()").startswith("CONSTRUCT")
        run(page, "ASK {}")
        assert "True" in (page.text_content(".tabPanel.active .yasr") or "")


def test_a_wrong_query_is_told_in_the_editor(browser: Browser, server: Server) -> None:
    with opened(browser, server, "/sparql", faults=1) as page:  # the browser itself notes the status
        query = "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"
        page.evaluate("q => document.querySelector('.CodeMirror').CodeMirror.setValue(q)", query)
        page.click(".yasqe_queryButton")
        page.wait_for_selector("text=SERVICE asks another machine and is refused")


def test_a_cut_answer_says_so(browser: Browser, server: Server) -> None:
    with opened(browser, server, "/sparql") as page:
        run(page, "SELECT * { ?s ?p ?o }")
        assert page.text_content("#cut") == f"There are more than {ROWS} rows: the answer is cut."
        run(page, "ASK {}")
        assert page.locator("#cut").is_hidden()


def test_hostile_words_are_shown_as_words(browser: Browser, server: Server) -> None:
    with opened(browser, server, "/sparql") as page:
        before = page.evaluate("document.querySelectorAll('script, iframe, object, embed').length")
        run(page, f"SELECT * {{ <https://kgraph.example/h> {NAME} ?o }} ORDER BY ?o")
        shown = set(page.locator(".tabPanel.active .yasr table.dataTable tbody td .nonIri").all_text_contents())
        assert any("<script>alert(1)</script>" in text for text in shown) and any("<svg/onload=x>" in text for text in shown)
        assert page.evaluate("document.querySelectorAll('script, iframe, object, embed').length") == before
        assert page.locator(".yasr td img, .yasr td b, .yasr td style").count() == 0
    for path in ("/h", "/sparql?query=SELECT%20*%20%7B%20%3Chttps%3A%2F%2Fkgraph.example%2Fh%3E%20%3Fp%20%3Fo%20%7D"):
        with opened(browser, server, path) as page:
            assert page.locator("script, main img, main b, main svg, main style").count() == 0
            assert "<script>alert(1)</script>" in (page.text_content("main") or "")


@pytest.mark.parametrize("width", [1300, 768, 360])
@pytest.mark.parametrize("path", ["/", "/query", "/query/who-says?about=Ada+Quill", "/person/ada-quill", "/sparql"])
def test_pages_fit_the_screen(browser: Browser, server: Server, path: str, width: int) -> None:
    with opened(browser, server, path, width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_question_is_asked_by_its_form_and_leads_to_a_claim(browser: Browser, server: Server) -> None:
    with opened(browser, server, "/") as page:
        page.fill("input[name=about]", "Ada Quill")
        page.click("button")
        assert page.locator("tbody tr").count() == 6
        page.click("tbody tr >> nth=0 >> a >> nth=-1")
        assert page.locator("ol.chain li").count() >= 1
        page.click("text=Questions")
        page.click("text=Who denies what about someone")
        page.fill("input[name=about]", "Bo Rask")
        page.press("input[name=about]", "Enter")
        assert "format=html" in page.url and page.text_content("h1") == "Who denies what about someone"


def test_the_picture_works_behind_the_server_s_policy(browser: Browser, server: Server) -> None:
    with opened(browser, server, "/view") as page:
        assert "10 of 10 claims" in (page.text_content("#count") or "")
        page.fill("#search", "dam")
        assert page.locator("#results button").count() == 2
