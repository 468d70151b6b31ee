"""The views of a case file: dossiers, board, timeline, network, the traces of what is most disputed, and every article to read.

Scripts and the stylesheet stand in many of them and are stored once: a view is kept as pieces, of which some are numbers of those.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec
import pyoxigraph

from kgraph.errors import UsageError
from kgraph.queries.engines import Local, Remembering
from kgraph.queries.names import NameIndex
from kgraph.views import page, reader
from kgraph.views.claims import HEAD
from kgraph.views.make import made

DOSSIERS, TRACES = 20, 60
"""Of those who are spoken of most, and of what is answered both ways or reported most; the console reaches all others."""
_SHARED = re.compile(r"(?<=<script>)(.*?)(?=</script>)|(?<=<style>)(.*?)(?=</style>)", re.DOTALL)
_SPOKEN_OF = """SELECT ?who ?name (COUNT(DISTINCT ?c) AS ?n) WHERE {
  ?c a kg:Claim ; kg:about ?who . ?who rdfs:label ?name FILTER NOT EXISTS { ?who a kg:Unnamed }
} GROUP BY ?who ?name ORDER BY DESC(?n) ?who LIMIT %d"""
_DISPUTED = """SELECT ?p (MIN(?l) AS ?label) (MAX(?r) AS ?reports) (COUNT(DISTINCT ?d) AS ?denied) WHERE {
  ?p a kg:Proposition ; rdfs:label ?l ; kg:reports ?r . %s OPTIONAL { ?p kg:deniedBy ?d } FILTER(?r > 0)
} GROUP BY ?p ORDER BY DESC(?denied) DESC(?reports) ?p LIMIT %d"""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One view. `key` is what it is of: an IRI, or the name of the view."""

    group: str
    title: str
    key: str
    note: str = ""
    html: str


def parts(store: pyoxigraph.Store, texts: Mapping[str, str], focus: Sequence[str] = ()) -> Iterator[Part]:
    """In the order of the file's list. `focus`: names or IRIs. Raises AmbiguityError for a name that nobody or several bear."""
    engine = Remembering(Local(store))
    names = NameIndex(engine)
    of = [names.find(name) for name in focus]
    people = [(who.iri, who.label) for who in of]
    if not people:
        people = [(row["who"], row["name"]) for row in engine.ask(HEAD + _SPOKEN_OF % DOSSIERS).dicts()]
    if not people:
        raise UsageError("there is no claim about anyone in this graph; build it from other articles")
    for iri, name in people:
        yield Part(group="Dossiers", title=name, key=iri, html=made(store, texts, "dossier", iri, within="case", engine=engine))
    one = of[0].iri if len(of) == 1 else None
    for kind, title in (("board", "Claim board"), ("timeline", "Timeline"), ("network", "Network"), ("overview", "Overview")):
        html = made(store, texts, kind, None if kind == "overview" else one, within="case", engine=engine)
        yield Part(group="Views", title=title, key=kind, html=html)
    about = f"?c kg:proposition ?p ; kg:about ?who . VALUES ?who {{ {' '.join(f'<{who.iri}>' for who in of)} }}" if of else ""
    for row in engine.ask(HEAD + _DISPUTED % (about, TRACES)).dicts():
        yield Part(
            group="Traces", title=row["label"], key=row["p"], note="denied" if int(row["denied"]) else "",
            html=made(store, texts, "trace", claim=row["p"], within="case", engine=engine),
        )
    for one_article in reader.read_all(engine, texts):
        article = one_article.article
        yield Part(
            group="Articles", title=article.title, key=article.key, note=f"{article.outlet}, {article.date[:10] or 'undated'}",
            html=page.article(one_article, "case"),
        )


def pieces(html: str, shared: dict[str, int]) -> list[str | int]:
    """A view with its scripts and its style as numbers; those that are new are added to `shared`."""
    found: list[str | int] = []
    last = 0
    for match in _SHARED.finditer(html):
        found += [html[last : match.start()], shared.setdefault(match[0], len(shared))]
        last = match.end()
    return [*found, html[last:]]
