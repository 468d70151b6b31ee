"""The figures equal those of the annotation's own scorer, where it is at hand, and what is counted by hand on seeds/gold."""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kgraph.data import folder
from kgraph.evaluate.figures import score
from kgraph.evaluate.inputs import read

SHARED = Path(__file__).parents[3] / "shared"
SEEDS = folder("seeds") / "gold"
SCORED = sorted([*(SHARED / "gold").glob("*.jsonl"), *SEEDS.glob("*.jsonl")]) if (SHARED / "score.py").is_file() else []
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


def seeds(*changes: Callable[[dict[str, Any]], None]) -> list[str]:
    """The lines of seeds/gold, changed."""
    records = [json.loads(line) for file in sorted(SEEDS.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    for record in records:
        for change in changes:
            change(record)
    return [json.dumps(record) for record in records]


def figures_of(folder: Path, predicted: list[str]) -> dict[str, dict[str, Any]]:
    """Of these lines against seeds/gold."""
    (folder / "p.jsonl").write_text("\n".join(predicted), "utf-8")
    return dict(score(read(str(SEEDS)), read(str(folder / "p.jsonl")))[0])


def test_the_seeds_gold_against_itself_is_all_right(tmp_path: Path) -> None:
    figures = figures_of(tmp_path, seeds())
    assert {n for n, f in figures.items() if f.get("gold") != 0 and f.get("f1", f.get("accuracy", 1.0)) != 1.0} == set()
    assert figures["claims"]["gold"] == sum(len(json.loads(line)["claims"]) for line in seeds())
    assert min(figures[n]["gold"] for n in ("denials", "relayed", "hearsay", "secondhand", "relations", "propositions")) > 0


def test_claims_left_out_of_the_seeds_cost_recall(tmp_path: Path) -> None:
    figures, articles = figures_of(tmp_path, seeds(lambda r: r["claims"].pop())), len(seeds())
    whole = figures["claims"]["gold"]
    assert (figures["claims"]["right"], figures["claims"]["predicted"], figures["claims"]["p"]) == (whole - articles, whole - articles, 1.0)
    assert figures["claims"]["r"] == pytest.approx((whole - articles) / whole, abs=1e-3)


def test_relays_left_out_of_the_seeds_break_their_chains_alone(tmp_path: Path) -> None:
    figures = figures_of(tmp_path, seeds(lambda r: [c.update(via=[]) for c in r["claims"]]))
    relayed = sum(bool(c["via"]) for line in seeds() for c in json.loads(line)["claims"])
    assert figures["sourced"]["f1"] == 1.0
    assert figures["chains"]["gold"] - figures["chains"]["right"] == figures["relayed"]["gold"] == relayed
    assert (figures["relayed"]["right"], figures["relayed"]["predicted"]) == (0, 0)


def test_topics_and_certainty_of_the_seeds_are_counted_by_claim(tmp_path: Path) -> None:
    def change(record: dict[str, Any]) -> None:
        record["claims"][0]["topic"] = "society" if record["claims"][0]["topic"] != "society" else "other"

    figures, articles = figures_of(tmp_path, seeds(change)), len(seeds())
    assert figures["topic"]["accuracy"] == pytest.approx(1 - articles / figures["topic"]["of"], abs=1e-3)
    assert figures["certainty"]["accuracy"] == 1.0


if SCORED:  # the scorer is no part of the repository

    @pytest.mark.parametrize("seed", [1, 2])
    @pytest.mark.parametrize("gold", SCORED, ids=lambda path: f"{path.parents[1].name}-{path.stem}")
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
