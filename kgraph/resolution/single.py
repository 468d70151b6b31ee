"""What resolution makes of one article by itself, and of its claims once who is who is known: the parts that a memo keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from msgspec.structs import replace

from kgraph.article import Article
from kgraph.record import Record
from kgraph.resolution import copies, facts, testimony
from kgraph.resolution.catalogue import Catalogue
from kgraph.resolution.credits import PREFIX, Credit, credits
from kgraph.resolution.faces import Face, faces
from kgraph.resolution.facts import Node
from kgraph.resolution.memo import CHUNK, Memo, Stage, digest
from kgraph.resolution.memo import links as packed
from kgraph.resolution.model import ResponseKind
from kgraph.resolution.origins import Voice
from kgraph.resolution.responses import responses
from kgraph.resolution.said import Said, said
from kgraph.resolution.support import marks
from kgraph.resolution.units import Unit, units
from kgraph.resolution.versions import Note, notes


class Bare(msgspec.Struct, frozen=True, gc=False, array_like=True, eq=False):
    """What one article tells without any other, but for its nodes."""

    faces: tuple[Face, ...]
    bodies: tuple[str, ...]
    """Names of bodies beside its people, which may be short forms, sorted."""
    credits: tuple[Credit, ...]
    responses: dict[str, ResponseKind]
    """Claim id to the kind of an answer that takes no side."""
    notes: tuple[Note, ...]
    marks: tuple[str, ...]
    """What is named in it, as `support.Frequency` counts it, sorted."""
    signature: bytes
    beside: tuple[str, ...]
    """Names in the sentences of its claims that may be outlets', sorted."""


class Links(msgspec.Struct, frozen=True, gc=False, array_like=True, eq=False):
    """Under what the claims of one article are held against those of others."""

    links: bytes
    """Claims of articles that have none of these in common are never compared, but for those that name nobody."""
    claims: int
    stems: tuple[str, ...]
    """Of all claims, each as often as it has claims, sorted."""
    told: tuple[tuple[bool, tuple[str, ...]], ...]
    """Of each claim that does not only point: whether it is about someone named, and its stems with the words of descriptions, sorted."""


class Told(msgspec.Struct, frozen=True, gc=False, array_like=True, eq=False):
    """Its claims as they are compared, what they state, and whose they are."""

    claims: tuple[Said, ...]
    units: tuple[Unit, ...]
    voices: tuple[Voice, ...]


@dataclass(slots=True)
class Facts:
    """What one article tells without any other. `key`: the digest of the article and its record."""

    key: bytes
    article: Article
    record: Record
    _catalogue: Catalogue
    _stage: Stage[tuple[Node, ...]]
    bare: Bare = field(init=False)

    def nodes(self) -> tuple[Node, ...]:
        """Read from the memo, or worked out."""
        return self._stage.of(self.key, self._nodes)

    def told(self) -> Bare:
        """What `bare` is to be."""
        article, record, every = self.article, self.record, self.nodes()
        return Bare(
            tuple(faces(article, every, self._catalogue)),
            tuple(sorted({b for n in every for b in (*n.bodies, *(c[5:] for c in n.company if c.startswith("body ")))})),
            self._credits(), responses(article, record), tuple(notes(article.text)), tuple(sorted(marks(record))),
            copies.signature(article.text), tuple(sorted(testimony.outside(article.text, record))),
        )

    def _nodes(self) -> tuple[Node, ...]:
        article, record = self.article, self.record
        outlet, given = article.outlet or self._named(article.url), self._credits()
        own = [facts.outlet_node(article, outlet)] if outlet else []
        said = {c.entity: c.name for c in given if c.entity.startswith(PREFIX)}
        own += [facts.credited_node(article, entity, name) for entity, name in said.items()]
        return (*facts.nodes(article, record), *own)

    def _credits(self) -> tuple[Credit, ...]:
        return credits(self.article, self.record, self._named)

    def _named(self, url: str | None) -> str | None:
        entry = self._catalogue.of_address(url)
        return entry.name if entry else None


def singles(pairs: Sequence[tuple[Article, Record]], catalogue: Catalogue, memo: Memo, digests: Mapping[str, bytes]) -> dict[str, Facts]:
    """Of each article, by its key. `digests`: those of records, where they are known."""
    stage: Stage[tuple[Node, ...]] = memo.stage("nodes", tuple[Node, ...])
    found = {
        a.key: Facts(digest(replace(a, text=""), a.text_sha256, digests.get(a.key) or r), a, r, catalogue, stage) for a, r in pairs
    }
    stage.used.update([one.key for one in found.values()])
    bares = memo.together("article", Bare, [(key[:CHUNK], one.key, one.told) for key, one in found.items()])
    for one, bare in zip(found.values(), bares, strict=True):
        one.bare = bare
    return found


@dataclass(frozen=True, slots=True)
class Around:
    """What of other articles the claims of one hang on, by article key. `who`: entities' ids to slugs; `published`: names of outlets that
    publish, as `names.body_key` gives them, to slugs."""

    who: Mapping[str, Mapping[str, str]]
    outlets: Mapping[str, str]
    families: Mapping[str, str]
    homes: Mapping[str, str]
    published: Mapping[str, str]


@dataclass(slots=True)
class Telling:
    """The claims of one article. `key`: the digest of all that they hang on; `who`: ids of entities to slugs."""

    key: bytes
    here: Facts
    record: Record
    who: Mapping[str, str]
    outlet: str | None
    family: str
    home: str | None
    near: Mapping[str, str]
    _stage: Stage[Told]
    links: Links = field(init=False)

    @property
    def slugs(self) -> tuple[str | None, ...]:
        """Of all whom they may speak of; None for nobody."""
        return *self.who.values(), self.outlet, self.home, *self.near.values()

    def told(self) -> Told:
        """Read from the memo, or worked out."""
        return self._stage.of(self.key, self._told)

    def held(self) -> Links:
        """What `links` are to be."""
        return _links(self.told())

    def _told(self) -> Told:
        article, record = self.here.article, self.record
        mine = {f"{article.key}/{i}": slug for i, slug in self.who.items() if i != facts.OUTLET}
        claims = said(article, record, mine)
        return Told(
            tuple(claims), tuple(units(article, record, mine, {c.member: c for c in claims})),
            tuple(testimony.voices(article, record, mine, self.outlet, self.family, self.here.bare.credits, self.home, self.near)),
        )


def tellings(pairs: Sequence[tuple[Article, Record]], here: Mapping[str, Facts], around: Around, memo: Memo) -> dict[str, Telling]:
    """Of each article, by its key."""
    stage: Stage[Told] = memo.stage("claims", Told)
    found = {article.key: _telling(record, here[article.key], around, stage) for article, record in pairs}
    stage.used.update([one.key for one in found.values()])
    every = memo.together("links", Links, [(key[:CHUNK], one.key, one.held) for key, one in found.items()])
    for one, links in zip(found.values(), every, strict=True):
        one.links = links
    return found


def _telling(record: Record, here: Facts, around: Around, stage: Stage[Told]) -> Telling:
    key, known = here.article.key, around.published
    who, outlet, family, home = around.who[key], around.outlets.get(key), around.families[key], around.homes.get(key)
    near = {name: known[name] for name in here.bare.beside if name in known}
    return Telling(digest(here.key, who, outlet, family, home, near), here, record, who, outlet, family, home, near, stage)


def _links(told: Told) -> Links:
    under: set[str] = set()
    for claim in told.claims:
        for where in {*claim.near, *(() if claim.who else claim.behind)}:
            under.update(f"{stem} {where}" for stem in claim.stems)
        if not claim.near:
            under.add(f"same {' '.join(sorted(claim.told))}")
    for unit in told.units:
        under.update(f"{stem} {who}" for stem in unit.stems for who in unit.named)
    for voice in told.voices:
        if voice.source and voice.claim.firsthand:
            under.update((f"words {voice.quoted}",) if voice.quoted else ())
            under.update((f"interview {voice.source} {voice.via[0]}",) if voice.via else ())
    return Links(
        packed(under), len(told.claims), tuple(sorted(stem for c in told.claims for stem in c.stems | c.told)),
        tuple((bool(c.who), tuple(sorted(c.told))) for c in told.claims if not c.pointing),
    )
