"""Tables of cases as articles and records: what the extractor reads in a text, and a claim where it missed the words in question."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from kgraph.article import Article
from kgraph.language.extractor import Extractor
from kgraph.record import Claim, Record, Source, Span

DATA = Path(__file__).parent / "data"
ENOUGH = 0.5
"""Share of all their code points that a claim and the given words must have in common to be one."""


def rows(name: str, half: str) -> list[dict[str, Any]]:
    """The lines of a table: `all` of them, or those whose ids end in an `even` or an `odd` number."""
    found = [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines() if line.strip()]
    return [row for row in found if half == "all" or int(row["id"].rpartition("-")[2]) % 2 == (half == "odd")]


def read(articles: Iterable[Article]) -> dict[str, Record]:
    """Records by article key."""
    articles = list(articles)
    return {a.key: r for a, r in zip(articles, Extractor().extract_all(articles), strict=True)}


def common(claim: Claim, words: Span) -> float:
    """Share of all their code points that a claim and these words have in common."""
    inside = sum(max(0, min(p.end, words.end) - max(p.start, words.start)) for p in claim.content)
    either = sum(p.end - p.start for p in claim.content) + words.end - words.start - inside
    return inside / either if either else 0.0


def claim_at(record: Record, words: Span) -> Claim | None:
    """The claim whose content has most in common with the given words, if that is enough."""
    best = max(record.claims, key=lambda c: (common(c, words), c.id), default=None)
    return best if best and common(best, words) >= ENOUGH else None


def with_claim(record: Record, words: Span) -> tuple[Record, Claim, bool]:
    """The record, the claim on these words, and whether the extractor found it. A missed one is put in, with no one behind it."""
    found = claim_at(record, words)
    if found:
        return record, found, True
    about = tuple(e.id for e in record.entities if e.type != "Place" and any(words.start <= m.start < words.end for m in e.mentions))
    made = Claim(
        id="missed", content=(words,), cue=None, source=Source(kind="impersonal"), about=about, subject=about[0] if about else None,
        firsthand=False, sentence=words, rule="case",
    )
    return msgspec.structs.replace(record, claims=(*record.claims, made)), made, False
