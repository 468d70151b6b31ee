"""What people judged overrules the machine: who is who, what is one claim, whose it is, what counts."""

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.ledger import ArticleAt, Entry, Judgements, Links, MentionAt, OutletAt
from kgraph.record import Record
from kgraph.resolution import Catalogue, Resolution, judged, resolve
from kgraph.resolution.catalogue import Entry as Row
from kgraph.resolution.facts import Node
from kgraph.resolution.judged import clusters
from kgraph.resolution.people import Cluster
from kgraph.resolution.sides import sided
from tests.ledger.make import Pen, claim, mention
from tests.resolution.make import Desk

NONE = Catalogue.of([])


def resolved(desks: Sequence[Desk], *entries: Entry, records: Sequence[Record] | None = None, catalogue: Catalogue = NONE) -> Resolution:
    return resolve([d.article for d in desks], records or [d.record for d in desks], catalogue, Judgements.of(entries))


def slug(found: Resolution, desk: Desk, entity: str) -> str:
    return found.entity_of[f"{desk.article.key}/{entity}"]


@pytest.fixture
def mayors() -> list[Desk]:
    """Ivo Marek in three articles: a and b have the role in common, c nothing."""
    desks = [Desk(n, f"Ivo Marek {what}. A senior aide spoke.") for n, what in (("a", "spoke"), ("b", "was seen"), ("c", "slept"))]
    for desk in desks:
        person = desk.entity("Ivo Marek")
        desk.entity("A senior aide", named=False)
        if desk.article.id != "c":
            desk.role(person, "mayor of Tarn")
    return desks


def test_what_people_join_is_one(mayors: list[Desk]) -> None:
    a, b, c = mayors
    assert slug(resolved(mayors), a, "e1") == slug(resolved(mayors), b, "e1") != slug(resolved(mayors), c, "e1")
    found = resolved(mayors, Pen()("same", mention(a, "Ivo Marek"), mention(c, "Ivo Marek")))
    assert {slug(found, d, "e1") for d in mayors} == {"ivo-marek"}
    assert "a person's judgement" in next(e for e in found.entities if e.slug == "ivo-marek").reason


def test_what_people_part_is_two_and_the_rest_goes_with_those_it_fits(mayors: list[Desk]) -> None:
    a, b, _ = mayors
    d = Desk("d", "Ivo Marek sang.")
    d.role(d.entity("Ivo Marek"), "mayor of Tarn")
    a.entities[1] = msgspec.structs.replace(a.entities[1], named=True, name="Lena Orsk")
    d.entity("Lena Orsk")
    desks = [*mayors, d]
    assert slug(resolved(desks), a, "e1") == slug(resolved(desks), b, "e1") == slug(resolved(desks), d, "e1")
    found = resolved(desks, Pen()("different", mention(a, "Ivo Marek"), mention(b, "Ivo Marek")))
    assert slug(found, a, "e1") == slug(found, d, "e1") != slug(found, b, "e1")


def test_parted_people_keep_the_row_where_most_of_them_are(mayors: list[Desk]) -> None:
    a, b, c = mayors
    row = Catalogue.of([Row(id="r1", type="Person", name="Ivo Marek", wikidata="Q0")])
    assert {slug(resolved(mayors, catalogue=row), d, "e1") for d in mayors} == {"ivo-marek"}
    found = resolved(mayors, Pen()("different", mention(a, "Ivo Marek"), mention(c, "Ivo Marek")), catalogue=row)
    by_slug = {e.slug: e for e in found.entities}
    assert sorted(by_slug[slug(found, d, "e1")].catalogue or "" for d in mayors) == ["", "r1", "r1"]
    assert by_slug[slug(found, b, "e1")].catalogue == "r1"
    two = resolved([a, c], Pen()("different", mention(a, "Ivo Marek"), mention(c, "Ivo Marek")), catalogue=row)
    assert {e.catalogue for e in two.entities if e.named} == {None}


def test_judgements_of_two_pairs_tell_of_the_third(mayors: list[Desk]) -> None:
    a, b, c = mayors
    at = [mention(d, "Ivo Marek") for d in mayors]
    pen = Pen()
    found = resolved(mayors, pen("same", at[0], at[2]), pen("different", at[1], at[2]))
    assert slug(found, a, "e1") == slug(found, c, "e1") != slug(found, b, "e1")
    assert found.misfits == ()


def test_a_join_that_others_forbid_is_listed_and_nothing_is_joined(mayors: list[Desk]) -> None:
    a, b, c = mayors
    at = [mention(d, "Ivo Marek") for d in mayors]
    pen = Pen()
    entries = [pen("different", at[1], at[2], who="Ben Hale"), pen("same", at[0], at[1]), pen("same", at[0], at[2])]
    found = resolved(mayors, *entries)
    assert slug(found, a, "e1") == slug(found, c, "e1") != slug(found, b, "e1")
    assert [(m.entry, m.trouble) for m in found.misfits] == [(entries[1].id, "conflict")]
    assert entries[0].id in found.misfits[0].reason
    assert "Ben Hale" in found.misfits[0].reason


def test_unnamed_sources_are_one_only_by_judgement(mayors: list[Desk]) -> None:
    a, b, _ = mayors
    assert slug(resolved(mayors), a, "e2") != slug(resolved(mayors), b, "e2")
    found = resolved(mayors, Pen()("same", mention(a, "A senior aide"), mention(b, "A senior aide")))
    assert slug(found, a, "e2") == slug(found, b, "e2") == min(f"{d.article.key}/e2" for d in (a, b))
    one = next(e for e in found.entities if e.slug == slug(found, a, "e2"))
    assert (one.named, len(one.members)) == (False, 2)


def test_an_unnamed_source_that_people_name_counts_as_that_person() -> None:
    a, b = Desk("a", "A senior aide says the dam at Tarn leaks."), Desk("b", "Lena Orsk says the dam at Tarn leaks.")
    for desk, name, kind in ((a, "A senior aide", "unnamed"), (b, "Lena Orsk", "named")):
        who, place = desk.entity(name, named=kind == "named"), desk.entity("Tarn", "Place")
        desk.claim("the dam at Tarn leaks", who, kind=kind, about=(place,))
    same = Pen()("same", mention(a, "A senior aide"), mention(b, "Lena Orsk"))
    before, after = resolved([a, b]), resolved([a, b], same)
    assert max(p.origins_max for p in before.propositions) == 2
    assert [(p.reports, p.origins_min, p.origins_max, p.origins) for p in after.propositions] == [(2, 1, 1, ("lena-orsk",))]
    assert sided(a.article, a.record, after).claims[0].source.kind == "named"
    assert next(e for e in after.entities if e.slug == "lena-orsk").names == ("Lena Orsk",)


@pytest.fixture
def dam() -> list[Desk]:
    return leaking()


def leaking() -> list[Desk]:
    """Three articles say that the dam leaks, of two people and no one named; the last has another matter too."""
    rows = (
        ("a", "Lena Orsk", "The Tarn Post", "Snow lay on every roof."), ("b", "Olga Brandt", "Morrow Daily", "Trains ran late that week."),
        ("c", "", "Morrow Daily", "A band played in the square until noon."),
    )
    desks = []
    for id, who, outlet, rest in rows:
        desk = Desk(id, f"{who or 'Rumour'} says the dam at Tarn leaks. {rest} Ivo Marek says bread will cost more.", outlet, "2024-05-01")
        place = desk.entity("Tarn", "Place")
        desk.claim("the dam at Tarn leaks", desk.entity(who) if who else None, about=(place,))
        desk.claim("bread will cost more", desk.entity("Ivo Marek"))
        desks.append(desk)
    return desks


def leak(found: Resolution, desk: Desk) -> tuple[int, int, int]:
    """Reports and origins of what the first claim of an article is joined to."""
    want = found.propositions_of[f"{desk.article.key}/c1"]
    return next((p.reports, p.origins_min, p.origins_max) for p in found.propositions if p.slug in want)


def test_a_rejected_claim_leaves_the_counts_and_stays_listed(dam: list[Desk]) -> None:
    a, b, _ = dam
    assert leak(resolved(dam), a) == (3, 2, 3)
    found = resolved(dam, Pen()("reject", claim(b, "c1")))
    assert leak(found, a) == (2, 1, 2)
    assert f"{b.article.key}/c1" in found.propositions_of
    assert found.checked[f"{b.article.key}/c1"].status == "rejected"
    assert not any((b.article.key, "c1") in (link.source, link.target) for link in found.links)


def copies() -> list[Desk]:
    """One text in two outlets, whose readers took the sources in another order; and a third that says it too."""
    text = "Snow lay on every roof of the town that day. Lena Orsk says the dam at Tarn leaks. Olga Brandt was there and Ivo Marek too."
    desks = [Desk("a", text, "The Tarn Post"), Desk("b", text, "Morrow Daily"), leaking()[0]]
    for desk, order in zip(desks, (1, -1), strict=False):
        ids = {name: desk.entity(name) for name in ("Lena Orsk", "Olga Brandt", "Ivo Marek")[::order]}
        desk.claim("the dam at Tarn leaks", ids["Lena Orsk"], about=(desk.entity("Tarn", "Place"),))
    return desks


@pytest.mark.parametrize("judged", [0, 1])
def test_what_is_misread_is_misread_in_every_copy(judged: int) -> None:
    a, b, c = copies()
    c.article = msgspec.structs.replace(c.article, id="c")
    assert leak(resolved([a, b, c]), c)[0] == 2
    pen = Pen()
    found = resolved([a, b, c], pen("reject", claim((a, b)[judged], "c1")))
    assert leak(found, c)[0] == 1
    assert {found.checked[f"{d.article.key}/c1"].status for d in (a, b)} == {"rejected"}
    found = resolved([a, b, c], pen("reject", claim(a, "c1")), pen("accept", claim(b, "c1")))
    assert [found.checked[f"{d.article.key}/c1"].status for d in (a, b)] == ["rejected", "checked"]


def test_a_source_is_put_right_in_every_copy_that_reads_it_so() -> None:
    a, b, _ = copies()
    found = resolved([a, b], Pen()("right-source", claim(a, "c1"), mention(a, "Olga Brandt")))
    assert [sided(d.article, d.record, found).claims[0].source.entity for d in (a, b)] == ["e2", "e2"]
    assert {p.origins for p in found.propositions} == {(slug(found, a, "e2"),)}
    b.claims[0] = msgspec.structs.replace(b.claims[0], source=msgspec.structs.replace(b.claims[0].source, entity="e1"))
    found = resolved([a, b], Pen()("right-source", claim(a, "c1"), mention(a, "Olga Brandt")))
    assert sided(b.article, b.record, found).claims[0].source.entity == "e1", "another reading"


def test_checked_claims_say_by_whom_and_when(dam: list[Desk]) -> None:
    found = resolved(dam, Pen()("accept", claim(dam[0], "c1"), who="Ben Hale"))
    assert {k: msgspec.structs.astuple(v) for k, v in found.checked.items()} == {
        f"{dam[0].article.key}/c1": ("checked", "Ben Hale", "2024-05-01T09:00:00.000000Z"),
    }


@pytest.mark.parametrize("nth", [0, 1, 2])
def test_what_is_withdrawn_counts_no_more(dam: list[Desk], nth: int) -> None:
    a, b, c = dam
    what, counts = [
        (mention(b, "Olga Brandt"), (2, 1, 2)), (OutletAt("morrow daily"), (1, 1, 1)), (ArticleAt(c.article.key), (2, 2, 2)),
    ][nth]
    pen = Pen()
    out = pen("withdraw", what)
    assert leak(resolved(dam, out), a) == counts
    assert resolved(dam, out).withdrawn
    assert leak(resolved(dam, out, pen("restore", what)), a) == (3, 2, 3)


def test_who_is_withdrawn_by_one_mention_is_restored_by_another(dam: list[Desk]) -> None:
    a, b, _ = dam
    pen = Pen()
    entries = [
        pen("same", mention(a, "Ivo Marek"), mention(b, "Ivo Marek")), pen("withdraw", mention(a, "Ivo Marek")),
        pen("grade", mention(a, "Ivo Marek"), grade="D"),
    ]
    assert len(resolved(dam, *entries).withdrawn) >= 2
    back = resolved(dam, *entries, pen("restore", mention(b, "Ivo Marek")), pen("grade", mention(b, "Ivo Marek"), grade="A"))
    assert back.withdrawn == () and list(back.grades.values()) == ["A"]


def test_an_outlet_is_withdrawn_by_name_and_restored_by_mention() -> None:
    desk = Desk("a", "Lena Orsk told Morrow Daily that the dam leaks.", "The Tarn Post")
    outlet = desk.entity("Morrow Daily", "Outlet")
    desk.claim("the dam leaks", desk.entity("Lena Orsk"), via=(outlet,))
    pen = Pen()
    entries = [pen("withdraw", OutletAt("Morrow Daily"))]
    assert resolved([desk], *entries).withdrawn == (f"{desk.article.key}/c1",)
    assert resolved([desk], *entries, pen("restore", mention(desk, "Morrow Daily"))).withdrawn == ()


def test_a_right_source_takes_the_place_of_the_one_read(dam: list[Desk]) -> None:
    a, b, _ = dam
    found = resolved(dam, Pen()("right-source", claim(b, "c1"), mention(b, "Ivo Marek")))
    want = found.propositions_of[f"{a.article.key}/c1"]
    assert next(p for p in found.propositions if p.slug in want).origins == tuple(sorted(("lena-orsk", slug(found, b, "e3"))))
    assert sided(b.article, b.record, found).claims[0].source.entity == "e3"
    assert found.checked[f"{b.article.key}/c1"].status == "checked"


def test_a_wrong_source_leaves_no_one_named(dam: list[Desk]) -> None:
    a, b, _ = dam
    wrong = Pen()("wrong-source", claim(b, "c1"), mention(b, "Olga Brandt"))
    assert leak(resolved(dam, wrong), a) == (3, 1, 2)
    beside_it = Pen()("wrong-source", claim(b, "c1"), mention(b, "Ivo Marek"))
    assert leak(resolved(dam, beside_it), a) == (3, 2, 3), "whom the machine does not name cannot be wrong"


def test_claims_are_joined_and_parted(dam: list[Desk]) -> None:
    a, b, c = dam
    pen = Pen()
    found = resolved(dam, pen("different", claim(a, "c1"), claim(b, "c1"), level="question"))
    of = found.propositions_of
    assert of[f"{a.article.key}/c1"] != of[f"{b.article.key}/c1"]
    found = resolved(dam, pen("different", claim(a, "c1"), claim(b, "c1"), level="proposition"))
    of = found.propositions_of
    assert of[f"{a.article.key}/c1"] != of[f"{b.article.key}/c1"]
    assert found.question_of[f"{a.article.key}/c1"] == found.question_of[f"{b.article.key}/c1"]
    found = resolved(dam, pen("same", claim(a, "c1"), claim(c, "c2"), level="proposition"))
    assert found.propositions_of[f"{a.article.key}/c1"] == found.propositions_of[f"{c.article.key}/c2"]


def test_grades_are_passed_on(dam: list[Desk]) -> None:
    pen = Pen()
    found = resolved(
        dam, pen("grade", mention(dam[0], "Lena Orsk"), grade="B"), pen("grade", OutletAt("Morrow Daily"), grade="F"),
        pen("grade", claim(dam[0], "c1"), grade="3"), pen("grade", OutletAt("Nowhere News"), grade="A"),
    )
    assert found.grades == {"lena-orsk": "B", "morrow-daily": "F", f"{dam[0].article.key}/c1": "3"}
    assert [m.reason for m in found.misfits] == ["no outlet here is called 'Nowhere News'"]


def test_the_fingerprint_knows_the_ledger(dam: list[Desk]) -> None:
    entries = [Pen()("accept", claim(dam[0], "c1"))]
    assert len({resolved(dam).fingerprint, resolved(dam, *entries).fingerprint}) == 2


# A later reader: other ids, spans cut otherwise, a claim gone.


def again(desk: Desk, *, gone: str = "", **change: object) -> Record:
    """The record as another extractor gives it: ids are other ones, contents a word shorter."""
    record = desk.record
    replace = msgspec.structs.replace
    new = {e.id: f"e{9 - i}" for i, e in enumerate(record.entities)}
    entities = [replace(e, id=new[e.id]) for e in reversed(record.entities)]
    claims = []
    for i, one in enumerate(reversed([c for c in record.claims if c.id != gone]), 1):
        words = desk.article.text[one.content[0].start : one.content[0].end]
        content = (replace(one.content[0], start=one.content[0].start + words.index(" ") + 1),)
        source = replace(one.source, entity=new.get(one.source.entity or ""))
        claims.append(replace(one, id=f"c{i}", content=content, source=source, about=tuple(new[e] for e in one.about), **change))
    relations = [replace(r, subject=new[r.subject]) for r in record.relations]
    return replace(record, entities=tuple(entities), claims=tuple(claims), relations=tuple(relations), extractor="later")


def test_judgements_fit_what_another_extractor_reads(dam: list[Desk]) -> None:
    a, b, c = dam
    pen = Pen()
    entries = [
        pen("reject", claim(b, "c1")), pen("accept", claim(a, "c1")), pen("same", mention(a, "Lena Orsk"), mention(c, "Ivo Marek")),
        pen("right-source", claim(c, "c1"), mention(c, "Ivo Marek")),
    ]
    found = resolved(dam, *entries, records=[again(d) for d in dam])
    assert found.misfits == ()
    assert {k: v.status for k, v in found.checked.items()} == {
        f"{a.article.key}/c2": "checked", f"{b.article.key}/c2": "rejected", f"{c.article.key}/c2": "checked",
    }
    assert slug(found, a, "e8") == slug(found, c, "e8")
    assert found.sources[f"{c.article.key}/c2"].entity == "e8"


def test_a_reading_that_changed_is_not_called_checked(dam: list[Desk]) -> None:
    entries = [Pen()("accept", claim(dam[0], "c1"))]
    found = resolved(dam, *entries, records=[again(dam[0], stance="denies"), *(d.record for d in dam[1:])])
    assert found.checked == {}
    assert [m.reason for m in found.misfits] == ["it is read as denies now, no longer as asserts; judge it again"]


def test_what_fits_no_more_is_listed_and_fits_again(dam: list[Desk]) -> None:
    pen = Pen()
    entries = [pen("reject", claim(dam[1], "c1")), pen("accept", claim(dam[0], "c1"))]
    less = resolved(dam[:1], *entries)
    assert [(m.entry, m.trouble, m.reason) for m in less.misfits] == [(entries[0].id, "unfit", "its article is not in the graph")]
    assert len(less.checked) == 1
    gone = resolved(dam[:2], *entries, records=[dam[0].record, again(dam[1], gone="c1")])
    assert [m.reason for m in gone.misfits] == ["no claim is read at these words now"]
    assert resolved(dam, *entries).misfits == ()


def test_one_record_is_never_divided() -> None:
    desk = Desk("a", "Ivo Marek met Lena Orsk. Ivo Marek left.")
    desk.entity("Ivo Marek")
    found = resolved([desk], Pen()("different", mention(desk, "Ivo Marek"), mention(desk, "Ivo Marek", 1)))
    assert "one article's record holds them to be one" in found.misfits[0].reason


def test_nobody_stands_there(dam: list[Desk]) -> None:
    stray = MentionAt(dam[0].article.key, 30, 34)
    found = resolved(dam, Pen()("same", stray, mention(dam[1], "Olga Brandt")))
    assert [m.reason for m in found.misfits] == ["no one is named or described at these words now"]


@given(st.permutations(range(3)), st.permutations(range(6)))
def test_neither_order_matters(articles: list[int], entries: list[int]) -> None:
    desks = leaking()
    pen = Pen()
    made = [
        pen("same", mention(desks[0], "Lena Orsk"), mention(desks[1], "Olga Brandt")), pen("reject", claim(desks[1], "c1")),
        pen("different", mention(desks[0], "Lena Orsk"), mention(desks[2], "Ivo Marek")), pen("withdraw", OutletAt("Morrow Daily")),
        pen("same", mention(desks[1], "Olga Brandt"), mention(desks[2], "Ivo Marek")), pen("accept", claim(desks[0], "c1")),
    ]
    assert resolved([desks[i] for i in articles], *(made[i] for i in entries)) == resolved(desks, *made)


MEMBERS = [(f"{n:016x}", "e1") for n in range(6)]
Pairs = set[tuple[tuple[str, str], tuple[str, str]]]
PAIRS = st.sets(st.sampled_from([(a, b) for a in MEMBERS for b in MEMBERS if a < b]), max_size=5)


@given(PAIRS, PAIRS, st.lists(st.integers(0, 2), min_size=6, max_size=6))
def test_clusters_obey_and_lose_no_one(together: Pairs, apart: Pairs, homes: list[int]) -> None:
    nodes = [Node(m, "Person", True, "Ivo Marek") for m in MEMBERS]
    machine = [Cluster([n for n, home in zip(nodes, homes, strict=True) if home == h]) for h in sorted(set(homes))]
    links = Links(frozenset(together), frozenset())
    of = {m: i for i, group in enumerate(links.groups) for m in group}
    kept = frozenset(p for p in apart if of.get(p[0], p[0]) != of.get(p[1], p[1]))
    found = clusters(machine, [], Links(frozenset(together), kept))
    home = {n.member: i for i, c in enumerate(found) for n in c.nodes}
    assert sorted(n.member for c in found for n in c.nodes) == MEMBERS
    assert all(home[a] == home[b] for a, b in together)
    assert all(home[a] != home[b] for a, b in kept)
    if not kept:
        assert all(len({home[n.member] for n in c.nodes}) == 1 for c in machine)


def test_dividing_one_who_is_everywhere_compares_few(monkeypatch: pytest.MonkeyPatch) -> None:
    nodes = [Node((f"{n:016x}", "e1"), "Person", True, "Ivo Marek") for n in range(300)]
    calls: list[int] = []
    parts = judged.support.parts
    monkeypatch.setattr("kgraph.resolution.judged.support.parts", lambda a, b: (calls.append(1), parts(a, b))[1])
    found = clusters([Cluster(list(nodes))], [], Links(frozenset(), frozenset({(nodes[3].member, nodes[200].member)})))
    assert sorted(len(c.nodes) for c in found)[0] >= 1 and sum(len(c.nodes) for c in found) == 300 and len(found) == 2
    assert len(calls) <= 300 * 2 * judged.LOOKED_AT
