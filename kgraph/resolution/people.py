"""Who is who among people: full names with support, surnames alone with a single bearer.

Order-independent: pairs are taken by weight, then key.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from kgraph.resolution import names
from kgraph.resolution.catalogue import Catalogue, Entry
from kgraph.resolution.facts import Node, head
from kgraph.resolution.support import PART_NAME, Support, conflict, needed, support

LARGE_BLOCK = 400
"""Bearers of one surname and given name above which pairs are no longer compared one by one but within their roles and company."""


@dataclass(slots=True)
class Cluster:
    """Nodes that are one, the catalogue's row for them, and why."""

    nodes: list[Node]
    entry: Entry | None = None
    reasons: list[str] = field(default_factory=list)


def people(nodes: Sequence[Node], catalogue: Catalogue) -> list[Cluster]:
    """Cluster the named people of all articles."""
    blocks: dict[str, list[Node]] = defaultdict(list)
    for node in sorted(nodes, key=lambda n: n.member):
        blocks[names.person(node.name).surname].append(node)
    return [cluster for surname in sorted(blocks) for cluster in _block(surname, blocks[surname], catalogue)]


def _block(surname: str, nodes: list[Node], catalogue: Catalogue) -> list[Cluster]:
    full = [n for n in nodes if names.person(n.name).full]
    part = [n for n in nodes if not names.person(n.name).full]
    entries = _entries(full, catalogue)
    clusters = _full_names(full, entries)
    known = {e.id: e for e in catalogue.bearers(surname)}
    return clusters + _part_names(part, clusters, known, catalogue)


def _entries(nodes: list[Node], catalogue: Catalogue) -> dict[Node, Entry]:
    """The single row that fits each full name; none where one article has two of that name, or where the row's roles forbid it."""
    found: dict[Node, Entry] = {}
    for node in nodes:
        rows = catalogue.named(node.name, ("Person",))
        if len(rows) == 1 and not _forbidden(node, rows[0]):
            found[node] = rows[0]
    twice: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node, row in found.items():
        twice[node.member[0], row.id].append(node)
    for group in twice.values():
        if len(group) > 1:
            for node in group:
                del found[node]
    return found


def _forbidden(node: Node, row: Entry) -> bool:
    known = Node(("", ""), "Person", True, row.name, heads=frozenset(head(r) for r in row.roles))
    return bool(node.walks and known.walks and not node.walks & known.walks)


def _full_names(nodes: list[Node], entries: dict[Node, Entry]) -> list[Cluster]:
    """Merge by weight, heaviest first; a merge is refused where any two members conflict or the rows differ."""
    of: dict[Node, Cluster] = {n: Cluster([n]) for n in nodes if n not in entries}
    rows: dict[str, Cluster] = {}
    for node, row in entries.items():
        cluster = of[node] = rows.setdefault(row.id, Cluster([], row, ["one entry of the catalogue"]))
        cluster.nodes.append(node)
    pairs: list[tuple[int, Node, Node, tuple[str, ...]]] = []
    for a, b in _candidates(nodes):
        if of[a] is of[b] or conflict(a, b):
            continue
        found = support(a, b)
        plain = names.plain_match(names.person(a.name), names.person(b.name))
        if found.weight >= (needed(a, b) if plain else PART_NAME):
            pairs.append((found.weight, a, b, found.reasons))
    for _, a, b, reasons in sorted(pairs, key=lambda p: (-p[0], p[1].member, p[2].member)):
        one, two = of[a], of[b]
        if one is two or (one.entry and two.entry and one.entry != two.entry) or _refused(one, two):
            continue
        one.entry = one.entry or two.entry
        one.reasons = [*one.reasons, *two.reasons, *reasons]
        one.nodes = sorted(one.nodes + two.nodes, key=lambda n: n.member)
        for node in two.nodes:
            of[node] = one
    return list({id(c): c for c in (of[n] for n in nodes)}.values())


def _refused(one: Cluster, two: Cluster) -> bool:
    """Whether any two members stand against it. A row's aliases speak for its own members, so they need not look alike."""
    aliases = one.entry or two.entry
    return any(
        conflict(a, b) or not (aliases or names.compatible(names.person(a.name), names.person(b.name)))
        for a in one.nodes for b in two.nodes
    )


def _candidates(nodes: list[Node]) -> list[tuple[Node, Node]]:
    """Pairs with compatible names in two articles. In very large blocks only those that share a role, a body or company."""
    if len(nodes) <= LARGE_BLOCK:
        return [(a, b) for a, b in combinations(nodes, 2) if names.compatible(names.person(a.name), names.person(b.name))]
    buckets: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        for key in sorted(node.heads | node.bodies | node.company):
            buckets[key].append(node)
    # Neighbours in the sorted bucket are enough: merging is transitive through them.
    near = {(a, b) for key in sorted(buckets) for a, b in zip(buckets[key], buckets[key][1:], strict=False)}
    return sorted(
        (p for p in near if names.compatible(names.person(p[0].name), names.person(p[1].name))), key=lambda p: (p[0].member, p[1].member)
    )


def _part_names(nodes: list[Node], clusters: list[Cluster], known: dict[str, Entry], catalogue: Catalogue) -> list[Cluster]:
    """Surnames alone and initials: each joins the single bearer that supports it, or the single row that does, or stands alone."""
    alone: list[Cluster] = []
    by_row: dict[str, Cluster] = {c.entry.id: c for c in clusters if c.entry}
    joined: list[tuple[Cluster, Node, Support]] = []
    for node in nodes:
        name = names.person(node.name)
        rows = catalogue.named(node.name, ("Person",)) or tuple(known.values())
        bearers = [c for c in clusters if names.compatible(names.person(c.nodes[0].name), name)]
        strangers = [r for r in rows if r.id not in {c.entry.id for c in bearers if c.entry}]
        if len(bearers) == 1 and not strangers:
            best = max((support(node, other) for other in bearers[0].nodes), key=lambda s: (s.weight, s.reasons))
            if best.weight >= PART_NAME and not any(conflict(node, other) for other in bearers[0].nodes):
                joined.append((bearers[0], node, best))
                continue
        elif not bearers and len(rows) == 1 and _row_fits(node, rows[0]):
            cluster = by_row.get(rows[0].id)
            if cluster is None:
                cluster = by_row[rows[0].id] = Cluster([], rows[0])
                alone.append(cluster)
            if all(n.member[0] != node.member[0] for n in cluster.nodes):
                cluster.nodes.append(node)
                cluster.reasons.append("the catalogue's only bearer of the name, with a role or country that fits")
                continue
        alone.append(Cluster([node]))
    for cluster, node, found in joined:
        if all(n.member[0] != node.member[0] for n in cluster.nodes):
            cluster.nodes = sorted([*cluster.nodes, node], key=lambda n: n.member)
            cluster.reasons += ["the only bearer of the surname", *found.reasons]
        else:
            alone.append(Cluster([node]))
    return alone


def _row_fits(node: Node, row: Entry) -> bool:
    roles = {head(r) for r in row.roles}
    return not _forbidden(node, row) and bool(node.heads & roles or (row.country and names.body_key(row.country) in node.places))
