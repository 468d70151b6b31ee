"""Denials of an account point at what its teller asserts, or at what is said of the one accused."""

import pytest

from kgraph.article import Article
from kgraph.language.extractor import Extractor
from kgraph.record import Span
from kgraph.resolution import Catalogue, resolve
from kgraph.resolution.accounts import account


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "denies", "teller", "accused", "of"), [
    ("Tarr’s account was a fabrication", False, "x", None, ""),
    ("Tarr's claims have no basis in fact", False, "x", None, ""),
    ("what Tarr says is a lie", False, "x", None, ""),
    ("Tarr's story untrue from the first word to the last", True, "x", None, ""),
    ("the claims lodged by Tarr", True, "x", None, ""),
    ("Tarr's bribery allegations", True, "x", None, "bribery"),
    ("the allegations of misconduct against Tarr are false", False, None, "x", "of misconduct against"),
])
def test_whose_account_is_denied(text: str, denies: bool, teller: str | None, accused: str | None, of: str) -> None:
    at = text.index("Tarr")
    found = account(text, [Span(0, len(text))], {(at, at + 4): "x"}, denies=denies)
    assert found is not None
    assert (found.teller, found.accused, " ".join(found.of.split()).removesuffix(" by").removeprefix("by")) == (teller, accused, of)


@pytest.mark.parametrize(("text", "denies"), [
    ("Tarr's account was not a lie", False),
    ("Tarr's account was useful", False),
    ("the charges against Tarr were dropped", True),
    ("Tarr's claim that the boat sank is false", True),
    ("Tarr's account", False),
    ("the allegations of misconduct at the quay", True),
])
def test_what_denies_nobodys_account(text: str, denies: bool) -> None:
    at = text.find("Tarr")
    named = {(at, at + 4): "x"} if at >= 0 else {}
    assert account(text, [Span(0, len(text))], named, denies=denies) is None


@pytest.mark.parametrize("denial", [
    "Bo Rask said that Ada Quill’s account was a fabrication.",
    "Bo Rask said that what Ada Quill says is a lie.",
    "A spokesman said that the allegations of bribery against Bo Rask are false.",
    "Bo Rask denied the accusations of misconduct made by Ada Quill.",
])
def test_aimed_at_what_was_told(extractor: Extractor, denial: str) -> None:
    text = f"Ada Quill said that Bo Rask had taken bribes. Eva Dorn said that the harbour was full. {denial}"
    article = Article(id="one", text=text)
    record = extractor.extract(article)
    found = resolve([article], [record], Catalogue())
    told, other, denied = (found.question_of[f"{article.key}/{c.id}"] for c in record.claims[:3])
    assert told == denied != other


def test_aimed_at_what_is_told_of_the_two(extractor: Extractor) -> None:
    text = (
        "Police said that Bo Rask had beaten Ada Quill. Eva Dorn said that Bo Rask had sold the ferry. "
        "Bo Rask said that Ada Quill’s account was a fabrication."
    )
    article = Article(id="one", text=text)
    record = extractor.extract(article)
    found = resolve([article], [record], Catalogue())
    told, other, denied = (found.question_of[f"{article.key}/{c.id}"] for c in record.claims[:3])
    assert told == denied != other
