"""Dossier, board, timeline and trace: every control is used, and its effect asserted."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kgraph.queries.engines import Local
from kgraph.views import board, dossier, ego, page, timeline, trace
from tests.browser.pages import scale, shown, where
from tests.queries.make import corpus, hand
from tests.views.make import BASIS, claim

pytestmark = pytest.mark.browser
STORE = Local(hand())
TEXTS = {a.key: a.text for a in corpus()[0]}
LINE = timeline.lay(tuple(
    claim(f"c{n}", stance, topic=topic, date=date, times=((written, resolved),) if written else (), via=("v",) if n % 2 else ())
    for n, (stance, topic, date, written, resolved) in enumerate((
        ("Asserts", "health", "2022-05-14", "in March", "2022-03"), ("Denies", "health", "2022-05-17", "", ""),
        ("Asserts", "coup", "2022-06-01T08:15:00Z", "next year", "2023"), ("Doubts", "coup", "", "soon", ""),
        ("Asserts", "health", "", "", ""),
    ))
), BASIS)


def ada() -> str:
    of = dossier.read(STORE, "Ada Quill", TEXTS)
    return page.dossier(of, ego.picture(STORE, of))


PAGES = {
    "dossier": ada, "board": lambda: page.board(board.read(STORE, TEXTS)), "timeline": lambda: page.timeline(LINE),
    "trace": lambda: page.trace(trace.read(STORE, "Ada Quill has cancer", TEXTS)),
}


def rows(of: Page) -> list[str]:
    """The propositions of the board that are to be seen, in order."""
    return of.locator("article.row:visible h3").all_text_contents()


def groups(of: Page, key: str) -> list[str]:
    """Of each question of the board, in order, what its first row is sorted by."""
    found: list[str] = of.evaluate(f"[...document.querySelectorAll('.group')].map(g => g.querySelector('article.row').dataset.{key})")
    return found


def test_the_picture_of_a_dossier_can_be_read_at_once(tmp_path: Path, browser: Browser) -> None:
    of = dossier.read(STORE, "Ada Quill", TEXTS)
    picture = ego.picture(STORE, of)
    assert picture
    with shown(browser, page.dossier(of, picture), tmp_path) as seen:
        assert scale(seen) >= 0.55, "18 pixels of words are at least 10 on the screen"
        labels = seen.evaluate("""() => {
            const n = document.getElementById('network').network, least = 18 * n.getScale();
            const drawn = (o) => o.labelModule.size.width > 0 && o.options.scaling.label.drawThreshold <= least;
            return Object.values(n.body.nodes).map(drawn); }""")
        assert len(labels) == len(picture.nodes) and all(labels), "no box is empty"


def test_a_box_opens_its_sentence_and_a_name_its_claims(tmp_path: Path, browser: Browser) -> None:
    of = dossier.read(STORE, "Ada Quill", TEXTS)
    picture = ego.picture(STORE, of)
    assert picture
    box = next(n["id"] for n in picture.nodes if n["title"].startswith("Daily Wren: a doctor"))
    channel = next(n["id"] for n in picture.nodes if n["title"] == "Channel Nine")
    with shown(browser, page.dossier(of, picture), tmp_path) as seen:
        seen.locator("#picture").scroll_into_view_if_needed()
        seen.mouse.click(*where(seen, box))
        assert seen.text_content("#panel h2") == "Daily Wren: a doctor, via Channel Nine, says: Ada Quill has cancer"
        assert "Ada Quill has cancer, a doctor told Channel Nine." in (seen.text_content("#panel .passage") or "")
        faded = "document.getElementById('network').network.body.data.nodes.get().filter(n => n.opacity < 1).length"
        assert seen.evaluate(faded) > 0
        seen.press("body", "Escape")
        assert seen.locator("#panel").is_hidden()
        seen.mouse.click(*where(seen, channel))
        assert seen.text_content("#panel h2") == "Channel Nine"
        seen.click("#panel li button >> nth=0")
        assert seen.locator("#panel .passage").count() == 1
        seen.click("#panel .close")
        assert seen.locator("#panel").is_hidden()


def test_the_picture_grows_and_shrinks(tmp_path: Path, browser: Browser) -> None:
    with shown(browser, ada(), tmp_path) as seen:
        first, high = scale(seen), seen.evaluate("document.getElementById('network').clientHeight")
        seen.click("#smaller")
        assert scale(seen) == pytest.approx(first / 1.25)
        assert seen.evaluate("document.getElementById('network').clientHeight") < high
        seen.click("#larger")
        assert scale(seen) == pytest.approx(first)


def test_a_claim_unfolds_with_the_keyboard_alone(tmp_path: Path, browser: Browser) -> None:
    with shown(browser, ada(), tmp_path) as seen:
        seen.focus("#said-of details.claim >> nth=0 >> summary")
        assert seen.locator("#said-of .evidence:visible").count() == 0
        seen.keyboard.press("Enter")
        assert seen.locator("#said-of .evidence:visible").count() == 1
        seen.keyboard.press("Tab")
        assert seen.evaluate("document.activeElement.tagName") == "SUMMARY", "from claim to claim"


def test_the_board_is_sorted(tmp_path: Path, browser: Browser) -> None:
    held = [p for q in board.read(STORE, TEXTS).questions for p in q.propositions]
    with shown(browser, PAGES["board"](), tmp_path) as seen:
        assert len(rows(seen)) == len(held) and "cancer" in rows(seen)[0], "the contested first"
        for name, key in (("reports", "reports"), ("origins", "origins")):
            seen.select_option("#sort", name)
            found = [int(n) for n in seen.evaluate(f"[...document.querySelectorAll('article.row')].map(r => r.dataset.{key})")]
            firsts = [int(n) for n in groups(seen, key)]
            assert firsts == sorted(firsts, reverse=True) and len(found) == len(held)
        seen.select_option("#sort", "oldest")
        dates = groups(seen, "first")
        assert dates == sorted(dates, key=lambda d: (not d, d))
        seen.select_option("#sort", "newest")
        dates = [d for d in groups(seen, "last") if d]
        assert dates == sorted(dates, reverse=True)
        seen.select_option("#sort", "topic")
        topics = groups(seen, "topic")
        assert topics == sorted(topics)


@pytest.mark.parametrize(("field", "value", "wanted"), [
    ("sign", "contested", lambda p: p.contested), ("sign", "unanswered", lambda p: "unanswered" in p.signs),
    ("sign", "unnamed", lambda p: "unnamed" in p.signs), ("topic", "health", lambda p: p.topic == "health"),
    ("outlet", "Evening Kite", lambda p: any(c.outlet == "Evening Kite" for c in p.claims)),
])
def test_the_board_is_filtered(field: str, value: str, wanted: object, tmp_path: Path, browser: Browser) -> None:
    held = [p for q in board.read(STORE, TEXTS).questions for p in q.propositions]
    fitting = sorted(p.label for p in held if wanted(p))  # type: ignore[operator]
    assert 0 < len(fitting) < len(held)
    with shown(browser, PAGES["board"](), tmp_path) as seen:
        seen.select_option(f"#{field}", value)
        assert sorted(rows(seen)) == fitting
        assert seen.text_content("#count") == f"{len(fitting)} of {len(held)} propositions"
        seen.click("button[type=reset]")
        expect(seen.locator("#count")).to_have_text(f"{len(held)} of {len(held)} propositions")


def test_the_board_is_searched_and_says_where_nothing_is_left(tmp_path: Path, browser: Browser) -> None:
    with shown(browser, PAGES["board"](), tmp_path) as seen:
        seen.fill("#search", "FIRE")
        assert rows(seen) and all("fire" in row for row in rows(seen))
        seen.fill("#search", "zebra")
        assert rows(seen) == [] and seen.locator("#nothing").is_visible()
        seen.click("#again")
        expect(seen.locator("#nothing")).to_be_hidden()


def test_a_mark_opens_its_sentence_with_the_keyboard_too_and_focus_comes_back(tmp_path: Path, browser: Browser) -> None:
    with shown(browser, PAGES["board"](), tmp_path) as seen:
        chip = seen.locator("article.row .denies .chip").first
        chip.focus()
        seen.keyboard.press("Enter")
        assert "denies" in (seen.text_content("#panel h2") or "") and seen.locator("#panel .passage").count() == 1
        seen.keyboard.press("Escape")
        assert chip.evaluate("e => e === document.activeElement")


def test_the_two_clocks(tmp_path: Path, browser: Browser) -> None:
    line = LINE
    with shown(browser, PAGES["timeline"](), tmp_path) as seen:
        assert seen.text_content("#count") == f"{len(line.claims)} of {len(line.claims)} claims"
        assert seen.locator("#by-said").is_visible() and seen.locator("#by-happened").is_hidden()
        seen.select_option("#clock", "happened")
        assert seen.locator("#by-happened").is_visible() and seen.locator("#by-said").is_hidden()
        headings = seen.locator("#by-happened h2").all_text_contents()
        assert headings[-1].startswith("Undated") and len(headings) > 1
        seen.select_option("#topic", "health")
        count = sum(c.topic == "health" for c in line.claims)
        assert seen.text_content("#count") == f"{count} of {len(line.claims)} claims"
        assert seen.evaluate("[...document.querySelectorAll('.clocks .mark:not([hidden])')].every(m => m.dataset.topic === 'health')")
        seen.select_option("#lane", "denies")
        count = sum(c.topic == "health" and c.lane == "denies" for c in line.claims)
        assert count and seen.text_content("#count") == f"{count} of {len(line.claims)} claims"
        seen.fill("#search", "zebra")
        assert seen.locator("#nothing").is_visible()
        seen.click("button[type=reset]")
        expect(seen.locator("#nothing")).to_be_hidden()
        assert seen.locator("#by-said").is_visible()


def test_a_mark_on_a_clock_lights_up_on_both(tmp_path: Path, browser: Browser) -> None:
    tied = LINE.ties[0][0]
    with shown(browser, PAGES["timeline"](), tmp_path) as seen:
        seen.locator(f".clocks [data-open='{tied}']").first.focus()
        seen.keyboard.press("Enter")
        assert seen.locator(".clocks .mark.chosen").count() == 2 and seen.locator(".clocks .tie.chosen").count() == 1
        assert seen.locator("#panel .passage").count() >= 1
        seen.keyboard.press("Escape")
        assert seen.locator(".clocks .chosen").count() == 0


def test_a_box_of_the_trace_opens_its_sentence(tmp_path: Path, browser: Browser) -> None:
    with shown(browser, PAGES["trace"](), tmp_path) as seen:
        assert seen.locator(".tracing .box").count() == 5
        seen.locator(".tracing .box").nth(1).focus()
        seen.keyboard.press(" ")
        assert "via Channel Nine" in (seen.text_content("#panel h2") or "")
        assert [c.strip() for c in seen.locator("#panel .chain li b").all_text_contents()] == ["1", "2"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 768, 360])
@pytest.mark.parametrize("name", PAGES)
def test_it_fits_the_screen_and_says_what_it_is(name: str, width: int, scheme: str, tmp_path: Path, browser: Browser) -> None:
    with shown(browser, PAGES[name](), tmp_path, width=width, color_scheme=scheme) as seen:
        assert seen.evaluate("document.documentElement.scrollWidth") <= width
        for words in ("kgraph records who says what; it does not say what is true.", "Made from", "Measured on"):
            assert words in seen.inner_text("body")
        assert seen.locator(".legend").first.is_visible()
        small = seen.evaluate("""() => [...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && e.childNodes.length
            && [...e.childNodes].some(c => c.nodeType === 3 && c.data.trim()) && !e.closest('svg')
            && parseFloat(getComputedStyle(e).fontSize) < 12)
            .map(e => e.tagName + e.className)""")
        assert small == []


@pytest.mark.parametrize("name", PAGES)
def test_on_paper_everything_is_open_and_no_control_is_left(name: str, tmp_path: Path, browser: Browser) -> None:
    with shown(browser, PAGES[name](), tmp_path) as seen:
        seen.emulate_media(media="print")
        seen.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert seen.evaluate("document.querySelectorAll('main details:not([open])').length") == 0
        assert seen.locator(".controls:visible, .tools:visible").count() == 0
        if seen.locator("#network").count():
            assert 0 < seen.evaluate("document.getElementById('network').getBoundingClientRect().width") <= 700, "as wide as paper"
        seen.evaluate("dispatchEvent(new Event('afterprint'))")
        assert seen.evaluate("document.querySelectorAll('main details[open]').length") == 0


@pytest.mark.parametrize("name", PAGES)
def test_no_id_is_given_twice_and_every_control_has_a_name(name: str, tmp_path: Path, browser: Browser) -> None:
    with shown(browser, PAGES[name](), tmp_path) as seen:
        ids = seen.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
        assert len(ids) == len(set(ids))
        nameless = seen.evaluate("""() => [...document.querySelectorAll('button, select, input, [role=button]')]
            .filter(e => !(e.textContent.trim() || e.getAttribute('aria-label') || (e.labels && e.labels.length))).length""")
        assert nameless == 0


def test_the_picture_of_a_dossier_is_walked_with_the_keyboard(tmp_path: Path, browser: Browser) -> None:
    with shown(browser, ada(), tmp_path) as seen:
        frame = seen.locator(".picture .canvas")
        frame.focus()
        assert "Enter opens it" in (frame.get_attribute("aria-label") or "")
        seen.keyboard.press("ArrowRight")
        assert seen.text_content(".picture .told") == "Ada Quill (person)", "the one in the middle first"
        seen.keyboard.press("ArrowRight")
        assert (seen.text_content(".picture .told") or "").endswith("(claim)")
        line = (seen.text_content(".picture .told") or "").removesuffix(" (claim)")
        seen.keyboard.press("Enter")
        assert (seen.text_content("#panel h2") or "").startswith(line[:20]) and seen.locator("#panel .passage").count() >= 1
        seen.keyboard.press("Escape")
        assert seen.locator("#panel").is_hidden() and frame.evaluate("e => e === document.activeElement")
        seen.keyboard.press("ArrowLeft")
        assert seen.text_content(".picture .told") == "Ada Quill (person)"
        seen.keyboard.press("Escape")
        assert seen.text_content(".picture .told") == ""


def test_all_nodes_of_a_picture_are_within_reach_of_the_keyboard(tmp_path: Path, browser: Browser) -> None:
    with shown(browser, ada(), tmp_path) as seen:
        seen.focus(".picture .canvas")
        titles = set(seen.evaluate("kgraph.data().nodes.map(n => n.title)"))
        for key in ("PageDown", "PageUp"):
            found = set()
            for _ in range(len(titles) + 2):
                seen.keyboard.press(key)
                found.add((seen.text_content(".picture .told") or "").rpartition(" (")[0])
            assert found == titles
