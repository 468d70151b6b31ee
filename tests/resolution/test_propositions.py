"""Which claims put the same question, where they come from, and what links them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.errors import KgraphError
from kgraph.resolution import Catalogue, Proposition, Resolution, resolve
from kgraph.resolution.same import COMMON
from tests.resolution.make import Desk

NONE = Catalogue.of([])


def article(
    id: str, content: str, source: str | None, *, outlet: str | None = None, named: bool = True, kind: str = "Person", **rest: object
) -> Desk:
    """One claim about Ivo Marek, whose full name and company stand in each article."""
    desk = Desk(id, f"Ivo Marek and Lena Orsk. {content}. {source or 'Rumour'} is behind it ({id}).", outlet)
    person = desk.entity("Ivo Marek")
    desk.entity("Lena Orsk")
    agent = desk.entity(source, kind, named=named) if source else None
    rest = {"topic": "health", "subject": person, "about": (person,), **rest}
    desk.claim(content, agent, kind=None if named or not source else "unnamed", **rest)
    return desk


def run(*desks: Desk) -> Resolution:
    return resolve([d.article for d in desks], [d.record for d in desks], NONE)


def proposition(resolution: Resolution, desk: Desk, claim: str = "c1") -> Proposition:
    """What the claim's first statement states."""
    slug = resolution.propositions_of[f"{desk.article.key}/{claim}"][0]
    return next(p for p in resolution.propositions if p.slug == slug)


def question(resolution: Resolution, desk: Desk, claim: str = "c1") -> str:
    return resolution.question_of[f"{desk.article.key}/{claim}"]


SAME = [
    ("Marek has cancer", "Ivo Marek is ill with blood cancer"),
    ("Marek was operated on his back in October", "Ivo Marek underwent back surgery in October"),
    ("Marek hid the company's losses", "he hid losses of the company"),
    ("Marek buried two positive tests", "Ivo Marek kept two failed tests secret"),
    ("Marek is due to undergo surgery", "Ivo Marek faces an operation"),
    ("there will be a coup against Marek", "Marek may face a coup soon"),
]
APART = [
    ("Marek had back surgery in October", "Marek is set to undergo surgery soon"),
    ("Marek had back surgery in October", "Marek underwent thyroid surgery"),
    ("Marek had surgery", "Marek underwent thyroid surgery"),
    ("Marek underwent surgery for thyroid cancer", "Marek faces an operation, possibly for cancer"),
    ("Marek travels with a physician for thyroid surgery", "Marek had thyroid surgery"),
    ("Marek hid the losses", "Marek was never asked about the losses that he hid"),
    ("Marek has cancer", "Marek had surgery"),
    ("Marek has cancer", "Marek may have Parkinson's disease"),
    ("Marek met the miners in March", "Marek met the miners in July"),
    ("Marek owns a vineyard", "Marek sings in a choir"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_question(a: str, b: str) -> None:
    one, two = article("a", a, "Olga Brandt"), article("b", b, "Pavel Dorn")
    resolution = run(one, two)
    assert question(resolution, one) == question(resolution, two)


@pytest.mark.parametrize(("a", "b"), APART)
def test_two_questions(a: str, b: str) -> None:
    one, two = article("a", a, "Olga Brandt"), article("b", b, "Pavel Dorn")
    resolution = run(one, two)
    assert question(resolution, one) != question(resolution, two)


def test_the_same_words_about_another_are_another_question() -> None:
    one, two = article("a", "he has cancer", "Olga Brandt"), Desk("b", "Rolf Stein. he has cancer")
    person = two.entity("Rolf Stein")
    two.claim("he has cancer", person, subject=person, about=(person,), topic="health")
    resolution = run(one, two)
    assert question(resolution, one) != question(resolution, two)


def test_what_the_record_holds_to_be_one_is_kept() -> None:
    desk = article("a", "Marek has cancer", "Olga Brandt", proposition="p1")
    desk.claim("is behind it", "e3", proposition="p1")
    resolution = run(desk)
    assert question(resolution, desk) == question(resolution, desk, "c2")


def test_a_matter_that_very_many_speak_of_is_one() -> None:
    wordings = ("Marek has cancer", "he has cancer", "Ivo Marek has cancer")
    desks = [article(f"m{n:03}", wordings[n % 3], f"Olga Brandt{n}") for n in range(COMMON + 30)]
    apart = article("other", "Marek sings in a choir", "Olga Brandt")
    for desk in (*desks, apart):
        desk.role("e1", "mayor", desk.entity("Tarn", "Place"))
    resolution = run(*desks, apart)
    found = proposition(resolution, desks[0])
    assert (len(found.members), found.reports) == (COMMON + 30, COMMON + 30)
    assert proposition(resolution, apart) != found


def test_a_denial_joins_the_question_and_is_no_origin() -> None:
    one, two = article("a", "Marek has cancer", "Olga Brandt"), article("b", "Marek has cancer", "Pavel Dorn", stance="denies")
    resolution = run(one, two)
    found = proposition(resolution, one)
    assert (found.reports, found.denials, found.origins_min, found.origins_max, found.origins) == (1, 1, 1, 1, ("olga-brandt",))
    links = [link for link in resolution.links if link.kind == "denies"]
    assert [(x.source[0], x.target[0]) for x in links] == [(two.article.key, one.article.key)]
    assert "Pavel Dorn denies what Olga Brandt asserts" in links[0].reason


def test_it_is_not_true_is_aimed_at_what_was_said_of_the_denier() -> None:
    desk = Desk("a", "Olga Brandt says Ivo Marek has cancer. Rain fell on Tarn, says Olga Brandt. It is not true, says Ivo Marek.")
    olga, ivo = desk.entity("Olga Brandt"), desk.entity("Ivo Marek")
    said = desk.claim("Ivo Marek has cancer", olga, subject=ivo, about=(ivo,), topic="health")
    rain = desk.claim("Rain fell on Tarn", olga)
    denial = desk.claim("It is not true", ivo, stance="denies")
    resolution = run(desk)
    assert proposition(resolution, desk, denial) == proposition(resolution, desk, said)
    assert proposition(resolution, desk, denial) != proposition(resolution, desk, rain)


POINTING = [
    # what each of two others says of Marek, then what he denies; which of them he denies, None for neither
    (("Marek has cancer", "Marek drinks at night"), "It is not true", 1),
    (("Marek hid the losses", "Marek buried the losses", "Marek concealed the losses", "Marek drinks at night"), "the allegations", 0),
    (("Marek hid the losses", "Marek buried the losses", "Marek drinks at night"), "the allegations", 2),
    (("Marek hid the losses", "Marek buried the losses", "Marek concealed the losses", "Marek drinks at night"), "the charge", 3),
    (("Marek hid the losses", "Marek drinks at night"), "There is no drink", 1),
    (("Marek hid the losses", "Rain fell on Tarn"), "There is no truth in any of this", 0),
    (("Rain fell on Tarn", "Roses bloomed in Halm"), "the allegations", None),
    (("Marek hid the losses in March", "Marek drinks at night"), "Marek swims before breakfast", None),
]


@pytest.mark.parametrize(("told", "denied", "aim"), POINTING)
def test_what_a_denial_is_aimed_at(told: tuple[str, ...], denied: str, aim: int | None) -> None:
    desk = Desk("a", f"Ivo Marek. {'. '.join(told)}. {denied}. Olga Brandt.")
    ivo, olga = desk.entity("Ivo Marek"), desk.entity("Olga Brandt")
    claims = []
    for words in told:
        about: dict[str, object] = {"subject": ivo, "about": (ivo,)} if "Marek" in words else {}
        claims.append(desk.claim(words, olga, kind=None, topic="misconduct", **about))
    denial = desk.claim(denied, ivo, stance="denies", topic="misconduct")
    resolution = run(desk)
    hit = [n for n, claim in enumerate(claims) if proposition(resolution, desk, claim) == proposition(resolution, desk, denial)]
    assert (aim in hit) if aim is not None else not hit


def test_the_report_is_what_the_article_says_more_than_once() -> None:
    desk = Desk("a", "Ivo Marek hid losses. He hid losses. Ivo Marek has a dog. He dismissed the report. Olga Brandt.")
    ivo, olga = desk.entity("Ivo Marek"), desk.entity("Olga Brandt")
    about: dict[str, object] = {"subject": ivo, "about": (ivo,), "topic": "corruption"}
    first, _, dog = (desk.claim(w, olga, kind=None, **about) for w in ("Ivo Marek hid losses", "He hid losses", "Ivo Marek has a dog"))
    denial = desk.claim("the report", ivo, stance="denies")
    resolution = run(desk)
    assert proposition(resolution, desk, denial) == proposition(resolution, desk, first) != proposition(resolution, desk, dog)


def test_a_denial_that_quotes_what_it_denies_joins_it() -> None:
    desk = Desk("a", "Rumours that Ivo Marek has cancer are false, says Olga Brandt.")
    ivo, olga = desk.entity("Ivo Marek"), desk.entity("Olga Brandt")
    about: dict[str, object] = {"subject": ivo, "about": (ivo,), "topic": "health"}
    denial = desk.claim("Rumours that Ivo Marek has cancer are false", olga, kind=None, stance="denies", **about)
    rumour = desk.claim("Ivo Marek has cancer", None, kind=None, **about)
    resolution = run(desk)
    assert proposition(resolution, desk, denial) == proposition(resolution, desk, rumour)


def test_what_someone_is_said_to_have_said_is_another_question() -> None:
    desk = Desk("a", "Ivo Marek told her that he has cancer, says Olga Brandt.")
    ivo, olga = desk.entity("Ivo Marek"), desk.entity("Olga Brandt")
    about: dict[str, object] = {"subject": ivo, "about": (ivo,), "topic": "health"}
    outer = desk.claim("Ivo Marek told her that he has cancer", olga, kind=None, **about)
    inner = desk.claim("he has cancer", ivo, kind=None, **about)
    resolution = run(desk)
    assert question(resolution, desk, outer) != question(resolution, desk, inner)


def test_reports_are_those_that_assert_and_denials_are_counted_apart() -> None:
    desks = [article(str(n), "Marek has cancer", f"Olga Brandt{n}", stance="denies", polarity="negative") for n in range(2)]
    found = proposition(run(*desks), desks[0])
    assert (found.reports, found.denials, found.label) == (0, 2, "Ivo Marek: Marek has cancer")


LABELS = [
    ("Ivo Marek is clean", "positive", "What is contradicted by “Ivo Marek is clean”"),
    ("Ivo Marek is ill", "negative", "Ivo Marek is ill"),
    ("the allegations", "negative", "What is contradicted by “Ivo Marek: the allegations”"),
]


@pytest.mark.parametrize(("words", "polarity", "label"), LABELS)
def test_the_label_never_states_a_denial_as_the_question(words: str, polarity: str, label: str) -> None:
    desk = article("a", words, "Olga Brandt", stance="denies", polarity=polarity)
    assert proposition(run(desk), desk).label == label


CASES = [
    # (source, named, firsthand) of each article's claim; least, most
    ([("Olga Brandt", True, True)], 1, 1),
    ([("Olga Brandt", True, True), ("Olga Brandt", True, True)], 1, 1),
    ([("Olga Brandt", True, True), ("Pavel Dorn", True, True)], 2, 2),
    ([("a palace insider", False, True)], 1, 1),
    ([("a palace insider", False, True), ("a former general", False, True)], 1, 2),
    ([("Olga Brandt", True, True), ("a palace insider", False, True)], 2, 2),
    ([(None, True, False)], 0, 1),
    ([(None, True, False), (None, True, False)], 0, 1),
    ([("Olga Brandt", True, True), (None, True, False)], 1, 2),
    ([("Olga Brandt", True, False)], 0, 1),
]


@pytest.mark.parametrize(("told", "least", "most"), CASES)
def test_origins(told: list[tuple[str | None, bool, bool]], least: int, most: int) -> None:
    wordings = ("Marek has cancer", "Ivo Marek has cancer", "he has cancer")
    desks = [
        article(f"a{i}", wordings[i], source, named=named, firsthand=firsthand) for i, (source, named, firsthand) in enumerate(told)
    ]
    found = proposition(run(*desks), desks[0])
    assert (len(found.members), found.reports) == (len(told), len(told))
    assert (found.origins_min, found.origins_max) == (least, most)


def test_an_account_of_another_counts_for_the_one_who_gives_it() -> None:
    desk = article("a", "Marek has cancer", "Olga Brandt", firsthand=False, via=("e2",))
    assert proposition(run(desk), desk).origins == ("lena-orsk",)


def test_a_chain_goes_on_through_the_relays_own_article() -> None:
    own = article("a", "Marek has cancer", "a palace insider", outlet="Tarn Courier", named=False)
    relay = article("b", "Ivo Marek has cancer", "Tarn Courier", outlet="Morning Dispatch", kind="Outlet")
    found = proposition(run(own, relay), own)
    assert found.origins == (f"{own.article.key}/e3",)
    assert (found.reports, found.origins_min, found.origins_max) == (2, 1, 1)


def copy(id: str, outlet: str, foot: str = "", published: str | None = None) -> Desk:
    walk = "The mayor of Tarn walked by the river and spoke to nobody about it. " * 3
    text = f"Ivo Marek met Lena Orsk. {walk}Marek has cancer. {foot}"
    desk = Desk(id, text, outlet, published)
    person = desk.entity("Ivo Marek")
    insider = desk.entity("a palace insider", named=False)
    desk.claim("Marek has cancer", insider, kind="unnamed", subject=person, about=(person,), topic="health")
    return desk


def test_copies_are_one_report_and_one_origin() -> None:
    first = copy("b", "Tarn Courier", published="2031-01-01")
    second = copy("a", "Morning Dispatch", "From the Courier.", published="2031-01-02")
    resolution = run(second, first)
    found = proposition(resolution, first)
    assert (found.reports, found.origins_max) == (1, 1)
    link = next(x for x in resolution.links if x.kind == "copyOf")
    assert (link.source[0], link.target[0]) == (second.article.key, first.article.key)
    assert "Tarn Courier" in link.reason


def test_claims_of_copies_with_the_same_words_are_one() -> None:
    first, second = copy("b", "Tarn Courier"), copy("a", "Morning Dispatch", "From the Courier.")
    claims = [d.claim("spoke to nobody about it", None) for d in (first, second)]
    resolution = run(first, second)
    assert proposition(resolution, first, claims[0]) == proposition(resolution, second, claims[1])


def test_one_origin_behind_two_articles_repeats() -> None:
    one, two = article("a", "Marek has cancer", "Olga Brandt"), article("b", "he has cancer", "Olga Brandt")
    assert {x.kind for x in run(one, two).links} == {"repeats"}


def test_two_articles_with_one_id_are_refused() -> None:
    with pytest.raises(KgraphError, match="one id"):
        run(article("a", "Marek has cancer", "Olga Brandt"), article("a", "Marek sings", "Olga Brandt"))


DESKS = [article(f"s{i}", content, source) for i, (content, source) in enumerate(
    [(c, s) for pair in (*SAME, *APART) for c, s in zip(pair, ("Olga Brandt", "Brandt"), strict=True)]
)] + [copy("x", "Tarn Courier"), copy("y", "Morning Dispatch"), article("z", "Marek has cancer", None)]
WHOLE = run(*DESKS)


@settings(max_examples=20, deadline=None)
@given(st.permutations(DESKS), st.randoms(use_true_random=False))
def test_the_order_of_articles_and_records_does_not_matter(desks: list[Desk], random: object) -> None:
    records = [d.record for d in desks]
    random.shuffle(records)  # type: ignore[attr-defined]
    assert resolve([d.article for d in desks], records, NONE) == WHOLE


def test_every_claim_stands_in_one_question_and_in_a_proposition_of_it() -> None:
    members = [m for q in WHOLE.questions for m in q.members]
    assert sorted(members) == sorted((d.article.key, c.id) for d in DESKS for c in d.claims)
    stated = {m: p.question for p in WHOLE.propositions for m in p.members}
    assert stated == {m: q.slug for q in WHOLE.questions for m in q.members}, "no claim here states two things"
    assert {p: q.slug for q in WHOLE.questions for p in q.propositions} == {p.slug: p.question for p in WHOLE.propositions}
    assert len({q.slug for q in WHOLE.questions}) == len(WHOLE.questions)
    assert len({p.slug for p in WHOLE.propositions}) == len(WHOLE.propositions)
    assert len({e.slug for e in WHOLE.entities}) == len(WHOLE.entities)
