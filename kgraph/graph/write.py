"""Records and their resolution as quads. Pure: the same articles, records, resolution and base give the same lines in the same order."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kgraph import __version__
from kgraph.article import Article
from kgraph.graph import claims, own_voice, resolved
from kgraph.graph.anchors import Anchors
from kgraph.graph.change import Change
from kgraph.graph.iris import web
from kgraph.graph.known import Here, Known
from kgraph.graph.namespaces import BASE, LABEL, SCHEMA, TYPE, kg
from kgraph.graph.terms import Lines, Quad, integer, literal, when
from kgraph.record import Record
from kgraph.resolution.model import Resolution

FORMAT = 2
"""Version of this way of writing. A graph with a greater one is refused."""


def article_quads(article: Article, record: Record, resolution: Resolution | Known, base: str = BASE) -> list[Quad]:
    """The named graph of one article, sorted. Give a `Known` where many articles share one resolution."""
    known = resolution if isinstance(resolution, Known) else Known(resolution, base)
    return _article(Here.of(article, record, known))


def resolved_quads(
    articles: Sequence[Article], records: Sequence[Record], resolution: Resolution | Known, base: str = BASE
) -> list[Quad]:
    """The named graph of what was resolved across articles, sorted."""
    known = resolution if isinstance(resolution, Known) else Known(resolution, base)
    places = {a.key: Here.of(a, r, known) for a, r in zip(articles, records, strict=True)}
    return _resolved(known, places)


def build_quads(records: Sequence[Record], resolution: Resolution | Known, base: str = BASE) -> list[Quad]:
    """The named graph of the build: versions and counts, no clock times."""
    known = resolution if isinstance(resolution, Known) else Known(resolution, base)
    lines, iri = Lines(known.iris.build_graph()), known.iris.build()
    lines.add(iri, TYPE, kg("Build"))
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
    known = Known(resolution, base)
    pairs = sorted(zip(articles, records, strict=True), key=lambda pair: pair[0].key)
    places: dict[str, Here] = {}
    for article, record in pairs:
        places[article.key] = here = Here.of(article, record, known)
        yield from _article(here)
    yield from _resolved(known, places)
    yield from build_quads(records, known)


def changed_quads(
    articles: Sequence[Article], records: Sequence[Record], resolution: Resolution, base: str, keys: Collection[str], gone: Iterable[str]
) -> Change:
    """What turns a graph into this one, where the named graphs of the articles with these keys are new or other than they were, and those
    of `gone` are to go."""
    known = Known(resolution, base)
    places = {a.key: Here.of(a, r, known) for a, r in zip(articles, records, strict=True)}
    return Change(
        gone=[known.iris.article_graph(key) for key in sorted({*gone, *keys})],
        quads=(quad for key in sorted(keys) for quad in _article(places[key])),
        whole={known.iris.resolved_graph(): _resolved(known, places), known.iris.build_graph(): build_quads(records, known)},
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


def _resolved(known: Known, places: Mapping[str, Here]) -> list[Quad]:
    lines = Lines(known.iris.resolved_graph())
    for entity in known.resolution.entities:
        resolved.entity(known, entity, lines)
    for question in known.resolution.questions:
        resolved.question(known, question, lines)
    for proposition in known.resolution.propositions:
        resolved.proposition(known, proposition, resolved.deniers(proposition, places), places, lines)
    for link in known.resolution.links:
        resolved.link(known, link, places, lines)
    for credit in known.resolution.credits:
        resolved.credit(known, credit, lines)
    for key, number in _editions(known.resolution).items():
        lines.add(known.iris.article(key), kg("textVersion"), integer(number))
    for candidate in known.resolution.candidates:
        resolved.candidate(known, candidate, lines)
    return sorted(lines.quads)


def _editions(resolution: Resolution) -> dict[str, int]:
    """Article key to its number among the versions at its address."""
    older = {link.source[0]: link.target[0] for link in resolution.links if link.kind == "versionOf"}
    found = {}
    for key in {*older, *older.values()}:
        number, at = 1, key
        while at in older:
            number, at = number + 1, older[at]
        found[key] = number
    return found
