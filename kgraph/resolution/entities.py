"""From clusters of nodes to resolved entities, with their slugs, forms of name and the reason why they are one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

from kgraph.article import Article
from kgraph.ledger import Links
from kgraph.record import EntityType
from kgraph.resolution import bodies, judged, names, people, short
from kgraph.resolution.candidates import candidates
from kgraph.resolution.catalogue import Catalogue
from kgraph.resolution.facts import OUTLET, Node
from kgraph.resolution.memo import Memo
from kgraph.resolution.model import Candidate, ResolvedEntity
from kgraph.resolution.people import Cluster
from kgraph.resolution.slugs import possible, unique
from kgraph.resolution.support import Frequency


def entities(
    nodes: Iterable[Node], articles: Mapping[str, Article], catalogue: Catalogue, often: Frequency, links: Links = Links(),  # noqa: B008
    memo: Memo | None = None,
) -> tuple[list[ResolvedEntity], dict[str, str], list[Candidate]]:
    """All resolved entities, sorted by slug, the slug of each article's own outlet by article key, and who may be one with whom.

    `often`: how often each is named in these articles; `links`: what people judged; `memo`: what was worked out before.
    """
    memo = memo or Memo()
    every = list(nodes)
    named = [n for n in every if n.named]
    stray = short.strays(named)
    full = short.full_forms(named, stray, catalogue)
    names_of = {names.body_key(n.name): key for n, key in full.items()}
    told = [replace(n, type="Organisation") if n in stray else n for n in named]
    full = {replace(n, type="Organisation") if n in stray else n: key for n, key in full.items()}
    clusters = people.people([_renamed(n, names_of) for n in told if n.type == "Person"], catalogue, often, memo)
    clusters += bodies.bodies([n for n in told if n.type != "Person"], articles, catalogue, full, often)
    unnamed = [n for n in every if not n.named]
    clusters = judged.clusters(clusters, unnamed, links)
    joined = {n.member for c in clusters for n in c.nodes}
    alone = [Cluster([n]) for n in unnamed if n.member not in joined] + [c for c in clusters if not any(n.named for n in c.nodes)]
    clusters = [c for c in clusters if any(n.named for n in c.nodes)]
    called = list(map(_name, clusters))
    slugs = unique([(name, _identity(c), c.entry is not None) for name, c in zip(called, clusters, strict=True)])
    found = [_resolved(slug, name, c) for slug, name, c in zip(slugs, called, clusters, strict=True)]
    outlets = {n.member[0]: slug for slug, c in zip(slugs, clusters, strict=True) for n in c.nodes if n.member[1] == OUTLET}
    known = list(zip(slugs, called, clusters, strict=True))
    perhaps = candidates(known, [n for c in alone for n in c.nodes[:1] if n.type == "Person"], catalogue, often, links, memo)
    found += map(_unnamed, alone)
    return sorted(found, key=lambda e: e.slug), outlets, perhaps


def _unnamed(cluster: Cluster) -> ResolvedEntity:
    """By its first member; the machine never joins two."""
    first = cluster.nodes[0]
    return ResolvedEntity(
        slug="/".join(first.member), type=cast(EntityType, first.type), name=first.name, named=False,
        names=tuple(sorted({n.name for n in cluster.nodes})), members=tuple(n.member for n in cluster.nodes),
        reason="Unnamed: " + ("held to be one by a person's judgement." if cluster.reasons else "known in this article alone."),
    )


def _renamed(node: Node, full: Mapping[str, str]) -> Node:
    """With the bodies beside it told by their full forms, so that "head of Karrow" and "head of Karrow Holdings" agree."""
    if not full:
        return node
    company = frozenset("body " + full[k[5:]] if k.startswith("body ") and k[5:] in full else k for k in node.company)
    return replace(node, bodies=frozenset(full.get(k, k) for k in node.bodies), company=company)


def _identity(cluster: Cluster) -> str:
    return cluster.entry.id if cluster.entry else _key(cluster.nodes[0])


def _key(node: Node) -> str:
    return "/".join(node.member) + node.type


def _aliases(slug: str, cluster: Cluster) -> tuple[tuple[EntityType, str], ...]:
    """By the names that it may go by and the nodes that may stand first in it, were some of the articles not there."""
    own, entry = _type(cluster), cluster.entry
    types = {n.type for n in cluster.nodes} | {own} | ({entry.type} if entry else set())
    slugs = possible({n.name for n in cluster.nodes} | ({entry.name} if entry else set()), [_key(n) for n in cluster.nodes])
    return tuple(sorted({(cast(EntityType, kind), old) for kind in types for old in slugs} - {(cast(EntityType, own), slug)}))


def _name(cluster: Cluster) -> str:
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


def _resolved(slug: str, name: str, cluster: Cluster) -> ResolvedEntity:
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
