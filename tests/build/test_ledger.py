"""Judgements outlive the graph: a rebuild from nothing, an added article, a removed one, another extractor."""

import shutil
from pathlib import Path

import msgspec
import pytest

from kgraph.article import Article
from kgraph.build import BuildReport, build, built
from kgraph.ledger import ClaimAt, Entry, MentionAt, OutletAt, append
from kgraph.record import Record
from kgraph.resolution import Catalogue, Resolution
from tests.build.fakes import FakeExtractor, JsonWriter
from tests.ledger.make import Pen

TEXTS = {
    "a": "Ivo Marek says the dam leaks\nLena Orsk says rain fell on Tarn",
    "b": "Snow lay on the roofs of the old town and in its gardens.\nIvo Marek says the dam leaks badly\nLena Orsk says the mayor is ill",
    "c": "A band played until noon, and nobody went home before the last song.\nIvo Marek says the dam is sound",
}
ARTICLES = {key: Article(id=key, text=text, outlet=f"Outlet {key}") for key, text in TEXTS.items()}


class OtherExtractor(FakeExtractor):
    """Numbers its claims and entities otherwise, and takes the first word of each content for no part of it."""

    def extract(self, article: Article) -> Record:
        record, replace = super().extract(article), msgspec.structs.replace
        new = {e.id: f"e{20 - n}" for n, e in enumerate(record.entities)}
        claims = []
        for n, one in enumerate(reversed(record.claims), 1):
            words = article.text[one.content[0].start : one.content[0].end]
            content = (replace(one.content[0], start=one.content[0].start + words.index(" ") + 1),)
            who = new[one.source.entity or ""]
            claims.append(replace(one, id=f"k{n}", content=content, source=replace(one.source, entity=who), subject=who, about=(who,)))
        entities = [replace(e, id=new[e.id]) for e in reversed(record.entities)]
        return replace(record, entities=tuple(entities), claims=tuple(claims))


def at(id: str, words: str) -> ClaimAt:
    start = TEXTS[id].index(words)
    return ClaimAt(ARTICLES[id].key, ((start, start + len(words)),), words=words)


def who(id: str, name: str) -> MentionAt:
    start = TEXTS[id].index(name)
    return MentionAt(ARTICLES[id].key, start, start + len(name), name)


@pytest.fixture
def ledger(tmp_path: Path) -> list[Entry]:
    pen = Pen()
    entries = [
        pen("same", who("a", "Ivo Marek"), who("b", "Ivo Marek")), pen("different", who("a", "Ivo Marek"), who("c", "Ivo Marek")),
        pen("reject", at("a", "rain fell on Tarn")), pen("accept", at("b", "the mayor is ill")),
        pen("right-source", at("b", "the dam leaks badly"), who("b", "Lena Orsk")), pen("withdraw", OutletAt("Outlet c")),
        pen("different", at("a", "the dam leaks"), at("c", "the dam is sound"), level="question"),
    ]
    append(tmp_path / "ledger.jsonl", entries)
    return entries


def run(folder: Path, ids: str, extractor: FakeExtractor | None = None, **rest: object) -> BuildReport:
    return build(
        [ARTICLES[i] for i in ids], folder, catalogue=Catalogue.of([]), factory=lambda: extractor or FakeExtractor(),
        writer=JsonWriter(), **rest,  # type: ignore[arg-type]
    )


def known(folder: Path) -> Resolution:
    return built(folder, JsonWriter().manifest(folder)).resolution


def told(folder: Path) -> dict[str, object]:
    """What became of the judgements, by words: for whatever ids a record has."""
    whole = built(folder, JsonWriter().manifest(folder))
    found, told = whole.resolution, dict[str, object]()
    for article, record in zip(whole.articles, whole.records, strict=True):
        for claim in record.claims:
            key, last = f"{article.key}/{claim.id}", article.text[: claim.content[0].end].split()[-1]
            said = found.checked.get(key)
            told[f"{article.id} {last}"] = (said.status if said else "", key in found.sources, key in found.withdrawn)
    pairs = zip(whole.articles, whole.records, strict=True)
    names = {(a.id, e.name): found.entity_of[f"{a.key}/{e.id}"] for a, r in pairs for e in r.entities}
    for one, two in (("a", "b"), ("a", "c"), ("b", "c")):
        if (one, "Ivo Marek") in names and (two, "Ivo Marek") in names:
            told[one + two] = names[one, "Ivo Marek"] == names[two, "Ivo Marek"]
    return told


WANTED = {
    "a leaks": ("", False, False), "a Tarn": ("rejected", False, False), "b badly": ("checked", True, False),
    "b ill": ("checked", False, False), "c sound": ("", False, True), "ab": True, "ac": False, "bc": False,
}


def test_a_rebuild_from_nothing(tmp_path: Path, ledger: list[Entry]) -> None:
    graph = tmp_path / "graph"
    report = run(graph, "abc")
    assert (report.judgements, report.misfits, told(graph)) == (len(ledger), (), WANTED)
    first = (graph / "graph.json").read_bytes()
    shutil.rmtree(graph)
    run(graph, "abc")
    assert (graph / "graph.json").read_bytes() == first


@pytest.mark.usefixtures("ledger")
def test_an_added_and_a_removed_article(tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    report = run(graph, "ab")
    assert sorted(m.reason for m in report.misfits) == [
        "its article is not in the graph", "its article is not in the graph", "no outlet here is called 'Outlet c'",
    ]
    assert told(graph) == {k: v for k, v in WANTED.items() if "c" not in k}
    assert run(graph, "c").misfits == () and told(graph) == WANTED
    assert len(run(graph, "", remove=["a"]).misfits) == 4
    assert run(graph, "a").misfits == () and told(graph) == WANTED


@pytest.mark.usefixtures("ledger")
def test_another_extractor(tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    run(graph, "abc")
    report = run(graph, "abc", OtherExtractor("fake-2"))
    assert (report.read, report.misfits, told(graph)) == (3, (), WANTED)


@pytest.mark.usefixtures("ledger")
def test_new_judgements_are_applied_and_read_nothing(tmp_path: Path) -> None:
    graph, extractor = tmp_path / "graph", FakeExtractor()
    (tmp_path / "ledger.jsonl").rename(tmp_path / "other.jsonl")
    run(graph, "abc", extractor)
    assert known(graph).checked == {}
    report = run(graph, "", extractor, ledger=tmp_path / "other.jsonl")
    assert (report.read, report.written, len(extractor.read), told(graph)) == (0, True, 3, WANTED)
    again = run(graph, "", extractor, ledger=tmp_path / "other.jsonl")
    assert not again.written


def test_the_base_stays_unless_another_is_given(tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    run(graph, "ab", base="https://example.org/one/")
    assert not run(graph, "").written
    assert run(graph, "", base="https://example.org/two/").written
    assert not run(graph, "").written
