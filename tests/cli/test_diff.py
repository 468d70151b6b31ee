import json
from pathlib import Path

from tests.cli.conftest import Call
from tests.graph.test_change import write


def test_what_parts_two_graphs(call: Call, tmp_path: Path) -> None:
    write(tmp_path / "old", range(5))
    write(tmp_path / "new", range(1, 6))
    told = call("diff", tmp_path / "old", tmp_path / "new").out.splitlines()
    assert told[told.index("New articles") + 2] == "a5\tEvening Post"
    assert told[told.index("Articles that are gone") + 2] == "a0\tTarn Courier"
    at = told.index("Propositions counted otherwise")
    assert told[at + 1] == "proposition\treports, origins found in these articles, denials\tbefore"
    found = json.loads(call("diff", tmp_path / "old", tmp_path / "new", "--format", "json").out)
    assert found["propositions_changed"][0]["after"]["denials"] == 1
    assert call("diff", tmp_path / "new", tmp_path / "new").out == "nothing parts them\n"


def test_a_folder_without_a_graph(call: Call, tmp_path: Path) -> None:
    write(tmp_path / "new", range(2))
    (tmp_path / "empty").mkdir()
    assert call("diff", tmp_path / "empty", tmp_path / "new").code == 4
    assert call("diff", tmp_path / "none", tmp_path / "new").code == 2
