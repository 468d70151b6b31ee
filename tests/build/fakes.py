"""An extractor that reads one claim a line, and a target that writes JSON: builds without spaCy and RDF."""

import re
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from kgraph.article import Article
from kgraph.build.generation import Manifest
from kgraph.errors import ReadError, UsageError
from kgraph.record import Claim, Entity, Mention, Record, Source, Span
from kgraph.resolution import Resolution

LINE = re.compile(r"^(\w+ \w+) says (.+)$", re.MULTILINE)


class FakeExtractor:
    """ "Jane Doe says it rained" is a claim by Jane Doe. A text with BAD in it fails, LONG is too long, SLOW says so and takes its time,
    and with NOMODEL in it nothing can be read.
    """

    def __init__(self, fingerprint: str = "fake-1") -> None:
        self.fingerprint = fingerprint
        self.read: list[str] = []

    def extract(self, article: Article) -> Record:
        self.read.append(article.id)
        if "BAD" in article.text:
            raise ValueError("bad article")
        if "LONG" in article.text:
            raise ReadError(article.file or article.id, "too long", "divide it")
        if "NOMODEL" in article.text:
            raise UsageError("no such model")
        if "SLOW" in article.text:
            print("SLOW", flush=True)  # whoever waits for it need not try the lock, which for that moment holds it against the build
            time.sleep(60)
        entities: dict[str, Entity] = {}
        claims = []
        for i, match in enumerate(LINE.finditer(article.text), 1):
            name, at = match[1], Mention(*match.span(1))
            entity = entities.setdefault(name, Entity(id=f"e{len(entities) + 1}", type="Person", named=True, name=name, mentions=(at,)))
            content = Span(*match.span(2))
            claims.append(
                Claim(
                    id=f"c{i}", content=(content,), cue=None, source=Source(kind="named", entity=entity.id), subject=entity.id,
                    about=(entity.id,), topic="health", sentence=Span(*match.span()), rule="fake",
                )
            )
        return Record(
            article=article.id, text_sha256=article.text_sha256, entities=tuple(entities.values()), claims=tuple(claims),
            extractor=self.fingerprint,
        )


def make() -> FakeExtractor:
    return FakeExtractor()


class JsonWriter:
    """One file, replaced whole. `fail` raises in the middle of a write."""

    fingerprint = "json-1"

    def __init__(self, fail: bool = False) -> None:
        self.fail, self.writes = fail, 0

    def manifest(self, graph: Path) -> Manifest | None:
        file = graph / "graph.json"
        return msgspec.json.decode(file.read_bytes())["manifest"] if file.is_file() else None  # type: ignore[no-any-return]

    def write(
        self, graph: Path, articles: Sequence[Article], records: Sequence[Record], resolution: Resolution, manifest: Manifest
    ) -> None:
        self.writes += 1
        part = graph / "graph.part"
        part.write_bytes(msgspec.json.encode({"manifest": manifest, "articles": articles, "records": records, "resolution": resolution}))
        if self.fail:
            raise OSError("disk full")
        part.replace(graph / "graph.json")

    def canonical(self, graph: Path) -> bytes:
        return (graph / "graph.json").read_bytes()
