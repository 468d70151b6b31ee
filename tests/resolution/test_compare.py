"""How far two claims put one question: within one article and across two."""

from collections.abc import Callable

import pytest

from kgraph.article import Article
from kgraph.resolution import Catalogue, compare, resolve, same
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
    for words, who in (("the rink is shut", olin), ("the roof leaks", olin), ("the ice is thin", falk), ("the door is stuck", olin)):
        made.claim(words, who, topic="other")
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
