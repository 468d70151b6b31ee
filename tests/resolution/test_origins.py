"""Where a proposition comes from: who is at the end of each chain, how chains go on across articles, and what the range rests on."""

import pytest

from kgraph.resolution import Catalogue, Proposition, Resolution, resolve
from kgraph.resolution.described import apart, groups, head, nobody
from tests.resolution.make import Desk

NONE = Catalogue.of([])
WALK = "The mayor of Tarn walked by the river and spoke to nobody about the fair, the tolls or the new bridge over the weir. " * 2


class Told:
    """One article that says something of Ivo Marek: by whom, through whom, in which outlet."""

    def __init__(self, outlet: str | None, source: str | None = None, *, via: tuple[str, ...] = (), named: bool = True, text: str = "",
                 said: str = "Marek has cancer", day: int = 0, **rest: object) -> None:
        self.outlet, self.source, self.via, self.named, self.text, self.said, self.day, self.rest = (
            outlet, source, via, named, text, said, day, rest,
        )

    def desk(self, number: int) -> Desk:
        words = f"Ivo Marek and Lena Orsk. {self.source or 'Rumour'}, {' and '.join(self.via)} ({number}): {self.said}. {self.text}"
        desk = Desk(f"a{number}", words, self.outlet, f"2031-01-{self.day:02}" if self.day else None)
        person = desk.entity("Ivo Marek")
        desk.entity("Lena Orsk")
        kind = "Outlet" if self.source in OUTLETS else "Person"
        agent = desk.entity(self.source, kind, named=self.named) if self.source else None
        via = tuple(desk.entity(v, "Outlet" if v in OUTLETS else "Person") for v in self.via)
        rest = {"topic": "health", "subject": person, "about": (person,), **self.rest}
        desk.claim(self.said, agent, kind=None if self.named or not self.source else "unnamed", via=via, **rest)
        return desk


OUTLETS = ("Tarn Courier", "Morning Dispatch", "Evening Post", "Weir Times")


def run(*told: Told) -> tuple[Resolution, Proposition]:
    desks = [t.desk(n) for n, t in enumerate(told)]
    found = resolve([d.article for d in desks], [d.record for d in desks], NONE)
    slugs = {found.propositions_of[f"{d.article.key}/c1"][0] for d in desks}
    assert len(slugs) == 1
    return found, next(p for p in found.propositions if p.slug in slugs)


def unnamed(outlet: str | None, words: str = "a palace insider", **rest: object) -> Told:
    return Told(outlet, words, named=False, **rest)  # type: ignore[arg-type]


RANGES = [
    # articles; least, most, on the record, unnamed, reports of hearsay
    ("one person in three outlets", [Told(o, "Olga Brandt") for o in OUTLETS[:3]], (1, 1, 1, 0, 0)),
    ("two people", [Told("Tarn Courier", "Olga Brandt"), Told("Tarn Courier", "Pavel Dorn")], (2, 2, 2, 0, 0)),
    ("two unnamed sources, told apart", [unnamed("Tarn Courier"), unnamed("Morning Dispatch", "a former general")], (1, 2, 0, 2, 0)),
    ("unnamed sources of one name in two outlets", [unnamed("Tarn Courier"), unnamed("Morning Dispatch")], (1, 2, 0, 2, 0)),
    (
        "one unnamed source through one outlet that is not here",
        [unnamed("Tarn Courier", via=("Weir Times",)), unnamed("Morning Dispatch", "an insider", via=("Weir Times",))], (1, 1, 0, 1, 0),
    ),
    (
        "two kinds of unnamed source through one outlet",
        [unnamed("Tarn Courier", via=("Weir Times",)), unnamed("Morning Dispatch", "a doctor", via=("Weir Times",))], (1, 2, 0, 2, 0),
    ),
    ("reports that nobody confirms", [unnamed("Tarn Courier", "unconfirmed reports")], (0, 1, 0, 0, 1)),
    ("hearsay twice", [Told("Tarn Courier"), Told("Morning Dispatch")], (0, 1, 0, 0, 2)),
    ("one on the record, and hearsay", [Told("Tarn Courier", "Olga Brandt"), Told("Morning Dispatch")], (1, 2, 1, 0, 1)),
    ("one on the record, one unnamed", [Told("Tarn Courier", "Olga Brandt"), unnamed("Morning Dispatch")], (2, 2, 1, 1, 0)),
    (
        "an unnamed source known through a person counts for the person",
        [Told("Tarn Courier", "Olga Brandt"), unnamed("Tarn Courier", via=("Olga Brandt",))], (1, 1, 1, 0, 0),
    ),
    (
        "what someone is said to have said, through an outlet",
        [Told("Tarn Courier", "Olga Brandt", via=("Weir Times",), firsthand=False)], (1, 1, 1, 0, 0),
    ),
    ("what someone is said to have said, by no one known", [Told(None, "Olga Brandt", firsthand=False)], (0, 1, 0, 0, 1)),
    (
        "a chain of three outlets, two of them here",
        [
            unnamed("Tarn Courier"), unnamed("Morning Dispatch", via=("Tarn Courier",)),
            unnamed("Evening Post", via=("Tarn Courier", "Morning Dispatch")),
        ], (1, 1, 0, 1, 0),
    ),
    ("an outlet whose article is here", [unnamed("Tarn Courier"), Told("Morning Dispatch", "Tarn Courier")], (1, 1, 0, 1, 0)),
    (
        "two outlets that name each other",
        [Told("Tarn Courier", "Morning Dispatch"), Told("Morning Dispatch", "Tarn Courier")], (1, 1, 1, 0, 0),
    ),
    ("hearsay that the relay has as hearsay", [Told("Tarn Courier"), Told("Morning Dispatch", via=("Tarn Courier",))], (0, 1, 0, 0, 1)),
    (
        "a denial is no origin",
        [Told("Tarn Courier", "Olga Brandt"), Told("Morning Dispatch", "Pavel Dorn", stance="denies", polarity="negative")],
        (1, 1, 1, 0, 0),
    ),
    (
        "an outlet's own word rests on the source that it answers for",
        [unnamed("Tarn Courier", via=("Weir Times",)), Told("Morning Dispatch", "Weir Times")], (1, 1, 0, 1, 0),
    ),
    (
        "one long quotation is one source",
        [unnamed(o, w, said="he has had cancer for years and tells nobody", speech="direct") for o, w in (
            ("Tarn Courier", "a palace insider"), ("Morning Dispatch", "a former general"))], (1, 1, 0, 1, 0),
    ),
    (
        "an article that is known to be earlier rests on no later one",
        [unnamed("Tarn Courier", via=("Morning Dispatch",), day=1), Told("Morning Dispatch", "Olga Brandt", day=9)], (2, 2, 1, 1, 0),
    ),
    (
        "first told elsewhere",
        [
            unnamed("Tarn Courier", "an insider", day=1),
            unnamed("Morning Dispatch", text="It was first reported by the Tarn Courier.", day=2),
        ], (1, 1, 0, 1, 0),
    ),
    (
        "all of it from elsewhere",
        [unnamed("Tarn Courier"), Told("Morning Dispatch", text="This article originally appeared in the Tarn Courier.")], (1, 1, 0, 1, 0),
    ),
]


@pytest.mark.parametrize(("told", "wanted"), [(t, w) for _, t, w in RANGES], ids=[name for name, *_ in RANGES])
def test_the_range(told: list[Told], wanted: tuple[int, ...]) -> None:
    found = run(*told)[1]
    assert (found.origins_min, found.origins_max, found.on_record, found.unnamed, found.hearsay) == wanted, found.decides


@pytest.mark.parametrize(("told", "wanted"), [(t, w) for _, t, w in RANGES], ids=[name for name, *_ in RANGES])
def test_the_levels_add_up(told: list[Told], wanted: tuple[int, ...]) -> None:
    found = run(*told)[1]
    levels = found.flat, found.likely, found.possible
    assert sum(c.origins_min for c in levels) == wanted[0]
    assert sum(c.origins_max for c in levels) == wanted[1]
    assert sum(c.reports for c in levels) == found.reports


def test_a_hedged_claim_raises_no_flat_count() -> None:
    found = run(
        Told("Tarn Courier", "Olga Brandt", certainty="possible"), Told("Morning Dispatch", "Olga Brandt"),
        Told("Evening Post", "Pavel Dorn", certainty="probable"), unnamed("Weir Times", certainty="possible"),
    )[1]
    assert [(c.origins_min, c.origins_max) for c in (found.flat, found.likely, found.possible)] == [(1, 1), (1, 1), (1, 1)]


def test_what_decides_is_said_in_a_sentence() -> None:
    found = run(Told("Tarn Courier", "Olga Brandt"), unnamed("Morning Dispatch", via=("Weir Times",)), Told("Evening Post"))[1]
    assert found.decides == (
        "Olga Brandt speaks on the record; “a palace insider” (known through Weir Times) is unnamed; 1 report with no one behind it may "
        "add one at most."
    )


def test_what_an_outlet_was_told_once_holds_for_the_rest_of_its_source() -> None:
    desk = Desk("a", "Ivo Marek. An insider told Weir Times: Marek has cancer. Marek drinks at night, said the insider.", "Tarn Courier")
    person, insider, relay = desk.entity("Ivo Marek"), desk.entity("insider", named=False), desk.entity("Weir Times", "Outlet")
    about: dict[str, object] = {"kind": "unnamed", "subject": person, "about": (person,)}
    desk.claim("Marek has cancer", insider, via=(relay,), topic="health", **about)
    drinks = desk.claim("Marek drinks at night", insider, topic="misconduct", **about)
    found = resolve([desk.article], [desk.record], NONE)
    assert found.accountable_of[f"{desk.article.key}/{drinks}"] == "weir-times"


STEPS = [
    ([unnamed("Tarn Courier"), unnamed("Morning Dispatch", via=("Tarn Courier",))], [("chain-relay", "a1", "a0")]),
    ([unnamed("Tarn Courier"), Told("Morning Dispatch", "Tarn Courier")], [("chain-outlet", "a1", "a0")]),
    ([unnamed("Tarn Courier", text=WALK), unnamed("Morning Dispatch", text=WALK)], [("chain-copy", "a1", "a0")]),
    (
        [unnamed("Tarn Courier"), Told("Morning Dispatch", text="Republished from the Tarn Courier.")], [("chain-credit", "a1", "a0")],
    ),
    (
        [
            unnamed("Tarn Courier"), unnamed("Morning Dispatch", via=("Tarn Courier",)),
            unnamed("Evening Post", via=("Tarn Courier", "Morning Dispatch")),
        ], [("chain-relay", "a1", "a0"), ("chain-relay", "a2", "a1")],
    ),
    ([Told("Tarn Courier", "Olga Brandt"), unnamed("Morning Dispatch", via=("Tarn Courier",))], [("chain-relay", "a1", "a0")]),
    ([Told("Tarn Courier", "Olga Brandt"), Told("Morning Dispatch", "Pavel Dorn", via=("Tarn Courier",))], []),
]


@pytest.mark.parametrize(("told", "wanted"), STEPS)
def test_chains_are_links_with_their_rule(told: list[Told], wanted: list[tuple[str, str, str]]) -> None:
    dated = [Told(t.outlet, t.source, via=t.via, named=t.named, text=t.text, said=t.said, day=n + 1, **t.rest) for n, t in enumerate(told)]
    ids = {t.desk(n).article.key: f"a{n}" for n, t in enumerate(dated)}
    found = [x for x in run(*dated)[0].links if x.kind == "relays"]
    assert sorted((x.rule, ids[x.source[0]], ids[x.target[0]]) for x in found) == wanted
    assert all(x.reason.endswith(".") for x in found)


def test_who_is_at_the_end_and_who_answers_are_known_of_each_claim() -> None:
    told = unnamed("Tarn Courier", day=1), Told("Morning Dispatch", "Tarn Courier", day=2), Told("Evening Post", day=3)
    found, _ = run(*told)
    own, relay, rumour = (f"{t.desk(n).article.key}/c1" for n, t in enumerate(told))
    assert found.origin_of[own] == found.origin_of[relay] == own.replace("c1", "e3")
    assert (found.accountable_of[own], found.accountable_of[relay]) == ("tarn-courier", "tarn-courier")
    assert rumour not in found.origin_of and found.accountable_of[rumour] == "evening-post"


def test_one_interview_told_by_two_is_one_occasion() -> None:
    found, _ = run(
        Told("Tarn Courier", "Olga Brandt", via=("Weir Times",), day=1),
        Told("Morning Dispatch", "Olga Brandt", via=("Weir Times",), day=3),
        Told("Evening Post", "Olga Brandt", via=("Weir Times",), day=29),
    )
    links = [x for x in found.links if x.kind == "sameOccasion"]
    assert [(x.rule, x.reason) for x in links] == [("occasion-interview", "Olga Brandt spoke to Weir Times in both.")]


@pytest.mark.parametrize(("one", "two", "wanted"), [
    ("a palace insider", "an insider", False), ("a source", "sources close to the palace", False), ("a doctor", "a surgeon", False),
    ("a doctor", "an aide", True), ("one source", "another source", True), ("a Tarn official", "a Halm official", True),
    ("two officials", "officials", False), ("an oligarch", "a businessman", False), ("someone", "a general", True),
])
def test_descriptions_that_tell_apart(one: str, two: str, wanted: bool) -> None:
    assert apart(one, two) is apart(two, one) is wanted


@pytest.mark.parametrize(("words", "wanted"), [
    ("unconfirmed reports", True), ("Persistent rumours", True), ("speculation", True), ("an internal report", False), ("sources", False),
    ("intelligence reports", False), ("", False),
])
def test_words_that_stand_for_no_one(words: str, wanted: bool) -> None:
    assert nobody(words) is wanted


def test_as_many_as_are_told_apart() -> None:
    assert groups(["a doctor", "one doctor", "an aide", "a palace aide"]) == 2
    assert head("two senior officials in the ministry") == "official"
