"""From nodes to clusters, and from those to resolved entities, with their forms of name and the reason why they are one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from kgraph.article import Article
from kgraph.ledger import Links
from kgraph.record import EntityType
from kgraph.resolution import bodies, judged, names, people, short
from kgraph.resolution.catalogue import Catalogue
from kgraph.resolution.facts import OUTLET, Node
from kgraph.resolution.memo import Memo
from kgraph.resolution.model import ResolvedEntity
from kgraph.resolution.people import Cluster
from kgraph.resolution.slugs import possible
from kgraph.resolution.support import Frequency


def clusters(
    nodes: Sequence[Node], names_of: Mapping[str, str], articles: Mapping[str, Article], catalogue: Catalogue, often: Frequency,
    links: Links, memo: Memo,
) -> tuple[list[Cluster], list[Cluster]]:
    """Nodes that are one: clusters that have a name, and those that have none. `names_of`: bodies by their short forms; `often`: how often
    each is named; `links`: what people judged; `memo`: what was worked out before."""
    named = [n for n in nodes if n.named]
    stray = short.strays(named)
    full = short.full_forms(named, stray, catalogue)
    told = [replace(n, type="Organisation") if n in stray else n for n in named]
    full = {replace(n, type="Organisation") if n in stray else n: key for n, key in full.items()}
    found = people.people([renamed(n, names_of) for n in told if n.type == "Person"], catalogue, often, memo)
    found += bodies.bodies([n for n in told if n.type != "Person"], articles, catalogue, full, often)
    unnamed = [n for n in nodes if not n.named]
    found = judged.clusters(found, unnamed, links)
    joined = {n.member for c in found for n in c.nodes}
    alone = [Cluster([n]) for n in unnamed if n.member not in joined] + [c for c in found if not any(n.named for n in c.nodes)]
    return [c for c in found if any(n.named for n in c.nodes)], alone


def short_forms(named: Sequence[Node], catalogue: Catalogue) -> dict[str, str]:
    """The short forms of bodies that these nodes go by, each with the form that it stands for, both folded."""
    return {names.body_key(n.name): key for n, key in short.full_forms(named, short.strays(named), catalogue).items()}


def unnamed(cluster: Cluster) -> ResolvedEntity:
    """By its first member; the machine never joins two."""
    first = cluster.nodes[0]
    return ResolvedEntity(
        slug="/".join(first.member), type=cast(EntityType, first.type), name=first.name, named=False,
        names=tuple(sorted({n.name for n in cluster.nodes})), members=tuple(n.member for n in cluster.nodes),
        reason="Unnamed: " + ("held to be one by a person's judgement." if cluster.reasons else "known in this article alone."),
    )


def renamed(node: Node, full: Mapping[str, str]) -> Node:
    """With the bodies beside it told by their full forms, so that "head of Karrow" and "head of Karrow Holdings" agree."""
    if not full:
        return node
    company = frozenset("body " + full[k[5:]] if k.startswith("body ") and k[5:] in full else k for k in node.company)
    return replace(node, bodies=frozenset(full.get(k, k) for k in node.bodies), company=company)


def identity(cluster: Cluster) -> str:
    """What tells it from others of its name: the id of its row, else its first node."""
    return cluster.entry.id if cluster.entry else _key(cluster.nodes[0])


def identities(clusters: Sequence[Cluster]) -> list[str]:
    """Of each, distinct: two that one article keeps apart may both be a row of the catalogue, and are told apart by their first nodes."""
    found = list(map(identity, clusters))
    often = Counter(found)
    return [key if often[key] == 1 else f"{key} {_key(c.nodes[0])}" for key, c in zip(found, clusters, strict=True)]


def _key(node: Node) -> str:
    return "/".join(node.member) + node.type


def _aliases(slug: str, cluster: Cluster) -> tuple[tuple[EntityType, str], ...]:
    """By the names that it may go by and the nodes that may stand first in it, were some of the articles not there."""
    own, entry = _type(cluster), cluster.entry
    types = {n.type for n in cluster.nodes} | {own} | ({entry.type} if entry else set())
    slugs = possible({n.name for n in cluster.nodes} | ({entry.name} if entry else set()), [_key(n) for n in cluster.nodes])
    return tuple(sorted({(cast(EntityType, kind), old) for kind in types for old in slugs} - {(cast(EntityType, own), slug)}))


def main_name(cluster: Cluster) -> str:
    """The catalogue's name, else the fullest form, the most used of those."""
    if cluster.entry:
        return cluster.entry.name
    return max(Counter(n.name for n in cluster.nodes if n.named).items(), key=lambda kv: (_words(kv[0]), kv[1], len(kv[0]), kv[0]))[0]


def _words(name: str) -> int:
    return min(len(name.split()), 4)


def _type(cluster: Cluster) -> str:
    if cluster.entry:
        return cluster.entry.type
    types = Counter(n.type for n in cluster.nodes)
    if any(n.member[1] == OUTLET for n in cluster.nodes):
        return "Outlet"
    return max(types.items(), key=lambda kv: (kv[1], kv[0]))[0]


def resolved(slug: str, name: str, cluster: Cluster) -> ResolvedEntity:
    """The entity that a cluster is, under this slug and name."""
    entry = cluster.entry
    forms = {f for n in cluster.nodes if n.named for f in n.forms} | (set(entry.forms) if entry else set())
    return ResolvedEntity(
        slug=slug, type=cast(EntityType, _type(cluster)), name=name, named=True, names=tuple(sorted(forms)),
        members=tuple(sorted(n.member for n in cluster.nodes if n.member[1] != OUTLET)),
        wikidata=entry.wikidata if entry else None, catalogue=entry.id if entry else None, reason=_reason(cluster),
        aliases=_aliases(slug, cluster),
    )


def _reason(cluster: Cluster) -> str:
    """In a sentence: how many articles, and what holds them together."""
    articles = len({n.member[0] for n in cluster.nodes})
    entry = f" Fits one entry of the catalogue alone: {cluster.entry.name}." if cluster.entry else ""
    if articles < 2:
        return "Named in one article." + entry
    return f"Named in {articles} articles, held together by {_listed(cluster.reasons)}.{entry}"


def _listed(reasons: Iterable[str]) -> str:
    found = sorted(set(reasons)) or ["the name"]
    return "; ".join(found[:4]) + (f"; and {len(found) - 4} more" if len(found) > 4 else "")
