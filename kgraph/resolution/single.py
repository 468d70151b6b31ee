"""What resolution makes of one article by itself, and of its claims once who is who is known: the parts that a memo keeps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import msgspec

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


class Bare(msgspec.Struct, frozen=True, array_like=True, eq=False):
    """What one article tells without any other, but for its nodes."""

    faces: tuple[Face, ...]
    bodies: frozenset[str]
    """Names of bodies beside its people, which may be short forms."""
    credits: tuple[Credit, ...]
    responses: dict[str, ResponseKind]
    """Claim id to the kind of an answer that takes no side."""
    notes: tuple[Note, ...]
    marks: frozenset[str]
    """What is named in it, as `support.Frequency` counts it."""
    signature: bytes
    beside: frozenset[str]
    """Names in the sentences of its claims that may be outlets'."""


class Links(msgspec.Struct, frozen=True, array_like=True, eq=False):
    """Under what the claims of one article are held against those of others."""

    links: bytes
    """Claims of articles that have none of these in common are never compared, but for those that name nobody."""
    claims: int
    stems: tuple[str, ...]
    """Of all claims, each as often as it has claims."""
    told: tuple[tuple[bool, frozenset[str]], ...]
    """Of each claim that does not only point: whether it is about someone named, and its stems with the words of descriptions."""


class Told(msgspec.Struct, frozen=True, array_like=True, eq=False):
    """Its claims as they are compared, what they state, and whose they are."""

    claims: tuple[Said, ...]
    units: tuple[Unit, ...]
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What one article tells without any other. `key`: the digest of the article and its record; `nodes` are read from the memo, or
    worked out, when they are asked for."""

    key: bytes
    bare: Bare
    nodes: Callable[[], tuple[Node, ...]]


def singles(pairs: Sequence[tuple[Article, Record]], catalogue: Catalogue, memo: Memo, digests: Mapping[str, bytes]) -> dict[str, Facts]:
    """Of each article, by its key. `digests`: those of records, where they are known."""
    plans = [_single(article, record, catalogue, memo, digests.get(article.key)) for article, record in pairs]
    rows = [(article.key[:CHUNK], key, make) for (article, _), (key, _, make) in zip(pairs, plans, strict=True)]
    bares = memo.together("article", Bare, rows)
    return {a.key: Facts(key, bare, nodes) for (a, _), (key, nodes, _), bare in zip(pairs, plans, bares, strict=True)}


def _single(
    article: Article, record: Record, catalogue: Catalogue, memo: Memo, known: bytes | None
) -> tuple[bytes, Callable[[], tuple[Node, ...]], Callable[[], Bare]]:
    """Its key, and how its nodes and the rest are made."""
    key = digest(msgspec.structs.replace(article, text=""), article.text_sha256, known or record)

    def named(url: str | None) -> str | None:
        entry = catalogue.of_address(url)
        return entry.name if entry else None

    def make_nodes() -> tuple[Node, ...]:
        outlet, given = article.outlet or named(article.url), credits(article, record, named)
        own = [facts.outlet_node(article, outlet)] if outlet else []
        said = {c.entity: c.name for c in given if c.entity.startswith(PREFIX)}
        own += [facts.credited_node(article, entity, name) for entity, name in said.items()]
        return (*facts.nodes(article, record), *own)

    stage: Stage[tuple[Node, ...]] = memo.stage("nodes", tuple[Node, ...])
    stage.used.add(key)
    nodes = partial(stage.of, key, make_nodes)

    def make() -> Bare:
        every = nodes()
        return Bare(
            tuple(faces(article, every, catalogue)),
            frozenset(b for n in every for b in (*n.bodies, *(c[5:] for c in n.company if c.startswith("body ")))),
            credits(article, record, named), responses(article, record), tuple(notes(article.text)), marks(record),
            copies.signature(article.text), testimony.outside(article.text, record),
        )

    return key, nodes, make


@dataclass(frozen=True, slots=True)
class Telling:
    """The claims of one article, read from the memo, or worked out, when they are asked for. `slugs`: of all whom they may speak of."""

    key: bytes
    """The digest of all that they hang on."""
    links: Links
    slugs: frozenset[str]
    responses: Mapping[str, ResponseKind]
    told: Callable[[], Told]


@dataclass(frozen=True, slots=True)
class Around:
    """What of other articles the claims of one hang on, by article key. `who`: entities' ids to slugs; `published`: names of outlets that
    publish, as `names.body_key` gives them, to slugs."""

    who: Mapping[str, Mapping[str, str]]
    outlets: Mapping[str, str]
    families: Mapping[str, str]
    homes: Mapping[str, str]
    published: Mapping[str, str]


def tellings(pairs: Sequence[tuple[Article, Record]], here: Mapping[str, Facts], around: Around, memo: Memo) -> dict[str, Telling]:
    """Of each article, by its key."""
    plans = [_telling(article, record, here[article.key], around, memo) for article, record in pairs]
    rows = [(a.key[:CHUNK], key, partial(_links_of, told)) for (a, _), (key, _, told) in zip(pairs, plans, strict=True)]
    found = memo.together("links", Links, rows)
    return {
        a.key: Telling(key, links, slugs, here[a.key].bare.responses, told)
        for (a, _), (key, slugs, told), links in zip(pairs, plans, found, strict=True)
    }


def _telling(
    article: Article, record: Record, here: Facts, around: Around, memo: Memo
) -> tuple[bytes, frozenset[str], Callable[[], Told]]:
    who, known = around.who[article.key], around.published
    outlet, family, home = around.outlets.get(article.key), around.families[article.key], around.homes.get(article.key)
    near = {name: known[name] for name in here.bare.beside if name in known}
    key = digest(here.key, who, outlet, family, home, near)

    def make() -> Told:
        mine = {f"{article.key}/{i}": slug for i, slug in who.items() if i != facts.OUTLET}
        claims = said(article, record, mine)
        return Told(
            tuple(claims), tuple(units(article, record, mine, {c.member: c for c in claims})),
            tuple(testimony.voices(article, record, mine, outlet, family, here.bare.credits, home, near)),
        )

    stage: Stage[Told] = memo.stage("claims", Told)
    stage.used.add(key)
    told = partial(stage.of, key, make)
    return key, frozenset(slug for slug in (*who.values(), outlet, home, *near.values()) if slug), told


def _links_of(told: Callable[[], Told]) -> Links:
    return _links(told())


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
        packed(under), len(told.claims), tuple(stem for c in told.claims for stem in c.stems | c.told),
        tuple((bool(c.who), c.told) for c in told.claims if not c.pointing),
    )
