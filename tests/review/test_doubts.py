"""What is asked, in which order, and what is asked no more."""

from pathlib import Path

import msgspec
import pytest

from kgraph.build import Built
from kgraph.ledger import Entry, Judgements
from kgraph.resolution import Catalogue, Link, resolve
from kgraph.review.doubt import Doubt, Kind
from kgraph.review.doubts import doubts, wrong
from tests.ledger.make import Pen, claim
from tests.review.make import desks, whole


def asked(*entries: Entry, kinds: tuple[Kind, ...] = ()) -> dict[tuple[str, ...], Doubt]:
    """By kind and places."""
    return {(d.kind, *(s.ref for s in d.sides)): d for d in doubts(whole(*entries), Judgements.of(entries), kinds)}


def test_a_doubt_of_every_kind_is_found() -> None:
    assert set(asked()) >= {("who", "a/e1", "b/e1"), ("denial", "a/c2"), ("rule", "b/c1")}


def test_the_order_goes_by_value_and_is_the_same_each_time() -> None:
    values = [d.value for d in asked().values()]
    assert values == sorted(values, reverse=True) and min(values) > 0
    assert list(asked()) == list(asked())


def test_kinds_are_kept_to() -> None:
    assert set(asked(kinds=("who",))) == {("who", "a/e1", "b/e1")}


@pytest.mark.parametrize("key", ["y", "n", "u"])
def test_what_was_judged_of_two_is_not_asked_again(key: str) -> None:
    doubt = asked()["who", "a/e1", "b/e1"]
    answer = dict(doubt.answers)[key]
    entry = Pen()(answer.what, *answer.of)
    assert ("who", "a/e1", "b/e1") not in asked(entry)
    assert ("rule", "b/c1") in asked(entry)


@pytest.mark.parametrize(("key", "what"), [("a", "accept"), ("r", "reject"), ("w", "wrong-source")])
def test_what_was_judged_of_a_claim_is_not_asked_again(key: str, what: str) -> None:
    answer = dict(asked()["rule", "b/c1"].answers)[key]
    assert answer.what == what
    assert ("rule", "b/c1") not in asked(Pen()(answer.what, *answer.of))


def test_an_undone_judgement_is_asked_again() -> None:
    pen = Pen()
    answer = dict(asked()["rule", "b/c1"].answers)["a"]
    entry = pen(answer.what, *answer.of)
    assert ("rule", "b/c1") in asked(entry, pen("undo", undoes=entry.id))


def test_the_side_of_a_claim_has_its_sentence_with_marks() -> None:
    side = asked()["rule", "b/c1"].sides[0]
    assert {part: side.sentence[s:e] for s, e, part in side.marks} == {
        "cue": "According to", "source": "Olga Brandt", "content": "the dam at Tarn is leaking water",
    }
    assert side.notes == ("source: Olga Brandt", "stance: asserts")


def test_the_side_of_a_person_has_roles_and_a_sentence() -> None:
    one, two = asked()["who", "a/e1", "b/e1"].sides
    assert [side.sentence[s:e] for side in (one, two) for s, e, _ in side.marks] == ["Ivo Marek", "Ivo Marek"]
    assert "roles: mayor of Tarn (Tarn)" in one.notes and "in 1 articles, 2024-05-01 to 2024-05-01" in one.notes
    assert two.sentence.startswith("Snow fell")


def test_commands_say_the_same_as_keys() -> None:
    found = asked()
    assert dict(found["who", "a/e1", "b/e1"].answers)["n"].command == "kgraph ledger add different a/e1 b/e1"
    assert dict(found["rule", "b/c1"].answers)["w"].command == "kgraph ledger add wrong-source b/c1 b/e2"
    pairs = [a.command for d in found.values() for _, a in d.answers if d.kind == "claims"]
    assert all(c.endswith("--level question") for c in pairs)


def test_claims_that_are_nearly_one_are_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kgraph.review.doubts.NEAR", 50.0)
    built = whole(Pen()("different", *(claim(d, "c1") for d in desks()), level="question"))
    found = [tuple(s.ref for s in d.sides) for d in doubts(built, Judgements(), ("claims",))]
    assert ["a/c1", "b/c1"] in [sorted(pair) for pair in found]


def test_every_rule_that_is_asked_about_is_one() -> None:
    page = Path(__file__).parents[2].joinpath("docs", "rules.md").read_text("utf-8")
    assert all(f"| `{rule}` |" in page and 0 < share < 1 for rule, share in wrong().items())


def test_a_copy_of_what_was_judged_is_not_asked_about() -> None:
    original = desks()[1]
    copy = desks()[1]
    copy.article = msgspec.structs.replace(copy.article, id="z", outlet="Tarn Weekly")
    pairs = sorted(((d.article, d.record) for d in (original, copy)), key=lambda p: p[0].key)
    judgements = Judgements.of([Pen()("accept", claim(original, "c1"))])
    found = resolve([a for a, _ in pairs], [r for _, r in pairs], Catalogue.of([]), judgements)
    built = Built(tuple(a for a, _ in pairs), tuple(r for _, r in pairs), found)
    assert len(doubts(built, Judgements(), ("rule",))) == 2
    assert doubts(built, judgements, ("rule",)) == []


def test_what_looks_alike_is_asked_about_once_for_two_propositions() -> None:
    built, pen = whole(), Pen()
    one, two = ((d.article.key, "c1") for d in desks())
    found = msgspec.structs.replace(
        built.resolution,
        links=tuple(Link(kind="looksLike", source=a, target=b, rule="test", reason="Other times.") for a, b in ((one, two), (two, one))),
    )
    built = Built(built.articles, built.records, found)
    doubt, = doubts(built, Judgements(), ("alike",))
    assert doubt.why == "Other times." and [s.ref for s in doubt.sides] == ["a/c1", "b/c1"]
    answer = dict(doubt.answers)["n"]
    assert answer.command == "kgraph ledger add different a/c1 b/c1 --level proposition"
    assert doubts(built, Judgements.of([pen(answer.what, *answer.of, level=answer.level)]), ("alike",)) == []
