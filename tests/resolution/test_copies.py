"""Which articles share a text."""

import struct
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.article import Article
from kgraph.resolution import copies
from kgraph.resolution.copies import BANDS, SIGNATURE, Texts, joined, texts

LONG = [
    f"On day {n} the keeper of weir {n} wrote {n * 7} words about the level of pool {n * 3} and the {n} boats below it." for n in range(40)
]


def article(id: str, sentences: list[str], published: str | None = None) -> Article:
    return Article(id=id, text=" ".join(sentences), outlet=f"Outlet {id}", published=published)


def found(*articles: Article) -> tuple[dict[str, str], set[str], dict[str, tuple[str, float]]]:
    """By ids."""
    ids = {a.key: a.id for a in articles}
    it = texts(articles)
    return (
        {ids[k]: ids[v] for k, v in it.first.items()}, {ids[k] for k in it.cut},
        {ids[k]: (ids[o], round(share, 1)) for k, (o, share) in it.made_of.items()},
    )


def test_the_same_text_with_another_head_and_foot_is_a_copy_of_the_earliest() -> None:
    first, cut, made_of = found(
        article("a", ["Weir in danger.", *LONG], "2031-02-02"), article("b", [*LONG, "From our man in Tarn."], "2031-02-01"),
        article("c", LONG),
    )
    assert (first, cut, made_of) == ({"a": "b", "b": "b", "c": "b"}, set(), {})


def test_a_text_cut_short_is_a_copy_that_is_cut() -> None:
    first, cut, _ = found(article("a", LONG, "2031-02-01"), article("b", LONG[:18], "2031-02-02"))
    assert (first, cut) == ({"a": "a", "b": "a"}, {"b"})


def test_a_text_that_keeps_half_is_made_of_the_other() -> None:
    other = [s.replace("keeper", "warden").replace("wrote", "noted").replace("boats", "barges").replace("level", "height") for s in LONG]
    first, cut, made_of = found(article("a", LONG, "2031-02-01"), article("b", [*LONG[:20], *other[20:36]], "2031-02-02"))
    assert (first, cut) == ({"a": "a", "b": "b"}, set())
    assert made_of == {"b": ("a", 0.6)}


def test_one_sentence_that_both_quote_is_no_derivation() -> None:
    one = ["The mayor said that the weir would hold for a hundred years if it were kept."]
    assert found(article("a", [*one, *LONG[:20]]), article("b", [*one, *LONG[20:]]))[2] == {}


def test_nothing_and_next_to_nothing() -> None:
    assert texts([]) == Texts({}, frozenset(), {})
    assert found(article("a", ["—"]), article("b", ["Rain."]))[0] == {"a": "a", "b": "b"}


ARTICLES = [article(f"x{n}", LONG[n % 5 : n % 5 + 12 + n % 7], f"2031-03-{n % 4 + 1:02}") for n in range(16)]
WHOLE = texts(ARTICLES)


@given(st.permutations(ARTICLES))
def test_the_order_of_articles_does_not_matter(articles: list[Article]) -> None:
    assert texts(articles) == WHOLE


BAND = st.lists(st.integers(0, 2) | st.just(2**32 - 1), min_size=3, max_size=3)


@pytest.mark.parametrize("at_once", [1, 7, copies._AT_ONCE])
@given(rows=st.lists(st.tuples(BAND, BAND), max_size=9))
def test_near_are_those_before_with_a_band_in_common(at_once: int, rows: list[tuple[list[int], list[int]]]) -> None:
    """The first band and the last; of those between no two are equal."""
    width = SIGNATURE // BANDS
    filled = [(*a, *range(100 * n * SIGNATURE, 100 * n * SIGNATURE + SIGNATURE - 2 * width), *b) for n, (a, b) in enumerate(rows, 1)]
    told = [struct.pack(f"<{SIGNATURE}I", *numbers) for numbers in filled]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(copies, "_AT_ONCE", at_once)
        near, begins = copies._near(told)
    found = [near[a:b].tolist() for a, b in pairwise(begins)]
    assert found == [[m for m in range(n) if rows[m][0] == a or rows[m][1] == b] for n, (a, b) in enumerate(rows)]


def test_what_is_one_report_is_called_by_the_earliest() -> None:
    days = {"a": "2031-01-04", "b": "2031-01-02", "c": "2031-01-03", "d": None}
    a, b, c, d = (article(i, [f"Text {i}."], day) for i, day in days.items())
    known = {x.key: x for x in (a, b, c, d)}
    first = {x.key: x.key for x in (a, b, c, d)}
    assert joined(first, [(a.key, c.key), (b.key, c.key)], known) == {a.key: b.key, b.key: b.key, c.key: b.key, d.key: d.key}
