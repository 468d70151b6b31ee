"""Every control of the page, with its effect."""

from pathlib import Path

import pyoxigraph
import pytest
from playwright.sync_api import Browser, expect

from kgraph.graph.namespaces import BASE
from kgraph.queries.engines import Local
from kgraph.views.model import View, read
from kgraph.views.page import network
from kgraph.views.propositions import states
from tests.browser.pages import hidden, opened, scale, shown, where
from tests.graph.make import sample
from tests.graph.test_write import lines, load
from tests.views.make import BASIS, view
from tests.views.test_model import QUADS
from tests.views.test_page import HOSTILE

pytestmark = pytest.mark.browser
ADA = f"{BASE}person/ada-quill"


STORE = load(lines(sample("a1"), sample("a2", outlet=None)))


def whole() -> View:
    """Two articles in two outlets, the second in none that is known."""
    return read(STORE)


def claims(of: View, **wanted: str) -> set[str]:
    return {c.id for c in of.claims if all(getattr(c, name) == text for name, text in wanted.items())}


def test_the_sentence_opens_with_its_marks_after_an_emoji(tmp_path: Path, browser: Browser) -> None:
    store = pyoxigraph.Store()
    store.load(QUADS.encode(), format=pyoxigraph.RdfFormat.TURTLE, to_graph=pyoxigraph.NamedNode("https://kgraph.example/g"))
    with opened(browser, read(store), tmp_path) as page:
        page.mouse.click(*where(page, f"{BASE}c"))
        assert page.text_content("#detail h2") == "unknown outlet: Ann says: Ben left"
        assert page.text_content(".passage") == "😀 Ann said Ben left"
        assert page.text_content(".passage .hop-1") == "said"


def test_a_click_shows_source_cue_content_and_the_way(tmp_path: Path, browser: Browser) -> None:
    relayed = next(c for c in whole().claims if c.words.startswith("Minister"))
    with shown(browser, network(whole(), BASIS, states=states(Local(STORE))), tmp_path) as page:
        assert "6 claims" in (page.text_content("#detail") or "")
        page.mouse.click(*where(page, relayed.id))
        assert page.text_content(".passage") == relayed.sentence
        assert page.locator(".passage .hop-3").all_text_contents() == ["a doctor", "told"]
        assert page.locator(".passage .content").all_text_contents() == ["Minister Ada Quill is ill"]
        assert page.locator(".chain li").all_text_contents() == ["1 Daily Wren (reported)", "2 Channel Nine", "3 a doctor (told)"]
        assert "found in these articles" in (page.locator("#detail dl").last.text_content() or "")
        page.click("#detail li button >> text=Ada Quill denies: she is ill")
        assert page.text_content("#detail .passage") == "Ada Quill denied that she is ill."
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
        assert page.text_content("#detail .passage") == "It is said that she may resign."
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
        assert page.evaluate("document.querySelector('#detail .passage, #detail dl').getBoundingClientRect().bottom") < 500


@pytest.mark.parametrize(("field", "value"), [
    ("topic", "succession"), ("outlet", "The Example"), ("certainty", "possible"), ("stance", "Denies"),
])
def test_a_filter_keeps_the_claims_that_fit_and_who_touches_them(field: str, value: str, tmp_path: Path, browser: Browser) -> None:
    seen = whole()
    wanted = claims(seen, **{field: value})
    kept = wanted | {n for e in seen.edges for n in (e.source, e.target) if {e.source, e.target} & wanted and e.kind != "denies"}
    every = {n.id for n in (*seen.entities, *seen.claims)}
    with opened(browser, seen, tmp_path) as page:
        page.select_option(f"#{field}", value)
        assert 0 < len(wanted) < len(seen.claims)
        assert hidden(page) == every - kept
        assert (page.text_content("#count") or "").startswith(f"{len(wanted)} of 6 claims")
        page.click("button[type=reset]")
        expect(page.locator("#count")).to_contain_text("6 of 6")
        assert hidden(page) == set()


def test_the_filter_by_kind(tmp_path: Path, browser: Browser) -> None:
    seen = whole()
    with opened(browser, seen, tmp_path) as page:
        page.select_option("#kind", "Outlet")
        relayed = {c.id for c in seen.claims if c.words.startswith("Minister")}
        outlets = {e.id for e in seen.entities if e.kind == "Outlet"}
        assert {n.id for n in (*seen.entities, *seen.claims)} - hidden(page) == relayed | outlets
        page.select_option("#kind", "Claim")
        assert hidden(page) == {e.id for e in seen.entities}


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
    seen = whole()
    with opened(browser, seen, tmp_path) as page:
        before = [where(page, c.id) for c in seen.claims]
        page.wait_for_timeout(400)
        assert [where(page, c.id) for c in seen.claims] == before


@pytest.mark.parametrize("width", [1400, 768, 360])
def test_it_fits_the_screen(width: int, tmp_path: Path, browser: Browser) -> None:
    with opened(browser, whole(), tmp_path, width=width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("#network canvas").is_visible()
        assert page.locator("#topic").is_visible() is (width > 720)
        if width <= 720:
            page.click("#more > summary")
            assert page.locator("#topic").is_visible()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(text: str, tmp_path: Path, browser: Browser) -> None:
    with opened(browser, view(text), tmp_path, title=text) as page:
        page.mouse.click(*where(page, "c"))
        assert page.locator("#detail").evaluate("e => e.querySelectorAll('script, img, svg, style').length") == 0
        assert page.evaluate("document.querySelectorAll('script').length") == 6
        page.mouse.move(*where(page, "a"))
        page.wait_for_timeout(350)
        assert page.evaluate("document.querySelectorAll('.vis-tooltip *').length") == 0
        assert (page.text_content("#detail .passage .content") or "") == text.replace("\x00", "")


def test_on_a_small_screen_what_is_chosen_comes_into_sight(tmp_path: Path, browser: Browser) -> None:
    with opened(browser, whole(), tmp_path, width=360) as page:
        page.click("#detail button >> nth=-1")
        expect(page.locator("#detail h2")).to_be_in_viewport()
        assert page.locator("#detail h2").is_visible()


STOOD = "document.querySelector('#network').parentElement.querySelector('.told').textContent"


def test_the_network_is_walked_with_the_keyboard(tmp_path: Path, browser: Browser) -> None:
    with opened(browser, whole(), tmp_path) as page:
        page.focus("#network")
        assert "Enter opens it" in (page.get_attribute("#network", "aria-label") or "")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "network", "nothing is stood on yet"
        seen = set()
        for key in ("ArrowDown", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowLeft"):
            page.keyboard.press(key)
            seen.add(page.evaluate(STOOD))
        assert len(seen) > 2 and "" not in seen
        before = page.text_content("#detail")
        page.keyboard.press("Enter")
        assert page.text_content("#detail") != before and page.evaluate("document.activeElement.id") == "side"
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.id") == "network"
        page.keyboard.press("Escape")
        assert page.evaluate(STOOD) == "" and page.text_content("#detail") == before
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "whole", "the picture is one stop"
