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
        ("The guild said the skier Vogel had failed a test.", "Vogel"),
        ("The report said two men told to watch Karl Vogel had been moved.", "two men"),
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


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Anna Berg said that the plot against Karl Vogel had failed.", "Karl Vogel"),
        ("Anna Berg said that the plot would topple Karl Vogel.", "Karl Vogel"),
        ("Anna Berg said that the plot was paid for by Karl Vogel.", "Karl Vogel"),
        ("Anna Berg said that the contract is void because Karl Vogel did not sign it.", None),
        ("Anna Berg said that the fire broke out while Karl Vogel was asleep.", None),
        ("Anna Berg said that the letter was false and that Karl Vogel had lied.", "Karl Vogel"),
        ("Anna Berg said that it was untrue that Karl Vogel had lied.", "Karl Vogel"),
        ("Anna Berg said that several of the guards had beaten Karl Vogel.", "guards"),
        ("Anna Berg said that a neighbour had beaten Karl Vogel.", None),
        ("Anna Berg said that reports that Karl Vogel had lied about Peter Holm were false.", "Karl Vogel"),
        ("Anna Berg said that at least 35 people were hurt.", None),
        ("Anna Berg said that people close to Karl Vogel were hurt.", "people close to Karl Vogel"),
        ("Two in five of those asked say they fear Karl Vogel.", "Two in five of those"),
        ("Karl Vogel’s campaign said it had raised two million crowns.", "Karl Vogel’s campaign"),
        ("Karl Vogel’s campaign said it was a pity.", None),
        ("Peter Holm pleaded guilty to lying to the FBI.", "Peter Holm"),
        ("Anna Berg said that the leak was a disaster for Karl Vogel.", "Karl Vogel"),
        ("Anna Berg said that selling the house had allowed Karl Vogel to rest.", "Karl Vogel"),
        ("Karl Vogel said that if Anna Berg wins “we will see the end of it”.", "Karl Vogel"),
        ("Anna Berg said that the firm had paid for tech services.", None),
    ],
)
def test_a_thing_as_subject_stands_for_whom_its_clause_is_about(extractor: Extractor, text: str, subject: str | None) -> None:
    claim, names = last(extractor, text)
    assert names.get(claim.subject or "") == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Karl Vogel, a director of Siemens, said: “We will pay.”", "Siemens"),
        ("Karl Vogel, a former director of Siemens, said: “We will pay.”", "Karl Vogel"),
        ("At a dinner of the Rotary Club, Karl Vogel said: “We will pay.”", "Karl Vogel"),
        ("Karl Vogel praised the Rotary Club. “We will pay,” Karl Vogel said.", "Karl Vogel"),
    ],
)
def test_we_is_the_body_that_one_still_speaks_for(extractor: Extractor, text: str, subject: str) -> None:
    claim, names = last(extractor, text)
    assert names[claim.subject or ""] == subject


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Anna Berg said that Karl Vogel had lied to voters.", ["Karl Vogel"]),
        ("Anna Berg said that Karl Vogel had met six sources.", ["Karl Vogel"]),
        ("Anna Berg said that Karl Vogel had paid federal agents.", ["Karl Vogel", "federal agents"]),
        ("Anna Berg said that farmers had beaten Karl Vogel.", ["Karl Vogel", "farmers"]),
        ("Some farmers said they were poor. Anna Berg said that Karl Vogel had met the farmers.", ["Karl Vogel", "Some farmers"]),
    ],
)
def test_people_told_by_their_kind_or_number_alone_are_no_one_in_particular(extractor: Extractor, text: str, about: list[str]) -> None:
    claim, names = last(extractor, text)
    assert sorted(names[e] for e in claim.about) == sorted(about)
