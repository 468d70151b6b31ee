"""What a picture shows: a frozen model read from the graph. Every claim is a node; nothing claimed is an edge between entities."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec
import pyoxigraph

from kgraph.graph.namespaces import KG
from kgraph.queries.engines import Engine, Local
from kgraph.views import claims as reading
from kgraph.views.claims import HEAD, MANY, NO_ONE, NOBODY, Claim

_ENTITIES = """SELECT DISTINCT ?e ?kind ?label ?unnamed WHERE {
  %s ?e a ?kind ; rdfs:label ?label . FILTER(?kind IN (kg:Person, kg:Organisation, kg:Outlet, kg:Place, kg:Group))
  BIND(EXISTS { ?e a kg:Unnamed } AS ?unnamed)
} ORDER BY ?e ?kind ?label"""
_NAMES = "SELECT DISTINCT ?e ?name WHERE { %s ?e kg:name ?name } ORDER BY ?e ?name"
_POSTS = """SELECT DISTINCT ?e ?role WHERE { %s ?r kg:relationSubject ?e ; a kg:Relation ; kg:relationKind kg:HoldsRole ; kg:role ?role }
ORDER BY ?e ?role"""
_DENIALS = f"PREFIX kg: <{KG}> SELECT DISTINCT ?a ?b WHERE {{ ?a kg:denies ?b ; a kg:Claim . ?b a kg:Claim }} ORDER BY ?a ?b"


class EntityNode(msgspec.Struct, frozen=True):
    """Someone or something that can stand in the picture."""

    id: str
    name: str
    kind: str
    unnamed: bool
    names: tuple[str, ...]
    posts: tuple[str, ...]


class Edge(msgspec.Struct, frozen=True, order=True):
    """`kind`: "claims", "is said to have said", "is claimed about", "passes on" or "denies"; one end at least is a claim."""

    source: str
    target: str
    kind: str


class View(msgspec.Struct, frozen=True):
    """All of one picture, sorted. `left_out` counts the nodes that were dropped for size, `focus` is whom it is about, if anyone."""

    entities: tuple[EntityNode, ...]
    claims: tuple[Claim, ...]
    edges: tuple[Edge, ...]
    left_out: int = 0
    focus: str = ""


def read(store: pyoxigraph.Store, texts: Mapping[str, str] | None = None) -> View:
    """The whole graph as a view. `texts`: as for `kgraph.views.claims.read`."""
    engine = Local(store)
    return view(engine, reading.read(engine, reading.ids(engine, ""), texts))


def view(engine: Engine, claims: Mapping[str, Claim], focus: str = "") -> View:
    """Of these claims, everyone at their ends, and the denials among them."""
    found = entities(engine, {e for c in claims.values() for e in (c.source, *c.also, *c.via, *c.subject, *c.about)})
    edges = {edge for claim in claims.values() for edge in _edges(claim) if {edge.source, edge.target} & set(found)}
    edges |= {
        Edge(row["a"], row["b"], "denies") for row in engine.ask(_DENIALS).dicts() if row["a"] in claims and row["b"] in claims
    }
    used = {end for e in edges for end in (e.source, e.target)} | {focus}
    return View(
        tuple(found[e] for e in sorted(found) if e in used), tuple(claims[c] for c in sorted(claims)), tuple(sorted(edges)), focus=focus,
    )


def _edges(claim: Claim) -> Iterable[Edge]:
    says = "claims" if claim.firsthand else "is said to have said"
    for who in (claim.source, *claim.also):
        yield Edge(who, claim.id, says)
    for who in claim.via:
        yield Edge(who, claim.id, "passes on")
    for who in (*claim.subject, *claim.about):
        yield Edge(claim.id, who, "is claimed about")


def entities(engine: Engine, wanted: Iterable[str]) -> dict[str, EntityNode]:
    """These people, bodies, outlets, places and groups; kg:NoOneNamed among them where it is wanted."""
    ordered = sorted(set(wanted))
    labels: dict[str, tuple[str, str, bool]] = {}
    names, posts = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for start in range(0, len(ordered), MANY):
        values = f"VALUES ?e {{ {' '.join(f'<{iri}>' for iri in ordered[start : start + MANY])} }}"
        for row in engine.ask(HEAD + _ENTITIES % values).dicts():
            labels.setdefault(row["e"], (row["label"], row["kind"].removeprefix(KG), row["unnamed"] == "true"))
        for row in engine.ask(HEAD + _NAMES % values).dicts():
            names[row["e"]].append(row["name"])
        for row in engine.ask(HEAD + _POSTS % values).dicts():
            posts[row["e"]].append(row["role"])
    if NO_ONE in ordered:
        labels[NO_ONE] = (NOBODY, "Group", True)
    return {
        who: EntityNode(who, label, kind, unnamed, tuple(names[who]), tuple(posts[who]))
        for who, (label, kind, unnamed) in sorted(labels.items())
    }
