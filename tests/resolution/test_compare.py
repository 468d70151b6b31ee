"""How far two claims put one question: within one article and across two."""

from collections.abc import Callable

import pytest

from kgraph.article import Article
from kgraph.record import Statement
from kgraph.resolution import Catalogue, compare, resolve, same, words
from kgraph.resolution.said import Said, said
from tests.resolution.make import Desk

HEADLINE = "Ferry line accused of selling rotten boats"
TEXT = f"""{HEADLINE}

Mara Olin says the Tern Line sold rotten boats to the island.

The Tern Line denies any deceit.

Jon Falk likes the weather of the season."""


def desk() -> Desk:
    made = Desk("ferry", TEXT)
    olin, falk, line = made.entity("Mara Olin"), made.entity("Jon Falk"), made.entity("Tern Line", "Organisation")
    made.claim("the Tern Line sold rotten boats to the island", olin, topic="corruption", subject=line, about=(line,))
    made.claim("any deceit", line, topic="corruption", stance="denies", polarity="negative", about=(line,))
    made.claim("the weather of the season", falk, topic="society")
    return made


def claims(made: Desk) -> list[Said]:
    found = resolve([made.article], [made.record], Catalogue.of([]))
    return said(made.article, made.record, found.entity_of)


def test_a_claim_knows_its_headline_its_lead_and_its_run() -> None:
    sold, denied, liked = claims(desk())
    assert sold.lead >= {"rotten", "boat"}
    assert not liked.lead & {"weather"}
    assert (sold.run, denied.run, liked.run) == (0, 1, 2)


def test_claims_of_one_source_in_a_row_are_one_run() -> None:
    made = Desk("row", "Olin: the rink is shut. Olin: the roof leaks. Falk: the ice is thin. Olin: the door is stuck.")
    olin, falk = made.entity("Olin"), made.entity("Falk")
    for what, who in (("the rink is shut", olin), ("the roof leaks", olin), ("the ice is thin", falk), ("the door is stuck", olin)):
        made.claim(what, who, topic="other")
    assert [c.run for c in claims(made)] == [0, 0, 1, 2]


def test_all_claims_of_one_article_are_compared() -> None:
    rows = sorted(claims(desk()), key=lambda c: c.member)
    plain = [i for i, c in enumerate(rows) if not c.pointing]
    assert {(a, b) for a in plain for b in plain if a < b} <= set(same.candidates(rows, same.rarity(rows)))


def test_a_denial_without_a_common_word_is_nearer_than_an_assertion_without() -> None:
    rows = claims(desk())
    weight = same.rarity(rows)
    assert compare.score(rows[0], rows[1], weight) > compare.score(rows[0], rows[2], weight)


@pytest.mark.parametrize("features", [compare.within, compare.across])
def test_features_have_their_weights_and_are_symmetric(features: Callable[..., dict[str, float]]) -> None:
    weights = compare.WITHIN if features is compare.within else compare.ACROSS
    rows = claims(desk())
    weight = same.rarity(rows)
    for a in rows:
        for b in rows:
            assert features(a, b, weight) == features(b, a, weight)
            assert features(a, b, weight).keys() == weights.keys()


def test_the_report_is_aimed_at_the_sentence_and_not_at_the_headline() -> None:
    text = "Line sold boats\n\nThe Tern Line sold rotten boats to the island, Mara Olin says. The Tern Line dismissed the report."
    made = Desk("a", text)
    made.article = Article(id="a", text=text, title="Line sold boats")
    olin, line = made.entity("Mara Olin"), made.entity("Tern Line", "Organisation")
    about: dict[str, object] = {"topic": "corruption", "subject": line, "about": (line,)}
    made.claim("Line sold boats", None, **about)
    made.claim("The Tern Line sold rotten boats to the island", olin, **about)
    made.claim("the report", line, topic="corruption", stance="denies", polarity="negative")
    found = resolve([made.article], [made.record], Catalogue.of([]))
    stands = {c: found.propositions_of[f"{made.article.key}/{c}"] for c in ("c1", "c2", "c3")}
    assert stands["c3"] == stands["c2"]


@pytest.mark.parametrize(("text", "denies", "disputes"), [
    ("Olin's account is untrue", False, True),
    ("the story about the boats was made up of lies", False, True),
    ("her version of the sale", True, True),
    ("her version of the sale", False, False),
    ("the boats were unsafe and the ladder was fake", False, False),
    ("the report names four captains", False, False),
])
def test_what_disputes_an_account(text: str, denies: bool, disputes: bool) -> None:
    assert words.disputes(text, denies) == disputes


def test_what_surrounds_an_allegation_is_farther_than_another_telling_of_it() -> None:
    made = Desk("around", "Olin says the line scuttled the boats. Falk says boats were scuttled. Rask says a court asked about boats.")
    olin, falk, rask = made.entity("Olin"), made.entity("Falk"), made.entity("Rask")
    for what, who in (("the line scuttled the boats", olin), ("boats were scuttled", falk), ("a court asked about boats", rask)):
        made.claim(what, who, topic="corruption")
    told, again, around = claims(made)
    assert (told.around, again.around, around.around) == (False, False, True)
    weight = same.rarity([told, again, around])
    assert compare.score(told, again, weight) > compare.score(told, around, weight)
    assert compare.WITHIN["around"] < 0 < compare.WITHIN["predicate"]


@pytest.mark.parametrize(("predicates", "one"), [
    (("scuttle", "scuttle"), 1.0), (("scuttle", "paint"), 0.0), (("", ""), 0.0), (("be", "be"), 0.0),
])
def test_two_that_say_one_thing_by_one_verb_are_nearer(predicates: tuple[str, str], one: float) -> None:
    made = Desk("verb", "Olin says the ferry was scuttled. Falk says the cutter was scuttled.")
    for what, who, verb in zip(("the ferry was scuttled", "the cutter was scuttled"), ("Olin", "Falk"), predicates, strict=True):
        made.claim(what, made.entity(who), statements=(Statement(content=(made.at(what),), subject=None, predicate=verb),))
    a, b = claims(made)
    assert compare.within(a, b, same.rarity([a, b]))["predicate"] == one
