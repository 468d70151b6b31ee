"""What resolution makes of one article by itself, and of its claims once who is who is known: the parts that a memo keeps."""

from collections.abc import Mapping

import msgspec

from kgraph.article import Article
from kgraph.record import Record
from kgraph.resolution import copies, facts, testimony
from kgraph.resolution.catalogue import Catalogue
from kgraph.resolution.catalogue_files import Entry
from kgraph.resolution.credits import Credit, credits
from kgraph.resolution.facts import Node
from kgraph.resolution.memo import Memo, digest
from kgraph.resolution.model import ResponseKind
from kgraph.resolution.origins import Voice
from kgraph.resolution.responses import responses
from kgraph.resolution.said import Said, said
from kgraph.resolution.support import marks
from kgraph.resolution.units import Unit, units
from kgraph.resolution.versions import Note, notes


class Facts(msgspec.Struct, frozen=True, array_like=True, eq=False):
    """What one article tells without any other."""

    key: bytes
    """The digest of the article and its record."""
    nodes: tuple[Node, ...]
    outlet: str | None
    """Its outlet as the metadata name it, else by the address."""
    credits: tuple[Credit, ...]
    responses: dict[str, ResponseKind]
    """Claim id to the kind of an answer that takes no side."""
    notes: tuple[Note, ...]
    marks: frozenset[str]
    """What is named in it, as `support.Frequency` counts it."""
    signature: bytes
    beside: frozenset[str]
    """Names in the sentences of its claims that may be outlets'."""


class Told(msgspec.Struct, frozen=True, array_like=True, eq=False):
    """Its claims as they are compared, what they state, and whose they are."""

    claims: tuple[Said, ...]
    units: tuple[Unit, ...]
    voices: tuple[Voice, ...]


def single(article: Article, record: Record, catalogue: Catalogue, memo: Memo) -> Facts:
    """Of one article."""
    key = digest(article, record)

    def make() -> Facts:
        return Facts(
            key, tuple(facts.nodes(article, record)), article.outlet or _named(catalogue.of_address(article.url)),
            credits(article, record, lambda url: _named(catalogue.of_address(url))), responses(article, record),
            tuple(notes(article.text)), marks(record), copies.signature(article.text), testimony.outside(article.text, record),
        )

    found: Facts = memo.stage("article", Facts).of(key, make)
    return found


def told(
    article: Article, record: Record, here: Facts, entity_of: Mapping[str, str], outlet: str | None, family: str, home: str | None,
    known: Mapping[str, str], memo: Memo,
) -> Told:
    """Of the claims of one article. `known`: names, as `names.body_key` gives them, of outlets that publish, to slugs."""
    ids = [*(e.id for e in record.entities), *(c.entity for c in here.credits)]
    mine = {f"{article.key}/{i}": slug for i in ids if (slug := entity_of.get(f"{article.key}/{i}"))}
    near = {name: known[name] for name in here.beside if name in known}

    def make() -> Told:
        claims = said(article, record, mine)
        return Told(
            tuple(claims), tuple(units(article, record, mine, {c.member: c for c in claims})),
            tuple(testimony.voices(article, record, mine, outlet, family, here.credits, home, near)),
        )

    found: Told = memo.stage("claims", Told).of(digest(article, record, mine, outlet, family, home, near), make)
    return found


def _named(entry: Entry | None) -> str | None:
    return entry.name if entry else None
