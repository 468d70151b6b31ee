import json
from pathlib import Path

from tests.cli.conftest import Call


def test_stats(call: Call, graph: Path) -> None:
    lines = call("stats", "-g", graph).out.splitlines()
    assert lines[:8] == [
        "articles\t4", "people\t3", "bodies\t1", "outlets\t3", "claims\t10", "claims checked by a person\t0",
        "claims that a person found misread\t0", "questions\t5",
    ]
    at = lines.index("Most contested")
    assert lines[at + 2] == (
        "Ada Quill has cancer\t3 reports; origins found in these articles: 1; denied by Ada Quill, Eve Quill")
    assert lines[lines.index("Most cited, firsthand") + 2] == "Ada Quill\t2\t2"


def test_a_list_is_cut_and_says_so(call: Call, graph: Path) -> None:
    assert call("stats", "-g", graph, "--most", "1").out.count("more; --most 0 shows all") == 2
    assert "more;" not in call("stats", "-g", graph, "--most", "0").out


def test_json(call: Call, graph: Path) -> None:
    found = json.loads(call("stats", "-g", graph, "--format", "json").out)
    assert found["counts"]["denials"] == 3 and found["contested"][0]["reports"] == 3 and len(found["cited"]) == 3
