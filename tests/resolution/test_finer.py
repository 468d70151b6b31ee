"""What claims state inside one question: one proposition, a narrower one, or two."""

import pytest

from kgraph.record import Statement
from kgraph.resolution import Proposition, Resolution
from tests.resolution.make import Desk
from tests.resolution.test_propositions import article, proposition, run

ONE = [
    ("Marek has cancer", "Ivo Marek is seriously ill with cancer"),
    ("Marek was operated on his back in October", "Ivo Marek underwent back surgery in October"),
    ("Marek hid the company's losses", "he hid losses of the company"),
]
NARROWER = [
    # the second says all that the first says, and more
    ("Marek has cancer", "Ivo Marek is ill with blood cancer"),
    ("Marek had surgery", "Ivo Marek had surgery in October"),
    ("Marek hid losses", "Marek hid losses of the brewery for eleven winters"),
]
OTHER = [
    ("Marek has cancer", "Marek was operated on for cancer"),
    ("Marek will have surgery", "Marek had surgery on his back"),
    ("Marek had thyroid surgery", "Marek had surgery on his back"),
    ("Marek is ill with cancer", "there is speculation that Marek has cancer"),
    ("Marek hid 3 losses of the brewery", "Marek hid 5 losses of the brewery"),
]


def two(a: str, b: str) -> tuple[Proposition, Proposition]:
    one, other = article("a", a, "Olga Brandt"), article("b", b, "Pavel Dorn")
    found = run(one, other)
    return proposition(found, one), proposition(found, other)


@pytest.mark.parametrize(("a", "b"), ONE)
def test_other_words_for_one_proposition(a: str, b: str) -> None:
    one, other = two(a, b)
    assert one == other
    assert (one.reports, one.flat.reports, one.origins_min) == (2, 2, 2)


@pytest.mark.parametrize(("a", "b"), NARROWER)
def test_who_asserts_the_narrower_asserts_the_wider(a: str, b: str) -> None:
    wide, narrow = two(a, b)
    assert wide.slug != narrow.slug
    assert (wide.implied, narrow.implied) == (narrow.members, ())
    assert (wide.reports, wide.origins_min, narrow.reports, narrow.origins_min) == (2, 2, 1, 1)


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_two_propositions(a: str, b: str) -> None:
    one, other = two(a, b)
    assert one.slug != other.slug
    assert (one.implied, other.implied) == ((), ())


def test_a_hedged_claim_raises_no_flat_count() -> None:
    desks = [
        article("a", "Marek has cancer", "Olga Brandt"),
        article("b", "he has cancer", "Pavel Dorn", certainty="probable"),
        article("c", "Ivo Marek has cancer", "Vera Lind", certainty="possible"),
        article("d", "Ivo Marek has cancer", "Olga Brandt", certainty="possible"),
    ]
    found = proposition(run(*desks), desks[0])
    levels = [(c.reports, c.origins_min, c.origins_max) for c in (found.flat, found.likely, found.possible)]
    assert levels == [(1, 1, 1), (1, 1, 1), (2, 1, 1)]
    assert (found.reports, found.origins_min) == (4, 3)


def both() -> tuple[Desk, Desk, Resolution]:
    """A sentence that states two things, and one that states the second of them alone."""
    one = Desk("a", "Olga Brandt says Ivo Marek hid the losses and fled abroad. Lena Orsk is here.")
    olga, ivo, _ = one.entity("Olga Brandt"), one.entity("Ivo Marek"), one.entity("Lena Orsk")
    hid, fled = one.at("Ivo Marek hid the losses"), one.at("fled abroad")
    one.claim("Ivo Marek hid the losses and fled abroad", olga, subject=ivo, about=(ivo,), topic="corruption", statements=(
        Statement(content=(hid,), subject=ivo, predicate="hide"), Statement(content=(fled,), subject=ivo, predicate="flee"),
    ))
    other = article("b", "Marek fled abroad", "Pavel Dorn", topic="corruption")
    return one, other, run(one, other)


def test_a_claim_that_states_two_things_stands_under_both() -> None:
    one, other, found = both()
    first, second = found.propositions_of[f"{one.article.key}/c1"]
    assert found.propositions_of[f"{other.article.key}/c1"] == (second,) != (first,)
    assert proposition(found, other).reports == 2


def test_a_denial_is_aimed_at_what_it_says_most_of() -> None:
    told = [article("a", "Marek had thyroid surgery", "Olga Brandt"), article("b", "Marek had surgery on his back", "Pavel Dorn")]
    denial = article("c", "Marek had surgery on his thyroid", "Vera Lind", stance="denies", polarity="negative")
    found = run(*told, denial)
    thyroid, back = (proposition(found, desk) for desk in told)
    assert (thyroid.denials, back.denials) == (1, 0)
    assert proposition(found, denial) == thyroid


@pytest.mark.parametrize(("told", "contrary"), [
    ("Marek had thyroid cancer surgery", "Marek did not have thyroid cancer surgery"),
    ("Marek hid losses of the brewery", "Ivo Marek never hid losses of the brewery"),
    ("Marek is in bad health", "Marek is in excellent health"),
])
def test_who_says_that_it_is_not_so_denies_it_whatever_the_grammar(told: str, contrary: str) -> None:
    one, other = article("a", told, "Olga Brandt"), article("b", contrary, "Pavel Dorn")
    found = run(one, other)
    assert proposition(found, one) == proposition(found, other)
    assert (proposition(found, one).reports, proposition(found, one).denials) == (1, 1)
    assert found.turned == (f"{other.article.key}/c1",)
