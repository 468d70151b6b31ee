"""Who says what is opposite denies, whichever of the two words the others use; who praises something else denies nothing."""

import pytest

from kgraph.article import Article
from kgraph.language.extractor import Extractor
from kgraph.record import quote
from kgraph.resolution import Catalogue, opposites, resolve, words
from tests.resolution.make import Desk

CASES = [
    ("Mutual Bank is insolvent", "Mutual Bank is solvent", "business", True),
    ("Mutual Bank is bankrupt", "Mutual Bank is solvent", "business", True),
    ("Mutual Bank is insolvent", "Mutual Bank is far from insolvent", "business", True),
    ("Mutual Bank is unsafe", "Mutual Bank is safe", "business", True),
    ("Mutual Bank is dangerous", "Mutual Bank is unsafe", "business", False),
    ("Bo Rask is ill", "Bo Rask is in excellent health", "health", True),
    ("Bo Rask is ill", "Bo Rask is well", "health", True),
    ("Bo Rask is ill", "Bo Rask is far from well", "health", False),
    ("Bo Rask is ill", "Bo Rask is in poor health", "health", False),
    ("Bo Rask has cancer", "Bo Rask is free of cancer", "health", True),
    ("Bo Rask was killed in the raid", "Bo Rask is alive", "war", True),
    ("Bo Rask was wounded in the raid", "Bo Rask is alive", "war", False),
    ("Bo Rask freed the pilots", "Bo Rask is ready to free the pilots", "war", False),
    ("the pill caused Bo Rask's death", "the pill played no part in Bo Rask's death", "health", True),
    ("Mutual Bank's well is poisonous", "Mutual Bank's well is safe", "business", True),
]


@pytest.mark.parametrize(("asked", "answer", "topic", "denies"), CASES)
def test_side(asked: str, answer: str, topic: str, denies: bool) -> None:
    subject = " ".join(asked.split()[:2])
    desk = Desk("one", f"Ada Quill said that {asked}. Cy Orr said that {answer}.", "The Example")
    desk.entity("Ada Quill")
    desk.entity("Cy Orr")
    about = desk.entity(subject)
    for content, source in ((asked, "e1"), (answer, "e2")):
        desk.claim(content, source, subject=about, about=(about,), topic=topic)
    found = resolve([desk.article], [desk.record], Catalogue())
    assert found.turned == ((f"{desk.article.key}/c2",) if denies else ())


def test_a_word_of_one_topic_tells_nothing_in_another() -> None:
    assert words.contrary("be well", "health")
    assert not words.contrary("be well", "business")
    assert not words.sound("in excellent health", "business")


def test_what_turns_a_word_is_no_word_of_its_own() -> None:
    assert words.stems("far from insolvent", "business") == words.stems("insolvent", "business")


SAID = [
    ("the quay would close", "the quay would stay open", True),
    ("the quay would close", "the quay could not stay open", False),
    ("the quay was closed", "the quay, once open to all, had closed", False),
    ("the vat was full", "the vat was empty", True),
    ("the vat was full", "the vat beside the empty barn was full", False),
    ("the vat was full", "the barn was empty", False),
    ("the fares in Tarn rose", "the fares in Tarn fell", True),
    ("the fares in Tarn rose", "the wages in Tarn fell", False),
    ("the fares in Tarn rose", "the fares in Tarn had fallen before they rose", False),
    ("Bo Rask backed the levy", "Bo Rask opposed the levy", True),
    ("Bo Rask backed the levy", "Bo Rask opposed the toll", False),
    ("Bo Rask voted for the levy", "Bo Rask voted against the levy", True),
    ("Bo Rask would resign", "Bo Rask would keep his seat", True),
    ("Bo Rask was dismissed", "Bo Rask left of his own accord", True),
    ("Bo Rask sold the mill illegally", "Bo Rask sold the mill legally", True),
    ("Bo Rask paid the toll", "Bo Rask failed to pay the toll", True),
    ("Bo Rask opened the vault", "Bo Rask was unable to open the vault", True),
    ("Bo Rask lied to the guild", "Bo Rask told the guild the truth", True),
    ("the crane had failed", "the crane worked", True),
    ("Bo Rask married an old potter", "Bo Rask married a young potter", False),
    ("the sisters were in Tarn", "neither sister was in Tarn", True),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("asked", "answer", "denies"), SAID)
def test_side_from_the_text(extractor: Extractor, asked: str, answer: str, denies: bool) -> None:
    article = Article(id="one", text=f"It is rumoured that {asked}. Ada Quill said that {answer}.")
    record = extractor.extract(article)
    found = resolve([article], [record], Catalogue())
    turned = [quote(article.text, c.content) for c in record.claims if f"{article.key}/{c.id}" in found.turned]
    stated = [quote(article.text, c.content) for c in record.claims if c.stance == "denies"]
    assert turned + stated == ([answer] if denies else [])


@pytest.mark.parametrize("turn", [False, True])
def test_what_is_only_hearsay_is_what_is_denied(extractor: Extractor, turn: bool) -> None:
    one, two = ("closed", "open") if turn else ("open", "closed")
    article = Article(id="one", text=f"Ada Quill said the quay was {one}. It is rumoured that the quay was {two}.")
    record = extractor.extract(article)
    found = resolve([article], [record], Catalogue())
    assert found.turned == (f"{article.key}/{record.claims[0].id}",)


def test_denied_under_what_it_denies(extractor: Extractor) -> None:
    article = Article(id="one", text="It is rumoured that the quay would close. Ada Quill said that the quay would stay open.")
    found = resolve([article], [extractor.extract(article)], Catalogue())
    [proposition] = found.propositions
    assert (proposition.reports, proposition.denials) == (1, 1)


def test_the_table_holds_no_word_that_denies_by_itself() -> None:
    assert "open" in opposites.opposites()[words.stem("closed")]
    assert words.told_by("safe") == words.told_by("safely") == ()


def test_who_only_points_denies_what_was_said(extractor: Extractor) -> None:
    text = "Ada Quill said that Bo Rask had sold the ferry. A clerk found that that was not the case."
    article = Article(id="one", text=text)
    record = extractor.extract(article)
    found = resolve([article], [record], Catalogue())
    assert found.turned == (f"{article.key}/{record.claims[1].id}",)
    assert len(set(found.question_of.values())) == 1


def test_a_bare_answer_denies_nothing(extractor: Extractor) -> None:
    article = Article(id="one", text="Ada Quill said that Bo Rask had sold the ferry. “Absolutely not,” a clerk said.")
    found = resolve([article], [extractor.extract(article)], Catalogue())
    assert found.turned == ()
