"""Catalogues that others make: what is read, what is refused, and that an index on disk answers as one in memory."""

import bz2
import gzip
import json
from pathlib import Path

import pytest

from kgraph.errors import UsageError
from kgraph.resolution import Catalogue, Entry, catalogue_index, load_catalogue, resolve
from kgraph.resolution.catalogue import role_at
from kgraph.resolution.catalogue_files import entries
from tests.resolution.make import Desk

FTM = [
    {"id": "x1", "schema": "Person", "caption": "Ivo MAREK", "properties": {
        "name": ["Ivo Janovich MAREK", "MAREK Ivo"], "alias": ["Other name: Иво Марек"], "position": ["Governor of Tarn"],
        "country": ["de"], "birthDate": ["1961-02-03"], "wikidataId": ["Q900000001"]}},
    {"id": "x2", "schema": "Company", "properties": {"name": ["OOO Karrow"], "website": ["https://www.karrow.example/en"]}},
    {"id": "x3", "schema": "Vessel", "properties": {"name": ["Karrow"]}},
    {"name": "Lena ORSK", "schema": "Person", "aliases": [], "birth": None, "position": []},
]
TIME = {"snaktype": "value", "datavalue": {"value": {"time": "+2010-01-01T00:00:00Z"}}}


def snak(value: object, **qualifiers: object) -> dict[str, object]:
    return {"mainsnak": {"snaktype": "value", "datavalue": {"value": value}}, "qualifiers": qualifiers}


WIKIDATA = [
    {"id": "Q900000001", "labels": {"en": {"value": "Ivo Marek"}}, "aliases": {"en": [{"value": "Ivan Marek"}]}, "claims": {
        "P31": [snak({"id": "Q5"})], "P39": [snak({"id": "Q900000002"}, P580=[TIME])], "P106": [{"mainsnak": {"snaktype": "novalue"}}],
        "P27": [snak({"id": "Q900000003"})], "P569": [snak({"time": "+1961-02-03T00:00:00Z"})]}},
    {"id": "Q900000002", "labels": {"en": {"value": "governor of Tarn"}}, "claims": {}},
    {"id": "Q900000003", "labels": {"en": {"value": "Tarnland"}}, "claims": {"P625": [snak({"latitude": 1})]}},
    {"id": "Q900000004", "labels": {"fr": {"value": "Sans nom"}}, "claims": {}},
]


def written(path: Path, items: list[dict[str, object]], dump: bool = False) -> Path:
    lines = [json.dumps(i, ensure_ascii=False) for i in items]
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n" if dump else "\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_follow_the_money(tmp_path: Path) -> None:
    marek, karrow, orsk = (e for e in entries(written(tmp_path / "a.jsonl", FTM)) if isinstance(e, Entry))
    assert (marek.name, marek.type, marek.country, marek.born) == ("Ivo MAREK", "Person", "Germany", "1961-02-03")
    assert "Иво Марек" in marek.aliases and marek.roles == ("Governor of Tarn",) and marek.listed and marek.wikidata == "Q900000001"
    assert (karrow.type, karrow.domains, orsk.name) == ("Organisation", ("karrow.example",), "Lena ORSK")


def test_names_of_a_list_are_found_however_they_are_written(tmp_path: Path) -> None:
    known = load_catalogue(written(tmp_path / "a.jsonl", FTM))
    for name in ("Ivo Marek", "Marek, Ivo", "Иво Марек", "Ivo J. Marek"):
        assert [e.id for e in known.named(name, ("Person",))] == ["x1"], name
    assert known.named("Ivo Marek", ("Organisation",)) == known.named("Jan Marek", ("Person",)) == ()
    assert [e.id for e in known.named("Karrow", ("Organisation",))] == ["x2"]


def test_wikidata_tells_roles_and_countries_by_their_labels(tmp_path: Path) -> None:
    known = load_catalogue(written(tmp_path / "dump.json", WIKIDATA, dump=True))
    (marek,) = known.named("Ivan Marek", ("Person",))
    assert (marek.wikidata, marek.roles, marek.country, marek.born) == ("Q900000001", ("governor of Tarn (2010-)",), "Tarnland", "1961")
    assert [e.type for e in known.named("Tarnland", ("Place",))] == ["Place"]
    assert known.named("Sans nom", ("Place", "Organisation")) == ()


@pytest.mark.parametrize("suffix", ["", ".gz", ".bz2"])
def test_an_index_on_disk_answers_as_one_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    monkeypatch.setenv("KGRAPH_CACHE", str(tmp_path / "cache"))
    plain = written(tmp_path / "dump.json", WIKIDATA, dump=True)
    packed = {"": bytes, ".gz": gzip.compress, ".bz2": bz2.compress}[suffix](plain.read_bytes())
    path = tmp_path / f"dump.json{suffix}"
    path.write_bytes(packed)
    here = load_catalogue(path)
    monkeypatch.setattr(catalogue_index, "IN_MEMORY", 0)
    disk = load_catalogue(path)
    for name in ("Ivo Marek", "Tarnland", "Nobody"):
        assert disk.named(name, ("Person", "Place")) == here.named(name, ("Person", "Place"))
    assert disk.bearers("marek") == here.bearers("marek") != ()
    (index,) = (tmp_path / "cache" / "kgraph" / "catalogues").iterdir()
    made = index.stat().st_mtime_ns
    assert load_catalogue(path).fingerprint == disk.fingerprint
    assert index.stat().st_mtime_ns == made, "it was made again"


WRONG = [
    ("a.csv", "name,roles\nIvo Marek,mayor\n", "needs a column 'type'"),
    ("a.csv", "type,roles\nPerson,mayor\n", "needs a column 'name'"),
    ("a.csv", "name,type\nIvo Marek,Ship\n", "a.csv:2: type 'Ship' is none of"),
    ("a.jsonl", '{"schema": "Person", "name": "A B"}\nno\n', "a.jsonl:2: is no JSON object"),
    ("a.jsonl", '{"what": 1}\n', "a.jsonl:1: neither FollowTheMoney"),
    ("a.json", '{"id": "Q1", "labels": {"en": {}}, "claims": {}}\n', "a.json:1: is not formed like an item of Wikidata"),
    ("a.jsonl", "\n", "holds no entries"),
    ("a.csv.gz", "name,type\n", "cannot be read as a catalogue"),
]


@pytest.mark.parametrize(("name", "text", "said"), WRONG)
def test_what_is_no_catalogue_is_told(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"a\.\w+") as told:
        load_catalogue(tmp_path / name)
    assert said in str(told.value)


def test_a_list_of_outlets_needs_no_type(tmp_path: Path) -> None:
    (tmp_path / "o.csv").write_text("name,domains\nTarn Courier,courier.example\n", encoding="utf-8")
    entry = load_catalogue(tmp_path / "o.csv").of_address("https://www.courier.example/1")
    assert entry is not None and entry.name == "Tarn Courier"


def test_the_first_file_that_knows_a_name_decides(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,type,id\nIvo Marek,Person,own\n", encoding="utf-8")
    lists = written(tmp_path / "a.jsonl", FTM)
    assert [e.id for e in load_catalogue([own, lists]).named("Ivo Marek", ("Person",))] == ["own"]
    assert [e.id for e in load_catalogue([own, lists]).named("Karrow", ("Organisation",))] == ["x2"]
    assert load_catalogue([own, lists]).fingerprint != load_catalogue([lists, own]).fingerprint


@pytest.mark.parametrize(("role", "year", "said"), [
    ("mayor", 2022, "mayor"), ("mayor (2010-2018)", 2015, "mayor"), ("mayor (2010-2018)", 2022, None), ("mayor (2010-)", 2009, "mayor"),
    ("mayor (2010-)", 2001, None), ("mayor (-2018)", None, "mayor"),
])
def test_a_role_has_its_time(role: str, year: int | None, said: str | None) -> None:
    assert role_at(role, year) == said


LISTED = Entry("x1", "Person", "Ivo Marek", (), "Q1", ("mayor (2010-2018)",), "Tarnland", (), "1961", True)


@pytest.mark.parametrize(("text", "role", "published", "linked"), [
    ("Ivo Marek spoke.", "mayor", "2015-01-01", True),
    ("Ivo Marek spoke.", "mayor", "2022-01-01", False),
    ("Ivo Marek spoke.", None, "2015-01-01", False),
    ("Ivo Marek, 53, spoke.", None, "2015-01-01", True),
    ("Ivo Marek, 24, spoke.", "mayor", "2015-01-01", False),
    ("Ivo Marek spoke.", "goalkeeper", "2015-01-01", False),
])
def test_a_list_that_others_keep_needs_more_than_the_name(text: str, role: str | None, published: str, linked: bool) -> None:
    desk = Desk("a", text, published=published)
    person = desk.entity("Ivo Marek")
    if role:
        desk.role(person, role)
    found = resolve([desk.article], [desk.record], Catalogue.of([LISTED]))
    assert (found.entities[0].catalogue == "x1") is linked


def test_two_that_one_article_keeps_apart_have_iris_of_their_own_though_both_are_one_row(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("name,type,aliases,roles,country\nIvo Marek,Person,Vanya,mayor,Tarn\n", encoding="utf-8")
    told = Desk("a", "Mayor Ivo Marek of Tarn spoke. Mayor Vanya laughed.")
    for name in ("Ivo Marek", "Vanya"):
        told.role(told.entity(name), "mayor")
    told.entity("Tarn", "Place")
    found = resolve([told.article], [told.record], load_catalogue(tmp_path / "c.csv"))
    slugs = [e.slug for e in found.entities if e.type == "Person"]
    assert len(slugs) == len(set(slugs)) == 2 and all(slug.startswith("ivo-marek") for slug in slugs)
