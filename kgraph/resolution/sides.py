"""On which side of its question a claim stands that denies by what it says: "he had no surgery" where others deny that he had surgery.

One article's record takes such a claim for an assertion; only the question it is joined to tells.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from kgraph.article import Article
from kgraph.record import Record
from kgraph.resolution.judged import with_sources
from kgraph.resolution.model import Member, Resolution
from kgraph.resolution.said import Said


def deniers(groups: Iterable[Sequence[Member]], claims: Mapping[Member, Said], by_cue: frozenset[Member]) -> frozenset[Member]:
    """Members that assert in words that turn, in groups where the same is denied by a cue ("denied that he had surgery").

    Who denies "the report" denies what it says, whatever words that has: it turns nothing.

    `by_cue` are the claims whose cue denies their content.
    """
    found: set[Member] = set()
    for group in groups:
        if any(m in by_cue and not claims[m].turned and not claims[m].pointing for m in group):
            found.update(m for m in group if m not in by_cue and claims[m].stance == "asserts" and claims[m].turned)
    return frozenset(found)


def sided(article: Article, record: Record, resolution: Resolution) -> Record:
    """The record as resolution left it: each claim's stance to the question that it was joined to, the source that a person put right,
    and who checked it.
    """
    start = f"{article.key}/"
    first, last = bisect_left(resolution.turned, start), bisect_left(resolution.turned, f"{article.key}0")  # "0" comes after "/"
    turned = {key.removeprefix(start) for key in resolution.turned[first:last]}
    right = {(article.key, c.id): resolution.sources[start + c.id] for c in record.claims if start + c.id in resolution.sources}
    record = with_sources(record, article.key, right)
    checked = {c.id: resolution.checked.get(start + c.id) for c in record.claims}
    if not turned and not any(checked.values()):
        return record
    replace = msgspec.structs.replace
    claims = (replace(c, stance="denies" if c.id in turned else c.stance, checked=checked[c.id]) for c in record.claims)
    return replace(record, claims=tuple(claims))
