"""The figures equal those of the annotation's own scorer, where it is at hand."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from kgraph.evaluate.figures import score
from kgraph.evaluate.inputs import read

SHARED = Path(__file__).parents[3] / "shared"
RECORD = {
    "article": "a", "text_sha256": "0", "tokens": [[0, 3], [4, 8], [9, 11], [12, 15]], "relations": [],
    "entities": [{"id": "e1", "type": "Person", "named": True, "name": "Ann", "mentions": [{"start": 0, "end": 3}]}],
    "claims": [{"id": "c1", "content": [{"start": 9, "end": 15}], "cue": {"start": 4, "end": 8}, "polarity": "positive", "topic": "other",
                "source": {"kind": "named", "entity": "e1", "mention": {"start": 0, "end": 3}}}],
}


def test_gold_against_itself_is_all_right(tmp_path: Path) -> None:
    (tmp_path / "g.jsonl").write_text(json.dumps(RECORD), "utf-8")
    figures, tally = score(read(str(tmp_path)), read(str(tmp_path)))
    assert figures["sourced"]["f1"] == figures["mentions"]["f1"] == figures["stance"]["accuracy"] == 1.0
    assert not tally.errors


def test_nothing_predicted_counts_against_recall(tmp_path: Path) -> None:
    (tmp_path / "g.jsonl").write_text(json.dumps(RECORD), "utf-8")
    figures, tally = score(read(str(tmp_path)), {})
    assert figures["claims"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "right": 0, "predicted": 0, "gold": 1}
    assert [kind for _, kind, _, _ in tally.errors] == ["missed"]


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("gold", sorted((SHARED / "gold").glob("*.jsonl")), ids=lambda path: path.stem)
def test_same_figures_as_the_scorer(tmp_path: Path, seed: int, gold: Path) -> None:
    luck, lines = random.Random(seed), []
    for line in gold.read_text("utf-8").splitlines():
        record = json.loads(line)
        record["claims"] = [c for c in record["claims"] if luck.random() > 0.2]
        for claim in record["claims"]:
            claim["content"][-1]["end"] -= luck.choice((0, 0, 9))
            claim["content"] = [p for p in claim["content"] if p["start"] < p["end"]] or [{"start": 0, "end": 1}]
            claim["via"] = claim["via"][: luck.choice((1, 9))]
            claim["stance"] = luck.choice((claim.get("stance") or "asserts", "denies"))
        record["relations"] = record["relations"][1:]
        lines.append(json.dumps(record))
    (tmp_path / "p.jsonl").write_text("\n".join(lines), "utf-8")
    call = [sys.executable, SHARED / "score.py", gold, tmp_path / "p.jsonl", "--json"]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    figures, _ = score(read(str(gold)), read(str(tmp_path / "p.jsonl")))
    assert json.loads(json.dumps(figures)) == json.loads(done.stdout)
