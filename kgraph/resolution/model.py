"""What resolution finds across articles. Frozen, sorted, and a pure function of (articles, records, catalogue, judgements).

Members are always (article key, id inside its record), so that a resolution fits after any rebuild.
"""

from typing import Literal

import msgspec

from kgraph.ledger import Misfit
from kgraph.record import Checked, EntityType, Source, Span

Member = tuple[str, str]
"""(article key, entity or claim id in that article's record)."""


class ResolvedEntity(msgspec.Struct, frozen=True, gc=False, kw_only=True, order=True):
    """One person, body, outlet, place or group. An unnamed one has members of a single article, always."""

    slug: str
    """Last part of its IRI: `kyrylo-budanov`, with `-1f3a9c` behind where two share it."""
    type: EntityType
    name: str
    named: bool
    names: tuple[str, ...] = ()
    """Every form of the name that the articles or the catalogue use, sorted."""
    members: tuple[Member, ...] = ()
    wikidata: str | None = None
    catalogue: str | None = None
    """The id of the catalogue row that it was linked to."""
    reason: str = ""
    """Why the members are one, in a sentence."""
    aliases: tuple[tuple[EntityType, str], ...] = ()
    """Types and slugs that it would have with fewer of these articles, sorted: what its IRI may have been before."""


PartKind = Literal["role", "body", "company", "place", "time", "matter", "topic", "field", "catalogue"]


class Part(msgspec.Struct, frozen=True, gc=False, order=True):
    """One thing that speaks for two being one, with its weight."""

    kind: PartKind
    weight: int
    words: str


class Candidate(msgspec.Struct, frozen=True, gc=False, kw_only=True, order=True):
    """Two entities, or an entity and a row of the catalogue, that may be one: for a person to judge, never joined by machine."""

    first: str
    """A slug."""
    second: str = ""
    """A slug; empty where the other is a row of the catalogue."""
    row: str = ""
    """The id of that row."""
    label: str = ""
    """Name of the second, or of the row."""
    rule: Literal["one-name", "part-name", "described", "acronym", "row", "rows"]
    weight: int = 0
    """Of what speaks for it, besides the name."""
    parts: tuple[Part, ...] = ()
    reason: str = ""
    """Why they may be one and why they were not joined, in a sentence."""


class Question(msgspec.Struct, frozen=True, gc=False, kw_only=True, order=True):
    """Claims that answer one question, whichever way and however exactly: "Does X have cancer?". Every claim stands in exactly one."""

    slug: str
    label: str
    topic: str = "other"
    members: tuple[Member, ...] = ()
    propositions: tuple[str, ...] = ()
    """Slugs of what is stated in answer to it, sorted; at least one."""
    aliases: tuple[str, ...] = ()
    """Slugs that it would have with fewer of these articles, sorted."""


class Counts(msgspec.Struct, frozen=True, gc=False, kw_only=True, order=True):
    """Reports and origins at one level of certainty: those whose surest claim has it, so that no hedged claim raises a flat count."""

    reports: int = 0
    origins_min: int = 0
    origins_max: int = 0


class Proposition(msgspec.Struct, frozen=True, gc=False, kw_only=True, order=True):
    """Claims that state the same, or deny it: same predicate, arguments, time and modality. Only here are reports and origins counted."""

    slug: str
    label: str
    question: str = ""
    """Slug of the question that it answers."""
    members: tuple[Member, ...] = ()
    """Claims that state or deny it. A claim that states two things stands in two."""
    implied: tuple[Member, ...] = ()
    """Claims that assert it by asserting more: "has blood cancer" asserts "has cancer" as well. They are counted."""
    flat: Counts = Counts()
    likely: Counts = Counts()
    possible: Counts = Counts()
    reports: int = 0
    """Distinct articles in which someone asserts it, flatly or not, copies of one text counted once: the sum of the three levels."""
    denials: int = 0
    """Distinct articles in which someone denies it, copies counted once."""
    origins_min: int = 0
    origins_max: int = 0
    origins: tuple[str, ...] = ()
    """Slugs of the entities that could have spoken independently."""
    on_record: int = 0
    """Of these, the named ones."""
    unnamed: int = 0
    """Unnamed sources that are told apart."""
    hearsay: int = 0
    """Reports in which no one stands behind it."""
    decides: str = ""
    """What the range rests on, in a sentence."""
    first_seen: str | None = None
    last_seen: str | None = None
    topic: str = "other"
    aliases: tuple[str, ...] = ()
    """Slugs that it would have with fewer of these articles, sorted."""


ResponseKind = Literal["notVerified", "notConfirmed", "notKnown", "underExamination", "commentRefused", "commentAsked"]
LinkKind = Literal[
    "denies", "repeats", "supports", "narrows", "incompatible", "looksLike", "copyOf", "relays", "sameOccasion", "derivedFrom", "versionOf",
    "corrects", "retracts",
]


class Link(msgspec.Struct, frozen=True, gc=False, kw_only=True, order=True):
    """A link between two claims, or two articles, with the rule that found it and its reason in words."""

    kind: LinkKind
    source: Member
    """The second part of a member is empty where it is the article itself."""
    target: Member
    rule: str
    reason: str
    differs: Literal["agent", "object", "time", "place", "number", "modality"] | None = None
    """Of `looksLike`: what parts the two."""
    source_words: tuple[Span, ...] = ()
    """The words of the source, in its article, that it joins; empty for articles."""
    target_words: tuple[Span, ...] = ()


class Credited(msgspec.Struct, frozen=True, gc=False, kw_only=True, order=True):
    """An article says, in its words at `[start, end)`, that its text, or what it tells, comes from an outlet."""

    article: str
    outlet: str
    """Slug of the outlet."""
    scope: Literal["text", "told", "part"]
    rule: str
    reason: str
    start: int
    end: int


class Resolution(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """All of it. `entity_of` maps (article key, entity id) to the slug, `question_of` (article key, claim id) likewise."""

    entities: tuple[ResolvedEntity, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    links: tuple[Link, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    outlets: dict[str, str] = {}
    """Article key to the slug of its outlet's entity; absent where the outlet is unknown."""
    entity_of: dict[str, str] = {}
    """`<article key>/<entity id>` to slug."""
    questions: tuple[Question, ...] = ()
    question_of: dict[str, str] = {}
    """`<article key>/<claim id>` to the slug of its question."""
    propositions_of: dict[str, tuple[str, ...]] = {}
    """`<article key>/<claim id>` to slugs of propositions, one for each statement of the claim in order (one where it has none)."""
    origin_of: dict[str, str] = {}
    """`<article key>/<claim id>` to the slug of who stands at the end of its chain, across articles; absent where it cannot be traced."""
    accountable_of: dict[str, str] = {}
    """The same to the slug of who answers for an unnamed source, for hearsay, or for what someone is said to have said."""
    credits: tuple[Credited, ...] = ()
    responses: dict[str, ResponseKind] = {}
    """`<article key>/<claim id>` of answers that take no side, with their kind: on no side, whatever the record says."""
    turned: tuple[str, ...] = ()
    """`<article key>/<claim id>` of claims that deny what they were joined to by what they say, sorted."""
    checked: dict[str, Checked] = {}
    """`<article key>/<claim id>` to who checked it; the others are machine-read."""
    withdrawn: tuple[str, ...] = ()
    """`<article key>/<claim id>` of claims that rest on a source, an outlet or an article that a person withdrew, sorted."""
    sources: dict[str, Source] = {}
    """`<article key>/<claim id>` to the source that a person put in the place of the one read."""
    grades: dict[str, str] = {}
    """A claim's `<article key>/<claim id>`, or an entity's slug, to the grade that a person gave (docs/ledger.md)."""
    misfits: tuple[Misfit, ...] = ()
    """Judgements that could not be carried out, sorted."""
    judgements: str = ""
    """The fingerprint of the judgements."""
    fingerprint: str = ""

    @property
    def out(self) -> frozenset[str]:
        """`<article key>/<claim id>` of claims that are shown and count nowhere: misread, or resting on what was withdrawn."""
        return frozenset({*self.withdrawn, *(key for key, c in self.checked.items() if c.status == "rejected")})
