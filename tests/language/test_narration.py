"""What an article lays on someone in its own voice, and what must not be taken for it."""

import pytest

from kgraph.article import Article
from kgraph.language.extractor import Extractor
from kgraph.record import Record, quote

HEAD = "Notes from the town\n\n"


def read(extractor: Extractor, text: str) -> Record:
    return extractor.extract(Article(id="case", text=HEAD + text, title="Notes from the town", outlet="The Example Gazette"))


@pytest.mark.parametrize(
    ("sentence", "rule", "certainty", "topic"),
    [
        ("Karl Vogel defrauded investors for years.", "doer", "certain", "corruption"),
        ("Investors were defrauded by Karl Vogel.", "doer", "certain", "corruption"),
        ("Karl Vogel was arrested in Berlin on Friday.", "undergoer", "certain", "justice"),
        ("Karl Vogel is suffering from cancer.", "state", "certain", "health"),
        ("Karl Vogel seems to be ill.", "state", "probable", "health"),
        ("Karl Vogel may soon face a revolt.", "state", "possible", "coup"),
        ("A coup to overthrow Karl Vogel is under way.", "target", "certain", "coup"),
    ],
)
def test_laid_on_someone(extractor: Extractor, sentence: str, rule: str, certainty: str, topic: str) -> None:
    record = read(extractor, sentence)
    (found,) = record.narration
    assert (found.rule, found.certainty, found.topic) == (f"narration.{rule}", certainty, topic)
    assert next(e.name for e in record.entities if e.id == found.subject) == "Karl Vogel"
    assert quote(HEAD + sentence, found.content) == sentence.removesuffix(".")


def test_a_relative_clause_is_laid_on_whom_it_describes(extractor: Extractor) -> None:
    record = read(extractor, "Karl Vogel, who bribed officials, lives in Berlin.")
    (found,) = record.narration
    assert next(e.name for e in record.entities if e.id == found.subject) == "Karl Vogel"


@pytest.mark.parametrize(
    "sentence",
    [
        "Karl Vogel opened a bakery in Berlin.",
        "Karl Vogel did not defraud investors.",
        "Did Karl Vogel defraud investors?",
        "Karl Vogel has no illness.",
        "Karl Vogel was not arrested.",
        "Anna Berg said that Karl Vogel defrauded investors.",
        "Karl Vogel reportedly has cancer.",
        "Karl Vogel allegedly bribed officials.",
        "“Karl Vogel robbed a bank and he stabbed two people,” Anna Berg said.",
        "According to Anna Berg, Karl Vogel is suffering from cancer.",
    ],
)
def test_not_laid_on_anyone(extractor: Extractor, sentence: str) -> None:
    assert read(extractor, sentence).narration == ()


def test_what_is_claimed_is_never_narrated_as_well(extractor: Extractor) -> None:
    text = "Karl Vogel bribed officials. Anna Berg said that Karl Vogel bribed officials. Karl Vogel reportedly robbed a bank."
    record = read(extractor, text)
    claimed = {i for claim in record.claims for piece in claim.content for i in range(piece.start, piece.end)}
    assert record.claims and len(record.narration) == 1
    assert not claimed & {i for n in record.narration for piece in n.content for i in range(piece.start, piece.end)}
