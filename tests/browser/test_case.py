"""The case file in headless Chromium from a folder, with the network cut: it asks for nothing but the worker that it makes itself."""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from kgraph.build import build
from kgraph.cli import main
from kgraph.export.case import case
from kgraph.export.redact import opened as whole
from kgraph.graph import open_store
from kgraph.graph.namespaces import KG, RDFS
from kgraph.queries.engines import Local
from tests.browser.hostile import TEXTS
from tests.browser.pages import complaint
from tests.browser.test_hostile import SHAPE
from tests.export.conftest import ARTICLES, Annotators

pytestmark = pytest.mark.browser
ENDED = re.compile(r"rows?\.$|Answered|fault|could not|Stopped")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the demo articles as annotators read them."""
    target = tmp_path_factory.mktemp("case") / "graph"
    build([ARTICLES], target, factory=Annotators)
    return target


@pytest.fixture(scope="module")
def html(folder: Path) -> str:
    return case(*whole(folder))


@contextmanager
def opened(browser: Browser, html: str, folder: Path, width: int = 1400) -> Iterator[Page]:
    """The file, open, its first view in the frame."""
    file = folder / "case.html"
    file.write_text(html, "utf-8")
    asked: list[str] = []
    faults: list[str] = []
    context = browser.new_context(offline=True, viewport={"width": width, "height": 900}, reduced_motion="reduce", accept_downloads=True)
    page = context.new_page()
    page.on("request", lambda r: asked.append(r.url))
    page.on("console", lambda m: faults.append(m.text) if complaint(m) else None)
    page.on("pageerror", lambda e: faults.append(str(e)))
    page.on("dialog", lambda d: (faults.append(d.message) if d.type != "beforeunload" else None, d.accept()))
    page.goto(file.as_uri())
    page.wait_for_selector('#view[data-ready="Dossiers-0"]')
    try:
        yield page
    finally:
        context.close()
    assert [url for url in asked if not url.startswith("blob:")] == [file.as_uri()]
    assert not faults


def view(page: Page, title: str) -> FrameLocator:
    """Chosen in the list."""
    group = page.locator(f'#menu details:has(button:has-text("{title}")) > summary').last
    if not page.locator("#menu button", has_text=title).first.is_visible():
        group.click()
    button = page.locator("#menu button", has_text=title).first
    button.click()
    page.wait_for_selector(f'#view[data-ready="{button.get_attribute("data-view")}"]')
    return page.frame_locator("#view")


def ask(page: Page, query: str) -> str:
    page.locator("#query").fill(query)
    page.locator("#run").click()
    expect(page.locator("#state")).to_have_text(ENDED, timeout=60_000)
    return page.locator("#state").text_content() or ""


def test_every_view_opens_and_says_what_it_is_worth(html: str, tmp_path: Path, browser: Browser) -> None:
    with opened(browser, html, tmp_path) as page:
        frame = page.frame_locator("#view")
        expect(frame.locator("h1")).to_have_text(re.compile("Dossier: |Vladimir Putin"))
        for title, heading in (("Claim board", "Claim board"), ("Timeline", "Timeline"), ("Network", "Who says what")):
            expect(view(page, title).locator("h1")).to_have_text(heading)
        expect(page.locator(".warning")).to_contain_text("No person has checked any of these claims.")
        expect(page.locator(".page-foot")).to_contain_text("it does not say what is true")
        assert page.locator("#menu button[aria-current]").count() == 1


def test_the_list_is_searched(html: str, tmp_path: Path, browser: Browser) -> None:
    with opened(browser, html, tmp_path) as page:
        page.locator("#find").fill("budanov")
        shown = page.locator("#menu li:visible").all_text_contents()
        assert shown and all("budanov" in text.lower() for text in shown)
        page.locator("#find").fill("")
        assert page.locator("#menu li:visible").count() > len(shown)


def test_from_a_claim_to_its_article_and_its_trace(html: str, tmp_path: Path, browser: Browser) -> None:
    with opened(browser, html, tmp_path) as page:
        page.frame_locator("#view").locator("details.claim summary").first.click()
        said = page.locator("#of")
        expect(said).not_to_be_empty()
        label = said.text_content()
        page.locator("#to-article").click()
        page.wait_for_selector('#view[data-ready^="Articles"]')
        frame = page.frame_locator("#view")
        expect(frame.locator("#panel mark.content").first).to_be_visible()
        expect(said).to_have_text(label or "")
        assert frame.locator("mark.told").count() > 3
        page.locator("#to-trace").click()
        page.wait_for_selector('#view[data-ready^="Traces"]')
        expect(frame.locator(".tracing")).to_be_visible()
        page.locator("#away").click()
        expect(page.locator("#judge")).to_be_hidden()


def test_three_queries_answer_and_a_worse_one_is_stopped(html: str, folder: Path, tmp_path: Path, browser: Browser) -> None:
    engine = Local(open_store(folder))
    with opened(browser, html, tmp_path) as page:
        view_console(page)
        for query in (
            f"PREFIX kg: <{KG}> SELECT ?c {{ ?c a kg:Claim }}",
            f"PREFIX kg: <{KG}> SELECT ?s {{ ?c kg:stance kg:Denies ; kg:sentence ?s }}",
            f"PREFIX kg: <{KG}> SELECT ?w (COUNT(?c) AS ?n) {{ ?c kg:source ?w }} GROUP BY ?w",
        ):
            rows = len(engine.ask(query).rows)
            assert ask(page, query) == f"{rows} rows." and page.locator("#answer tbody tr").count() == rows
        assert ask(page, f"PREFIX kg: <{KG}> ASK {{ ?c a kg:Claim }}") == "Answered." and page.locator("#answer").text_content() == "Yes."
        assert "fault" in ask(page, "SELECT broken") and page.locator("#answer .wrong").is_visible()
        assert "fault" in ask(page, "INSERT DATA { <a:b> <a:b> <a:b> }")
        page.locator("#query").fill("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
        page.locator("#run").click()
        expect(page.locator("#state")).to_have_text("Asking …")
        page.locator("#stop").click()
        expect(page.locator("#state")).to_have_text("Stopped.")
        assert ask(page, f"PREFIX kg: <{KG}> ASK {{ ?c a kg:Claim }}") == "Answered.", "and it goes on"


def view_console(page: Page) -> None:
    page.locator("#menu button", has_text="Ask in SPARQL").click()
    expect(page.locator("#query")).to_be_visible()


def test_every_example_answers_and_the_answer_can_be_saved(html: str, tmp_path: Path, browser: Browser) -> None:
    with opened(browser, html, tmp_path) as page:
        view_console(page)
        values = [option.get_attribute("value") for option in page.locator("#example option").all()][1:]
        assert len(values) > 10
        for value in values:
            page.locator("#example").select_option(value)
            query = page.locator("#query").input_value()
            assert "SELECT" in query
            assert "fault" not in ask(page, query), value
        ask(page, 'SELECT ("=cmd()" AS ?x) ("say \\"no\\"" AS ?y) {}')
        with page.expect_download() as download:
            page.locator("#save-rows").click()
        assert Path(download.value.path()).read_bytes() == b'"x","y"\r\n"\'=cmd()","say ""no"""\r\n'


def test_what_is_judged_is_taken_by_the_ledger_and_obeyed(
    html: str, folder: Path, tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(browser, html, tmp_path) as page:
        frame = view(page, "Claim board")
        chips = frame.locator(".chip")
        chips.nth(0).click()
        page.locator('[data-judge="accept"]').click()
        expect(page.locator("#no-name")).to_be_visible()
        page.locator("#who").fill("Ada Quill")
        page.locator('[data-judge="accept"]').click()
        frame.locator("#panel .close").click()
        chips.nth(1).click()
        page.locator("#why").fill('a "joke"')
        page.locator('[data-judge="reject"]').click()
        page.locator("#compare").click()
        frame.locator("#panel .close").click()
        chips.nth(2).click()
        expect(page.locator("#first")).to_contain_text("Compared with")
        page.locator('[data-judge="different"][data-level="proposition"]').click()
        frame.locator("#panel .close").click()
        chips.nth(3).click()
        page.locator('[data-judge="wrong-source"]').click()
        page.locator("#menu button", has_text="Judgements").click()
        expect(page.locator("#count")).to_have_text("(4)")
        page.locator("#made button").last.click()
        expect(page.locator("#made li")).to_have_count(3)
        with page.expect_download() as download:
            page.locator("#save").click()
        patch = tmp_path / "judgements.jsonl"
        download.value.save_as(patch)
    ledger = tmp_path / "ledger.jsonl"
    assert called(monkeypatch, "ledger", "import", patch, "-g", folder, "--ledger", ledger, "--who", "someone else") == 0
    build([ARTICLES], folder, factory=Annotators, ledger=ledger)
    assert called(monkeypatch, "ledger", "check", "-g", folder, "--ledger", ledger) == 0, "all of it fits"
    rows = Local(open_store(folder)).ask(f"PREFIX kg: <{KG}> SELECT ?r ?w {{ ?c kg:reading ?r ; kg:checkedBy ?w }}").dicts()
    assert {row["w"] for row in rows} == {"Ada Quill"}
    assert {row["r"] for row in rows} == {KG + "Checked", KG + "Misread"}
    again = case(*whole(folder))
    assert "A person has checked" in again


def called(monkeypatch: pytest.MonkeyPatch, *args: object) -> int:
    monkeypatch.setattr(sys, "argv", ["kgraph", *map(str, args)])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


@pytest.mark.parametrize("width", [360, 800])
def test_it_fits_a_telephone(html: str, tmp_path: Path, browser: Browser, width: int) -> None:
    with opened(browser, html, tmp_path, width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator("#menu > summary").click()
        view(page, "Claim board").locator(".chip").first.click()
        expect(page.locator("#judge")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_reaches_it(html: str, tmp_path: Path, browser: Browser) -> None:
    with opened(browser, html, tmp_path) as page:
        page.locator("#menu button", has_text="Ask in SPARQL").focus()
        page.keyboard.press("Enter")
        page.locator("#query").focus()
        page.keyboard.press("Control+Enter")
        expect(page.locator("#state")).to_have_text(ENDED, timeout=60_000)


def batched(texts: Sequence[str], size: int) -> list[Sequence[str]]:
    return [texts[i : i + size] for i in range(0, len(texts), size)]


Made = Callable[[str], str]


@pytest.fixture(scope="module")
def hostile() -> Made:
    """A case file of a graph in which a text stands as every name, title, sentence and quotation."""
    from tests.export.hostile import hostile as store

    def make(text: str) -> str:
        return case(store(text), {})

    return make


def test_nothing_runs_and_nothing_breaks_out(hostile: Made, tmp_path: Path, browser: Browser) -> None:
    with opened(browser, hostile("plain"), tmp_path) as page:
        plain = page.evaluate(SHAPE)
    for batch in batched(TEXTS, 10):  # each view has been tried with each text alone; here they stand around and beside one another
        text = " ".join(batch)
        with opened(browser, hostile(text), tmp_path) as page:
            assert page.evaluate(SHAPE) == plain, text
            for title in ("Claim board", "Timeline", "Network"):
                view(page, title)
            page.frame_locator("#view").locator("body").wait_for()
            view_console(page)
            assert "row" in ask(page, f"SELECT ?label ?s {{ ?c <{KG}sentence> ?s ; <{RDFS}label> ?label }}")
            assert page.locator("#answer td *:not(span)").count() == 0
