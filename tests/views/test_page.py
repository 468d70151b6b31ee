"""The page holds hostile text as text, asks for nothing, and is the same every time."""

import json
import re

import pytest

from kgraph.errors import AmbiguityError
from kgraph.views.model import ClaimNode, Edge, EntityNode, View
from kgraph.views.page import as_json, render
from kgraph.views.select import focus, most_connected, named

HOSTILE = (
    "<script>alert(1)</script>", "</script><script>alert(1)", "<!--<script>", "]]>", "<img src=x onerror=alert(1)>", "\" onload=\"x",
    "' onfocus='x",
    "{{ 7 * 7 }}", "{% raw %}", "{# x #}", "${7*7}", "javascript:alert(1)", "&lt;b&gt;", "&amp;", "\u202eevil", "\u2066x\u2069", 
    "\u2028", "\u2029",
    "\x00", "\\u003c", "</style><b>", "</title><b>", "<svg/onload=x>", "https://bad.example/x.js", "😀 <b>",
)


def view(text: str = "it is so") -> View:
    people = tuple(EntityNode(i, n, "Person", False, (n,), ()) for i, n in (("a", text), ("b", "Ben Low")))
    claim = ClaimNode("c", text, text, text, ((0, 1, "source"),), (text,), text, "undated", "certain", "Asserts", "other", False, True)
    return View(people, (claim,), (Edge("a", "c", "claims"), Edge("c", "b", "is claimed about")))


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


def test_focus_and_names() -> None:
    assert {e.id for e in focus(view(), named(view(), "ben low")).entities} == {"a", "b"}
    with pytest.raises(AmbiguityError):
        named(view(), "Nobody")


def test_large_graphs_say_what_is_left_out() -> None:
    cut = most_connected(view(), 2)
    assert cut.left_out == 1 and len(cut.entities) + len(cut.claims) == 2
