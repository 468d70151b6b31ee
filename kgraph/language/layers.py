"""What the components of `kgraph.language` write on a spaCy Doc, one layer above the other.

    paragraphs → (spaCy: tok2vec, tagger, parser, …, ner) → names → coreference → attribution → relations → statements → topics

`doc._.kg` holds one `Layers`. Spans in drafts are token ranges `[start, end)` of the Doc; `kgraph.language.assemble` turns
them into the characters of the record. The whole article is one Doc, its character offsets are the article's.
"""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

Range = tuple[int, int]
"""Token indices `[start, end)`."""


@dataclass(slots=True)
class MentionDraft:
    """A mention by tokens. `kind` is name, nominal or pronoun; `head` the index of its head token.

    A name excludes titles and possessive marks; a nominal holds its article ("the former vice chief of staff").
    `chars` overrides the tokens' characters where a token must be cut ("Mikhailovich'").
    """

    start: int
    end: int
    head: int
    kind: str = "name"
    chars: tuple[int, int] | None = None


MEDIA = frozenset({"media", "medium"})
"""What outlets together are called, by its lemmas."""
HOSTS = frozenset({"host", "anchor", "presenter", "interviewer", "broadcaster", "podcaster", "anchorman", "anchorwoman"})
"""What those are called who ask others for all to hear."""


@dataclass(slots=True)
class EntityDraft:
    """One entity of the article. Its index in `Layers.entities` is how the others refer to it."""

    type: str
    named: bool
    name: str
    mentions: list[MentionDraft] = field(default_factory=list)
    gender: str | None = None
    """m, f, or None where unknown."""
    plural: bool = False
    country: str | None = None
    roles: set[str] = field(default_factory=set)
    """Head nouns that titles, appositions and copulas give it ("president", "spokesman"), lower-cased lemmas."""
    outlet_of_article: bool = False
    """Whether it is the outlet that publishes this article."""

    @property
    def publishes(self) -> bool:
        """Whether it passes words on as outlets do: an outlet, or "local media" without a name; not "the media", nor "social media"."""
        words = self.name.lower().split()
        return self.type == "Outlet" or (not self.named and len(words) > 1 and "social" not in words and not self.roles.isdisjoint(MEDIA))


    @property
    def hosts(self) -> bool:
        """Whether it is a person whom others talk to for all to hear: "the radio host Ada Quill"."""
        return self.named and self.type == "Person" and any(role.split()[-1] in HOSTS for role in self.roles if role)


@dataclass(slots=True)
class HopDraft:
    """One step, outermost first; indices into `Layers.entities`, token ranges."""

    agent: int | None
    mode: str
    certainty: str
    evidence: Range
    cue: Range | None = None
    mention: Range | None = None
    hedge: Range | None = None


@dataclass(slots=True)
class ClaimDraft:
    """One claim by tokens. `statements` and `topic` are filled by later components."""

    content: list[Range]
    cue: Range | None
    source_kind: str
    source: int | None
    source_mention: Range | None
    also: list[int]
    via: list[int]
    speech: str
    polarity: str
    certainty: str
    stance: str
    firsthand: bool
    subject: int | None
    about: list[int]
    sentence: Range
    rule: str
    hops: list[HopDraft] = field(default_factory=list)
    statements: list["StatementDraft"] = field(default_factory=list)
    topic: str = "other"
    head: int | None = None
    """Index of the head token of the content's main clause, where there is one."""
    proposition: str | None = None
    said: Range | None = None
    """When it was said."""
    said_resolved: str | None = None
    told_own: bool = False
    """Whether the outlet that publishes the article was told, which is no relay."""
    borne: list[int] = field(default_factory=list)
    """Those in `via` through whom the source speaks here alone: a lawyer, an office."""


@dataclass(slots=True)
class ArgumentDraft:
    role: str
    range: Range
    entity: int | None = None


@dataclass(slots=True)
class StatementDraft:
    """See `kgraph.record.Statement`. `time` is the token range, `time_resolved` ISO 8601."""

    content: list[Range]
    subject: int | None
    predicate: str
    arguments: list[ArgumentDraft] = field(default_factory=list)
    time: Range | None = None
    time_resolved: str | None = None
    negated: bool = False
    modality: str = "actual"
    stance: str = "asserts"
    proposition: str | None = None


@dataclass(slots=True)
class RelationDraft:
    subject: int
    predicate: str
    object: int | None
    evidence: Range
    role: str | None = None
    status: str = "current"
    rule: str = ""


@dataclass(slots=True)
class NarrationDraft:
    content: list[Range]
    sentence: Range
    subject: int
    topic: str
    certainty: str
    rule: str


@dataclass(slots=True)
class Layers:
    """All that kgraph knows of one Doc.

    `at[i]` is the entity that token i belongs to through any mention (name, nominal or pronoun), for every token of the
    mention's own range; `outlet` and `published` come from the article's metadata.
    """

    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    paragraphs: list[Range] = field(default_factory=list)
    """Token ranges of the paragraphs (lines with text), in order."""
    headline: int | None = None
    """Index of the paragraph that is the headline, where there is one."""
    quotes: list[Range] = field(default_factory=list)
    """Token ranges inside double quotation marks (marks excluded), closed or running on; in order."""
    entities: list[EntityDraft] = field(default_factory=list)
    at: dict[int, int] = field(default_factory=dict)
    besides: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """The other entities of a token that means several: "they", "the pair", "both"."""
    claims: list[ClaimDraft] = field(default_factory=list)
    relations: list[RelationDraft] = field(default_factory=list)
    narration: list[NarrationDraft] = field(default_factory=list)

    def entity(self, token: Token) -> int | None:
        """The entity that this token is a mention of."""
        return self.at.get(token.i)


if not Doc.has_extension("kg"):
    Doc.set_extension("kg", default=None)


def layers(doc: Doc) -> Layers:
    """The layers of a Doc, made empty at the first call: each component works on any Doc."""
    if doc._.kg is None:
        doc._.kg = Layers()
    found: Layers = doc._.kg
    return found
