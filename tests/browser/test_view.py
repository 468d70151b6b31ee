"""The page in headless Chromium with the network cut."""

from pathlib import Path

import pyoxigraph
import pytest
from playwright.sync_api import sync_playwright

from kgraph.views.model import read
from kgraph.views.page import render
from tests.views.test_model import QUADS

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.mark.browser
def test_page_works_without_network(tmp_path: Path) -> None:
    store = pyoxigraph.Store()
    store.load(QUADS.encode(), format=pyoxigraph.RdfFormat.TURTLE, to_graph=pyoxigraph.NamedNode("https://kgraph.example/g"))
    file = tmp_path / "graph.html"
    file.write_text(render(read(store)), "utf-8")
    asked: list[str] = []
    faults: list[str] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_context(offline=True).new_page()
        page.on("request", lambda r: asked.append(r.url))
        page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: faults.append(str(e)))
        page.goto(file.as_uri())
        assert page.text_content("#count") == "4 of 4 nodes"
        page.fill("#search", "ben left")
        page.click("#results button")
        assert page.text_content("mark.cue") == "said"
        page.select_option("#certainty", "certain")
        assert page.text_content("#count") == "2 of 4 nodes"
        page.click("button[type=reset]")
        page.wait_for_function("document.getElementById('count').textContent === '4 of 4 nodes'")
        for width in (1280, 768, 360):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            page.screenshot(path=tmp_path / f"{width}.png")
        browser.close()
    assert asked == [file.as_uri()]
    assert not faults
