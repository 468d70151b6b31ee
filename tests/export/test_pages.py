"""What the pages show in Python runs as it stands there."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(("page", "name"), [("exports.md", "rows"), ("views.md", "network")])
def test_the_first_piece_of_python_runs(page: str, name: str, graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kgraph-data").symlink_to(graph)
    monkeypatch.chdir(tmp_path)
    piece = re.search(r"```python\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)
    assert piece
    made: dict[str, object] = {}
    exec(piece[1], made)
    assert len(list(made[name])) > 3  # type: ignore[call-overload]
