"""Every control of the page, with its effect."""

from pathlib import Path

import pyoxigraph
import pytest
from playwright.sync_api import Browser

from kgraph.graph.namespaces import BASE
from kgraph.views.model import View, read
from tests.browser.pages import hidden, opened, scale, where
from tests.graph.make import sample
from tests.graph.test_write import lines, load
from tests.views.test_model import QUADS
from tests.views.test_page import HOSTILE, view

pytestmark = pytest.mark.browser
ADA = f"{BASE}person/ada-quill"


def whole() -> View:
    """Two articles in two outlets, the second in none that is known."""
    return read(load(lines(sample("a1"), sample("a2", outlet=None))))


def claims(of: View, **wanted: str) -> set[str]:
    return {c.id for c in of.claims if all(getattr(c, name) == text for name, text in wanted.items())}


def test_the_sentence_opens_with_its_marks_after_an_emoji(tmp_path: Path, browser: Browser) -> None:
    store = pyoxigraph.Store()
    store.load(QUADS.encode(), format=pyoxigraph.RdfFormat.TURTLE, to_graph=pyoxigraph.NamedNode("https://kgraph.example/g"))
    with opened(browser, read(store), tmp_path) as page:
        page.mouse.click(*where(page, f"{BASE}c"))
        assert page.text_content("#detail h2") == "Ann says: Ben left"
        assert page.text_content(".sentence") == "😀 Ann said Ben left"
        assert page.text_content(".sentence .cue") == "said"


def test_a_click_shows_source_cue_content_and_the_way(tmp_path: Path, browser: Browser) -> None:
    shown = whole()
    relayed = next(c for c in shown.claims if c.text.startswith("Minister"))
    with opened(browser, shown, tmp_path) as page:
        assert "6 claims" in (page.text_content("#detail") or "")
        page.mouse.click(*where(page, relayed.id))
        assert page.text_content(".sentence") == relayed.sentence
        assert page.locator(".sentence .source").all_text_contents() == ["a doctor"]
        assert page.locator(".sentence .cue").all_text_contents() == ["told"]
        assert page.locator(".sentence .content").all_text_contents() == ["Minister Ada Quill is ill"]
        assert page.locator(".chain li").all_text_contents() == ["Daily Wren (reported)", "Channel Nine", "a doctor (told)"]
        assert "origins found in these articles" in (page.text_content("#detail dl") or "")
        page.click("text=Ada Quill denies: she is ill")
        assert page.text_content(".sentence") == "Ada Quill denied that she is ill."
        page.mouse.click(*where(page, ADA))
        assert page.text_content("#detail h2") == "Ada Quill"
        box = page.locator("#network").bounding_box()
        assert box
        page.mouse.click(box["x"] + 3, box["y"] + 3)
        assert "6 claims" in (page.text_content("#detail h2") or ""), "a click beside everything leads back"


def test_search_lists_and_opens_what_it_finds(tmp_path: Path, browser: Browser) -> None:
    with opened(browser, whole(), tmp_path) as page:
        page.fill("#search", "may RESIGN")
        assert page.locator("#results button").count() == 2
        page.press("#search", "Enter")
        assert page.text_content(".sentence") == "It is said that she may resign."
        page.fill("#search", "wren")
        page.click("#results button >> nth=0")
        assert page.text_content("#detail h2") == "Daily Wren"
        page.fill("#search", "zebra")
        assert page.text_content("#results") == "Nothing here has these words."


def test_what_is_opened_is_not_below_all_that_was_found(tmp_path: Path, browser: Browser) -> None:
    with opened(browser, whole(), tmp_path) as page:
        page.set_viewport_size({"width": 1400, "height": 500})
        page.fill("#search", "a")
        page.press("#search", "Enter")
        assert page.evaluate("document.getElementById('results').offsetHeight") > 500
        assert page.evaluate("document.querySelector('#detail .sentence, #detail dl').getBoundingClientRect().bottom") < 500


@pytest.mark.parametrize(("field", "value"), [
    ("topic", "succession"), ("outlet", "The Example"), ("certainty", "possible"), ("stance", "Denies"),
])
def test_a_filter_keeps_the_claims_that_fit_and_who_touches_them(field: str, value: str, tmp_path: Path, browser: Browser) -> None:
    shown = whole()
    wanted = claims(shown, **{field: value})
    kept = wanted | {n for e in shown.edges for n in (e.source, e.target) if {e.source, e.target} & wanted and e.kind != "denies"}
    every = {n.id for n in (*shown.entities, *shown.claims)}
    with opened(browser, shown, tmp_path) as page:
        page.select_option(f"#{field}", value)
        assert 0 < len(wanted) < len(shown.claims)
        assert hidden(page) == every - kept
        assert (page.text_content("#count") or "").startswith(f"{len(wanted)} of 6 claims")
        page.click("button[type=reset]")
        page.wait_for_function("document.getElementById('count').textContent.startsWith('6 of 6')")
        assert hidden(page) == set()


def test_the_filter_by_kind(tmp_path: Path, browser: Browser) -> None:
    shown = whole()
    with opened(browser, shown, tmp_path) as page:
        page.select_option("#kind", "Outlet")
        relayed = {c.id for c in shown.claims if c.text.startswith("Minister")}
        outlets = {e.id for e in shown.entities if e.kind == "Outlet"}
        assert {n.id for n in (*shown.entities, *shown.claims)} - hidden(page) == relayed | outlets
        page.select_option("#kind", "Claim")
        assert hidden(page) == {e.id for e in shown.entities}


def test_nearer_farther_and_whole(tmp_path: Path, browser: Browser) -> None:
    with opened(browser, whole(), tmp_path) as page:
        first = scale(page)
        page.click("#nearer")
        assert scale(page) == pytest.approx(first * 1.4)
        page.click("#farther")
        page.click("#farther")
        assert scale(page) == pytest.approx(first / 1.4)
        page.click("#whole")
        assert scale(page) == pytest.approx(first)


def test_nothing_moves(tmp_path: Path, browser: Browser) -> None:
    shown = whole()
    with opened(browser, shown, tmp_path) as page:
        before = [where(page, c.id) for c in shown.claims]
        page.wait_for_timeout(400)
        assert [where(page, c.id) for c in shown.claims] == before


@pytest.mark.parametrize("width", [1400, 768, 360])
def test_it_fits_the_screen(width: int, tmp_path: Path, browser: Browser) -> None:
    with opened(browser, whole(), tmp_path, width=width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("#network canvas").is_visible()
        assert page.locator("#topic").is_visible() is (width > 720)
        if width <= 720:
            page.click("summary")
            assert page.locator("#topic").is_visible()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(text: str, tmp_path: Path, browser: Browser) -> None:
    with opened(browser, view(text), tmp_path, title=text) as page:
        page.mouse.click(*where(page, "c"))
        assert page.locator("#detail").evaluate("e => e.querySelectorAll('script, img, svg, b, style').length") == 0
        assert page.evaluate("document.querySelectorAll('script').length") == 3
        page.mouse.move(*where(page, "a"))
        page.wait_for_timeout(350)
        assert page.evaluate("document.querySelectorAll('.vis-tooltip *').length") == 0
        said = page.text_content(".sentence")
        assert said == text


def test_on_a_small_screen_what_is_chosen_comes_into_sight(tmp_path: Path, browser: Browser) -> None:
    with opened(browser, whole(), tmp_path, width=360) as page:
        page.click("#detail button >> nth=-1")
        page.wait_for_function("Math.abs(document.getElementById('panel').getBoundingClientRect().top) < innerHeight / 2")
        assert page.locator("#detail h2").is_visible()
