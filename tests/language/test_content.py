"""What a claim's content is about, and who its subject is."""

import pytest

from kgraph.article import Article
from kgraph.language.extractor import Extractor
from kgraph.record import Claim


def last(extractor: Extractor, text: str) -> tuple[Claim, dict[str, str]]:
    record = extractor.extract(Article(id="case", text=text, outlet="The Example Gazette"))
    return record.claims[-1], {e.id: e.name for e in record.entities}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("“I think that Karl Vogel lied,” Anna Berg said.", "Karl Vogel"),
        ("“I believe Karl Vogel will win,” Anna Berg said.", "Karl Vogel"),
        ("“I would say there is much talk of Karl Vogel,” Anna Berg said.", "Karl Vogel"),
        ("“I met Karl Vogel,” Anna Berg said.", "Anna Berg"),
        ("“I think of leaving,” Anna Berg said.", "Anna Berg"),
        ("“I think it rains a lot,” Anna Berg said.", "Anna Berg"),
        ("“Peter Holm met Karl Vogel,” Anna Berg said.", "Peter Holm"),
    ],
)
def test_the_subject_is_that_of_what_i_think(extractor: Extractor, text: str, subject: str) -> None:
    claim, names = last(extractor, text)
    assert claim.subject is not None
    assert names[claim.subject] == subject


def test_the_i_of_a_quotation_is_who_turns_out_to_go_on_speaking(extractor: Extractor) -> None:
    text = "Peter Holm said that Karl Vogel was ill. “It is my job to know,” he added."
    claim, names = last(extractor, text)
    assert (names[claim.source.entity or ""], [names[e] for e in claim.about]) == ("Peter Holm", ["Peter Holm"])


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Karl Vogel told Fox News that he would do anything to keep his office.", ["Karl Vogel"]),
        ("Karl Vogel of Siemens said that his firm was sold.", ["Siemens", "Karl Vogel"]),
    ],
)
def test_an_office_is_no_outlet(extractor: Extractor, text: str, about: list[str]) -> None:
    claim, names = last(extractor, text)
    assert sorted(names[e] for e in claim.about) == sorted(about)
