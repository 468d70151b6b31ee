"""From what people type to the words of an article that a ledger points at.

An IRI or the end of one (`claim/…`, `person/…`, `article/…`), an id of a record with its article (`a17/c3`, `a17/e2`), words with their
article (`a17:the dam leaks`), or a name. What is typed is only ever looked up.
"""

import re
from difflib import get_close_matches
from urllib.parse import unquote

from kgraph.article import Article
from kgraph.build import Built
from kgraph.errors import AmbiguityError
from kgraph.graph.iris import KINDS, Iris
from kgraph.graph.known import claim_iris
from kgraph.graph.namespaces import BASE
from kgraph.ledger import ArticleAt, ClaimAt, MentionAt, OutletAt
from kgraph.ledger.places import claim_at, mention_at
from kgraph.record import Claim, Entity, Record, Span, quote
from kgraph.resolution.model import ResolvedEntity
from kgraph.resolution.names import fold, person

_CLAIM = re.compile(r"(?:.*/)?claim/([0-9a-f]{16})-[0-9_~-]+")
_ENTITY = re.compile(rf"(?:.*/)?({'|'.join(sorted(KINDS.values()))})/([^/]+)")
_UNNAMED = re.compile(r"(?:.*/)?unnamed/([0-9a-f]{16})/([^/]+)")
_ARTICLE = re.compile(r"(?:.*/)?article/([0-9a-f]{16})")
MOST = 8
"""Candidates that an error lists."""


class Finder:
    """Over what a graph was built from."""

    def __init__(self, whole: Built) -> None:
        self._articles = {a.key: a for a in whole.articles}
        self._records = dict(zip(self._articles, whole.records, strict=True))
        self._keys = {a.id: a.key for a in whole.articles} | {key: key for key in self._articles}
        self._resolution = whole.resolution
        self._entities = {e.slug: e for e in whole.resolution.entities}

    def claim(self, typed: str) -> ClaimAt:
        """Raises AmbiguityError where no claim, or several, are meant, with the nearest or all of them."""
        wanted, iri = typed.strip(), _CLAIM.fullmatch(typed.strip())
        if iri and iri[1] in self._articles:
            article, record = self._at(iri[1])
            for id, own in claim_iris(article.key, record.claims, Iris(BASE)).items():
                if own[1:-1].endswith("claim/" + wanted.rpartition("claim/")[2]):
                    return claim_at(article, next(c for c in record.claims if c.id == id))
            raise self._none("claim", wanted, article, record.claims, "the machine reads it otherwise now")
        article, record, rest, by_id = self._inside(wanted, "a claim's IRI, ID/c3, or ID:words of the claim")
        if by_id:
            found = [c for c in record.claims if c.id == rest]
        else:
            found = [c for c in record.claims if fold(rest) in fold(quote(article.text, c.content))]
            found = [c for c in found if fold(rest) == fold(quote(article.text, c.content))] or found
        if len(found) == 1:
            return claim_at(article, found[0])
        raise self._none("claim", wanted, article, found or record.claims, f"{len(found)} claims have these words" if found else "")

    def mention(self, typed: str, article: str | None = None) -> MentionAt:
        """Whoever is meant, by one place that names them. With `article` (a key) words and record ids may stand alone."""
        wanted = typed.strip()
        if article and not wanted.startswith(article):
            at, record = self._at(article)
            if any(e.id == wanted for e in record.entities) or self._spans(at, record, wanted):
                wanted = f"{article}:{wanted}"
        unnamed, iri = _UNNAMED.fullmatch(wanted), _ENTITY.fullmatch(wanted)
        if unnamed and unnamed[1] in self._articles:
            wanted = f"{unnamed[1]}/{unnamed[2]}"
        elif iri and not self._split(wanted):
            return self._first(self._by_slug(iri[1], unquote(iri[2]), wanted))
        if not self._split(wanted):
            return self._first(self._named(wanted))
        here, record, rest, _ = self._inside(wanted, "a name, an IRI, ID/e2, or ID:words that name someone")
        entity = next((e for e in record.entities if e.id == rest), None)
        if entity:
            return mention_at(here, best(entity))
        spans = self._spans(here, record, rest)
        if not spans:
            names = tuple(f"{here.id}/{e.id} {e.name}" for e in record.entities)
            raise AmbiguityError(f"nobody is named or described as {rest!r} in {here.id}; there are {', '.join(names[:MOST])}", names)
        return mention_at(here, spans[0])

    def entity(self, typed: str) -> ResolvedEntity:
        """Whoever is meant, as it was resolved: an IRI or the end of one, a name, or an id of a record with its article."""
        wanted = typed.strip()
        unnamed, iri = _UNNAMED.fullmatch(wanted), _ENTITY.fullmatch(wanted)
        if iri:
            return self._by_slug(iri[1], unquote(iri[2]), wanted)
        if unnamed and unnamed[1] in self._articles:
            wanted = f"{unnamed[1]}/{unnamed[2]}"
        if not self._split(wanted):
            return self._named(wanted)
        article, record, rest, _ = self._inside(wanted, "a name, an IRI, ID/e2, or ID:words that name someone")
        spans = self._spans(article, record, rest)
        for entity in record.entities:
            if entity.id == rest or any(Span(m.start, m.end) in spans for m in entity.mentions):
                return self._entities[self._resolution.entity_of[f"{article.key}/{entity.id}"]]
        names = tuple(f"{article.id}/{e.id} {e.name}" for e in record.entities)
        raise AmbiguityError(f"nobody is named or described as {rest!r} in {article.id}; there are {', '.join(names[:MOST])}", names)

    def standing(self, typed: str) -> MentionAt | OutletAt | ArticleAt:
        """A source, an outlet or an article, as `withdraw` and `grade` take them."""
        wanted, iri = typed.strip(), _ARTICLE.fullmatch(typed.strip())
        key = iri[1] if iri and iri[1] in self._articles else self._keys.get(wanted)
        if key:
            return ArticleAt(key, self._articles[key].title or self._articles[key].id)
        entity = _ENTITY.fullmatch(wanted)
        if self._split(wanted) or _UNNAMED.fullmatch(wanted):
            return self.mention(wanted)
        one = self._by_slug(entity[1], unquote(entity[2]), wanted) if entity else self._named(wanted)
        return OutletAt(one.name) if one.type == "Outlet" and one.named else self._first(one)

    def _at(self, key: str) -> tuple[Article, Record]:
        return self._articles[key], self._records[key]

    def _split(self, wanted: str) -> tuple[str, str, bool] | None:
        """Key of the article, what stands behind it, and whether that is an id; the longest id of an article that fits."""
        known = [i for i in self._keys if wanted.startswith(i) and wanted[len(i) : len(i) + 1] in ("/", ":")]
        if not known:
            return None
        id = max(known, key=len)
        return self._keys[id], wanted[len(id) + 1 :].strip(), wanted[len(id)] == "/"

    def _inside(self, wanted: str, how: str) -> tuple[Article, Record, str, bool]:
        split = self._split(wanted)
        if split is None:
            near = get_close_matches(wanted.partition(":")[0].partition("/")[0], sorted(self._keys), MOST)
            raise AmbiguityError(f"{wanted!r} names no article; give {how}" + (f". Near: {', '.join(near)}" if near else ""), tuple(near))
        return *self._at(split[0]), split[1], split[2]

    def _none(self, what: str, wanted: str, article: Article, claims: "list[Claim] | tuple[Claim, ...]", why: str) -> AmbiguityError:
        told = [f"{article.id}/{c.id} {quote(article.text, c.content)}" for c in claims]
        hint = f" ({why})" if why else ""
        return AmbiguityError(f"no one {what} is {wanted!r}{hint}; there are:\n  " + "\n  ".join(told[:MOST]), tuple(told))

    def _spans(self, article: Article, record: Record, words: str) -> list[Span]:
        """Mentions of these words, in the order of the text."""
        every = sorted(Span(m.start, m.end) for e in record.entities for m in e.mentions)
        return [s for s in every if fold(article.text[s.start : s.end]) == fold(words)]

    def _by_slug(self, kind: str, slug: str, wanted: str) -> ResolvedEntity:
        found = [e for e in self._entities.values() if e.slug == slug and KINDS[e.type] == kind]
        found = found or [e for e in self._entities.values() if any(KINDS[t] == kind and s == slug for t, s in e.aliases)]
        if len(found) == 1:
            return found[0]
        raise self._several(wanted, found)

    def _named(self, wanted: str) -> ResolvedEntity:
        named = [e for e in self._entities.values() if e.named]
        found = [e for e in named if fold(wanted) in {fold(n) for n in (e.name, *e.names)}]
        alone = person(wanted)
        if not found and not alone.given:
            found = [e for e in named if e.type == "Person" and person(e.name).surname == alone.surname]
        if len(found) == 1:
            return found[0]
        near = get_close_matches(wanted, sorted({n for e in named for n in e.names}), 3)
        raise self._several(wanted, found, near)

    def _several(self, wanted: str, found: "list[ResolvedEntity]", near: "list[str] | None" = None) -> AmbiguityError:
        if not found:
            hint = f"; did you mean {', '.join(near)}?" if near else "; kgraph who finds names"
            return AmbiguityError(f"nobody here is called {wanted!r}{hint}", tuple(near or ()))
        ends = tuple(f"{KINDS[e.type]}/{e.slug}" for e in found)
        told = "\n".join(f"  {end} ({e.name}, in {len({k for k, _ in e.members})} articles)" for end, e in zip(ends, found, strict=True))
        return AmbiguityError(f"{len(found)} answer to {wanted!r}; give one of:\n{told}", ends)

    def _first(self, one: ResolvedEntity) -> MentionAt:
        """Its first mention, in the first of its articles that names it."""
        for key, id in sorted(one.members, key=lambda m: (self._articles[m[0]].published or "~", m)):
            article, record = self._at(key)
            entity = next(e for e in record.entities if e.id == id)
            if entity.mentions:
                return mention_at(article, best(entity))
        raise AmbiguityError(f"{one.name} stands in no article's text, only as its outlet; withdraw and grade take outlets by name")


def best(entity: Entity) -> Span:
    """The first mention by name, else the first."""
    first = min(entity.mentions, key=lambda m: (m.kind != "name", m.start))
    return Span(first.start, first.end)
