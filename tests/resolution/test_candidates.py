"""Who may be one with whom: offered with a reason, never joined."""

from kgraph.ledger import Judgements
from kgraph.resolution import Catalogue, Entry, Resolution, resolve
from kgraph.resolution.explain import compare
from kgraph.resolution.facts import nodes
from kgraph.resolution.model import Candidate
from kgraph.resolution.profile import Profile
from tests.resolution.make import Desk

NONE = Catalogue.of([])


def found(*desks: Desk, catalogue: Catalogue = NONE) -> Resolution:
    return resolve([d.article for d in desks], [d.record for d in desks], catalogue, Judgements())


def only(resolution: Resolution, *rules: str) -> Candidate:
    """The one candidate (of these rules)."""
    (one,) = [c for c in resolution.candidates if not rules or c.rule in rules]
    return one


def test_a_full_name_with_nothing_beside_it() -> None:
    a, b = Desk("a", "Ivo Marek spoke."), Desk("b", "Ivo Marek sang.")
    a.entity("Ivo Marek"), b.entity("Ivo Marek")
    one = only(found(a, b))
    assert (one.rule, one.weight, one.parts) == ("one-name", 0, ())
    assert one.reason == "One full name; nothing else in common, which weighs 0 of 1 needed."


def test_a_surname_of_two() -> None:
    a, b, c = Desk("a", "Ivo Marek spoke."), Desk("b", "Jan Marek sang."), Desk("c", "Marek, the mayor, left.")
    for desk, name in ((a, "Ivo Marek"), (b, "Jan Marek"), (c, "Marek")):
        desk.role(desk.entity(name), "mayor")
    both = found(a, b, c).candidates
    assert {(c.rule, c.label, c.weight) for c in both} == {("part-name", "Ivo Marek", 2), ("part-name", "Jan Marek", 2)}
    assert all("the role mayor (2), which weighs 2 of 2 needed; but others bear the name, too" in c.reason for c in both)


def test_other_posts_are_a_doubt_and_another_walk_of_life_is_none() -> None:
    def perhaps(role: str) -> tuple[Candidate, ...]:
        a, b = Desk("a", "Ivo Marek. Tarn Fund. Halden."), Desk("b", "Ivo Marek. Orsk Bank. Halden.")
        pa, pb = a.entity("Ivo Marek"), b.entity("Ivo Marek")
        a.role(pa, "governor", a.entity("Tarn Fund", "Organisation")), b.role(pb, role, b.entity("Orsk Bank", "Organisation"))
        a.entity("Halden", "Place"), b.entity("Halden", "Place")
        return found(a, b).candidates

    (one,) = perhaps("director")
    assert "they have other roles in other bodies" in one.reason
    assert perhaps("goalkeeper") == ()


def test_a_description_and_whom_it_may_mean() -> None:
    a, b = Desk("a", "Ivo Marek, chief of the Tarn Security Service, met Lena Orsk."), Desk("b", "A spy chief lied, said Lena Orsk.")
    marek, service = a.entity("Ivo Marek"), a.entity("Tarn Security Service", "Organisation")
    a.role(marek, "chief", service), a.entity("Lena Orsk"), b.entity("Lena Orsk")
    chief = b.entity("spy chief", named=False)
    resolution = found(a, b)
    one = only(resolution, "described")
    assert (one.rule, one.first, one.second) == ("described", f"{b.article.key}/{chief}", "ivo-marek")
    assert "the field of security (2)" in one.reason and "orsk named in both articles (2)" in one.reason
    b.entities[-1] = b.entities[-1].__class__(id=chief, type="Person", named=False, name="insider", mentions=b.entities[-1].mentions)
    assert {c.rule for c in found(a, b).candidates} == {"one-name"}


def test_rows_of_the_catalogue_that_are_not_taken() -> None:
    a = Desk("a", "Ivo Marek spoke.")
    a.entity("Ivo Marek")
    listed = Entry("x1", "Person", "Ivo MAREK", listed=True)
    one = only(found(a, catalogue=Catalogue.of([listed])))
    assert (one.rule, one.row, one.second) == ("row", "x1", "") and "nothing else in common" in one.reason
    two = found(a, catalogue=Catalogue.of([listed, Entry("x2", "Person", "Ivo Marek", listed=True)])).candidates
    assert [c.rule for c in two] == ["rows", "rows"] and "one of 2 entries that fit" in two[0].reason


def test_an_acronym_named_beside_the_same_people() -> None:
    a, b = Desk("a", "The Tarn Rowing Union. Lena Orsk."), Desk("b", "The TRU. Lena Orsk.")
    a.entity("Tarn Rowing Union", "Organisation"), b.entity("TRU", "Organisation"), a.entity("Lena Orsk"), b.entity("Lena Orsk")
    assert only(found(a, b), "acronym").second == "tarn-rowing-union"


def test_the_parts_of_a_comparison() -> None:
    a, b = Desk("a", "Ivo Marek, mayor, and Lena Orsk in Tarn."), Desk("b", "Ivo Marek, mayor, and Lena Orsk in Tarn. So.")
    for desk in (a, b):
        desk.role(desk.entity("Ivo Marek"), "mayor")
        desk.entity("Lena Orsk"), desk.entity("Tarn", "Place")
    told = compare(*(Profile([nodes(d.article, d.record)[0]]) for d in (a, b)))
    assert (told.verdict, told.way, told.weight, told.needed) == ("one", "name", 5, 1)
    assert [(p.kind, p.weight) for p in told.parts] == [("role", 2), ("company", 2), ("place", 1)]
    assert told.reason == (
        "One full name; in common: the role mayor (2), orsk named in both articles (2), the place tarn (1), which weighs 5 of 1 needed.")
