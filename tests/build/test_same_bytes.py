"""The same articles give the same bytes: by the command, with the real extractor, in processes whose hashes differ."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from kgraph.data import folder

ARTICLES = [str(folder("seeds") / "articles" / name) for name in ("fraud-02.txt", "health-05.html", "health-03.jsonl", "doping-02.txt")]


def dump(graph: Path, steps: Sequence[Sequence[str]], jobs: int, seed: int) -> bytes:
    """Of the graph that these builds, one after the other, leave behind."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}

    def kgraph(*args: str) -> bytes:
        call = [sys.executable, "-m", "kgraph", *args, "--graph", graph]
        return subprocess.run(call, check=True, env=environment, capture_output=True).stdout

    for step in steps:
        kgraph("build", *step, "--jobs", str(jobs))
    return kgraph("export", "nquads", "--canonical")


def test_neither_order_nor_workers_nor_steps_nor_hashes_show(tmp_path: Path) -> None:
    once = dump(tmp_path / "once", [ARTICLES], jobs=1, seed=1)
    steps = dump(tmp_path / "steps", [ARTICLES[3:], ARTICLES[2::-1]], jobs=2, seed=2)
    assert once.count(b"\n") > 1000
    assert steps == once
