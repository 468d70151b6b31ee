"""A claim as pages show it: its chain before its words, its lane, and the words that it rests on."""

import pytest

from kgraph.queries.engines import Local
from kgraph.views import claims
from kgraph.views.passages import AROUND, Span, from_quotes, from_text
from tests.graph.make import TEXT, sample
from tests.graph.test_write import lines, load
from tests.queries.make import hand
from tests.views.make import claim

PAIR = sample("a1")
ENGINE = Local(load(lines(PAIR)))


@pytest.mark.parametrize(("label", "text", "outlet", "own", "lead", "words"), [
    ("Keane, to Fox News, says: he knows", "he knows", "The Sun", False, "The Sun: Keane, to Fox News, says", "he knows"),
    ("Daily Wren: it is said: he left", "he left", "Daily Wren", False, "Daily Wren: it is said", "he left"),
    ("Ann, via Daily Wren, says: he left", "he left", "Daily Wren", False, "Daily Wren: Ann says", "he left"),
    ("Ann, via Kite, via Daily Wren, says: he left", "he left", "Daily Wren", False, "Daily Wren: Ann, via Kite, says", "he left"),
    ("Daily Wren says: he left", "he left", "Daily Wren", True, "Daily Wren says", "he left"),
    ("Daily Wren says of Ann: he left", "he left", "Daily Wren", False, "Daily Wren says of Ann", "he left"),
    ("Ann says: a: b", "a: b", "Kite", False, "Kite: Ann says", "a: b"),
])
def test_the_outlet_stands_before_the_chain(label: str, text: str, outlet: str, own: bool, lead: str, words: str) -> None:
    assert claims.told(label, text, outlet, own) == (lead, words)


@pytest.mark.parametrize(("stance", "more", "lane"), [
    ("Asserts", {}, "asserts"), ("Asserts", {"via": ("v",)}, "relays"), ("Asserts", {"via": ("o",)}, "asserts"),
    ("Asserts", {"firsthand": False}, "relays"), ("Asserts", {"source": claims.NO_ONE}, "relays"), ("Denies", {"via": ("v",)}, "denies"),
    ("Doubts", {}, "other"), ("NoPosition", {}, "other"),
])
def test_lanes(stance: str, more: dict[str, object], lane: str) -> None:
    assert claim("c", stance, **more).lane == lane


@pytest.mark.parametrize("texts", [{PAIR[0].key: TEXT}, {}])
def test_every_hop_is_marked_whether_the_text_is_there_or_only_what_the_graph_quotes(texts: dict[str, str]) -> None:
    found = claims.read(ENGINE, claims.ids(ENGINE, ""), texts)
    one = next(c for c in found.values() if c.words == "Minister Ada Quill is ill")
    [passage] = one.passages
    assert [h.who for h in one.hops] == ["Daily Wren", "Channel Nine", "a doctor"]
    marked = {n: [p.text for p in passage.pieces if p.hop == n] for n in (1, 2, 3)}
    assert marked == {1: ["reported"], 2: [" Channel Nine"], 3: ["a doctor", "told"]}
    assert "".join(p.text for p in passage.pieces if p.content) == "Minister Ada Quill is ill"
    assert passage.text == (TEXT if texts else one.sentence)


def test_all_claims_are_read_in_parts_as_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Local(hand())
    wanted = claims.ids(engine, "")
    whole = claims.read(engine, wanted)
    monkeypatch.setattr(claims, "MANY", 2)
    assert claims.read(engine, wanted) == whole and len(whole) == len(wanted) > 5


def test_of_a_paragraph_without_end_only_what_is_around_the_marks_is_shown() -> None:
    text = "x" * 1_000_000 + "he left" + "y" * 1_000_000
    [passage] = from_text(text, [Span(1_000_000, 1_000_007, "content")])
    assert passage.text == "… " + "x" * AROUND + "he left" + "y" * AROUND + " …"


def test_paragraphs_without_a_mark_are_left_out() -> None:
    text = "He said it.\n\nNothing.\n“It is so.”\n"
    found = from_text(text, [Span(0, 7, "hop", 1), Span(text.index("It is"), text.index("It is") + 8, "content")])
    assert [p.text for p in found] == ["He said it.", "“It is so.”"]


def test_a_quotation_within_another_is_not_shown_twice() -> None:
    found = from_quotes([(0, "Ann said he left"), (4, "said"), (40, "She sighed")], [Span(4, 8, "hop", 1)])
    assert [p.text for p in found] == ["Ann said he left", "She sighed"]
