"""Attribution, case by case: what is claimed, by whom, by which words."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kgraph.article import Article
from kgraph.language import Extractor
from kgraph.record import Claim, Record, quote

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "attribution_cases.toml").read_text(encoding="utf-8"))["case"]
TITLE = "Notes from the town"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _found(text: str, record: Record, claim: Claim) -> tuple[str, str, str]:
    mention = claim.source.mention
    source = text[mention.start : mention.end] if mention else _name(record, claim)
    return quote(text, claim.content), source, text[claim.cue.start : claim.cue.end] if claim.cue else "-"


def _name(record: Record, claim: Claim) -> str:
    return next((e.name for e in record.entities if e.id == claim.source.entity), "-")


@pytest.mark.parametrize("case", CASES, ids=[f"{c['kind']}-{n}" for n, c in enumerate(CASES)])
def test_case(extractor: Extractor, case: dict[str, Any]) -> None:
    text = f"{TITLE}\n\n{case['text']}"
    record = extractor.extract(Article(id="case", text=text, title=TITLE, outlet="The Example"))
    found = sorted(_found(text, record, claim) for claim in record.claims)
    assert found == sorted(tuple(claim) for claim in case["claims"])
    if "who" in case:
        assert {_name(record, claim) for claim in record.claims} == {case["who"]}
    if "stance" in case:
        assert {claim.stance for claim in record.claims} == {case["stance"]}
