"""One article by itself: which of its claims put one question."""

from collections import Counter

import msgspec

from kgraph.article import Article
from kgraph.record import Claim, Record
from kgraph.resolution.catalogue import Catalogue
from kgraph.resolution.resolve import resolve
from kgraph.resolution.sides import sided


def alone(article: Article, record: Record) -> Record:
    """The record with ids of the propositions that its own claims share (`id:p1`, … by first claim), null where a claim stands alone.

    The ids name the article, so that records of several never share one by chance. Statements stand under their claim's. Other
    articles may join or part them: `kgraph export records` tells.
    """
    resolution = resolve([article], [record], Catalogue())
    found, record = resolution.question_of, sided(article, record, resolution)
    slugs = [found[f"{article.key}/{claim.id}"] for claim in record.claims]
    shared = Counter(slugs)
    ids: dict[str, str] = {}
    for slug in slugs:
        if shared[slug] > 1:
            ids.setdefault(slug, f"{record.article}:p{len(ids) + 1}")
    claims = [_under(claim, ids.get(slug)) for claim, slug in zip(record.claims, slugs, strict=True)]
    return msgspec.structs.replace(record, claims=tuple(claims))


def _under(claim: Claim, proposition: str | None) -> Claim:
    replace = msgspec.structs.replace
    statements = tuple(replace(s, proposition=proposition) for s in claim.statements)
    return replace(claim, proposition=proposition, statements=statements)
