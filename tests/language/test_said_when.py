"""When a claim was made, by the words around its cue."""

import pytest

from kgraph.article import Article
from kgraph.graph.write import all_quads
from kgraph.language.extractor import Extractor
from kgraph.record import Record
from kgraph.resolution import Catalogue, resolve


def read(extractor: Extractor, text: str, published: str | None = "2022-05-18") -> Record:
    return extractor.extract(Article(id="a", text=text, published=published))


@pytest.mark.parametrize(
    ("text", "words", "resolved"),
    [
        ("Peter Holm told reporters on Monday that Karl Vogel was ill.", "Monday", "2022-05-16"),
        ("On Tuesday Peter Holm said that Karl Vogel had left the country.", "Tuesday", "2022-05-17"),
        ("“Karl Vogel is ill,” Peter Holm said yesterday.", "yesterday", "2022-05-17"),
        ("Peter Holm said in March that Karl Vogel was ill.", "March", "2022-03"),
        ("Peter Holm denied on 3 April 2021 that Karl Vogel was ill.", "3 April 2021", "2021-04-03"),
        ("Peter Holm said that Karl Vogel was ill.", None, None),
        ("Peter Holm said that Karl Vogel fell ill on Monday.", None, None),
        ("Peter Holm, who was elected on Monday, said that Karl Vogel was ill.", None, None),
        ("Peter Holm said for three years that Karl Vogel was ill.", None, None),
        ("Peter Holm will say on Monday that Karl Vogel was ill.", None, None),
    ],
)
def test_it_is_what_hangs_on_the_cue(extractor: Extractor, text: str, words: str | None, resolved: str | None) -> None:
    claims = read(extractor, text).claims
    told = {(c.said.text, c.said.resolved) for c in claims if c.said}
    assert told == ({(words, resolved)} if words else set())
    assert all(text[c.said.span.start : c.said.span.end] == c.said.text for c in claims if c.said)


def test_without_a_publication_date_it_stays_as_written(extractor: Extractor) -> None:
    claim, = read(extractor, "Peter Holm told reporters on Monday that Karl Vogel was ill.", None).claims
    assert claim.said and (claim.said.text, claim.said.resolved) == ("Monday", None)


@pytest.mark.parametrize(("when", "written"), [("on Monday", '"2022-05-16"^^'), ("in March", '"2022-03"^^'), ("last week", None)])
def test_the_graph_tells_days_months_and_years(extractor: Extractor, when: str, written: str | None) -> None:
    article = Article(id="a", text=f"Peter Holm told reporters {when} that Karl Vogel was ill.", published="2022-05-18")
    record = extractor.extract(article)
    told = [q for q in all_quads([article], [record], resolve([article], [record], Catalogue.of([]))) if "saidOn" in q]
    assert [written in q for q in told if written] == ([True] if written else [])
    assert bool(told) == bool(written)
