"""The overview of a large graph: who speaks, passes on and is spoken of, and the questions between them.

A node is someone, or a question that claims answer. No edge leads from one person to another, or from a source to whom it speaks of: each
goes to a question, with how many claims make it.
"""

from collections import Counter

import msgspec

from kgraph.graph.namespaces import TOPIC
from kgraph.queries.engines import Engine
from kgraph.views.atlas import Tie, communities, places
from kgraph.views.basis import Basis, basis
from kgraph.views.claims import HEAD, end

MOST = 20_000
"""Nodes of one page; of more, those in most claims are kept."""
LABEL = 90
"""Code points of a label; the whole stands in the dossier and on the board."""
ROLES = ("claims", "is said to have said", "passes on", "is claimed about", "denies")
_ENDS = """SELECT ?q ?e ?role (COUNT(DISTINCT ?c) AS ?n) WHERE {
  { ?c kg:source ?e ; kg:stance ?stance ; kg:firsthand ?first .
    BIND(IF(?stance = kg:Denies, "denies", IF(?first, "claims", "is said to have said")) AS ?role) }
  UNION { ?c kg:via ?e . BIND("passes on" AS ?role) } UNION { ?c kg:about ?e . BIND("is claimed about" AS ?role) }
  ?c kg:proposition ?p . ?p kg:question ?q . FILTER(?e != kg:NoOneNamed)
} GROUP BY ?q ?e ?role ORDER BY ?q ?e ?role"""
_WHO = """SELECT DISTINCT ?e ?label ?kind ?unnamed WHERE {
  VALUES ?kind { kg:Person kg:Organisation kg:Outlet kg:Place kg:Group } ?e a ?kind ; rdfs:label ?label .
  BIND(EXISTS { ?e a kg:Unnamed } AS ?unnamed) } ORDER BY ?e ?label"""
_ASKED = """SELECT ?q (MIN(?l) AS ?label) (MIN(?t) AS ?topic) (MIN(?p) AS ?first) (MIN(?said) AS ?words) (COUNT(DISTINCT ?c) AS ?n) WHERE {
  ?q a kg:Question ; rdfs:label ?l . ?p kg:question ?q . ?c kg:proposition ?p ; kg:topic ?t ; rdfs:label ?said } GROUP BY ?q ORDER BY ?q"""


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """`key` is the IRI of whom it is, or of the first proposition of a question. `words`: of a question, one claim as it is attributed."""

    key: str
    label: str
    kind: str
    topic: str
    community: int
    x: float
    y: float
    claims: int
    words: str = ""
    unnamed: bool = False


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """`edges`: numbers of two nodes (someone, a question), of the role (`ROLES`), and how many claims. `communities`: names by number."""

    nodes: tuple[Node, ...]
    edges: tuple[tuple[int, int, int, int], ...]
    communities: tuple[str, ...]
    left_out: int
    basis: Basis

    @property
    def kinds(self) -> list[str]:
        return sorted({n.kind for n in self.nodes})

    @property
    def topics(self) -> list[str]:
        return sorted({n.topic for n in self.nodes if n.topic})


def read(engine: Engine, most: int = MOST) -> Overview:
    """Of the whole graph. Equal graphs give equal overviews."""
    asked = {row["q"]: row for row in engine.ask(HEAD + _ASKED).dicts()}
    who: dict[str, dict[str, str]] = {}
    for row in engine.ask(HEAD + _WHO).dicts():
        who.setdefault(row["e"], row)
    ends = [(r["e"], r["q"], r["role"], int(r["n"])) for r in engine.ask(HEAD + _ENDS).dicts() if r["e"] in who and r["q"] in asked]
    weight: Counter[str] = Counter({q: int(row["n"]) for q, row in asked.items()})
    topics: dict[str, Counter[str]] = {}
    for e, q, _, n in ends:
        weight[e] += n
        topics.setdefault(e, Counter())[asked[q]["topic"].removeprefix(TOPIC)] += n
    kept = set(sorted(weight, key=lambda n: (-weight[n], n))[:most])
    ends = [row for row in ends if row[0] in kept and row[1] in kept]
    ties: list[Tie] = [(e, q, n) for e, q, _, n in ends]
    groups = communities(kept, ties)
    at = places(groups, ties)
    number = {node: i for i, node in enumerate(sorted(kept))}
    inside = {node: i for i, group in enumerate(groups) for node in group}
    nodes = []
    for iri in number:
        x, y = at[iri]
        common = {"community": inside[iri], "x": x, "y": y, "claims": weight[iri]}
        if iri in asked:
            row = asked[iri]
            nodes.append(Node(
                key=row["first"], label=_short(row["label"]), kind="Question", topic=row["topic"].removeprefix(TOPIC),
                words=_short(row["words"], 3 * LABEL), **common,  # type: ignore[arg-type]
            ))
        else:
            row = who[iri]
            main = min(topics.get(iri, Counter()).items(), key=lambda item: (-item[1], item[0]), default=("", 0))[0]
            nodes.append(Node(
                key=iri, label=_short(row["label"]), kind=end(row["kind"]), topic=main, unnamed=row["unnamed"] == "true", **common,  # type: ignore[arg-type]
            ))
    edges = sorted((number[e], number[q], ROLES.index(role), n) for e, q, role, n in ends)
    return Overview(
        nodes=tuple(nodes), edges=tuple(edges), communities=tuple(_named([nodes[number[n]] for n in group]) for group in groups),
        left_out=len(weight) - len(nodes), basis=basis(engine),
    )


def _named(group: list[Node]) -> str:
    """After whom it has most to do with, else after its first question."""
    found = next((n for n in group if n.kind != "Question" and not n.unnamed), group[0])
    return f"“{found.label}”?" if found.kind == "Question" else found.label


def _short(text: str, most: int = LABEL) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


