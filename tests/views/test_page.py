"""The page holds hostile text as text, asks for nothing, and is the same every time."""

import json
import re
from html.parser import HTMLParser

import pytest

from kgraph.views.document import as_json
from kgraph.views.model import View
from kgraph.views.page import network
from kgraph.views.select import most_connected
from tests.browser.hostile import pages
from tests.views.make import BASIS, view

HOSTILE = (
    "<script>alert(1)</script>", "</script><script>alert(1)", "<!--<script>", "]]>", "<img src=x onerror=alert(1)>", "\" onload=\"x",
    "' onfocus='x",
    "{{ 7 * 7 }}", "{% raw %}", "{# x #}", "${7*7}", "javascript:alert(1)", "&lt;b&gt;", "&amp;", "\u202eevil", "\u2066x\u2069", 
    "\u2028", "\u2029",
    "\x00", "\\u003c", "</style><b>", "</title><b>", "<svg/onload=x>", "https://bad.example/x.js", "😀 <b>",
)


def render(of: View, title: str = "Who says what") -> str:
    return network(of, BASIS, title)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    page, plain = render(view(text), text), render(view())
    assert page.count("<script") == plain.count("<script")
    assert page.count("</script") == plain.count("</script")
    assert not re.search(r"""<[a-z]+\b[^>]*\s(src|href)\s*=\s*["']?\s*(https?:)?//""", page.split("<script", 1)[0])
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert data and json.loads(data[1])["claims"]["c"]["sentence"] == text


def test_same_bytes() -> None:
    assert render(view()) == render(view())


def test_json_never_leaves_its_element() -> None:
    assert not set(as_json("</script>&\u2028")) & set("<>&\u2028")


def test_the_sentence_of_kgraph_and_the_legend_stand_on_the_page() -> None:
    page = render(view())
    assert "kgraph records who says what; it does not say what is true." in page
    legend = page[page.index('class="legend"') : page.index("<template")]
    for words in ("person", "organisation", "outlet", "thick edge: denies", "claims", "passes on", "is claimed about", "denies", "dashed"):
        assert words in legend


def test_large_graphs_say_what_is_left_out() -> None:
    cut = most_connected(view(), 2)
    assert cut.left_out == 1 and len(cut.entities) + len(cut.claims) == 2


@pytest.mark.parametrize("text", ["</script><script>alert(1)", "\" onload=\"alert(1)", "<img src=x onerror=alert(1)>", "{{ 7 * 7 }}"])
def test_every_page_has_the_same_elements_whatever_the_text(text: str) -> None:
    """In a real browser, and for every text, by tests/browser/test_hostile.py."""

    def elements(html: str) -> list[tuple[str, list[str]]]:
        found: list[tuple[str, list[str]]] = []
        parser = HTMLParser()
        parser.handle_starttag = lambda tag, attrs: found.append((tag, sorted(name for name, _ in attrs)))  # type: ignore[method-assign]
        parser.feed(html)
        return [element for element in found if element[0] != "text"]  # longer words have more lines in a drawing

    plain = pages("plain")
    for name, html in pages(text).items():
        assert elements(html) == elements(plain[name]), name
