"""The demo articles as annotators read them, built to disk: no model is needed."""

from pathlib import Path

import msgspec
import pytest

from kgraph.article import Article
from kgraph.build import build
from kgraph.data import folder
from kgraph.evaluate.inputs import read
from kgraph.record import Argument, Claim, Record, Statement
from tests.queries.complete import complete

ARTICLES = folder("seeds") / "articles" / "health-*"


class Annotators:
    """An extractor that looks the record up. Each claim states that its subject harms everyone that it is about."""

    fingerprint = "annotators"

    def __init__(self) -> None:
        self._records = read(str(folder("seeds") / "gold"))

    def extract(self, article: Article) -> Record:
        record = complete(article, self._records[article.id])
        return msgspec.structs.replace(record, claims=tuple(map(_stated, record.claims)), extractor=self.fingerprint)


def _stated(claim: Claim) -> Claim:
    harmed = tuple(Argument(role="object", span=claim.content[0], entity=e) for e in (*claim.about, *claim.via))
    said = Statement(content=claim.content, subject=claim.subject, predicate="harm", arguments=harmed, stance=claim.stance)
    return msgspec.structs.replace(claim, statements=(said,))


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph's folder. Read only."""
    target = tmp_path_factory.mktemp("graph")
    report = build([ARTICLES], target, factory=Annotators)
    assert report.written and not report.failed
    return target
