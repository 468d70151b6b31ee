"""From the words that a judgement points at to what one record holds there."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from kgraph.article import Article
from kgraph.ledger.entry import ClaimAt, MentionAt, Place
from kgraph.ledger.pairs import Member
from kgraph.record import Claim, Entity, Record, Source, Span

ENOUGH = 0.5
"""Share of the code points of both spans that they must have in common to be the same words, cut otherwise."""
Thing = TypeVar("Thing", Claim, Entity)


class UnfitError(Exception):
    """What a judgement points at is not there, or is several things, or is read otherwise; the message says which."""


class Places:
    """The articles and records of one build."""

    __slots__ = ("_records",)

    def __init__(self, pairs: Iterable[tuple[Article, Record]]) -> None:
        self._records = {article.key: record for article, record in pairs}

    def article(self, key: str) -> str:
        """The key, where the article is there."""
        if key not in self._records:
            raise UnfitError("its article is not in the graph")
        return key

    def record(self, key: str) -> Record:
        """Of the article."""
        return self._records[self.article(key)]

    def entity(self, at: MentionAt) -> Member:
        """Whom the words speak of."""
        wanted = [(at.start, at.end)]
        entities = self.record(at.article).entities
        return at.article, _one(entities, wanted, lambda e: [[(m.start, m.end)] for m in e.mentions], "no one is named or described").id

    def claim(self, at: ClaimAt) -> Member:
        """Which claim the words make; of several on the same words the one with the same cue."""
        claims = self.record(at.article).claims
        exact = [c for c in claims if _places(c.content) == list(at.content)]
        among = [c for c in exact if _agree(_place(c.cue), at.cue)] if len(exact) > 1 else exact or claims
        return at.article, _one(among, list(at.content), lambda c: [_places(c.content)], "no claim is read").id

    def reading(self, at: ClaimAt) -> Member:
        """The same claim, if it still has the source and the stance that were judged."""
        member = self.claim(at)
        found = self.claim_of(member)
        if not _agree(_place(found.source.mention), at.source):
            raise UnfitError("its source is read otherwise now; judge it again")
        if found.stance != at.stance:
            raise UnfitError(f"it is read as {found.stance} now, no longer as {at.stance}; judge it again")
        return member

    def claim_of(self, member: Member) -> Claim:
        """From its member."""
        return next(c for c in self.record(member[0]).claims if c.id == member[1])

    def source(self, at: MentionAt) -> Source:
        """Whom the words speak of, as the source of a claim of that article."""
        key, wanted = self.entity(at)
        entity = next(e for e in self.record(key).entities if e.id == wanted)
        exact = [m for m in entity.mentions if _agree((m.start, m.end), (at.start, at.end))]
        mention = Span(exact[0].start, exact[0].end) if exact else None
        return Source(kind="named" if entity.named else "unnamed", entity=entity.id, mention=mention)


def claim_at(article: Article, claim: Claim) -> ClaimAt:
    """How a ledger points at a claim, as one record reads it."""
    words = " … ".join(" ".join(article.text[s.start : s.end].split()) for s in claim.content)
    return ClaimAt(article.key, tuple(_places(claim.content)), _place(claim.cue), _place(claim.source.mention), claim.stance, words)


def mention_at(article: Article, span: Span) -> MentionAt:
    """How a ledger points at whoever stands at a span."""
    return MentionAt(article.key, span.start, span.end, " ".join(article.text[span.start : span.end].split()))


def _one(things: Sequence[Thing], wanted: list[Place], places: Callable[[Thing], list[list[Place]]], nothing: str) -> Thing:
    """The thing whose words overlap most with those wanted."""
    rated = [(max((_overlap(p, wanted) for p in places(thing)), default=0.0), thing) for thing in things]
    best = max((rate for rate, _ in rated), default=0.0)
    found = [thing for rate, thing in rated if rate == best]
    if best < ENOUGH:
        raise UnfitError(f"{nothing} at these words now")
    if len(found) > 1:
        raise UnfitError(f"{len(found)} things stand at these words now; judge the one that is meant")
    return found[0]


def _overlap(one: list[Place], two: list[Place]) -> float:
    """Common code points over all of both; the spans of each do not overlap one another."""
    if one == two:
        return 1.0
    common = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in two)
    every = sum(e - s for s, e in one) + sum(e - s for s, e in two) - common
    return common / every if every else 0.0


def _agree(one: Place | None, two: Place | None) -> bool:
    """Whether both are the same words, or there are none on either side."""
    return _overlap([one], [two]) >= ENOUGH if one and two else one == two


def _place(span: Span | None) -> Place | None:
    return (span.start, span.end) if span else None


def _places(spans: Iterable[Span]) -> list[Place]:
    return [(s.start, s.end) for s in spans]
