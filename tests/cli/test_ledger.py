"""Judging by command: every way to name what is meant, taking back, passing on."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.article import Article
from kgraph.build import build
from kgraph.ledger import read
from kgraph.resolution import Catalogue
from tests.build.fakes import FakeExtractor
from tests.cli.conftest import Answer, Call

TEXTS = {
    "a17": "Ivo Marek says the dam leaks\nLena Orsk says rain fell on Tarn",
    "b:2": "Snow lay on the roofs of the old town.\nIvo Marek says the dam leaks badly\nOlga Brandt says the dam leaks badly",
}
ARTICLES = [Article(id=id, text=text, outlet=f"Outlet {id[0]}") for id, text in TEXTS.items()]
A, B = (a.key for a in ARTICLES)


@pytest.fixture(scope="module")
def matter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read only; the ledger stands elsewhere."""
    folder = tmp_path_factory.mktemp("matter") / "graph"
    build(ARTICLES, folder, catalogue=Catalogue.of([]), factory=FakeExtractor)
    return folder


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "ledger.jsonl"


@pytest.fixture
def judge(call: Call, matter: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answer]:
    monkeypatch.setenv("KGRAPH_LEDGER", str(ledger))
    monkeypatch.setenv("KGRAPH_WHO", "Ada Quill")
    return lambda command, *rest, **more: call("ledger", command, *rest, "-g", matter, **more)


def span(id: str, words: str) -> tuple[str, int, int]:
    start = TEXTS[id].index(words)
    return next(a.key for a in ARTICLES if a.id == id), start, start + len(words)


LEAKS = span("a17", "the dam leaks")
CLAIMS = [
    (f"claim/{A}-{LEAKS[1]}-{LEAKS[2]}", LEAKS), (f"https://kgraph.example/claim/{A}-{LEAKS[1]}-{LEAKS[2]}", LEAKS), ("a17/c1", LEAKS),
    ("a17:dam leaks", LEAKS), ("a17: The dam  leaks", LEAKS), (f"{A}/c2", span("a17", "rain fell on Tarn")),
    ("b:2/c1", span("b:2", "the dam leaks badly")),
]


@pytest.mark.parametrize(("typed", "wanted"), CLAIMS, ids=[t for t, _ in CLAIMS])
def test_a_claim_is_found(judge: Callable[..., Answer], typed: str, wanted: tuple[str, int, int]) -> None:
    answer = judge("add", "reject", typed, "--why", "a joke", "--format", "json")
    found = json.loads(answer.out)
    assert answer.code == 0 and "kgraph build" in answer.err
    assert (found["what"], found["who"], found["why"]) == ("reject", "Ada Quill", "a joke")
    at = found["of"][0]
    assert (at["article"], *at["content"][0]) == wanted


IVO = span("a17", "Ivo Marek")
STANDING = [
    ("Lena Orsk", {"kind": "mention", "article": A, "start": 29, "end": 38, "words": "Lena Orsk"}), ("orsk", {"words": "Lena Orsk"}),
    ("person/lena-orsk", {"words": "Lena Orsk"}), ("a17/e1", {"start": IVO[1], "end": IVO[2]}), ("b:2:Ivo Marek", {"article": B}),
    ("Outlet a", {"kind": "outlet", "outlet": "Outlet a"}), ("outlet/outlet-b", {"outlet": "Outlet b"}),
    ("a17", {"kind": "article", "article": A}), (f"article/{B}", {"kind": "article", "article": B}),
]


@pytest.mark.parametrize(("typed", "wanted"), STANDING, ids=[t for t, _ in STANDING])
def test_a_source_an_outlet_and_an_article_are_found(judge: Callable[..., Answer], typed: str, wanted: dict[str, object]) -> None:
    found = json.loads(judge("add", "withdraw", typed, "--format", "json").out)["of"][0]
    assert wanted.items() <= found.items()


AMISS = [
    (("reject", "a17:the moon"), 3, "a17/c1 the dam leaks"), (("reject", "b:2:badly"), 3, "2 claims have these words"),
    (("reject", "a18/c1"), 3, "Near: a17"), (("reject", f"claim/{A}-1-2"), 3, "reads it otherwise now"),
    (("withdraw", "Lena Orks"), 3, "did you mean Lena Orsk"), (("withdraw", "Ivo Marek"), 3, "2 answer to"),
    (("withdraw", "a17:the dam"), 3, "nobody is named or described as 'the dam' in a17"), (("same", "Lena Orsk"), 2, "takes two TARGETs"),
    (("same", "a17/e1", "a17:Ivo Marek"), 2, "two places"), (("grade", "Lena Orsk"), 2, "graded A to F"),
    (("grade", "a17", "--grade", "A"), 2, "is an article"), (("grade", "a17/c1", "--grade", "A"), 2, "graded 1 to 6"),
    (("right-source", "a17/c1", "a17/e1", "a17/e2"), 2, "not 3 TARGETs"), (("burn", "a17/c1"), 2, "burn"),
    (("reject", "a17/c1", "--who", " "), 2, "who judges?"),
]


@pytest.mark.parametrize(("args", "code", "said"), AMISS, ids=[" ".join(a) for a, *_ in AMISS])
def test_what_is_not_clear_is_asked(judge: Callable[..., Answer], ledger: Path, args: tuple[str, ...], code: int, said: str) -> None:
    answer = judge("add", *args)
    assert (answer.code, answer.out) == (code, "") and said in answer.err
    assert not ledger.exists()


def test_pairs_and_sources(judge: Callable[..., Answer], ledger: Path) -> None:
    judge("add", "same", "a17/e1", "b:2/e1")
    judge("add", "different", "a17/c1", "b:2/c1")
    judge("add", "same", "b:2/c1", "b:2/c2", "--level", "proposition")
    judge("add", "right-source", "a17/c1", "Lena Orsk")
    judge("add", "right-source", "a17/c2")
    judge("add", "wrong-source", "b:2/c1", "e1")
    assert [(e.what, e.level, len(e.of)) for e in read(ledger)] == [
        ("same", None, 2), ("different", "question", 2), ("same", "proposition", 2), ("right-source", None, 2), ("right-source", None, 1),
        ("wrong-source", None, 2),
    ]
    assert judge("check").code == 0
    times = [e.when for e in read(ledger)]
    assert times == sorted(set(times))


def listed(judge: Callable[..., Answer], *options: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(judge("list", *options, "--format", "json").out)
    return found


def test_list_undo_and_undo_of_undo(judge: Callable[..., Answer]) -> None:
    judge("add", "reject", "a17/c1", "a17/c2")
    judge("add", "accept", "a17/c1", "--who", "Ben Hale")
    assert [(e["what"], e["who"], e["state"]) for e in listed(judge, "--all")] == [
        ("reject", "Ada Quill", "superseded"), ("reject", "Ada Quill", "holds"), ("accept", "Ben Hale", "holds"),
    ]
    accept = str(listed(judge, "--by", "Ben Hale")[0]["id"])
    undo = json.loads(judge("undo", accept[:6], "--format", "json").out)["id"]
    assert [(e["what"], e["state"]) for e in listed(judge)] == [("reject", "holds"), ("reject", "holds")]
    assert judge("undo", accept).code == 3
    judge("undo", undo)
    assert [e["state"] for e in listed(judge, "--what", "accept", "--what", "undo", "--all")] == ["holds", "undone", "holds"]
    assert judge("undo", "zz").code == 3 and judge("undo", "").code == 3
    table = judge("list").out.splitlines()
    assert table[0].split("\t") == ["id", "when", "who", "what", "of", "why", "state"]
    assert "“the dam leaks” in " + A in table[2]


def test_check_lists_what_cannot_be_carried_out(judge: Callable[..., Answer], ledger: Path) -> None:
    assert judge("check").code == 0
    judge("add", "withdraw", "Outlet a")
    ledger.write_bytes(ledger.read_bytes().replace(b"Outlet a", b"Outlet z"))
    answer = judge("check")
    assert answer.code == 2 and f"{ledger}:1" in answer.err
    ledger.unlink()
    judge("import", "-", stdin='{"of":[{"kind":"outlet","outlet":"Outlet z"}],"what":"withdraw","when":"2024-05-01T09:00:00.000000Z"}\n')
    found = judge("check", "--format", "json")
    told = json.loads(found.out)
    assert found.code == 1 and not told["applied"] and told["entries"] == {"unfit": 1}
    assert told["misfits"][0]["reason"] == "no outlet here is called 'Outlet z'"
    assert "cannot be carried out" in judge("check").err


def test_import_and_export(judge: Callable[..., Answer], ledger: Path, tmp_path: Path) -> None:
    judge("add", "reject", "a17/c1")
    judge("add", "accept", "a17/c1")
    judge("add", "withdraw", "Outlet a")
    out = tmp_path / "out.jsonl"
    assert judge("export", "--out", out).code == 0
    assert len(read(out)) == 2 and len(judge("export", "--all").out.splitlines()) == 3
    whole = ledger.read_bytes()
    assert "0 new" in judge("import", out).err and ledger.read_bytes() == whole
    ledger.unlink()
    assert "2 new" in judge("import", out, "--who", "Ben Hale").err
    assert {e.who for e in read(ledger)} == {"Ada Quill"}


def test_an_import_with_a_wrong_line_takes_nothing(judge: Callable[..., Answer], ledger: Path) -> None:
    good = '{"of":[{"kind":"outlet","outlet":"Outlet a"}],"what":"withdraw","when":"2024-05-01T09:00:00.000000Z"}\n'
    for wrong, said in (('{"what":"withdraw"}', "standard input:2"), ("[]", "no judgement"), ("{", "no judgement")):
        answer = judge("import", "-", stdin=good + wrong)
        assert answer.code == 2 and said in answer.err and not ledger.exists()
    assert judge("import", "nowhere.jsonl").code == 2


def test_build_applies_and_tells(call: Call, tmp_path: Path, fake: FakeExtractor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KGRAPH_WHO", "Ada Quill")
    articles, graph = tmp_path / "articles", tmp_path / "graph"
    articles.mkdir()
    (articles / "a17.txt").write_text(TEXTS["a17"])
    assert call("build", articles, "-g", graph).code == 0
    call("ledger", "add", "accept", "a17/c1", "-g", graph)
    call("ledger", "add", "same", "a17/e1", "a17/e2", "-g", graph)
    call("ledger", "add", "different", "a17:Ivo Marek", "a17:Lena Orsk", "-g", graph, "--who", "Ben Hale")
    report = json.loads(call("build", "-g", graph, "--format", "json").out)
    assert (report["judgements"], report["read"], report["written"], len(fake.read)) == (2, 0, True, 1)
    assert "claims checked by a person\t1" in call("stats", "-g", graph).out.splitlines()
    assert "claims\t1, of which 1 checked by a person" in call("who", "Ivo Marek", "-g", graph).out.splitlines()
    assert call("ledger", "list", "-g", graph).code == 0
    only = call("export", "records", "--checked", "-g", graph)
    claims = json.loads(only.out)["claims"]
    assert [c["checked"]["who"] for c in claims] == ["Ada Quill"] and "1, of which 1 checked" in only.err
    assert call("export", "nquads", "--checked", "-g", graph).code == 2
    assert call("query", "who-says", "--set", "about=Ivo Marek", "--checked", "-g", graph).out.count("the dam leaks") >= 1
    assert call("query", "posts", "--checked", "-g", graph).code == 2
    (tmp_path / "ledger.jsonl").write_text("<<<<<<< ours\n")
    assert call("build", "-g", graph).code == 2
