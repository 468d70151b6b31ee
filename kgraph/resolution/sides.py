"""On which side of its question a claim stands that denies by what it says: "he had no surgery" where others deny that he had surgery.

One article's record takes such a claim for an assertion; only the question it is joined to tells.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

import msgspec

from kgraph.article import Article
from kgraph.record import Record, Stance, quote
from kgraph.resolution.judged import with_sources
from kgraph.resolution.model import Member, Resolution
from kgraph.resolution.relate import beside, contrary, opposed, side
from kgraph.resolution.said import Said
from kgraph.resolution.units import Unit

EXAMINED = " being "
""" "The vote is being examined" takes no side; "the police are examining the vote" is the very thing that is told."""
LOOKED_AT = 40
"""Claims of a group that another is held against, so that cost does not grow with the square of a group."""


def deniers(groups: Iterable[Sequence[Unit]], rarity: Mapping[str, float], claims: Mapping[Member, Said]) -> dict[Member, Unit]:
    """Claims that assert that something is not so, in groups where others assert that it is, or deny by a cue that it is; each as the
    denial that it is.

    `groups`: the first statements of the claims that put each question, without those that only point; `claims`: all as they are
    compared. Who denies "the report" denies what it says, whatever words that has: it turns nothing.
    """
    found: dict[Member, Unit] = {}
    for group in groups:
        told = [u if u.stance == "asserts" else replace(u, stance="asserts") for u in group if u.states][:LOOKED_AT]
        plain = [u for u in group if u.stance == "asserts" and u.member not in found]
        other = _by_opposites(plain, told, {u.member for u in group if u.stance == "denies"}, rarity, claims)
        found.update(other)
        said = [u for u in told if not u.negated and u.member not in other]
        found.update(
            (u.member, u) for u in plain
            if u.negated and u.member not in other and any(opposed(u, o, rarity) or beside(u, o, rarity) for o in said)
        )
    return {member: replace(u, stance="denies", states=False, negated=False) for member, u in found.items()}


def _by_opposites(
    plain: Sequence[Unit], told: Sequence[Unit], denied: AbstractSet[Member], rarity: Mapping[str, float], claims: Mapping[Member, Said],
) -> dict[Member, Unit]:
    """Those of `plain` that say what is opposite to one of `told`, in the word that is asked."""
    pairs = [
        (unit, other, turned) for unit in plain for other in told
        if unit.member != other.member and (turned := contrary(unit, other, rarity))
    ]
    use: dict[str, set[Member]] = defaultdict(set)
    for unit, other, turned in pairs:
        use[turned.own].add(unit.member)
        use[turned.other].add(other.member)

    def asked(word: str) -> tuple[int, int, int, int, str]:
        """What is denied by a cue, else what is only hearsay, else what more say, else what stands first in its article."""
        rows = [claims[m] for m in use[word]]
        return len(use[word] & denied), sum(not c.source for c in rows), len(rows), -min(c.place for c in rows), word

    found: dict[Member, Unit] = {}
    for unit, other, turned in pairs:
        one: Unit | None = turned.unit
        if asked(turned.own) > asked(turned.other):
            unit, back = other, contrary(other, unit, rarity)
            one = back.unit if back and other.member not in denied else None
        if one and side(one) < 0:
            found.setdefault(unit.member, one)
    return found


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
