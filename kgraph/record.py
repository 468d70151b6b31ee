"""The record: what ONE article says. The contract between the language stage and the rest, and a public format.

Field by field it is described in docs/record.md. Offsets are code points into the article's text, `[start, end)`.
The invariant of the whole module: a record is a pure function of the article and of the extractor's fingerprint.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

EntityType = Literal["Person", "Organisation", "Outlet", "Place", "Group"]
SourceKind = Literal["named", "unnamed", "impersonal"]
Speech = Literal["direct", "indirect", "mixed"]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible"]
Stance = Literal["asserts", "denies", "doubts", "noPosition"]
Mode = Literal["said", "wrote", "believes", "recorded"]
Status = Literal["current", "former"]
MentionKind = Literal["name", "nominal", "pronoun"]
Topic = Literal[
    "health", "succession", "coup", "assassination", "war", "corruption", "misconduct", "violence", "election",
    "justice", "media", "sport", "business", "diplomacy", "security", "society", "other",
]
Predicate = Literal[
    "holdsRole", "affiliatedWith", "founded", "operates", "partOf", "locatedIn", "aideTo", "alliedWith", "opposes",
    "relatedTo", "metWith", "spokeTo", "detained", "attacked", "accused", "replaces",
]


class Span(msgspec.Struct, frozen=True, gc=False, order=True):
    """Code points `[start, end)` of the article's text."""

    start: int
    end: int


class Mention(msgspec.Struct, frozen=True, gc=False, order=True):
    """One place where an entity is spoken of."""

    start: int
    end: int
    kind: MentionKind = "name"


class Entity(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Someone or something in this article. `id` is unique in the article alone (`e1`, `e2`, … by first mention)."""

    id: str
    type: EntityType
    named: bool
    name: str
    wikidata: str | None = None
    mentions: tuple[Mention, ...] = ()


class Source(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Who a claim is from. `entity` is None exactly when `kind` is impersonal; `mention` is None where the sentence has none."""

    kind: SourceKind
    entity: str | None = None
    mention: Span | None = None
    also: tuple[str, ...] = ()


class Hop(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One step on the way of a claim, outermost first: the relays, then the source itself.

    `agent` is None for hearsay with no one behind it. `evidence` is never missing: the hop's own words, or, in a running
    quotation, those that opened it.
    """

    agent: str | None
    mode: Mode
    certainty: Certainty
    evidence: Span
    cue: Span | None = None
    mention: Span | None = None
    hedge: Span | None = None


class Time(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A time as it is written, and, against the publication date, as an ISO 8601 date or interval (`2022-03/2022-04`)."""

    text: str
    span: Span
    resolved: str | None = None


class Argument(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One participant of a statement. `role`: subject, object, recipient, place, or the preposition that leads it in ("with")."""

    role: str
    span: Span
    entity: str | None = None


class Statement(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One thing that a claim claims: who does what to whom, when, where. `predicate` is a lemma with its particle or complement."""

    content: tuple[Span, ...]
    subject: str | None
    predicate: str
    arguments: tuple[Argument, ...] = ()
    time: Time | None = None
    negated: bool = False
    modality: Literal["actual", "future", "possible", "necessary", "conditional"] = "actual"
    proposition: str | None = None
    stance: Stance = "asserts"


class Checked(msgspec.Struct, frozen=True, gc=False, kw_only=True, order=True):
    """That a person compared a claim with its sentence: `checked` where it is read right (now), `rejected` where the machine misread it.

    A rejected claim leaves every count and stays listed. That says nothing of what is true.
    """

    status: Literal["checked", "rejected"]
    who: str
    when: str


class Claim(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A proposition that the article attributes to someone or marks as hearsay."""

    id: str
    content: tuple[Span, ...]
    cue: Span | None
    source: Source
    via: tuple[str, ...] = ()
    speech: Speech = "indirect"
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    stance: Stance = "asserts"
    firsthand: bool = True
    subject: str | None = None
    about: tuple[str, ...] = ()
    topic: Topic = "other"
    proposition: str | None = None
    hops: tuple[Hop, ...] = ()
    statements: tuple[Statement, ...] = ()
    sentence: Span
    rule: str
    checked: Checked | None = None
    """None where it is only machine-read, as all are that `kgraph extract` prints."""
    said: Time | None = None
    """When it was said, only where the words of its cue tell."""


class Relation(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What the article states in its own voice, or a title or an apposition carries, between two entities."""

    subject: str
    predicate: Predicate
    object: str | None
    evidence: Span
    role: str | None = None
    status: Status = "current"
    rule: str = ""


class Narration(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The article's own statement, naming no one, that lays something on a person or body, or hints at it."""

    id: str
    content: tuple[Span, ...]
    sentence: Span
    subject: str
    topic: Topic
    certainty: Certainty
    rule: str


class Record(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One line of `kgraph extract`."""

    article: str
    text_sha256: str
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    narration: tuple[Narration, ...] = ()
    extractor: str = ""
    """The fingerprint of what made it: version, model, lexicon digests."""


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Record)


def dumps(record: Record) -> str:
    """One JSON line (without its line end), fields in the order of the classes."""
    return _ENCODER.encode(record).decode("utf-8")


def loads(line: str | bytes) -> Record:
    """Read one JSON line; raises msgspec.ValidationError naming the field that is wrong. Unknown fields are passed over."""
    return _DECODER.decode(line)


def quote(text: str, pieces: Iterable[Span]) -> str:
    """The words of a content, its pieces joined by an ellipsis."""
    return " … ".join(" ".join(text[p.start : p.end].split()) for p in pieces)
