"""Judgements onto the records of today: from words of an article to what the machine made of them.

The same words are looked for first; where another version of the extractor cut them otherwise, those that overlap most, if by half. A
judgement of a reading (accept, reject) fits that reading alone: where the words have another source or stance now, it is listed, and
nobody is said to have checked what they never saw.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kgraph.article import Article
from kgraph.ledger.entry import PAIRWISE, ArticleAt, ClaimAt, Entry, MentionAt, OutletAt, Target
from kgraph.ledger.judgements import Judgements
from kgraph.ledger.misfit import Misfit
from kgraph.ledger.pairs import Links, Member, Pair, combined, pair_of
from kgraph.ledger.places import Places, UnfitError
from kgraph.record import Checked, Record, Source

Party = Member | str
"""Someone in an article, or an outlet by a form of its name: who bears that is found out by resolution."""
NO_LINKS = Links()


@dataclass(frozen=True, slots=True)
class Fitted:
    """What resolution is told. Members are (article key, entity or claim id in its record)."""

    entities: Links = NO_LINKS
    questions: Links = NO_LINKS
    propositions: Links = NO_LINKS
    checked: Mapping[Member, Checked] = field(default_factory=dict)
    sources: Mapping[Member, Source] = field(default_factory=dict)
    """Of each claim whose source a person put right."""
    read_as: Mapping[Member, Source] = field(default_factory=dict)
    """Of these claims, the source that the machine had read."""
    credibility: Mapping[Member, str] = field(default_factory=dict)
    """Grades of claims."""
    graded: tuple[tuple[Party, Entry], ...] = ()
    """Grades of sources and outlets, in the order in which they were given: of two of one party the later holds."""
    withdrawn: tuple[tuple[Party, Entry], ...] = ()
    """Withdrawals of sources and outlets, and what took them back, in their order."""
    withdrawn_articles: frozenset[str] = frozenset()
    misfits: tuple[Misfit, ...] = ()

    @property
    def rejected(self) -> frozenset[Member]:
        """Claims that the machine misread."""
        return frozenset(m for m, c in self.checked.items() if c.status == "rejected")


def fit(judgements: Judgements, pairs: Sequence[tuple[Article, Record]]) -> Fitted:
    """Carry over what fits, and list what does not. The order of the articles does not matter."""
    if not judgements.entries:
        return Fitted()
    work = _Fitting(Places(pairs))
    for one in judgements.entries:
        try:
            work.take(one)
        except UnfitError as error:
            work.misfits.append(Misfit(entry=one.id, trouble="unfit", reason=str(error)))
    return work.done()


class _Fitting:
    """Goes through the entries in their order, so that of two that land on one thing the later holds."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.misfits: list[Misfit] = []
        self.entities: dict[Pair, tuple[Entry, ...]] = {}
        self.claims: dict[str, dict[Pair, tuple[Entry, ...]]] = {"question": {}, "proposition": {}}
        self.checked: dict[Member, Checked] = {}
        self.sources: dict[Member, Source] = {}
        self.read_as: dict[Member, Source] = {}
        self.credibility: dict[Member, str] = {}
        self.graded: list[tuple[Party, Entry]] = []
        self.withdrawn: list[tuple[Party, Entry]] = []
        self.withdrawn_articles: set[str] = set()

    def take(self, one: Entry) -> None:
        """Raises UnfitError."""
        if one.what in PAIRWISE:
            self._pair(one)
        elif one.what in ("right-source", "wrong-source"):
            self._source(one)
        elif one.what == "grade":
            self._grade(one.of[0], one)
        elif one.what in ("withdraw", "restore"):
            self._standing(one.of[0], one)
        else:
            self._reading(one)

    def _pair(self, one: Entry) -> None:
        first, second = (self._member(t) for t in one.of)
        if first != second:
            verdicts = self.claims[one.level] if one.level else self.entities
            pair = pair_of(first, second)
            verdicts[pair] = (*verdicts.get(pair, ()), one)
        elif one.what == "different":
            raise UnfitError("one article's record holds them to be one, and judgements do not divide what stands in one record")

    def _reading(self, one: Entry) -> None:
        if isinstance(target := one.of[0], ClaimAt):
            self.checked[self.places.reading(target)] = Checked(
                status="checked" if one.what == "accept" else "rejected", who=one.who, when=one.when
            )

    def _source(self, one: Entry) -> None:
        claim, said = self._member(one.of[0]), None
        if len(one.of) > 1 and isinstance(one.of[1], MentionAt):
            if one.of[1].article != claim[0]:
                raise UnfitError("the source stands in another article than the claim")
            said = self.places.source(one.of[1])
        entity = said.entity if said else None
        if one.what == "wrong-source" and entity != self.places.claim_of(claim).source.entity:
            return  # read otherwise since: nothing is wrong any more
        self.read_as[claim] = self.places.claim_of(claim).source
        self.sources[claim] = said if said and one.what == "right-source" else Source(kind="impersonal")
        if claim not in self.checked or self.checked[claim].status != "rejected":
            self.checked[claim] = Checked(status="checked", who=one.who, when=one.when)

    def _grade(self, target: Target, one: Entry) -> None:
        if isinstance(target, ClaimAt):
            self.credibility[self._member(target)] = one.grade or ""
        else:
            self.graded.append((self._party(target), one))

    def _standing(self, target: Target, one: Entry) -> None:
        if not isinstance(target, ArticleAt):
            self.withdrawn.append((self._party(target), one))
        elif one.what == "withdraw":
            self.withdrawn_articles.add(self.places.article(target.article))

    def _party(self, target: Target) -> Party:
        return target.outlet if isinstance(target, OutletAt) else self._member(target)

    def _member(self, target: Target) -> Member:
        if isinstance(target, ClaimAt):
            return self.places.claim(target)
        if isinstance(target, MentionAt):
            return self.places.entity(target)
        raise TypeError(f"{target} is no claim and no mention")  # entries are checked when they are made and when they are read

    def done(self) -> Fitted:
        """All that fits, and what does not."""
        told = self.claims
        # What is one proposition puts one question; what puts two questions is two propositions.
        kept = {
            "entity": combined(self.entities), "question": combined(_with(told["question"], told["proposition"], "same")),
            "proposition": combined(_with(told["proposition"], told["question"], "different")),
        }
        conflicts = {(e.id, by.id): by for _, refused in kept.values() for e, by in refused}
        self.misfits += [
            Misfit(entry=entry, trouble="conflict", reason=f"{other} ({by.who}) holds apart what it would join through others")
            for (entry, other), by in conflicts.items()
        ]
        return Fitted(
            kept["entity"][0], kept["question"][0], kept["proposition"][0], self.checked, self.sources, self.read_as, self.credibility,
            tuple(self.graded), tuple(self.withdrawn), frozenset(self.withdrawn_articles), tuple(sorted(self.misfits)),
        )


def _with(own: Mapping[Pair, tuple[Entry, ...]], other: Mapping[Pair, tuple[Entry, ...]], what: str) -> dict[Pair, tuple[Entry, ...]]:
    """What was judged on one level, and what follows from the other, each in the order in which it was judged."""
    found = dict(own)
    for pair, entries in other.items():
        more = tuple(e for e in entries[-1:] if e.what == what)
        found[pair] = tuple(sorted((*found.get(pair, ()), *more), key=lambda e: e.order))
    return {pair: entries for pair, entries in found.items() if entries}
