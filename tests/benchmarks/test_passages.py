"""The passages are read whole: every span is found, the rare kinds are many enough, what is built is read again as it was."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from benchmarks import passages
from benchmarks.notation import SourceError, read
from kgraph import readers
from kgraph.article import Article
from kgraph.evaluate import figures, inputs

FOUND = passages.passages()
TABLE = {
    "id": "x", "outlet": "The Test", "topic": "other",
    "body": "# Mill burns\n\nAda Quill said the mill burned.\n> the mill burned | said | quill=Ada Quill | s:mill\n"
            "Quill told the Post it rained.",
    "entities": "quill = Person: Ada Quill; Quill\nmill = Organisation?: mill\npost = Outlet: Post",
    "relations": "quill spokeTo post | Quill told the Post",
}  # fmt: skip


def changed(**blocks: str) -> dict[str, Any]:
    """The small table with other blocks."""
    return {**TABLE, **blocks}


def test_there_are_enough_passages_and_each_id_stands_once() -> None:
    assert [i for i, n in Counter(p.article.id for p in FOUND).items() if n > 1] == []
    assert len(FOUND) >= 70
    assert len({p.article.outlet for p in FOUND}) >= 60


def test_the_rare_kinds_are_as_many_as_the_figures_need() -> None:
    claims = [c for record in passages.golds(FOUND).values() for c in record.claims]
    counts = {kind: sum(map(test, claims)) for kind, test in passages.RARE.items()}
    assert counts["deep chains"] >= 100 and counts["secondhand"] >= 40 and counts["doubts"] >= 15 and counts["noPosition"] >= 12, counts
    assert sum(any(len(c["via"]) > 1 for c in p.gold["claims"]) for p in FOUND) >= 40
    assert sum(c.source.kind == "impersonal" for c in claims) >= 8
    assert sum(c.stance == "denies" for c in claims) >= 40


@pytest.mark.parametrize("passage", FOUND, ids=lambda p: p.article.id)
def test_a_passage_agrees_with_itself(passage: passages.Passage) -> None:
    """Relays are entities, never the outlet itself; a proposition is shared; pieces come in order; no content holds its cue."""
    entities = {e["id"]: e for e in passage.gold["entities"]}
    shared = Counter(c["proposition"] for c in passage.gold["claims"] if c["proposition"])
    assert [q for q, n in shared.items() if n < 2] == []
    for claim in passage.gold["claims"]:
        assert len(set(claim["via"])) == len(claim["via"])
        assert claim["source"]["entity"] not in claim["via"]
        outlet = (passage.article.outlet or "").removeprefix("The ")
        assert not [v for v in claim["via"] if entities[v]["type"] == "Outlet" and entities[v]["name"].removeprefix("The ") in outlet]
        ends = [n for piece in claim["content"] for n in (piece["start"], piece["end"])]
        assert ends == sorted(ends)
        cue = claim["cue"]
        assert not cue or not any(p["start"] <= cue["start"] < p["end"] for p in claim["content"])
        assert (claim["polarity"] == "negative") <= (claim["stance"] == "denies")


def test_what_is_built_is_read_as_it_was(tmp_path: Path) -> None:
    gold = inputs.read(str(passages.build(FOUND, tmp_path)))
    articles = [a for a in readers.read([tmp_path / "articles"]) if isinstance(a, Article)]
    assert {a.id: (a.text_sha256, a.outlet, a.published) for a in articles} == {
        p.article.id: (gold[p.article.id].text_sha256, p.article.outlet, p.article.published) for p in FOUND
    }


def test_the_gold_scores_itself_in_full() -> None:
    gold = passages.golds(FOUND)
    results, tally = figures.score(gold, gold)
    assert {name: f["f1"] for name, f in results.items() if f.get("gold") and f["f1"] < 1} == {}
    assert passages.apart(gold, gold, tally, passages.RARE["deep chains"])["chain"] == 1.0


def test_the_small_table_is_read() -> None:
    gold = read(TABLE).gold
    text = read(TABLE).article.text
    assert text == "Mill burns\n\nAda Quill said the mill burned. Quill told the Post it rained.\n"
    assert [text[p["start"] : p["end"]] for p in gold["claims"][0]["content"]] == ["the mill burned"]
    assert [text[m["start"] : m["end"]] for m in gold["entities"][0]["mentions"]] == ["Ada Quill", "Quill"]


WRONG = [
    (changed(body=TABLE["body"].replace("> the mill burned", "> the mill drowned")), "'the mill drowned' stands 0 times"),
    (changed(body=TABLE["body"].replace("said the mill burned.", "said the mill burned, said he.")), "'said' stands 2 times"),
    (changed(body=TABLE["body"].replace("s:mill", "s:tower")), "unknown entity"),
    (changed(body=TABLE["body"].replace("s:mill", "maybe")), "unknown or repeated attributes"),
    (changed(body=TABLE["body"].replace(" | s:mill", " | x | y")), "a claim has content"),
    (changed(entities=TABLE["entities"].replace("Post", "Herald")), "'Herald' of post stands nowhere"),
    (changed(entities=TABLE["entities"] + "\nada = Person: Quill"), "'Quill'"),
    (changed(entities=TABLE["entities"].replace("Outlet", "Paper")), "no entity"),
    (changed(relations="quill spokeTo herald | Quill told the Post"), "no relation"),
    (changed(relations="quill spokeTo post = guest | Quill told the Post"), "a role goes with holdsRole"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "message"), WRONG, ids=[message for _, message in WRONG])
def test_what_does_not_fit_is_told_with_the_passage(table: dict[str, Any], message: str) -> None:
    with pytest.raises(SourceError, match=f"^x: .*{message}"):
        read(table)
