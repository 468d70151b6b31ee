"""Whom a description in a lead means, and whom it cannot mean."""

import pytest

from kgraph.article import Article
from kgraph.language import Extractor
from kgraph.record import quote

LEAD = "A Norland spokesman said on Monday that Norland would answer with new ships."
TARR = "President Adam Tarr said on Saturday that new ships would not frighten the country."
HOLM = "“New ships are the answer,” Norland government spokesman Dmitri Holm said on Monday."
CAPTION = "Norland government spokesman Dmitri Holm, seen with President Tarr, said on Monday: “New ships are the answer.”"


@pytest.mark.parametrize(
    ("paragraphs", "named"),
    [
        ((LEAD, TARR, HOLM), "Dmitri Holm"),
        ((CAPTION, LEAD, TARR), "Dmitri Holm"),
        ((LEAD, TARR), "Norland spokesman"),
    ],
    ids=["named below", "named in a caption above", "a president is no spokesman"],
)
def test_a_spokesman_is_the_one_who_is_called_so(extractor: Extractor, paragraphs: tuple[str, ...], named: str) -> None:
    text = "\n\n".join(("Norland answers", *paragraphs))
    record = extractor.extract(Article(id="case", text=text, title="Norland answers", outlet="The Post"))
    lead = next(c for c in record.claims if "with new ships" in quote(text, c.content))
    assert next(e.name for e in record.entities if e.id == lead.source.entity) == named


SELLER = "Tarn Ice has sold ice that melts, the short seller Gull Research said in a report that it sent to investors on Monday."
RIVAL = "Half of all Tarn Ice ships are empty, the short seller Bream Capital said in a report that it sent to investors on Monday."


@pytest.mark.parametrize(
    ("paragraphs", "named"),
    [((SELLER,), "Gull Research"), ((SELLER, RIVAL), "Short seller")],
    ids=["the one who is called so", "either of two"],
)
def test_a_body_in_a_headline_is_the_one_that_is_called_so(extractor: Extractor, paragraphs: tuple[str, ...], named: str) -> None:
    title = "Short seller says Tarn Ice sells water"
    text = "\n\n".join((title, *paragraphs))
    record = extractor.extract(Article(id="case", text=text, title=title, outlet="The Post"))
    head = next(c for c in record.claims if "sells water" in quote(text, c.content))
    assert next(e.name for e in record.entities if e.id == head.source.entity) == named
