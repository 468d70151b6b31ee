"""Which claims stand together: blocks around one person or body."""

from collections import Counter, defaultdict
from dataclasses import dataclass

import networkx as nx

from kgraph.views.model import View

NOBODY = "NoOneNamed"


@dataclass(frozen=True, slots=True)
class Block:
    """One to stand in the middle (None: nobody) and its claims."""

    middle: str | None
    claims: tuple[str, ...]


def blocks(view: View) -> list[Block]:
    """Each claim in one block, sorted by size: that of whoever touches most claims which are not in one yet.

    What they deny, and what denies them, comes with them.
    """
    ends = ends_of(view)
    denials: nx.Graph[str] = nx.Graph((e.source, e.target) for e in view.edges if e.kind == "denies")
    touched: dict[str, set[str]] = defaultdict(set)
    for claim, entities in ends.items():
        for entity in entities:
            touched[entity].add(claim)
    found, left = [], set(ends)
    while touched:
        middle = min(touched, key=lambda e: (e != view.focus, e.endswith(NOBODY), -len(touched[e]), e))
        claims = touched.pop(middle)
        claims |= {other for c in claims if c in denials for other in denials[c]} & left
        if claims:
            found.append(Block(middle, tuple(_ordered(view, claims, middle))))
            left -= claims
            for entity in {e for c in claims for e in ends[c]} & set(touched):
                touched[entity] -= claims
    if left:
        found.append(Block(None, tuple(sorted(left))))
    return sorted(found, key=lambda b: (b.middle is None, -len(b.claims), b.middle or ""))


def ends_of(view: View) -> dict[str, list[str]]:
    """Claim to the entities that it touches."""
    found: dict[str, list[str]] = {c.id: [] for c in view.claims}
    for edge in view.edges:
        for claim, entity in ((edge.source, edge.target), (edge.target, edge.source)):
            if claim in found and entity not in found:
                found[claim].append(entity)
    return found


def _ordered(view: View, claims: set[str], middle: str) -> list[str]:
    """Denials beside what they deny, then claims of one source together; the largest such groups first."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(claims)
    source: dict[str, str] = {}
    for edge in view.edges:
        if edge.kind == "denies" and edge.source in claims and edge.target in claims:
            graph.add_edge(edge.source, edge.target)
        elif edge.target in claims and edge.kind != "denies" and edge.source != middle:
            source.setdefault(edge.target, edge.source)
    groups: dict[str, list[str]] = defaultdict(list)
    for component in nx.connected_components(graph):
        first = min(component)
        groups[first if len(component) > 1 else "source " + source.get(first, "")] += component
    ranked = sorted(groups.values(), key=lambda g: (-len(g), min(g)))
    return [claim for group in ranked for claim in sorted(group, key=lambda c: (source.get(c, ""), c))]


def homes_of(made: list[Block], ends: dict[str, list[str]]) -> dict[str, int]:
    """The block where each entity stands: its own, else the one that holds most of its claims."""
    own = {b.middle: i for i, b in enumerate(made) if b.middle}
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for i, block in enumerate(made):
        for claim in block.claims:
            for entity in ends[claim]:
                counts[entity][i] += 1
    return {e: own[e] if e in own else min(c, key=lambda i: (-c[i], i)) for e, c in sorted(counts.items())}
