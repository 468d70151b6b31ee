"""A claim as it is compared with others: its stems, whom it is about, its time, its side. Read from one article's record."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from kgraph.article import Article
from kgraph.record import Entity, Record, Span, Stance, quote
from kgraph.resolution import words
from kgraph.resolution.accounts import account
from kgraph.resolution.model import Member

REACH = 3
"""Claims back to which one that names nobody ("A coup has begun") looks for whom it is about."""
LEAD = 3
"""Lines with words that are an article's headline and lead."""


@dataclass(frozen=True, slots=True)
class Said:
    """One claim. `place` is its place among the claims of its article; entities are slugs, `near` those that it inherits where it names
    none, `told` the stems with the words of descriptions, which alone tell of whom another article speaks, `behind` its source and those
    for whom the source speaks; `hint` is the one word of its own that a pointing claim may have, `teller` whose account it denies and
    `accused` whom that accuses, where it names one; `turned` says that some word of it may turn it,
    `stated` that it says so of something, as no "Absolutely not" does, `disputing` that it is of what was told, which is not so;
    `predicates` are the stems of those of its statements; `headline` and `lead` are those of its stems that stand
    in its article's headline and first lines, `run` the number of its run of claims of one source; `called` are the stems of the names of
    its article's entities, by their ids in the record."""

    member: Member
    place: int
    stems: frozenset[str]
    told: frozenset[str]
    entities: frozenset[str]
    near: frozenset[str]
    subject: str
    topic: str
    direction: str
    months: frozenset[str]
    parts: frozenset[str]
    pointing: bool
    hint: frozenset[str]
    teller: str
    accused: str
    single: bool
    stated: bool
    document: bool
    turned: bool
    disputing: bool
    predicates: frozenset[str]
    source: str
    behind: frozenset[str]
    stance: Stance
    headline: frozenset[str]
    lead: frozenset[str]
    run: int
    spans: tuple[tuple[int, int], ...]
    called: Mapping[str, frozenset[str]] = field(compare=False, repr=False)

    @property
    def hallmarks(self) -> frozenset[str]:
        """The stems that make a question by themselves."""
        return self.stems & words.HALLMARKS

    @property
    def around(self) -> bool:
        """Whether it tells of what surrounds an allegation: a court, an inquiry, who spoke to whom."""
        return bool(self.stems & words.AROUND)

    @property
    def who(self) -> frozenset[str]:
        """Those of `near` who have a name: the others are known in one article alone."""
        return frozenset(s for s in self.near if "/" not in s)

    @property
    def article(self) -> str:
        """Key of its article."""
        return self.member[0]


def said(article: Article, record: Record, entity_of: Mapping[str, str]) -> list[Said]:
    """The claims of one article, in the order of the text."""

    def slug(entity: str | None) -> str:
        return entity_of.get(f"{article.key}/{entity}", "") if entity else ""

    named = {(m.start, m.end): e.id for e in record.entities for m in e.mentions}
    called = {e.id: words.stems(e.name, "other") for e in record.entities if e.named}
    plain = unnamed(record)
    behind = _principals(record)
    found: list[Said] = []
    headline = words.stems(article.title or "", "other")
    lead = words.stems(" ".join([line for line in article.text.splitlines() if line.strip()][:LEAD]), "other")
    run, speaker = 0, ""
    last = -REACH - 1
    near: frozenset[str] = frozenset()
    for place, claim in enumerate(sorted(record.claims, key=lambda c: (c.content[0], c.id) if c.content else (c.sentence, c.id))):
        text = quote(article.text, claim.content)
        entities = frozenset(s for e in (claim.subject, *claim.about) if (s := slug(e)))
        if entities:
            near, last = entities, place
        about = {e for e in (claim.subject, *claim.about) if e}
        stems = words.stems(without(article.text, claim.content, named, about), claim.topic)
        told = words.stems(without(article.text, claim.content, named, about & called.keys()), claim.topic)
        told |= described(claim.content, plain, about, claim.topic)
        names = frozenset(s for e in about for s in called.get(e, ()))
        stems, told = stems - names, told - names
        points = words.points_back(text, denies=claim.stance == "denies") or (claim.stance == "denies" and not stems)
        sources = {claim.source.entity, *claim.source.also}
        told_of = account(article.text, claim.content, named, denies=claim.stance == "denies")
        if told_of and told_of.teller and told_of.teller in sources:  # misread: nobody denies their own account
            told_of = None
        run += bool(found) and slug(claim.source.entity) != speaker
        speaker = slug(claim.source.entity)
        found.append(
            Said(
                member=(article.key, claim.id), place=place, stems=stems, told=told, entities=entities,
                near=entities or (near if place - last <= REACH else frozenset()), subject=slug(claim.subject), topic=claim.topic,
                direction=words.direction(text) or ("future" if any(s.modality == "future" for s in claim.statements) else ""),
                months=words.months(text), parts=words.parts(text, claim.topic),
                pointing=points or told_of is not None, teller=slug(told_of.teller) if told_of else "",
                accused=slug(told_of.accused) if told_of else "",
                hint=words.stems(told_of.of, claim.topic) if told_of else words.hint(text, claim.topic) if points else frozenset(),
                single=words.single(text), stated=words.states(text) or told_of is not None, document=words.document(text),
                turned=words.turned(text) or (told_of is not None and told_of.untrue),
                disputing=words.disputes(text, claim.stance == "denies"),
                predicates=frozenset(stem for s in claim.statements for stem in words.stems(s.predicate, claim.topic)),
                source=speaker, headline=stems & headline, lead=stems & lead, run=run,
                behind=frozenset(s for e in sources if e for s in map(slug, (e, *behind.get(e, ()))) if s), stance=claim.stance,
                spans=tuple((p.start, p.end) for p in claim.content), called=called,
            )
        )
    return found


def _principals(record: Record) -> dict[str, set[str]]:
    """For whom someone speaks: the body or person that a post, a tie or an aide's place names."""
    found: dict[str, set[str]] = {}
    for relation in record.relations:
        if relation.object and relation.predicate in ("holdsRole", "affiliatedWith", "aideTo"):
            found.setdefault(relation.subject, set()).add(relation.object)
    return found


def unnamed(record: Record) -> Mapping[str, Entity]:
    """The entities that are known by a description alone, by their ids."""
    return {e.id: e for e in record.entities if not e.named}


def described(content: Sequence[Span], plain: Mapping[str, Entity], about: AbstractSet[str], topic: str) -> frozenset[str]:
    """The words of descriptions for which only a pronoun stands in the content: in another article they are all that is known."""
    spoken = (e for i in sorted(about) if (e := plain.get(i)))
    absent = [e for e in spoken if any(p.start <= m.start < p.end and m.kind == "pronoun" for p in content for m in e.mentions)]
    return frozenset(s for e in absent for s in words.stems(e.name, topic))


def without(text: str, content: Sequence[Span], mentions: Mapping[tuple[int, int], str], about: AbstractSet[str]) -> str:
    """The content's words less the mentions of entities that it is about: entities are compared as such."""
    cut = sorted((s, e) for (s, e), i in mentions.items() if i in about)
    pieces = []
    for span in content:
        at = span.start
        for start, end in cut:
            if start >= at and end <= span.end:
                pieces.append(text[at:start])
                at = end
        pieces.append(text[at : span.end])
    return " ".join(pieces)
