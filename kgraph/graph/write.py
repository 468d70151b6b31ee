"""Records and their resolution as quads. Pure: the same articles, records, resolution and base give the same lines in the same order."""

from collections.abc import Iterator, Sequence
from itertools import chain

from kgraph import __version__
from kgraph.article import Article
from kgraph.graph import claims, own_voice
from kgraph.graph.anchors import Anchors
from kgraph.graph.change import Change
from kgraph.graph.iris import web
from kgraph.graph.kept import Changes, Kept, Piece
from kgraph.graph.known import Here, Known, Places
from kgraph.graph.namespaces import BASE, LABEL, SCHEMA, TYPE, kg
from kgraph.graph.pieces import pieces
from kgraph.graph.signatures import face, signatures
from kgraph.graph.terms import Lines, Quad, integer, literal, when
from kgraph.record import Record
from kgraph.resolution.model import Resolution

MOTTO = "kgraph records who says what; it does not say what is true."
"""On every page, and in every graph and what is exported of it."""
BUILD = "build"
"""The piece that tells of the build, and its chunk."""
FORMAT = 2
"""Version of this way of writing. A graph with a greater one is refused."""


def article_quads(article: Article, record: Record, resolution: Resolution | Known, base: str = BASE) -> list[Quad]:
    """The named graph of one article, sorted. Give a `Known` where many articles share one resolution."""
    known = resolution if isinstance(resolution, Known) else Known(resolution, base)
    return _article(Here.of(article, record, known))


def build_quads(records: Sequence[Record], resolution: Resolution | Known, base: str = BASE) -> list[Quad]:
    """The named graph of the build: versions and counts, no clock times."""
    known = resolution if isinstance(resolution, Known) else Known(resolution, base)
    lines, iri = Lines(known.iris.build_graph()), known.iris.build()
    lines.add(iri, TYPE, kg("Build"))
    lines.text(iri, LABEL, f"{MOTTO} Its claims were read by machine, and the machine errs.")
    lines.text(iri, kg("version"), __version__)
    lines.add(iri, kg("formatVersion"), integer(FORMAT))
    for extractor in sorted({r.extractor for r in records}):
        lines.text(iri, kg("extractor"), extractor)
    lines.text(iri, kg("resolver"), known.resolution.fingerprint)
    lines.text(iri, kg("judgements"), known.resolution.judgements)
    lines.add(iri, kg("articleCount"), integer(len(records)))
    lines.add(iri, kg("claimCount"), integer(sum(len(r.claims) for r in records)))
    return sorted(lines.quads)


def all_quads(articles: Sequence[Article], records: Sequence[Record], resolution: Resolution, base: str = BASE) -> Iterator[Quad]:
    """Every quad of a graph, article by article in the order of their keys, then what was resolved, then the build."""
    return Writing(articles, records, resolution, base).every()


class Writing:
    """One graph as it is to be: `articles` are those whose graphs are new, or made from something else than in `last`, `pieces` the same
    of the resolved graph."""

    def __init__(
        self, articles: Sequence[Article], records: Sequence[Record], resolution: Resolution, base: str, last: Kept | None = None
    ) -> None:
        """Raises sqlite3.Error where `last` is damaged."""
        last = last or Kept()
        self._known = known = Known(resolution, base)
        self._places = Places(articles, records, known)
        faces = {e.slug: face(e) for e in resolution.entities}
        parts, self.articles = signatures(articles, records, resolution, faces, last)
        self.pieces = pieces(known, self._places, parts, faces, last)
        self.pieces.chunks[BUILD] = b""
        self.pieces.made[BUILD] = Piece(BUILD, b"", "\n".join(build_quads(records, known)))
        self.pieces.again.update((BUILD,) if BUILD in last.chunks else ())

    @property
    def changes(self) -> Changes:
        """Of articles and pieces together."""
        one, other = self.articles, self.pieces
        return Changes(one.chunks | other.chunks, one.gone | other.gone, one.made | other.made, one.again | other.again)

    def every(self) -> Iterator[Quad]:
        """Every quad, where there was nothing to begin with."""
        for key in sorted(self.articles.made):
            yield from _article(self._places[key])
        yield from sorted(quad for piece in self.pieces.made.values() for quad in piece.quads)

    def change(self, last: Kept) -> Change:
        """What turns the last graph into this one. Raises sqlite3.Error where `last` is damaged."""
        iris, keys = self._known.iris, sorted(self.articles.made)
        old = last.quads((*self.pieces.gone, *self.pieces.again))
        new = {quad for piece in self.pieces.made.values() for quad in piece.quads}
        return Change(
            gone=[iris.article_graph(key) for key in sorted({*self.articles.gone, *keys})], without=sorted(old - new),
            quads=chain((quad for key in keys for quad in _article(self._places[key])), sorted(new - old)),
        )


def _article(here: Here) -> list[Quad]:
    article = here.article
    lines, iri = Lines(here.known.iris.article_graph(article.key)), here.iri
    add, text = lines.add, lines.text
    add(iri, TYPE, kg("Article"), f"<{SCHEMA}NewsArticle>")
    text(iri, LABEL, article.title or article.id)
    text(iri, f"<{SCHEMA}headline>", article.title)
    add(iri, f"<{SCHEMA}url>", web(article.url or ""))
    text(iri, f"<{SCHEMA}author>", article.author)
    text(iri, f"<{SCHEMA}inLanguage>", article.language)
    add(iri, kg("outlet"), here.outlet)
    add(iri, kg("publishedOn"), when(article.published))
    add(iri, kg("updatedOn"), when(article.updated))
    add(iri, kg("retrievedOn"), when(article.retrieved))
    add(iri, kg("archivedAt"), web(article.archived or ""))
    add(iri, kg("canonical"), web(article.canonical or ""))
    text(iri, kg("articleId"), article.id)
    text(iri, kg("articleKey"), article.key)
    add(iri, kg("textLength"), integer(len(article.text)))
    text(iri, kg("textDigest"), article.text_sha256)
    add(iri, kg("mentions"), *(here.entity(e.id) for e in here.record.entities))
    if here.known.resolution.outlets.get(article.key) is None:
        add(here.outlet, TYPE, kg("Outlet"), kg("Unnamed"))
        add(here.outlet, LABEL, literal(here.outlet_name))
    anchors = Anchors(article, iri, lines)
    for claim in here.record.claims:
        claims.write(here, claim, lines, anchors)
    for number, relation in enumerate(here.record.relations, 1):
        own_voice.relation(here, number, relation, lines, anchors)
    for narration in here.record.narration:
        own_voice.narration(here, narration, lines, anchors)
    return sorted(lines.quads)
