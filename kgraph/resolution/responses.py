"""Answers that take no side: a request for comment, a refusal, "no official confirmation", "could not verify".

They are found among the claims of the records alone: a sentence of which the extractor makes no claim ("She declined to comment") is none.
"""

import re
from collections.abc import Mapping
from typing import get_args

from kgraph.article import Article
from kgraph.record import Claim, Record, quote
from kgraph.resolution.model import ResponseKind
from kgraph.resolution.tables import table

_WORDS: Mapping[ResponseKind, re.Pattern[str]] = {
    kind: re.compile("|".join(rf"\b(?:{words})\b" for words in table("responses")[kind]["words"])) for kind in get_args(ResponseKind)
}
SHORT = 14
"""Words of a content that says nothing else. Longer ones may mention a refusal among what they claim."""


def responses(article: Article, record: Record) -> dict[str, ResponseKind]:
    """The ids of claims of one article that are such answers, with their kind; those that take no side for another reason are left out."""
    found = {}
    for claim in record.claims:
        kind = _kind(article.text, claim)
        if kind:
            found[claim.id] = kind
    return found


def _kind(text: str, claim: Claim) -> ResponseKind | None:
    said = quote(text, claim.content).casefold().replace("’", "'")
    if claim.stance == "denies" or len(said.split()) > SHORT:
        return None
    cue = f"{text[claim.cue.start : claim.cue.end]} " if claim.cue and claim.stance == "noPosition" else ""
    return next((kind for kind, words in _WORDS.items() if words.search(cue.casefold() + said)), None)
