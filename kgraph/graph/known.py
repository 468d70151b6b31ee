"""What the writers of one build share: the resolution, looked up by article key and id. Made once, then only read."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kgraph.article import Article
from kgraph.graph.iris import NO_ONE, Iris
from kgraph.record import Claim, Record, Span
from kgraph.resolution.model import Resolution, ResolvedEntity
from kgraph.resolution.sides import sided


class Known:
    """The resolution under one base."""

    __slots__ = ("_iri", "by_slug", "iris", "named", "out", "resolution", "taken", "withdrawn")

    def __init__(self, resolution: Resolution, base: str) -> None:
        self.resolution = resolution
        self.iris = Iris(base)
        self.by_slug: dict[str, ResolvedEntity] = {e.slug: e for e in resolution.entities}
        self._iri: dict[str, str] = {}
        self.out, self.withdrawn = resolution.out, frozenset(resolution.withdrawn)
        self.named: frozenset[tuple[str, str]] = frozenset((e.type, e.slug) for e in resolution.entities if e.named)
        """Types and slugs."""
        self.taken: dict[str, frozenset[str]] = {
            "question": frozenset(q.slug for q in resolution.questions),
            "proposition": frozenset(p.slug for p in resolution.propositions),
        }
        """Slugs of the other kinds."""

    def free(self, kind: str, slug: str) -> bool:
        """Whether nothing that is there now has the slug: a type of entities, "question" or "proposition". Only then is it an alias."""
        return slug not in self.taken[kind] if kind in self.taken else (kind, slug) not in self.named

    def slug(self, key: str, entity: str | None) -> str | None:
        """Of an entity of an article's record."""
        return self.resolution.entity_of.get(f"{key}/{entity}") if entity else None

    def iri(self, slug: str | None) -> str | None:
        if slug and slug not in self._iri and slug in self.by_slug:
            self._iri[slug] = self.iris.entity(self.by_slug[slug])
        return self._iri.get(slug) if slug else None

    def name(self, slug: str | None) -> str | None:
        return self.by_slug[slug].name if slug in self.by_slug else None

    def origin(self, key: str, claim: str) -> str:
        """Who stands at the end of a claim's chain; kg:NoOneNamed where it cannot be traced."""
        return self.iri(self.resolution.origin_of.get(f"{key}/{claim}")) or NO_ONE

    def accountable(self, key: str, claim: str) -> str | None:
        """Who answers for it, where its source is unnamed, no one, or known only through others."""
        return self.iri(self.resolution.accountable_of.get(f"{key}/{claim}"))

    def question(self, key: str, claim: str) -> str | None:
        slug = self.resolution.question_of.get(f"{key}/{claim}")
        return self.iris.question(slug) if slug else None

    def propositions(self, key: str, claim: str) -> list[str]:
        """One for each statement of a claim, in order."""
        return [self.iris.proposition(slug) for slug in self.resolution.propositions_of.get(f"{key}/{claim}", ())]


@dataclass(frozen=True, slots=True)
class Here:
    """One article with its record, and the IRIs of what stands in it."""

    article: Article
    record: Record
    known: Known
    claims: dict[str, str]
    """Claim id to IRI."""
    narration: dict[str, str]
    outlet: str
    outlet_name: str

    @classmethod
    def of(cls, article: Article, record: Record, known: Known) -> "Here":
        record = sided(article, record, known.resolution)
        slug = known.resolution.outlets.get(article.key)
        outlet = known.iri(slug) or known.iris.unnamed(article.key, "outlet")
        name = known.name(slug) or article.outlet or f"An unnamed outlet ({article.id})"
        narration = _numbered((n.id, n.content) for n in record.narration)
        return cls(
            article, record, known, claim_iris(article.key, record.claims, known.iris),
            {i: known.iris.narration(article.key, content, nth) for i, content, nth in narration}, outlet, name,
        )

    @property
    def iri(self) -> str:
        return self.known.iris.article(self.article.key)

    def slug(self, entity: str | None) -> str | None:
        return self.known.slug(self.article.key, entity)

    def entity(self, entity: str | None) -> str | None:
        """IRI of an entity of the record, resolved; None for None."""
        return self.known.iri(self.slug(entity))

    def agent(self, entity: str | None) -> str:
        """The same; kg:NoOneNamed for None."""
        return self.entity(entity) or NO_ONE

    def name(self, entity: str | None) -> str | None:
        return self.known.name(self.slug(entity))


class Places(dict[str, Here]):
    """Article key to its place, made when it is first asked for: a change asks for few."""

    def __init__(self, articles: Sequence[Article], records: Sequence[Record], known: Known) -> None:
        super().__init__()
        self._pairs = {a.key: (a, r) for a, r in zip(articles, records, strict=True)}
        self._known = known

    def __missing__(self, key: str) -> Here:
        self[key] = here = Here.of(*self._pairs[key], self._known)
        return here


def claim_iris(key: str, claims: Iterable[Claim], iris: Iris) -> dict[str, str]:
    """Claim id to IRI, in the order of the record."""
    return {i: iris.claim(key, content, nth) for i, content, nth in _numbered((c.id, c.content) for c in claims)}


def _numbered(items: Iterable[tuple[str, tuple[Span, ...]]]) -> list[tuple[str, tuple[Span, ...], int]]:
    seen: Counter[tuple[Span, ...]] = Counter()
    found = []
    for i, content in items:
        seen[content] += 1
        found.append((i, content, seen[content]))
    return found
