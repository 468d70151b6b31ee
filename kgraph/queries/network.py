"""The graph for networkx: entities and claims as nodes. No edge leads from entity to entity, so no claim can be read as a fact."""

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kgraph.graph.namespaces import KG, RDFS
from kgraph.queries.engines import Local
from kgraph.queries.names import NameIndex

if TYPE_CHECKING:
    import networkx as nx

_PREFIX = f"PREFIX kg: <{KG}>\nPREFIX rdfs: <{RDFS}>\n"
_CLAIMS = _PREFIX + """SELECT DISTINCT ?claim ?label ?text ?stance ?certainty ?firsthand ?topic ?article WHERE {
  ?claim a kg:Claim ; rdfs:label ?label ; kg:text ?text ; kg:stance ?stance ; kg:certainty ?certainty ; kg:firsthand ?firsthand ;
    kg:topic ?topic ; kg:article ?article . } ORDER BY ?claim"""
_ENDS = _PREFIX + """SELECT DISTINCT ?claim ?property ?entity ?label ?kind ?unnamed WHERE {
  VALUES ?property { kg:source kg:alsoSource kg:via kg:subject kg:about }
  ?claim kg:firsthand ?firsthand ; ?property ?entity .
  OPTIONAL { ?entity rdfs:label ?label }
  OPTIONAL { VALUES ?kind { kg:Person kg:Organisation kg:Outlet kg:Place kg:Group } ?entity a ?kind }
  BIND(EXISTS { ?entity a kg:Unnamed } AS ?unnamed)
} ORDER BY ?claim ?property ?entity"""
_DENIALS = _PREFIX + """SELECT DISTINCT ?claim ?other WHERE {
  ?claim a kg:Claim ; kg:denies ?other . ?other a kg:Claim
} ORDER BY ?claim ?other"""
_KINDS = {"Person": "person", "Organisation": "body", "Outlet": "outlet", "Place": "place", "Group": "group"}
ALLEGED = "is said to claim"
"""The edge to a claim that is only another's account of its source, or hearsay."""


def to_networkx(store: ox.Store, focus: str | None = None) -> "nx.MultiDiGraph[str]":
    """People, bodies, outlets, places, groups and claims by IRI; what every node is stands in its `kind`, its name in `label`.

    Edges (key and `kind`): "claims" (or "is said to claim", where it is not firsthand) from source to claim, "passes on" from relay
    to claim, "is claimed about" from claim to entity, "denies" from claim to claim. `focus` is a name: only the claims that touch
    it, those that deny or are denied by these, and everyone at their ends. Raises AmbiguityError for a name that none or several bear.
    """
    import networkx as nx  # slow to load, and no query needs it

    engine = Local(store)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in engine.ask(_CLAIMS).dicts():
        values = {k: row[k].rpartition("#")[2] for k in ("stance", "certainty", "topic")}
        graph.add_node(
            row["claim"], kind="claim", label=row["label"], text=row["text"], firsthand=row["firsthand"] == "true", article=row["article"],
            **values,
        )
    for row in engine.ask(_ENDS).dicts():
        entity, claim = row["entity"], row["claim"]
        kind = _KINDS.get(row.get("kind", "").rpartition("#")[2], "no one named")
        graph.add_node(entity, kind=kind, label=row.get("label", "no one named"), unnamed=row["unnamed"] == "true")
        edge = _edge(row["property"].rpartition("#")[2], graph.nodes[claim]["firsthand"])
        ends = (claim, entity) if edge == "is claimed about" else (entity, claim)
        graph.add_edge(*ends, key=edge, kind=edge)
    for row in engine.ask(_DENIALS).dicts():
        graph.add_edge(row["claim"], row["other"], key="denies", kind="denies")
    return _around(graph, NameIndex(engine).find(focus).iri) if focus else graph


def _edge(name: str, firsthand: bool) -> str:
    if name == "via":
        return "passes on"
    if name in ("source", "alsoSource"):
        return "claims" if firsthand else ALLEGED
    return "is claimed about"


def _around(graph: "nx.MultiDiGraph[str]", centre: str) -> "nx.MultiDiGraph[str]":
    import networkx as nx

    if centre not in graph:
        return nx.MultiDiGraph()
    claims = {n for n in nx.all_neighbors(graph, centre) if graph.nodes[n]["kind"] == "claim"}
    claims |= {n for c in claims for n in nx.all_neighbors(graph, c) if graph.nodes[n]["kind"] == "claim"}
    return graph.subgraph({centre, *claims, *(n for c in claims for n in nx.all_neighbors(graph, c))}).copy()
