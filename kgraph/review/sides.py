"""What was built, as a reviewer is shown it: sentences with their marks, and how judgements point at them."""

from collections import Counter
from functools import cached_property

from kgraph.article import Article
from kgraph.build import Built
from kgraph.ledger import ClaimAt, MentionAt
from kgraph.ledger.places import claim_at, mention_at
from kgraph.record import Claim, Entity, Record, Span
from kgraph.resolution.model import Member, ResolvedEntity
from kgraph.resolution.sides import sided
from kgraph.review.doubt import Mark, Side
from kgraph.review.find import best

AROUND = 110
"""Code points that are shown on both sides of a name that stands in no claim's sentence."""


class Sides:
    """Over one build. Records are as resolution left them; targets are told by what the machine read."""

    def __init__(self, whole: Built) -> None:
        resolution = whole.resolution
        self._raw = {a.key: r for a, r in zip(whole.articles, whole.records, strict=True)}
        self._at = {a.key: (a, sided(a, r, resolution)) for a, r in zip(whole.articles, whole.records, strict=True)}
        self._claims = {(key, c.id): c for key, (_, r) in self._at.items() for c in r.claims}
        self._entities = {(key, e.id): e for key, (_, r) in self._at.items() for e in r.entities}
        self.keys = tuple(sorted(self._at))
        self.members = tuple(sorted(self._claims))
        self.candidates, self.links, self._propositions_of = resolution.candidates, resolution.links, resolution.propositions_of
        self.entities: dict[str, ResolvedEntity] = {e.slug: e for e in resolution.entities}
        self.entity_of, self.question_of, self._outlets = resolution.entity_of, resolution.question_of, resolution.outlets

    def at(self, key: str) -> tuple[Article, Record]:
        """An article and its record."""
        return self._at[key]

    def claim(self, member: Member) -> Claim:
        """By its member."""
        return self._claims[member]

    def said_in(self, member: Member) -> tuple[str, ...]:
        """The propositions that a claim states or denies."""
        return self._propositions_of["/".join(member)]

    def shown(self, slug: str) -> bool:
        """Whether any words of an article speak of it: an outlet may be known by metadata alone."""
        return any(map(self.mentioned, self.entities[slug].members))

    def mentioned(self, member: Member) -> bool:
        """Whether any words speak of the entity."""
        return bool(self._entities[member].mentions)

    def articles_of(self, question: str) -> int:
        """How many articles have a claim that answers it."""
        return self._articles[question]

    @cached_property
    def _articles(self) -> Counter[str]:
        return Counter(q for q, _ in {(self.question_of["/".join(m)], m[0]) for m in self.members})

    def claims_of(self) -> Counter[str]:
        """How many claims are by or about each entity, by slug."""
        found: Counter[str] = Counter()
        for (key, _), claim in self._claims.items():
            who = {claim.source.entity, claim.subject, *claim.about} - {None}
            found.update({self.entity_of[f"{key}/{e}"] for e in who if f"{key}/{e}" in self.entity_of})
        return found

    def person(self, one: ResolvedEntity) -> Member:
        """The member that tells most of it: with most mentions."""
        return max(one.members, key=lambda m: (len(self._entities[m].mentions), m))

    def ref(self, member: Member) -> str:
        """As a command names it."""
        return f"{self._at[member[0]][0].id}/{member[1]}"

    def target(self, member: Member) -> ClaimAt | MentionAt:
        """How a ledger points at it."""
        article = self._at[member[0]][0]
        if member in self._claims:
            return claim_at(article, next(c for c in self._raw[member[0]].claims if c.id == member[1]))
        return mention_at(article, best(self._entities[member]))

    def side(self, member: Member) -> Side:
        """What is shown of a claim or of someone."""
        return self._of_claim(member) if member in self._claims else self._of_entity(member)

    def _of_claim(self, member: Member) -> Side:
        (article, record), claim = self._at[member[0]], self._claims[member]
        spans = [*((s, "content") for s in claim.content), (claim.source.mention, "source"), (claim.cue, "cue")]
        here = claim.sentence
        marks = [(max(s.start, here.start), min(s.end, here.end), part) for s, part in spans if s]
        kept = tuple(sorted((s - here.start, e - here.start, part) for s, e, part in marks if s < e))
        names = {e.id: e.name for e in record.entities}
        via = ", via " + ", ".join(names[v] for v in claim.via) if claim.via else ""
        who = names.get(claim.source.entity or "", "no one named") + via + ("" if claim.firsthand else ", not firsthand")
        return Side(self.ref(member), article, article.text[here.start : here.end], kept, (f"source: {who}", f"stance: {claim.stance}"))

    def _of_entity(self, member: Member) -> Side:
        (article, record), entity = self._at[member[0]], self._entities[member]
        here = best(entity)
        around = next((c.sentence for c in record.claims if c.sentence.start <= here.start and here.end <= c.sentence.end), None)
        around = around or _window(article.text, here)
        inside = [Span(m.start, m.end) for m in entity.mentions if around.start <= m.start and m.end <= around.end]
        marks: tuple[Mark, ...] = tuple(sorted((s.start - around.start, s.end - around.start, "cue") for s in inside))
        one = self.entities[self.entity_of["/".join(member)]]
        return Side(self.ref(member), article, article.text[around.start : around.end], marks, (*_roles(record, entity), *self._seen(one)))

    def _seen(self, one: ResolvedEntity) -> tuple[str, ...]:
        dates = sorted(d for key, _ in one.members if (d := self._at[key][0].published))
        said = f"in {len({key for key, _ in one.members})} articles" + (f", {dates[0][:10]} to {dates[-1][:10]}" if dates else "")
        return f"names: {'; '.join(one.names)}", said


def _roles(record: Record, entity: Entity) -> tuple[str, ...]:
    names = {e.id: e.name for e in record.entities}
    held = [r for r in record.relations if r.subject == entity.id and (r.role or r.object)]
    told = sorted({f"{r.role or r.predicate}{' (' + names[r.object] + ')' if r.object in names else ''}" for r in held})
    return (f"roles: {'; '.join(told)}",) if told else ()


def _window(text: str, span: Span) -> Span:
    """Around a span, within its paragraph, from word to word."""
    low = max(text.rfind("\n", 0, span.start) + 1, span.start - AROUND)
    high = text.find("\n", span.end)
    high = min(high if high >= 0 else len(text), span.end + AROUND)
    if low and not text[low - 1].isspace():
        low = min(text.find(" ", low, span.start) + 1 or span.start, span.start)
    if high < len(text) and not text[high].isspace():
        high = max(text.rfind(" ", span.end, high), span.end)
    return Span(low, high)
