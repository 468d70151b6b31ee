"""Who is who across articles: each case is a pair of articles, and whether two entities are one."""

import pytest

from kgraph.resolution import Catalogue, Entry, Resolution, resolve
from tests.resolution.make import Desk

NONE = Catalogue.of([])


def resolved(*desks: Desk, catalogue: Catalogue = NONE) -> Resolution:
    return resolve([d.article for d in desks], [d.record for d in desks], catalogue)


def slug(resolution: Resolution, desk: Desk, entity: str) -> str:
    return resolution.entity_of[f"{desk.article.key}/{entity}"]


def two(name_a: str, role_a: str | None, name_b: str, role_b: str | None, common: str = "") -> tuple[Desk, Desk, str, str]:
    """Two articles with one person each, and, where `common` is given, that person in both."""
    a = Desk("a", f"{name_a} spoke. {common}.")
    b = Desk("b", f"{name_b} was seen. {common}.")
    pa, pb = a.entity(name_a), b.entity(name_b)
    for desk, person, role in ((a, pa, role_a), (b, pb, role_b)):
        if role:
            desk.role(person, role)
        if common:
            desk.entity(common)
    return a, b, pa, pb


def one(a: Desk, b: Desk, pa: str, pb: str, catalogue: Catalogue = NONE) -> bool:
    resolution = resolved(a, b, catalogue=catalogue)
    return slug(resolution, a, pa) == slug(resolution, b, pb)


def test_full_name_with_the_same_role_is_one() -> None:
    a, b, pa, pb = two("Ivo Marek", "mayor of Tarn", "Ivo Marek", "mayor")
    assert one(a, b, pa, pb)
    person = next(e for e in resolved(a, b).entities if e.slug == "ivo-marek")
    assert "2 articles" in person.reason
    assert "the role mayor" in person.reason


def test_full_name_with_nothing_beside_it_stays_two() -> None:
    a, b, pa, pb = two("Ivo Marek", None, "Ivo Marek", None)
    resolution = resolved(a, b)
    assert slug(resolution, a, pa) != slug(resolution, b, pb)
    assert all(e.slug.startswith("ivo-marek-") for e in resolution.entities)


def test_namesakes_from_two_walks_of_life_stay_two() -> None:
    a, b, pa, pb = two("Ivo Marek", "goalkeeper", "Ivo Marek", "senator", common="Lena Orsk")
    assert not one(a, b, pa, pb)


def test_namesakes_in_one_article_stay_two() -> None:
    a = Desk("a", "Ivo Marek met Ivo Marek.")
    first, second = a.entity("Ivo Marek"), a.entity("Ivo Marek")
    resolution = resolved(a)
    assert slug(resolution, a, first) != slug(resolution, a, second)


def test_surname_alone_needs_support_and_a_single_bearer() -> None:
    a, b, pa, pb = two("Ivo Marek", "mayor", "Marek", "mayor")
    assert one(a, b, pa, pb)
    a, b, pa, pb = two("Ivo Marek", "mayor", "Marek", None)
    assert not one(a, b, pa, pb)
    a, b, pa, pb = two("Ivo Marek", "mayor", "Marek", "mayor")
    c = Desk("c", "Jan Marek, the mayor, spoke.")
    c.role(c.entity("Jan Marek"), "mayor")
    resolution = resolved(a, b, c)
    assert slug(resolution, b, pb) not in {slug(resolution, a, pa), slug(resolution, c, "e1")}


def test_surname_alone_with_company() -> None:
    assert one(*two("Ivo Marek", None, "Marek", None, common="Lena Orsk"))


def test_transliteration() -> None:
    assert one(*two("Aleksei Sorin", "general", "Alexey Sorin", "general"))
    assert one(*two("Sergei Núñez", None, "Sergey Nunez", None, common="Lena Orsk"))


def bodies(name_a: str, text_a: str, name_b: str, text_b: str, type: str = "Organisation") -> bool:
    a, b = Desk("a", text_a), Desk("b", text_b)
    ea, eb = a.entity(name_a, type), b.entity(name_b, type)
    return one(a, b, ea, eb)


def test_acronym_of_a_long_form_given_in_an_article() -> None:
    long = "Centre for River Ecology and Soil"
    assert bodies(long, f"The {long} (CRES) reported it.", "CRES", "CRES said no.")
    assert not bodies(long, f"The {long} reported it.", "CRES", "CRES said no.")
    assert not bodies(long, f"The {long} (CRES) reported it.", "CREX", "CREX said no.")


def test_acronym_of_two_long_forms_stands_for_neither() -> None:
    a, b, c = Desk("a", "The River Union (RU) met."), Desk("b", "The Rowing Union (RU) met."), Desk("c", "RU met.")
    ea, eb, ec = a.entity("River Union", "Organisation"), b.entity("Rowing Union", "Organisation"), c.entity("RU", "Organisation")
    resolution = resolved(a, b, c)
    assert len({slug(resolution, a, ea), slug(resolution, b, eb), slug(resolution, c, ec)}) == 3


def test_leading_the_and_generic_bodies() -> None:
    assert bodies("The Halden Fund", "The Halden Fund paid.", "Halden Fund", "Halden Fund paid.")
    assert not bodies("Ministry of Defence", "The Ministry of Defence spoke.", "Ministry of Defence", "Ministry of Defence denied it.")


SHORT = [
    # (full form, type, short form, type, text beside it in its article), one
    (("Karrow Holdings", "Organisation", "Karrow", "Organisation", "Lena Orsk"), True),
    (("Karrow Cold Storage", "Organisation", "Karrow", "Person", "Lena Orsk"), False),
    (("Karrow Holdings", "Organisation", "Karrow", "Organisation", ""), False),
    (("Karrow Police", "Organisation", "Karrow", "Organisation", "Lena Orsk"), False),
    (("Karrow News Australia", "Outlet", "Karrow News", "Outlet", "Lena Orsk"), False),
    (("General SBX", "Outlet", "SBX", "Organisation", "Lena Orsk"), False),
]


@pytest.mark.parametrize(("case", "same"), SHORT)
def test_short_form_of_a_body(case: tuple[str, str, str, str, str], same: bool) -> None:
    full, type_a, short, type_b, beside = case
    a, b = Desk("a", f"{full} paid. Lena Orsk."), Desk("b", f"{short} paid. {beside}.")
    pa, pb = a.entity(full, type_a), b.entity(short, type_b)
    a.entity("Lena Orsk")
    if beside:
        b.entity(beside)
    assert one(a, b, pa, pb) is same


def test_short_form_with_a_rival() -> None:
    def join(rival: str, type: str) -> bool:
        a, b = Desk("a", "Karrow Holdings paid. Lena Orsk."), Desk("b", f"Karrow paid. Lena Orsk. {rival} too.")
        pa, pb = a.entity("Karrow Holdings", "Organisation"), b.entity("Karrow", "Organisation")
        a.entity("Lena Orsk"), b.entity("Lena Orsk"), b.entity(rival, type)
        return one(a, b, pa, pb)

    assert join("Brook Mining", "Organisation")
    assert not join("Karrow Mining", "Organisation")
    assert not join("Jan Karrow", "Person")
    assert not join("Karrow", "Place")


def test_what_was_taken_for_a_person_is_the_body_that_it_names() -> None:
    a, b = Desk("a", "Karrow Holdings paid. Karrow paid.", "Ledger"), Desk("b", "Ledger says so.")
    full, stray, outlet = a.entity("Karrow Holdings", "Organisation"), a.entity("Karrow"), b.entity("Ledger")
    resolution = resolved(a, b)
    assert slug(resolution, a, full) == slug(resolution, a, stray) == "karrow-holdings"
    assert resolution.outlets[a.article.key] == slug(resolution, b, outlet)
    b.role(outlet, "mayor")
    assert resolved(a, b).outlets[a.article.key] != slug(resolved(a, b), b, outlet)


def test_the_courier_is_the_outlet_that_is_writing() -> None:
    a = Desk("a", "He told the Courier so.", "The Tarn Courier")
    short = a.entity("Courier", "Outlet")
    assert slug(resolved(a), a, short) == "tarn-courier"
    b = Desk("b", "It rained.", "Courier")
    resolution = resolved(a, b)
    assert slug(resolution, a, short) == resolution.outlets[b.article.key] != resolution.outlets[a.article.key]


def test_outlets_of_one_acronym_are_one_and_bodies_are_not() -> None:
    assert bodies("XNN", "XNN has it.", "XNN", "XNN says so.", "Outlet")
    assert not bodies("XNN", "XNN has it.", "XNN", "XNN says so.", "Organisation")


def test_a_topic_alone_makes_no_one_of_namesakes() -> None:
    a, b, pa, pb = two("Ivo Marek", None, "Ivo Marek", None)
    for desk, person in ((a, pa), (b, pb)):
        desk.claim("Ivo Marek", person, subject=person, about=(person,), topic="media")
    assert not one(a, b, pa, pb)


def test_a_head_of_one_body_by_two_names_is_one() -> None:
    a, b = Desk("a", "Ivo Marek heads Karrow Holdings. Karrow."), Desk("b", "Ivo Marek, head of Karrow. Tarn Union.")
    full, _ = a.entity("Karrow Holdings", "Organisation"), a.entity("Karrow", "Organisation")
    short = b.entity("Karrow", "Organisation")
    union = [d.entity("Tarn Union", "Organisation") for d in (b, a)]
    pa, pb = a.entity("Ivo Marek"), b.entity("Ivo Marek")
    a.role(pa, "head", full)
    b.role(pb, "head", short)
    assert len(union) == 2 and one(a, b, pa, pb)


def test_place_and_body_of_one_name_stay_two() -> None:
    a = Desk("a", "Tarn said so. In Tarn it rained.")
    body, place = a.entity("Tarn", "Organisation"), a.entity("Tarn", "Place")
    resolution = resolved(a)
    assert slug(resolution, a, body) != slug(resolution, a, place)


def test_unnamed_sources_never_merge() -> None:
    a, b = Desk("a", "a palace insider spoke."), Desk("b", "a palace insider spoke again.")
    ea, eb = a.entity("palace insider", named=False), b.entity("palace insider", named=False)
    resolution = resolved(a, b)
    assert slug(resolution, a, ea) == f"{a.article.key}/{ea}"
    assert slug(resolution, a, ea) != slug(resolution, b, eb)


def test_outlet_of_the_article_is_the_outlet_that_others_name() -> None:
    a = Desk("a", "It rained.", outlet="The Tarn Courier")
    b = Desk("b", "Tarn Courier reports rain.", outlet="Morning Dispatch")
    eb = b.entity("Tarn Courier", "Outlet")
    resolution = resolved(a, b)
    assert resolution.outlets[a.article.key] == slug(resolution, b, eb) == "tarn-courier"
    assert next(e for e in resolution.entities if e.slug == "tarn-courier").type == "Outlet"


ROW = Entry("p1", "Person", "Ivo Marek", ("Ivan Marek",), "Q1", ("mayor",), "Tarnland")


def test_a_single_row_of_the_catalogue_joins_and_two_are_none() -> None:
    a, b, pa, pb = two("Ivo Marek", None, "Ivan Marek", None)
    resolution = resolved(a, b, catalogue=Catalogue.of([ROW]))
    assert slug(resolution, a, pa) == slug(resolution, b, pb) == "ivo-marek"
    assert resolution.entities[0].wikidata == "Q1"
    twice = Catalogue.of([ROW, Entry("p2", "Person", "Ivo Marek", (), "Q2")])
    a, b, pa, pb = two("Ivo Marek", None, "Ivo Marek", None)
    apart = resolved(a, b, catalogue=twice)
    assert {e.wikidata for e in apart.entities} == {None}
    assert slug(apart, a, pa) != slug(apart, b, pb)


def test_the_catalogue_does_not_overrule_the_article() -> None:
    a, *_ = two("Ivo Marek", "goalkeeper", "Someone Else", None)
    assert resolved(a, catalogue=Catalogue.of([ROW])).entities[0].catalogue is None


BODIES = [
    # name, other forms, places of each of two articles; whether they are one
    (("Haines & Boyle LLP", (), "Arroyo"), ("Haines and Boyle", (), "Arroyo"), True),
    (("Harbin Tractor Works", (), "Harbin"), ("Northlight Motors", ("Harbin Tractor Works",), "Harbin"), True),
    (("Harbin Tractor Works", (), "Harbin"), ("Northlight Motors", (), "Harbin"), False),
    (("World Bowls Federation", (), "Lausanne"), ("WBF", (), "Lausanne"), True),
    (("World Bowls Federation", (), "Lausanne"), ("WBF", (), "Harare"), False),
    (("World Bowls Federation", (), "France"), ("WBF", (), "France"), False),
    (("IMI", ("Icelandic Meteorological Institute",), "Reykjavik"), ("IMI", ("Indian Isles Airways",), "Moroni"), False),
    (("Merid Holdings Ltd", (), "London"), ("Merid Holdings Inc", (), "Kingsport"), False),
    (("Merid Holdings Ltd", (), "London"), ("Merid Holdings", (), "Kingsport"), True),
    (("Ministry of Health of Vietnam", (), "Vietnam"), ("Ministry of Health", (), "Vietnam"), True),
    (("Ministry of Health of Vietnam", (), "Vietnam"), ("Ministry of Health", (), "Norway"), False),
]


@pytest.mark.parametrize(("first", "second", "same"), BODIES)
def test_bodies(first: tuple[str, tuple[str, ...], str], second: tuple[str, tuple[str, ...], str], same: bool) -> None:
    desks, found = [], []
    for id, (name, forms, place) in (("a", first), ("b", second)):
        desk = Desk(id, f"{name} paid in {place}. {'. '.join(forms)}.")
        found.append(desk.entity(name, "Organisation", forms=forms))
        desk.entity(place, "Place")
        desks.append(desk)
    assert one(*desks, *found) is same


@pytest.mark.parametrize(("title", "handle"), [("Stoker's Notes", "@stokersnotes"), ("Tarnov Gazette", "tarnovgazette.example")])
def test_a_channel_by_its_handle(title: str, handle: str) -> None:
    a, b = Desk("a", f"{title} wrote."), Desk("b", f"{handle} wrote.")
    assert one(a, b, a.entity(title, "Outlet"), b.entity(handle, "Outlet"))
