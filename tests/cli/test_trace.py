"""kgraph trace, contested and withdraw, as a shell calls them."""

import io
import json
import sys
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

import kgraph.build.build  # noqa: F401 (patched below)
from kgraph.article import Article
from kgraph.cli import trace as trace_command
from kgraph.graph import open_store
from kgraph.queries import Local
from kgraph.queries.find import proposition
from kgraph.queries.trace import trace
from kgraph.record import Entity, Mention, Record
from tests.build.fakes import FakeExtractor
from tests.cli.conftest import Call
from tests.readers.make import write

ARTICLES = {
    "a.txt": "Jane Doe says Lena Orsk took the money of the dam\nPavel Dorn smiled.",
    "b.txt": "Jane Doe says Lena Orsk took the money of the dam\nPavel Dorn slept. Rain fell.",
    "c.txt": "Otto Brandt says Lena Orsk took the money of the dam\nPavel Dorn left.",
    "d.txt": "Ivo Marek says Lena Orsk sings in a choir\nPavel Dorn wept.",
}


class Extractor(FakeExtractor):
    """What is said is about Lena Orsk; Pavel Dorn stands beside."""

    def extract(self, article: Article) -> Record:
        found = super().extract(article)
        others = []
        for n, name in enumerate(("Lena Orsk", "Pavel Dorn"), 8):
            start = article.text.index(name)
            others.append(Entity(id=f"e{n}", type="Person", named=True, name=name, mentions=(Mention(start, start + len(name)),)))
        claims = tuple(msgspec.structs.replace(c, subject="e8", about=("e8",)) for c in found.claims)
        return msgspec.structs.replace(found, entities=(*found.entities, *others), claims=claims)


@pytest.fixture
def dam(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys.modules["kgraph.build.build"], "_factory", lambda _: Extractor)
    index = [
        {"file": n, "outlet": f"Outlet {n[0].upper()}", "published": f"2031-01-0{i}", "language": "en"} for i, n in enumerate(ARTICLES, 1)
    ]
    folder = write(tmp_path / "in", {**ARTICLES, "index.jsonl": "\n".join(map(json.dumps, index))})
    assert call("build", folder, "-g", tmp_path / "g").code == 0
    return tmp_path / "g"


def test_the_tree_of_an_allegation(call: Call, dam: Path) -> None:
    answer = call("trace", "Lena Orsk took the money of the dam", "-g", dam)
    assert answer.code == 0
    text = answer.out.splitlines()
    assert "  3 reports; origins found in these articles: 2" in text
    assert "  Jane Doe and Otto Brandt speak on the record." in text
    origins = [line for line in text if line.startswith("Origin")]
    assert origins == ["Origin: Jane Doe (on the record)", "Origin: Otto Brandt (on the record)"]
    assert "  Outlet A, 2031-01-01: asserts, certain" in text
    assert "No denial of it was found in these articles." in text


def test_the_tree_as_json(call: Call, dam: Path) -> None:
    found = json.loads(call("trace", "Lena Orsk took the money of the dam", "-g", dam, "--format", "json").out)
    assert (found["origins_min"], found["on_record"], found["flat"]["reports"]) == (2, 2, 3)
    assert {o["party"]: len(o["claims"]) for o in found["origins"]} == {"Jane Doe": 2, "Otto Brandt": 1}


def test_words_that_are_not_clear_list_the_candidates(call: Call, dam: Path) -> None:
    answer = call("trace", "the dam", "-g", dam, "--format", "json")
    assert answer.code == 3
    candidates = json.loads(answer.out)["candidates"]
    assert [c["label"] for c in candidates] == ["Lena Orsk took the money of the dam"] and candidates[0]["score"] < 0.6
    assert "Lena Orsk took the money of the dam" in answer.err
    assert call("trace", "zebras dance", "-g", dam).code == 3


def test_contested(call: Call, dam: Path) -> None:
    found = json.loads(call("contested", "-g", dam, "--by", "single", "--format", "json").out)
    assert [(f["reports"], f["origins_max"], f["rests_on_one"]) for f in found] == [(3, 2, 1.5), (1, 1, 1.0)]
    table = call("contested", "-g", dam, "--single", "--topic", "health", "--most", "1").out
    assert table.splitlines()[1].startswith("Lena Orsk sings in a choir\t1 report; origins found in these articles: 1")
    assert json.loads(call("contested", "-g", dam, "--only-unnamed", "--denied", "--least", "0", "--format", "json").out) == []


def test_what_falls_when_a_source_is_withdrawn(call: Call, dam: Path) -> None:
    answer = call("withdraw", "Jane Doe", "-g", dam, "--what-if", "--format", "json")
    found = json.loads(answer.out)["effects"]
    assert [(e["fate"], e["reports"], e["origins_max"], e["claims"]) for e in found] == [("single", [3, 1], [2, 1], 2)]
    assert answer.code == 0 and not (dam.parent / "ledger.jsonl").exists()
    found = json.loads(call("withdraw", "d", "-g", dam, "--what-if", "--format", "json").out)["effects"]
    assert [(e["fate"], e["reports"], e["origins_min"]) for e in found] == [("falls", [1, 0], [1, 0])]


def test_a_withdrawal_is_a_judgement_that_can_be_taken_back(call: Call, dam: Path) -> None:
    answer = call("withdraw", "Outlet C", "-g", dam, "--who", "Ada", "--why", "it made things up")
    assert answer.code == 0 and "Falls to a single origin" in answer.out
    (entry,) = map(json.loads, (dam.parent / "ledger.jsonl").read_text().splitlines())
    assert (entry["what"], entry["who"], entry["why"]) == ("withdraw", "Ada", "it made things up")
    assert call("build", "-g", dam).code == 0
    assert "2 reports; origins found in these articles: 1" in call("trace", "Lena Orsk took the money of the dam", "-g", dam).out
    assert call("ledger", "undo", entry["id"], "-g", dam).code == 0
    assert call("build", "-g", dam).code == 0
    assert "3 reports; origins found in these articles: 2" in call("trace", "Lena Orsk took the money of the dam", "-g", dam).out


def test_a_graph_of_another_catalogue_is_not_judged_by_this_one(call: Call, dam: Path, tmp_path: Path) -> None:
    other = tmp_path / "c.csv"
    other.write_text("name,type\nJane Doe,Person\n")
    answer = call("withdraw", "Jane Doe", "-g", dam, "--what-if", "--catalogue", other)
    assert answer.code == 2 and "build it again, or give its --catalogue" in answer.err


def test_in_a_terminal_sentences_are_wrapped(graph: Path) -> None:
    out, engine = Console(force_terminal=True, width=60, record=True, file=io.StringIO()), Local(open_store(graph))
    for line in trace_command.lines(trace(engine, proposition(engine, "Ada Quill has cancer"))):
        trace_command._drawn(out, line)
    text = out.export_text()
    assert all(len(line) <= 60 for line in text.splitlines()) and "    “" in text
