"""The tree of one allegation: origins first, then whoever passes it on; and how words find it."""

import pyoxigraph as ox
import pytest

from kgraph.queries import Local
from kgraph.queries.contested import ORDERS, standings
from kgraph.queries.find import CLEAR, UnclearError, proposition
from kgraph.queries.trace import ClaimView, Trace, trace


def traced(store: ox.Store, words: str) -> Trace:
    engine = Local(store)
    return trace(engine, proposition(engine, words))


def lines(claims: tuple[ClaimView, ...], depth: int = 0) -> list[tuple[int, str, str]]:
    return [line for c in claims for line in [(depth, c.outlet, c.why[:20]), *lines(c.passed_on, depth + 1)]]


def test_a_chain_of_three_outlets_is_one_tree(gold: ox.Store) -> None:
    found = traced(gold, "putin-and-nikolai-patrushev-talked-for-two-hours")
    assert (found.reports, found.origins_min, found.origins_max, found.decides) == (3, 1, 1, "The Harbour Ledger speaks on the record.")
    assert [(o.kind, o.party) for o in found.origins] == [("on the record", "The Harbour Ledger")]
    assert lines(found.origins[0].claims) == [
        (0, "The Harbour Ledger", ""), (1, "Tidewater Wire", "It comes through The"),
        (2, "An unnamed outlet (health-07)", "It comes through Tid"),
    ]


def test_every_claim_of_the_proposition_is_shown_once(gold: ox.Store) -> None:
    for standing in standings(Local(gold)):
        found = trace(Local(gold), standing.proposition)
        shown = [c for o in found.origins for c in flat(o.claims)]
        assert len({c.claim for c in shown}) == len(shown)
        assert len({(c.outlet, c.article) for c in shown}) >= found.reports
        assert {c.stance for c in shown} <= {"Asserts"} and {c.stance for c in found.denied} <= {"Denies"}
        assert len(found.origins) <= found.origins_max


def flat(claims: tuple[ClaimView, ...]) -> list[ClaimView]:
    return [one for c in claims for one in (c, *flat(c.passed_on))]


def test_hops_have_their_words(gold: ox.Store) -> None:
    claim = traced(gold, "putin-is-very-ill-with-blood-cancer").origins[0].claims[0]
    assert [(h.agent, h.certainty) for h in claim.hops] == [("New Lines", "Certain"), ("Russian oligarch", "Certain")]
    assert claim.sentence and claim.hops[-1].cue == "said"


WORDS = [
    # words; the end of the proposition, None where several may be meant
    ("Putin has cancer", "putin-has-cancer"), ("Putin is very ill with blood cancer", "putin-is-very-ill-with-blood-cancer"),
    ("had surgery", None), ("nobody ever said this", None), ("Putin", None),
]


@pytest.mark.parametrize(("words", "wanted"), WORDS)
def test_words_are_answered_only_where_one_is_clear(gold: ox.Store, words: str, wanted: str | None) -> None:
    if wanted:
        assert proposition(Local(gold), words).rpartition("/")[2].startswith(wanted)
        return
    with pytest.raises(UnclearError) as caught:
        proposition(Local(gold), words)
    assert caught.value.exit_code == 3
    assert all(c.sentence for c in caught.value.found)
    assert len(caught.value.found) > 1 or not caught.value.found or caught.value.found[0].score < CLEAR


def test_what_else_answers_the_question_is_told_with_its_own_counts(gold: ox.Store) -> None:
    for standing in standings(Local(gold), least=0):
        found = trace(Local(gold), standing.proposition)
        for other in found.siblings:
            back = trace(Local(gold), other.proposition)
            assert back.question == found.question and found.proposition in {s.proposition for s in back.siblings}
            assert (other.reports, other.origins_max, other.decides) == (back.reports, back.origins_max, back.decides)
        if found.siblings:
            return
    pytest.fail("no question has two propositions")


def test_a_claim_leads_to_its_proposition(gold: ox.Store) -> None:
    found = traced(gold, "putin-is-very-ill-with-blood-cancer")
    claim = found.origins[0].claims[0].claim
    assert proposition(Local(gold), claim) == proposition(Local(gold), claim.rpartition("/")[2]) == found.proposition


@pytest.mark.parametrize("order", ORDERS)
def test_contested(gold: ox.Store, order: str) -> None:
    every = standings(Local(gold), order)  # type: ignore[arg-type]
    assert len({s.proposition for s in every}) == len(every)
    hidden = standings(Local(gold), order, only_unnamed=True)  # type: ignore[arg-type]
    assert hidden and all(s.on_record == 0 and s.reports for s in hidden)
    assert all(s.denials for s in standings(Local(gold), denied=True))
    assert standings(Local(gold))[0].denials and standings(Local(gold), "single")[0].rests_on_one >= 2
    assert {s.topic for s in standings(Local(gold), topic="health")} == {"health"}
