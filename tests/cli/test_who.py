import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from kgraph.cli import who as who_command
from kgraph.graph import open_store
from kgraph.queries import Local
from kgraph.queries.dossier import dossier
from tests.cli.conftest import Call

WHO = """
Ada Quill (person, person/ada-quill)
names\tAda Quill
articles\t4 (2022-05-13 to 2022-05-16)
claims\t9, of which 0 checked by a person

Posts, and the article that says so
"""


def parts(out: str) -> dict[str, list[str]]:
    """Lines by heading."""
    blocks = [block.splitlines() for block in out.strip().split("\n\n")]
    return {block[0]: block[1:] for block in blocks}


def test_who(call: Call, graph: Path) -> None:
    answer = call("who", "Ada Quill", "-g", graph)
    assert answer.code == 0 and answer.out.startswith(WHO)
    found = parts(answer.out)
    assert list(found)[1:] == [
        "Posts, and the article that says so", "Ties that articles state", "What Ada Quill says, firsthand",
        "Others' accounts of what Ada Quill said or thinks", "What is said of Ada Quill",
        "Of Ada Quill in articles' own voice, naming no one",
    ]
    assert len(found["What Ada Quill says, firsthand"]) == 3
    assert not any(line.startswith("Ada Quill") for line in found["Others' accounts of what Ada Quill said or thinks"])
    assert found["What is said of Ada Quill"][1].strip() == (
        "? Ada Quill has cancer [3 reports; origins found in these articles: 1; denied by Ada Quill, Eve Quill]")


def test_a_short_answer_says_that_it_is_short(call: Call, graph: Path) -> None:
    answer = call("who", "Ada Quill", "-g", graph, "--most", "1")
    assert "… and 1 more; --most 0 shows all" in parts(answer.out)["What Ada Quill says, firsthand"]
    assert len(call("who", "Ada Quill", "-g", graph, "--most", "0").out) == len(call("who", "Ada Quill", "-g", graph).out)


def test_json(call: Call, graph: Path) -> None:
    found = json.loads(call("who", "person/ada-quill", "-g", graph, "--format", "json", "--most", "1").out)
    assert found["label"] == "Ada Quill" and len(found["says"]) == 2 and len(found["alleged"]) == 2
    assert found["said_of"][0]["denied_by"] == ["Ada Quill", "Eve Quill"] and found["said_of"][0]["origins_max"] == 1


@pytest.mark.parametrize(("name", "said"), [
    ("Ada Quil", "nobody here is called 'Ada Quil'; did you mean Ada Quill"), ("Quill", "2 answer to 'Quill'"), ("", "nobody here"),
])
def test_a_name_that_nobody_or_several_bear(call: Call, graph: Path, name: str, said: str) -> None:
    answer = call("who", name, "-g", graph)
    assert (answer.code, answer.out) == (3, "") and said in answer.err


def test_in_a_terminal_there_are_tables(graph: Path) -> None:
    out = Console(force_terminal=True, width=200, record=True, file=open("/dev/null", "w"))  # noqa: PTH123, SIM115
    who_command._print(out, dossier(Local(open_store(graph)), "Ada Quill"), 20)
    text = out.export_text()
    assert "What Ada Quill says, firsthand" in text and "\t" not in text and "3 reports; origins found in these articles: 1" in text


@pytest.mark.parametrize("width", [60, 100])
def test_in_a_terminal_sentences_are_wrapped(graph: Path, width: int) -> None:
    out = Console(force_terminal=True, width=width, record=True, file=io.StringIO())
    who_command._print(out, dossier(Local(open_store(graph)), "Ada Quill"), 20)
    text = out.export_text()
    assert all(len(line) <= width for line in text.splitlines())
    assert "✕ Ada Quill" in text and "● " in text and "    “" in text
