"""The overview: what it draws where there is WebGL (in software), and that nothing needs the picture."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kgraph.queries.engines import Local
from kgraph.views import overview, page
from kgraph.views.document import Within
from kgraph.views.overview import ROLES
from tests.browser.conftest import FLAGS
from tests.browser.pages import shown
from tests.queries.make import hand

pytestmark = pytest.mark.browser
OF = overview.read(Local(hand()))
HTML = page.overview(OF)
SOFTWARE = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


@pytest.fixture(scope="module")
def drawing(browser: Browser) -> Iterator[Browser]:
    """A Chromium that draws WebGL without a graphics card."""
    yield from launched(browser, SOFTWARE)


@pytest.fixture(scope="module")
def blind(browser: Browser) -> Iterator[Browser]:
    """A Chromium without WebGL."""
    yield from launched(browser, ["--disable-3d-apis"])


def launched(browser: Browser, more: list[str]) -> Iterator[Browser]:
    flags = [flag for flag in FLAGS if flag != "--disable-gpu"]
    chromium = browser.browser_type.launch(executable_path="/usr/bin/chromium", args=flags + more)
    yield chromium
    chromium.close()


def at(of: Page, node: int) -> tuple[float, float]:
    """Where a node stands on the screen."""
    box = of.locator("#sky").bounding_box()
    spot = of.evaluate("i => { const s = document.getElementById('sky').sigma; return s.framedGraphToViewport(s.getNodeDisplayData(i)); }",
                       str(node))
    assert box
    return box["x"] + spot["x"], box["y"] + spot["y"]


def hidden(of: Page) -> set[int]:
    """Nodes that the filters keep back."""
    script = """() => { const s = document.getElementById('sky').sigma;
      return s.getGraph().nodes().filter(n => s.getNodeDisplayData(n).hidden).map(Number); }"""
    return set(of.evaluate(script))


def lines(of: Page) -> int:
    """How many are to be seen."""
    script = """() => { const s = document.getElementById('sky').sigma;
      return s.getGraph().edges().filter(e => !s.getEdgeDisplayData(e).hidden).length; }"""
    found: int = of.evaluate(script)
    return found


def busiest() -> int:
    return max(range(len(OF.nodes)), key=lambda i: (OF.nodes[i].claims, -i))


def test_a_click_shows_a_node_and_its_neighbours(tmp_path: Path, drawing: Browser) -> None:
    with shown(drawing, HTML, tmp_path) as of:
        node = busiest()
        of.mouse.click(*at(of, node))
        expect(of.locator("#detail h2")).to_have_text(OF.nodes[node].label)
        assert lines(of) == sum(node in edge[:2] for edge in OF.edges)
        of.locator("#detail li button").first.click()
        expect(of.locator("#detail h2")).not_to_have_text(OF.nodes[node].label)
        of.keyboard.press("Escape")
        expect(of.locator("#detail h3")).to_contain_text("In most claims")


def test_a_question_is_never_put_as_if_it_were_so(tmp_path: Path, drawing: Browser) -> None:
    asked = next(n.label for n in OF.nodes if n.kind == "Question")
    with shown(drawing, HTML, tmp_path) as of:
        of.locator("#search").fill(asked)
        of.keyboard.press("Enter")
        expect(of.locator("#detail h2")).to_have_text(f"“{asked}”?")
        names = of.evaluate("() => { const g = document.getElementById('sky').sigma.getGraph(); return g.mapNodes((_, a) => a.label); }")
        kinds = [n.kind == "Question" for n in OF.nodes]
        assert [name.startswith("“") and name.endswith("”?") for name in names] == kinds


def test_filters_and_colours(tmp_path: Path, drawing: Browser) -> None:
    with shown(drawing, HTML, tmp_path) as of:
        assert not hidden(of)
        of.locator("#kind").select_option("Person")
        assert hidden(of) == {i for i, n in enumerate(OF.nodes) if n.kind != "Person"}
        of.locator("#kind").select_option("")
        of.locator("#topic").select_option("health")
        assert hidden(of) == {i for i, n in enumerate(OF.nodes) if n.topic != "health"}
        expect(of.locator("#count")).to_contain_text(f"{sum(n.topic == 'health' for n in OF.nodes)} of")
        seen = of.locator("#legend").text_content()
        of.locator("#colour").select_option("topic")
        assert "health" in (of.locator("#legend").text_content() or "") and of.locator("#legend").text_content() != seen
        of.locator("#colour").select_option("community")
        assert OF.communities[0] in (of.locator("#legend").text_content() or "")
        of.locator("button[type=reset]").click()
        expect(of.locator("#legend")).to_have_text(seen or "")
        assert not hidden(of)


def test_nearer_and_farther(tmp_path: Path, drawing: Browser) -> None:
    with shown(drawing, HTML, tmp_path) as of:
        ratio = "document.getElementById('sky').sigma.getCamera().ratio"
        of.locator("#larger").click()
        assert of.evaluate(ratio) < 1
        of.locator("#smaller").click()
        of.locator("#smaller").click()
        assert of.evaluate(ratio) > 1
        of.locator("#whole").click()
        assert of.evaluate(ratio) == 1


def test_without_webgl_search_and_lists_do_all(tmp_path: Path, blind: Browser) -> None:
    with shown(blind, HTML, tmp_path) as of:
        expect(of.locator("#no-webgl")).to_be_visible()
        node = OF.nodes[busiest()]
        of.locator("#search").fill(node.label.upper())
        of.keyboard.press("Enter")
        expect(of.locator("#detail h2")).to_have_text(node.label)
        of.locator("#detail button", has_text="Back to all").click()
        expect(of.locator("#detail h3")).to_contain_text("In most claims")


def test_who_is_called_so_is_found_before_where_they_are_quoted(tmp_path: Path, blind: Browser) -> None:
    name = next(n.label for n in OF.nodes if n.kind == "Person" and any(n.label in q.words for q in OF.nodes))
    with shown(blind, HTML, tmp_path) as of:
        of.locator("#search").fill(name)
        rows = of.locator("#results li button").all_text_contents()
        held = [name in row for row in rows]
        assert held[0] and not held[-1] and held == sorted(held, reverse=True)


def test_the_legend_draws_the_lines_as_they_are_drawn(tmp_path: Path, drawing: Browser) -> None:
    with shown(drawing, HTML, tmp_path) as of:
        assert of.locator("ul[aria-label='Legend of the lines'] li:has(.head)").all_text_contents() == [" denies"]
        script = """() => { const g = document.getElementById('sky').sigma.getGraph();
          return g.edges().filter(e => g.getEdgeAttribute(e, 'type') === 'arrow').length; }"""
        assert of.evaluate(script) == sum(ROLES[role] == "denies" for _, _, role, _ in OF.edges)


def test_all_lists_are_printed(tmp_path: Path, drawing: Browser) -> None:
    with shown(drawing, HTML, tmp_path) as of:
        of.set_viewport_size({"width": 1000, "height": 500})
        of.emulate_media(media="print")
        assert of.evaluate("(() => { const s = document.getElementById('side'); return s.scrollHeight <= s.clientHeight + 1; })()")


@pytest.mark.parametrize("width", [360, 800])
def test_it_fits_a_telephone(tmp_path: Path, drawing: Browser, width: int) -> None:
    with shown(drawing, HTML, tmp_path, width) as of:
        assert of.evaluate("document.documentElement.scrollWidth") <= width


WAYS: list[tuple[Within, str]] = [("server", '#detail a[href^="/view?focus="]'), ("case", "#detail button >> text=Open the")]


@pytest.mark.parametrize(("within", "selector"), WAYS)
def test_from_each_node_into_its_dossier(tmp_path: Path, browser: Browser, within: Within, selector: str) -> None:
    with shown(browser, page.overview(OF, within), tmp_path) as of:
        of.locator("#search").fill(next(n.label for n in OF.nodes if n.kind == "Person"))
        of.keyboard.press("Enter")
        expect(of.locator(selector)).to_be_visible()
