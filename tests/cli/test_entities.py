import json
from pathlib import Path

import pytest

from kgraph.build import build
from kgraph.resolution import Catalogue
from tests.build.fakes import FakeExtractor
from tests.cli.conftest import Call

TEXTS = {
    "a": "Ivo Marek says the dam leaks\nJan Quill says it rained", "b": "Ivo Marek says the choir sang", "c": "Lena Orsk says it snowed",
    "d": "Lena Orsk says it rained\nJan Quill says it snowed",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("entities")
    (folder / "in").mkdir()
    for name, text in TEXTS.items():
        (folder / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    build([folder / "in"], folder / "g", factory=FakeExtractor, catalogue=Catalogue.of([]))
    return folder / "g"


def test_list(call: Call, built: Path) -> None:
    lines = call("entities", "list", "-g", built, "--kind", "person").out.splitlines()
    assert lines[0].split("\t")[0] == "name" and len(lines) == 7
    assert any(line.startswith("Ivo Marek\tperson/ivo-marek-") for line in lines)
    assert "… and 5 more" in call("entities", "list", "-g", built, "--most", "1").out
    found = json.loads(call("entities", "list", "-g", built, "--kind", "person", "--format", "json").out)
    assert len(found) == 6 and {e["name"] for e in found} == {"Ivo Marek", "Jan Quill", "Lena Orsk"}
    assert json.loads(call("entities", "list", "-g", built, "--unnamed", "--format", "json").out) == []


def test_candidates(call: Call, built: Path) -> None:
    answer = call("entities", "candidates", "-g", built)
    assert answer.code == 0 and "One full name; nothing else in common, which weighs 0 of 1 needed." in answer.out
    (one, *_) = json.loads(call("entities", "candidates", "-g", built, "--format", "json").out)
    only = json.loads(call("entities", "candidates", f"person/{one['first']}", "-g", built, "--format", "json").out)
    assert only == [one]


def test_explain(call: Call, built: Path) -> None:
    answer = call("entities", "explain", "a/e1", "b/e1", "-g", built)
    assert (answer.code, answer.out.splitlines()[1]) == (0, "Ivo Marek and Ivo Marek: perhaps one, not joined")
    told = json.loads(call("entities", "explain", "a/e1", "b:Ivo Marek", "-g", built, "--format", "json").out)
    assert (told["verdict"], told["way"], told["weight"], told["needed"], told["parts"]) == ("candidate", "name", 0, 1, [])
    told = json.loads(call("entities", "explain", "a/e1", "c/e1", "-g", built, "--format", "json").out)
    assert (told["verdict"], told["reason"]) == ("two", "The names cannot be one person's.")
    assert json.loads(call("entities", "explain", "a/e1", "a/e1", "-g", built, "--format", "json").out)["verdict"] == "one"


@pytest.mark.parametrize(("name", "said"), [("Ivo Marek", "2 answer to 'Ivo Marek'"), ("Nobody Here", "nobody here is called"),
    ("a/e9", "nobody is named")])
def test_whom_several_or_none_answer_to(call: Call, built: Path, name: str, said: str) -> None:
    answer = call("entities", "explain", name, "a/e1", "-g", built)
    assert (answer.code, answer.out) == (3, "") and said in answer.err


def test_who_shows_who_else_it_may_be(call: Call, built: Path) -> None:
    several = call("who", "Ivo Marek", "-g", built, "--format", "json")
    bearers = json.loads(several.out)["candidates"]
    assert several.code == 3 and len(bearers) == 2 and {b["says"] for b in bearers} == {1}
    answer = call("who", bearers[0]["iri"], "-g", built)
    assert "Also possibly" in answer.out and "nothing else in common" in answer.out
    found = json.loads(call("who", bearers[0]["iri"], "-g", built, "--format", "json").out)["possibly"]
    assert [(p["iri"], p["weight"]) for p in found] == [(bearers[1]["iri"], 0)]
    other = json.loads(call("who", bearers[1]["iri"], "-g", built, "--format", "json").out)["possibly"]
    assert [p["iri"] for p in other] == [bearers[0]["iri"]]
