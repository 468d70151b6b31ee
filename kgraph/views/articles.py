"""The articles of a graph, by IRI."""

import msgspec

from kgraph.queries.engines import Engine
from kgraph.views.claims import HEAD

_ALL = """PREFIX schema: <https://schema.org/>
SELECT DISTINCT ?a ?key ?title ?outlet ?date ?url WHERE {
  ?a a kg:Article ; kg:articleKey ?key ; kg:outlet ?publisher .
  OPTIONAL { ?a rdfs:label ?title } OPTIONAL { ?publisher rdfs:label ?outlet } OPTIONAL { ?a kg:publishedOn ?date }
  OPTIONAL { ?a schema:url ?url }
} ORDER BY ?a ?outlet"""


class Article(msgspec.Struct, frozen=True):
    """`date` of publication as exact as known, empty where unknown. `url` is shown as text: to open it would tell its owner who reads."""

    id: str
    key: str
    title: str
    outlet: str
    date: str
    url: str


def read(engine: Engine) -> dict[str, Article]:
    """All, sorted by IRI."""
    found: dict[str, Article] = {}
    for r in engine.ask(HEAD + _ALL).dicts():
        found.setdefault(r["a"], Article(
            r["a"], r["key"], r.get("title", r["key"]), r.get("outlet", "unknown outlet"), r.get("date", ""), r.get("url", ""),
        ))
    return found
