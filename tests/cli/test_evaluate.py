"""`kgraph evaluate`: figures, groups and the page of errors, over the seeds."""

import json
from pathlib import Path

import pytest

from kgraph.data import folder
from kgraph.evaluate.by_kind import KINDS
from tests.cli.conftest import Call

GOLD, ARTICLES = folder("seeds") / "gold", folder("seeds") / "articles"


@pytest.fixture
def predicted(tmp_path: Path) -> Path:
    """The gold of one matter, each claim found by a rule, the first of each article lost."""
    records = [json.loads(line) for line in (GOLD / "doping.jsonl").read_text("utf-8").splitlines()]
    for record in records:
        record["claims"] = [{**c, "rule": "hand"} for c in record["claims"][1:]]
    file = tmp_path / "predicted.jsonl"
    file.write_text("\n".join(map(json.dumps, records)), "utf-8")
    return file


def test_figures_in_both_formats(call: Call, predicted: Path) -> None:
    plain, figures = (call("evaluate", GOLD / "doping.jsonl", predicted, *more) for more in ((), ("--format", "json")))
    assert plain.code == figures.code == 0
    claims = json.loads(figures.out)["claims"]
    assert claims["p"] == 1.0 and claims["gold"] - claims["right"] == 4
    assert f"({claims['right']} of {claims['predicted']} predicted, {claims['gold']} gold)" in plain.out


def test_by_rule_topic_and_kind(call: Call, predicted: Path) -> None:
    gold = GOLD / "doping.jsonl"
    lines = call("evaluate", gold, predicted, "--by", "rule").out.splitlines()
    assert lines[0] == "rule\tpredicted\tp\tp_sourced" and lines[1].startswith("hand\t") and lines[1].endswith("\t1.000\t1.000")
    topics = json.loads(call("evaluate", gold, predicted, "--by", "topic", "--format", "json").out)
    assert sum(t["gold"] - t["predicted"] for t in topics.values()) == 4
    answer = call("evaluate", gold, predicted, "--by", "kind", "--articles", ARTICLES)
    assert [line.split("\t")[0] for line in answer.out.splitlines()[1:]] == list(KINDS)


def test_the_page_of_errors(call: Call, predicted: Path, tmp_path: Path) -> None:
    args = ("evaluate", GOLD / "doping.jsonl", predicted, "--articles", ARTICLES, "--errors")
    answer = call(*args, tmp_path / "e.html")
    page = (tmp_path / "e.html").read_text("utf-8")
    assert answer.code == 0 and "wrote" in answer.err and "sourced" in answer.out
    assert page.count("<article ") == 4 and 'href="#missed"' in page and 'href="#extra"' not in page
    assert call(*args, "-").out == page
    assert call(*args, "/proc/e.html").code == 2


@pytest.mark.parametrize("args", [("--errors", "e.html"), ("--by", "kind"), ("--by", "kind", "--articles", ARTICLES / "fraud-01.txt")])
def test_without_the_articles(call: Call, predicted: Path, args: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    answer = call("evaluate", GOLD / "doping.jsonl", predicted, *args)
    assert answer.code == 2 and "doping-01" in answer.err and "--articles" in answer.err and not (tmp_path / "e.html").exists()


def test_bars(call: Call, predicted: Path) -> None:
    args = ("evaluate", GOLD / "doping.jsonl", predicted, "--by", "rule", "--at-least")
    assert call(*args, "sourced=0.5").code == 0
    answer = call(*args, "sourced=0.999")
    assert answer.code == 1 and "falls short: sourced" in answer.err
    assert call(*args, "nothing=1").code == call(*args, "sourced=much").code == call("evaluate", GOLD, predicted, "--by", "day").code == 2
