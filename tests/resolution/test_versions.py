"""Versions of one article, and the notes by which an outlet corrects or takes back what it told."""

import pytest

from kgraph.resolution import Catalogue, Resolution, resolve
from kgraph.resolution.versions import address, notes
from tests.resolution.make import Desk

URL = "https://www.tarn.example/dam"


def desk(id: str, text: str, **more: str) -> Desk:
    made = Desk(id, text, "Tarn Courier")
    made.article = type(made.article)(id=id, text=text, outlet="Tarn Courier", **more)
    return made


def run(*desks: Desk) -> Resolution:
    return resolve([d.article for d in desks], [d.record for d in desks], Catalogue.of([]))


def said(one: Desk, words: str) -> str:
    person = next((e.id for e in one.entities if e.name == "Ivo Marek"), None) or one.entity("Ivo Marek")
    agent = next((e.id for e in one.entities if e.name == "Olga Brandt"), None) or one.entity("Olga Brandt")
    return one.claim(words, agent, subject=person, about=(person,), topic="corruption")


NOTES = [
    ("Correction: the mayor was not charged.", ["corrects"]), ("CORRECTION (4 March): names were mixed up.", ["corrects"]),
    ("Editor’s note: the sum was wrong.", ["corrects"]), ("An earlier version of this story gave another sum.", ["corrects"]),
    ("The weir holds.\n\nThis article was amended on Monday.", ["corrects"]),
    ("Retraction: we take it back.", ["retracts"]), ("The report of the fifth has been retracted.", ["retracts"]),
    ("The correction of the course of the river took years.", []), ("He retracted his hand.", []), ("Rain fell.", []),
]


@pytest.mark.parametrize(("text", "kinds"), NOTES)
def test_notes(text: str, kinds: list[str]) -> None:
    found = list(notes(text))
    assert [n.kind for n in found] == kinds
    assert all(text[n.start : n.end].strip() == text[n.start : n.end] for n in found)


@pytest.mark.parametrize(("one", "two", "same"), [
    ("https://www.tarn.example/dam", "http://tarn.example/dam/", True),
    ("https://tarn.example/dam?utm=1", "https://tarn.example/dam#a", True),
    ("https://tarn.example/?id=1", "https://tarn.example/?id=2", False), ("https://tarn.example/dam", "https://tarn.example/weir", False),
])
def test_addresses(one: str, two: str, same: bool) -> None:
    assert (address(one) == address(two)) is same


def test_another_text_at_one_address_is_another_version_and_one_report() -> None:
    old = desk("a", "Ivo Marek took money, said Olga Brandt.", url=URL, published="2031-01-01", retrieved="2031-01-02")
    new = desk("b", "Ivo Marek took money twice, it now says. Olga Brandt said so: he took money.", url=URL, published="2031-01-01",
               updated="2031-01-05")
    said(old, "Ivo Marek took money")
    said(new, "he took money")
    found = run(new, old)
    assert [(x.source[0], x.target[0]) for x in found.links if x.kind == "versionOf"] == [(new.article.key, old.article.key)]
    assert [p.reports for p in found.propositions] == [1]


def test_a_correction_touches_the_claim_of_the_earlier_version() -> None:
    old = desk("a", "Ivo Marek took money from Orbel, said Olga Brandt.", url=URL, updated="2031-01-01")
    new = desk("b", "Ivo Marek sat still.\nCorrection: Ivo Marek did not take money from Orbel.", url=URL, updated="2031-01-05")
    claim = said(old, "Ivo Marek took money from Orbel")
    found = [x for x in run(old, new).links if x.kind == "corrects"]
    assert [(x.source, x.target, x.rule) for x in found] == [((new.article.key, ""), (old.article.key, claim), "note-opens")]
    assert "Tarn Courier corrects what is claimed there" in found[0].reason


def test_a_retraction_touches_a_claim_of_its_own_article_else_the_article() -> None:
    one = desk("a", "Ivo Marek took money, said Olga Brandt.\nThe report that Ivo Marek took money has been retracted.")
    claim = said(one, "Ivo Marek took money")
    other = desk("b", "Rain fell.\nRetraction: we take back what we told of the bees.")
    found = {x.source[0]: x.target for x in run(one, other).links if x.kind == "retracts"}
    assert found == {one.article.key: (one.article.key, claim), other.article.key: (other.article.key, "")}
