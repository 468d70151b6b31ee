"""On which side of its question a claim stands that denies by what it says: "he had no surgery" where others deny that he had surgery.

One article's record takes such a claim for an assertion; only the question it is joined to tells.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import msgspec

from kgraph.article import Article
from kgraph.record import Record, Stance, quote
from kgraph.resolution.judged import with_sources
from kgraph.resolution.model import Member, Resolution
from kgraph.resolution.relate import opposed
from kgraph.resolution.units import Unit

EXAMINED = " being "
""" "The vote is being examined" takes no side; "the police are examining the vote" is the very thing that is told."""
LOOKED_AT = 40
"""Claims of a group that another is held against, so that cost does not grow with the square of a group."""


def deniers(groups: Iterable[Sequence[Unit]], rarity: Mapping[str, float]) -> frozenset[Member]:
    """Claims that assert that something is not so, in groups where others assert that it is, or deny by a cue that it is.

    `groups`: the first statements of the claims that put each question, without those that only point. Who denies "the report" denies
    what it says, whatever words that has: it turns nothing.
    """
    found: set[Member] = set()
    for group in groups:
        told = [u if u.stance == "asserts" else replace(u, stance="asserts") for u in group if u.states and not u.negated][:LOOKED_AT]
        found.update(u.member for u in group if u.stance == "asserts" and u.negated and any(opposed(u, other, rarity) for other in told))
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
    sides: dict[str, Stance] = {
        c.id: "noPosition" for c in record.claims
        if (kind := resolution.responses.get(start + c.id)) and (kind != "underExamination" or EXAMINED in quote(article.text, c.content))
    }
    sides |= dict.fromkeys(turned, "denies")
    if not sides and not any(checked.values()):
        return record
    claims = (msgspec.structs.replace(c, stance=sides.get(c.id, c.stance), checked=checked[c.id]) for c in record.claims)
    return msgspec.structs.replace(record, claims=tuple(claims))
