"""What joins two bearers of a name, what keeps them apart, and that neither order nor number changes it."""

import random

import pytest

from kgraph.resolution import Catalogue, Entry, Resolution, resolve
from tests.resolution.make import Desk

NONE = Catalogue.of([])


def pair(
    a: tuple[str, str | None], b: tuple[str, str | None], *, text_a: str = "{}.", text_b: str = "{}.", beside: tuple[str, ...] = (),
    places: tuple[str, str] = ("", ""), dates: tuple[str | None, str | None] = (None, None),
) -> bool:
    """Whether two people (name, role), each in an article, are one. `beside`: people named in both; `places`: one in each."""
    desks, ids = [], []
    for n, ((name, role), text) in enumerate(((a, text_a), (b, text_b))):
        desk = Desk(f"d{n}", f"{text.format(name)} {' '.join(beside)} {places[n]}.", published=dates[n])
        ids.append(desk.entity(name))
        if role:
            desk.role(ids[-1], role)
        for other in beside:
            desk.entity(other)
        if places[n]:
            desk.entity(places[n], "Place")
        desks.append(desk)
    found = resolve([d.article for d in desks], [d.record for d in desks], NONE)
    return len({found.entity_of[f"{d.article.key}/{i}"] for d, i in zip(desks, ids, strict=True)}) == 1


ONE = [
    pair(("Ivo Marek", "mayor"), ("Marek, Ivo", "mayor")),
    pair(("Robert Marek", "mayor"), ("Bob Marek", "mayor")),
    pair(("I. Marek", "mayor"), ("Ivo Marek", "mayor"), places=("Tarn", "Tarn")),
    pair(("Lena Orsk", "soprano"), ("Lena Quill", "soprano"), text_b="{}, née Orsk, sang.", places=("Tarn", "Tarn")),
    pair(("Ivo Marek", None),
    ("Ivo Marek", None), text_a="{}, 54, spoke.", text_b="The 55-year-old {} spoke.", dates=("2021-05-01", "2022-04-01")),
    pair(("Jörg Müllenbach", "premier"), ("Joerg Muellenbach", "premier"), places=("Tarn", "Tarn")),
    pair(("Marek", "mayor"), ("Marek", "mayor"), places=("Tarn", "Tarn")),
]
TWO = [
    pair(("Ivo Marek", None),
    ("Ivo Marek", None), text_a="{}, 54, spoke.", text_b="{}, 24, spoke.", beside=("Lena Orsk",), dates=("2022", "2022")),
    pair(("Ivo Marek", "mayor"), ("Ivo Marek", "mayor"), places=("Tarn", "Halden")),
    pair(("John Smith", None), ("John Smith", None), places=("Tarn", "Tarn")),
    pair(("I. Marek", "mayor"), ("Ivo Marek", "mayor")),
    pair(("Ivo Marek", "mayor"), ("Ivo Marek", "mayor"), dates=("1921", "2021")),
    pair(("Ivo Marek Jr.", "mayor"), ("Ivo Marek", "mayor"), places=("Tarn", "Tarn"), dates=("1990", "2021")),
    pair(("Ivo Marek", "mayor"), ("Ivo Marek", "mayor"), text_a="{} Senior.", text_b="{} Jr.", places=("Tarn", "Tarn")),
    pair(("Jörg Müllenbach", "premier"), ("Joerg Muellenbach", "premier"), places=("Tarn", "Tarn"), dates=("2001", "2021")),
    pair(("Marek", "oncologist"), ("Marek", "patient"), beside=("Lena Orsk",), places=("Tarn", "Tarn")),
    pair(("Mario Orsk", "mayor"), ("Maria Orsk", "mayor"), beside=("Lena Quill",), places=("Tarn", "Tarn")),
]


@pytest.mark.parametrize("number", range(len(ONE)))
def test_one(number: int) -> None:
    assert ONE[number]


@pytest.mark.parametrize("number", range(len(TWO)))
def test_two(number: int) -> None:
    assert not TWO[number]


def many(count: int) -> tuple[list[Desk], Resolution]:
    """Articles about two people of one name, a senator and a goalkeeper, each with others of their own."""
    desks = []
    for n in range(count):
        sport = n % 2
        desk = Desk(f"d{n}", f"Ivo Marek. Lena Orsk. Tarn. Halden. Jan Quill. {n}")
        desk.role(desk.entity("Ivo Marek"), "goalkeeper" if sport else "senator")
        desk.entity("Jan Quill" if sport else "Lena Orsk")
        desk.entity("Tarn" if sport else "Halden", "Place")
        desks.append(desk)
    random.Random(3).shuffle(desks)
    return desks, resolve([d.article for d in desks], [d.record for d in desks], NONE)


@pytest.mark.parametrize("count", [10, 200])
def test_namesakes_stay_two_in_groups_of_every_size(count: int) -> None:
    desks, found = many(count)
    slugs = {d.article.id: found.entity_of[f"{d.article.key}/e1"] for d in desks}
    assert len({slugs[f"d{n}"] for n in range(0, count, 2)}) == len({slugs[f"d{n}"] for n in range(1, count, 2)}) == 1
    assert slugs["d0"] != slugs["d1"]
    again = resolve([d.article for d in reversed(desks)], [d.record for d in reversed(desks)], NONE)
    assert again == found


def test_a_surname_alone_is_the_one_for_whom_anything_speaks() -> None:
    a, b = Desk("a", "Sami Qasri spoke in Tarn."), Desk("b", "Qasri would not speak for his brother, Saleh Qasri, in Tarn.")
    sami, part = a.entity("Sami Qasri"), b.entity("Qasri")
    a.role(sami, "ambassador"), b.role(part, "ambassador"), b.entity("Saleh Qasri")
    a.entity("Tarn", "Place"), b.entity("Tarn", "Place")
    found = resolve([a.article, b.article], [a.record, b.record], NONE)
    assert found.entity_of[f"{a.article.key}/{sami}"] == found.entity_of[f"{b.article.key}/{part}"]


def test_many_bearers_in_a_list_that_others_keep_ask_for_more() -> None:
    def joined(listed: bool, place: bool) -> bool:
        a, b = Desk("a", "Ivo Marek, the mayor of Tarn."), Desk("b", "Marek, the mayor of Tarn.")
        pa, pb = a.entity("Ivo Marek"), b.entity("Marek")
        a.role(pa, "mayor"), b.role(pb, "mayor")
        for desk in (a, b) if place else ():
            desk.entity("Tarn", "Place")
        others = Catalogue.of([Entry(f"x{n}", "Person", f"{name} Marek", listed=listed) for n, name in enumerate(("Jan", "Otto"))])
        found = resolve([a.article, b.article], [a.record, b.record], others)
        return found.entity_of[f"{a.article.key}/{pa}"] == found.entity_of[f"{b.article.key}/{pb}"]

    assert joined(True, True) and not joined(True, False) and not joined(False, True)
