"""Links between claims: what joins or parts two statements, each with the words of both ends."""

import msgspec
import pytest

from kgraph.record import Argument, Statement, Time
from kgraph.resolution import Link, Resolution
from kgraph.resolution.said import said
from kgraph.resolution.units import units
from tests.resolution.make import Desk
from tests.resolution.test_propositions import article, run


def stated(
    id: str, words: str, source: str, predicate: str, *, time: tuple[str, str] | None = None, topic: str = "corruption", **rest: object
) -> Desk:
    """One claim about Ivo Marek with its statement taken apart: he is the subject, and what follows the predicate the object."""
    desk = article(id, words, source, topic=topic)
    claim = desk.claims[0]
    subject, _, thing = words.partition(" ")
    object_ = thing.partition(" the ")[2]
    arguments = [Argument(role="subject", span=desk.at(subject), entity="e1")]
    if object_:
        whole = desk.at(f"the {object_}")
        arguments.append(Argument(role="object", span=whole))
    when = Time(text=time[0], span=desk.at(time[0]), resolved=time[1]) if time else None
    said = Statement(content=claim.content, subject="e1", predicate=predicate, arguments=tuple(arguments), time=when)
    desk.claims[0] = msgspec.structs.replace(claim, statements=(said,), **rest)
    return desk


def links(found: Resolution) -> dict[str, Link]:
    return {link.kind: link for link in found.links}


def test_two_named_sources_support_each_other() -> None:
    found = run(article("a", "Marek has cancer", "Olga Brandt"), article("b", "he has cancer", "Pavel Dorn"))
    assert set(links(found)) == {"supports"}
    assert "Olga Brandt" in links(found)["supports"].reason


@pytest.mark.parametrize(("source", "named", "rule"), [
    ("Olga Brandt", True, "repeats-same-origin"),
    (None, True, "repeats-untraced"),
])
def test_what_may_come_from_one_repeats(source: str | None, named: bool, rule: str) -> None:
    other = article("b", "he has cancer", source, named=named, firsthand=source is not None)
    found = run(article("a", "Marek has cancer", "Olga Brandt"), other)
    assert links(found)["repeats"].rule == rule


def test_unnamed_sources_of_two_articles_may_be_one() -> None:
    found = run(*(article(i, w, "a palace insider", named=False) for i, w in (("a", "Marek has cancer"), ("b", "he has cancer"))))
    assert "supports" not in links(found)
    assert links(found)["repeats"].rule.startswith("repeats-")


def test_more_of_the_same_narrows() -> None:
    wide, narrow = article("a", "Marek has cancer", "Olga Brandt"), article("b", "Marek has blood cancer", "Pavel Dorn")
    found = links(run(wide, narrow))["narrows"]
    assert (found.source[0], found.target[0]) == (narrow.article.key, wide.article.key)
    ends = ((narrow, found.source_words), (wide, found.target_words))
    assert [d.article.text[w[0].start : w[0].end] for d, w in ends] == ["Marek has blood cancer", "Marek has cancer"]


@pytest.mark.parametrize(("a", "b", "differs"), [
    ("Marek had surgery on his back", "Marek had surgery on his thyroid", "object"),
    ("Marek will have surgery on his back", "Marek had surgery on his back", "modality"),
    ("Marek met the miners of the valley in March", "Marek met the miners of the valley in July", "time"),
    ("Marek hid 3 losses of the brewery", "Marek hid 5 losses of the brewery", "number"),
])
def test_what_looks_alike_says_in_what_it_differs(a: str, b: str, differs: str) -> None:
    found = links(run(article("a", a, "Olga Brandt"), article("b", b, "Pavel Dorn")))
    assert found["looksLike"].differs == differs
    assert found["looksLike"].rule == f"looks-like-{differs}"


def test_a_denial_of_another_thing_looks_alike_and_denies_nothing() -> None:
    told = stated("a", "Marek sold the verdict", "Olga Brandt", "sell")
    denial = stated("b", "Marek sold the house", "Pavel Dorn", "sell", stance="denies", polarity="negative")
    found = links(run(told, denial))
    assert set(found) == {"looksLike"}
    assert found["looksLike"].differs == "object"


@pytest.mark.parametrize(("told", "denial", "predicate"), [
    ("Marek took the money of the league in the sixth", "Marek took the money of nobody", "take"),
    ("Marek has plans to sack the clerks", "Marek had plans to sack the clerks of the bank", "sack"),
])
def test_a_denial_may_say_more_than_what_it_denies(told: str, denial: str, predicate: str) -> None:
    one = stated("a", told, "Olga Brandt", predicate)
    other = stated("b", denial, "Pavel Dorn", predicate, stance="denies", polarity="negative")
    assert "denies" in links(run(one, other))


@pytest.mark.parametrize(("keeps", "denied"), [("Marek remained the mayor of Tarn", True), ("Marek remained a critic of the mine", False)])
def test_who_keeps_a_post_denies_having_left_it(keeps: str, denied: bool) -> None:
    told = stated("a", "Marek resigned as the mayor of Tarn", "Olga Brandt", "resign")
    other = stated("b", keeps, "Pavel Dorn", "remain")
    assert ("denies" in links(run(told, other))) is denied


def test_what_they_say_is_not_said_by_whoever_tells_of_it() -> None:
    told = stated("a", "Marek forged the accounts", "Olga Brandt", "forge")
    other = stated("b", "they say that Marek forged the accounts", "Pavel Dorn", "say")
    assert not {"supports", "repeats"} & links(run(told, other)).keys()


@pytest.mark.parametrize(("words", "predicate", "agent"), [
    ("there was no account of Marek", "be", ""), ("Marek had no account", "have", "marek"),
])
def test_there_is_nobody_who_does_what_there_is(words: str, predicate: str, agent: str) -> None:
    desk = stated("a", words, "Olga Brandt", predicate)
    if not agent:
        bare = tuple(msgspec.structs.replace(s, arguments=()) for s in desk.claims[0].statements)
        desk.claims[0] = msgspec.structs.replace(desk.claims[0], statements=bare)
    known = {f"{desk.article.key}/e1": "marek"}
    told = {c.member: c for c in said(desk.article, desk.record, known)}
    [unit] = units(desk.article, desk.record, known, told)
    assert unit.agent == agent


def test_an_operation_is_one_whatever_the_topic() -> None:
    one = article("a", "Marek was operated on", "Olga Brandt", topic="election")
    other = article("b", "Marek had surgery", "Pavel Dorn", topic="health")
    assert "supports" in links(run(one, other))


def test_this_year_s_budget_is_not_that_of_the_next_year() -> None:
    one = article("a", "Marek hid the losses of this year's budget", "Olga Brandt")
    other = article("b", "the losses of this year's budget were hidden by Marek", "Pavel Dorn")
    one.article = msgspec.structs.replace(one.article, published="2021-05-01")
    other.article = msgspec.structs.replace(other.article, published="2023-05-01")
    assert links(run(one, other))["looksLike"].differs == "time"


def test_another_year_of_what_happens_once_is_another_account() -> None:
    one = stated("a", "Marek wrote the ledger in 1921", "Olga Brandt", "write", time=("in 1921", "1921"))
    other = stated("b", "Marek wrote the ledger in 1960", "Pavel Dorn", "write", time=("in 1960", "1960"))
    found = links(run(one, other))
    assert found["incompatible"].rule == "incompatible-time"


def test_who_says_that_he_is_alive_denies_that_he_died() -> None:
    died = stated("a", "Marek died", "Olga Brandt", "die", topic="war")
    alive = stated("b", "Marek is alive", "Pavel Dorn", "be alive", topic="war")
    found = run(died, alive)
    assert links(found)["denies"].source[0] == alive.article.key
    assert found.turned == (f"{alive.article.key}/c1",)


def test_what_tells_of_other_people_has_no_link() -> None:
    one = article("a", "Marek owns a vineyard", "Olga Brandt")
    other = article("b", "Marek sings in a choir", "Pavel Dorn")
    assert run(one, other).links == ()


def test_jumping_and_being_pushed_are_two_accounts_of_one_fall() -> None:
    one, other = article("a", "Marek jumped from the bridge", "Olga Brandt"), article("b", "Marek was pushed from the bridge", "Pavel Dorn")
    assert links(run(one, other))["incompatible"].rule == "incompatible-accounts"


@pytest.mark.parametrize("lead", ["The guild said ", "It was the guild who said of him that ", ""])
def test_what_describes_someone_is_no_word_of_the_claim_whatever_stands_before_it(lead: str) -> None:
    desk = Desk("a", f"{lead}the skier Marek had failed a test.")
    ivo = desk.entity("Marek")
    desk.claim("the skier Marek had failed a test", None, topic="sport", subject=ivo, about=(ivo,))
    known = {f"{desk.article.key}/{ivo}": "marek"}
    told = {c.member: c for c in said(desk.article, desk.record, known)}
    [unit] = units(desk.article, desk.record, known, told)
    assert not any(stem.startswith("ski") for stem in unit.stems)
