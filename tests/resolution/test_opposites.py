"""Who says what is opposite denies, whichever of the two words the others use; who praises something else denies nothing."""

import pytest

from kgraph.resolution import Catalogue, resolve, words
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
