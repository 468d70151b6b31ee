"""The catalogue that comes with kgraph: enough rows, each well formed, each cell with the place where it was read."""

import csv
import re

import pytest

from kgraph.data import folder
from kgraph.language.namelists import outlets
from kgraph.resolution import catalogue

FILES = ("entities.csv", "outlets.csv")


def rows(name: str) -> list[dict[str, str]]:
    with (folder("seeds") / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_size() -> None:
    kinds = [row["type"] for row in rows("entities.csv")]
    assert kinds.count("Person") >= 60
    assert kinds.count("Organisation") >= 40
    assert len(rows("outlets.csv")) >= 150


@pytest.mark.parametrize("name", FILES)
def test_rows_are_well_formed(name: str) -> None:
    seen: set[str] = set()
    for row in rows(name):
        assert None not in row, "a cell too many"
        assert re.fullmatch(r"(person|organisation|outlet):[a-z0-9]+(-[a-z0-9]+)*", row["id"]), row["id"]
        assert row["id"] not in seen
        seen.add(row["id"])
        assert row["name"] == " ".join(row["name"].split()) != ""
        assert row["wikidata"] == "" or re.fullmatch(r"Q[1-9]\d*", row["wikidata"]), row["id"]
        for alias in row["aliases"].split("|") if row["aliases"] else ():
            assert alias == alias.strip() not in ("", row["name"]), row["id"]
            assert ";" not in alias
        for domain in row["domains"].split("|") if row["domains"] else ():
            assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain), domain


@pytest.mark.parametrize("name", FILES)
def test_every_cell_says_where_it_was_read(name: str) -> None:
    for row in rows(name):
        notes = row["source"].split(" / ")
        kinds = {note.split(" ", 1)[0].rstrip(":") for note in notes}
        assert all(re.match(r"[A-Za-z][^:]*: \S", note) for note in notes), row["id"]
        assert ("name" in kinds) and (row["wikidata"] == "") == ("QID" not in kinds), row["id"]
        assert (row["domains"] == "") == ("domain" not in kinds), row["id"]
        assert sum(note.startswith("alias ") for note in notes) == len([a for a in row["aliases"].split("|") if a]), row["id"]
        assert sum(note.startswith("role ") for note in notes) == len([r for r in row.get("roles", "").split("|") if r]), row["id"]
        assert (row.get("country", "") == "") == ("country" not in kinds), row["id"]


def test_no_two_rows_answer_to_one_name() -> None:
    taken: dict[tuple[str, str], str] = {}
    for name in FILES:
        for row in rows(name):
            kind = row.get("type", "Outlet")
            for form in (row["name"], *(a for a in row["aliases"].split("|") if a)):
                key = kind, form.lower().removeprefix("the ")
                assert taken.setdefault(key, row["id"]) == row["id"], (form, taken[key], row["id"])


def test_no_domain_and_no_item_twice() -> None:
    everything = [row for name in FILES for row in rows(name)]
    for column in ("domains", "wikidata"):
        values = [value for row in everything for value in row[column].split("|") if value]
        assert len(values) == len(set(values))


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.bbc.com/news/1", "BBC News"),
        ("http://video.foxnews.com/x", "Fox News"),
        ("https://abcnews.go.com/Politics", "ABC News"),
        ("https://go.com/", None),
        ("https://foxnews.com.example/", None),
    ],
)
def test_an_address_leads_to_its_outlet(address: str, name: str | None) -> None:
    entry = catalogue.load().of_address(address)
    assert (entry.name if entry else None) == name


def test_names_lead_to_their_rows() -> None:
    loaded = catalogue.load()
    assert [e.wikidata for e in loaded.named("Vladimir Putin", ("Person",))] == ["Q7747"]
    assert [e.name for e in loaded.named("AP", ("Outlet",))] == ["Associated Press"]
    assert loaded.named("Vladimir Smith", ("Person",)) == ()
    assert [e.name for e in loaded.bearers("clinton")] == ["Bill Clinton", "Hillary Clinton"]


def test_the_extractor_knows_the_outlets_and_their_aliases() -> None:
    known = outlets()
    assert known["ap"] == "Associated Press"
    assert known["wall street journal"] == "The Wall Street Journal"
    assert "nobody's gazette" not in known
