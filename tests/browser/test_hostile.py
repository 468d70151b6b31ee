"""Whatever articles hold: nothing runs, nothing is asked for, nothing breaks out, on every page."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.hostile import LONG, TEXTS, pages
from tests.browser.pages import complaint, shown

pytestmark = pytest.mark.browser
PAGES = ("network", "dossier", "board", "timeline", "trace", "overview")
SHAPE = """() => [
    ...document.querySelectorAll('*'), ...[...document.querySelectorAll('template')].flatMap(t => [...t.content.querySelectorAll('*')])
  ].filter(e => e.tagName !== 'text')
  .map(e => e.tagName + ' ' + [...e.attributes].map(a => a.name).sort())"""
"""Every element with the names of its attributes: the same for every text, or something broke out.

But for lines of words in drawings, of which longer words have more."""
PRESS = """() => {
  const network = document.getElementById('network').network;
  for (const id of network.body.data.nodes.getIds()) network.body.emitter.emit('click', { nodes: [id], edges: [] });
}"""
"""Every node of the picture, one after the other."""


def test_the_table_is_long_enough() -> None:
    assert len(set(TEXTS)) == len(TEXTS) >= 60


def used(page: Page) -> None:
    """Everything that opens is opened, every field is filled with what the page itself offers."""
    for opener in page.locator("[data-open]").all()[:4]:
        opener.dispatch_event("click")
    for field in page.locator("select:visible").all():
        field.select_option(index=field.locator("option").count() - 1)
    page.evaluate("() => { for (const d of document.querySelectorAll('details')) d.open = true; }")
    if page.locator("#network").count():
        page.evaluate(PRESS)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_and_nothing_breaks_out(name: str, tmp_path: Path, browser: Browser) -> None:
    with shown(browser, pages("plain")[name], tmp_path) as page:
        plain = page.evaluate(SHAPE)
        title = page.evaluate("document.querySelector('h1').textContent")
    assert title and len(plain) > 40
    # One page for many texts would hide which of them broke out: each is opened alone, in one context.
    context = browser.new_context(offline=True, viewport={"width": 1200, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.on("console", lambda m: faults.append(m.text) if complaint(m) else None)
    page.on("pageerror", lambda e: faults.append(str(e)))
    page.on("dialog", lambda d: (faults.append(f"a dialog opened: {d.message}"), d.dismiss()))
    file = tmp_path / "page.html"
    for text in TEXTS:
        asked.clear()
        file.write_text(pages(text)[name], "utf-8", newline="")
        page.goto(file.as_uri())
        assert page.evaluate(SHAPE) == plain, text
        used(page)
        assert not faults, (text, faults)
        assert asked == [file.as_uri()], text
        assert page.url == file.as_uri()
    context.close()


@pytest.mark.parametrize("text", LONG, ids=["1 MB of a letter", "tags", "words"])
@pytest.mark.parametrize("name", PAGES)
def test_lines_without_end_are_cut_and_do_no_harm(name: str, text: str, tmp_path: Path, browser: Browser) -> None:
    html = pages(text)[name]
    assert len(html) < 3_500_000, "no text is repeated whole"
    with shown(browser, html, tmp_path, width=768) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 768
        used(page)


def test_data_stays_data() -> None:
    for text in TEXTS:
        for name in ("network", "dossier"):
            html = pages(text)[name]
            data = html.partition('<script type="application/json" id="data">')[2].partition("</script>")[0]
            assert {n["id"] for n in json.loads(data)["nodes"]} == {"a", "b", "c", "d", "e", "f"}
