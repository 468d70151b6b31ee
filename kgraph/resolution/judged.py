"""What people judged, brought to bear on what the machine found: the ledger's part in resolution.

Clusters of entities are joined and parted after the machine has made them, so that a judgement holds whatever rule the machine went by.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import msgspec

from kgraph.article import Article
from kgraph.ledger import Entry, Fitted, Links, Misfit, OutletAt
from kgraph.ledger.fit import Party
from kgraph.record import Record, Source
from kgraph.resolution import names, support
from kgraph.resolution.facts import Node
from kgraph.resolution.model import Member, ResolvedEntity
from kgraph.resolution.origins import Voice
from kgraph.resolution.people import Cluster

JOINED = "a person's judgement"
"""The reason of a merge that the ledger asks for, beside those that the machine found."""
LOOKED_AT = 12
"""Nodes of either side that are compared where one entity is divided, so that cost does not grow with the square of it."""


def with_sources(record: Record, key: str, right: Mapping[Member, Source]) -> Record:
    """The record with the sources that people put right: the last hop leads to them, and they are no relay of their own words."""
    if not any(member[0] == key for member in right):
        return record
    change = msgspec.structs.replace
    claims = []
    for claim in record.claims:
        source = right.get((key, claim.id))
        if source is not None:
            hops = tuple(h for h in claim.hops[:-1] if h.agent is None or h.agent != source.entity)
            last = tuple(change(h, agent=source.entity, mention=source.mention) for h in claim.hops[-1:])
            claim = change(claim, source=source, via=tuple(v for v in claim.via if v != source.entity), hops=hops + last)
        claims.append(claim)
    return change(record, claims=tuple(claims))


def clusters(found: Sequence[Cluster], unnamed: Sequence[Node], links: Links) -> list[Cluster]:
    """The clusters as people would have them. `unnamed`: nodes that the machine leaves alone, here only where a judgement names them.

    Members that are held together move as one. Where members of one cluster are held apart it is divided: each goes, with those that
    it has most in common with, into a part of its own; the catalogue's row stays with the part that is larger than any other.
    """
    if not links:
        return list(found)
    named = {m for pair in links.together | links.apart for m in pair}
    every = [*found, *(Cluster([n]) for n in sorted(unnamed, key=lambda n: n.member) if n.member in named)]
    home = {n.member: i for i, cluster in enumerate(every) for n in cluster.nodes}
    bound = {m: group[0] for group in links.groups for m in group}
    touching: dict[int, int] = {}

    def top(i: int) -> int:
        while touching.get(i, i) != i:
            i = touching[i]
        return i

    for one, two in sorted(links.together):
        if one in home and two in home:
            low, high = sorted((top(home[one]), top(home[two])))
            touching[high] = low
    sets: dict[int, list[Cluster]] = {}
    for i, cluster in enumerate(every):
        sets.setdefault(top(i), []).append(cluster)
    apart: dict[int, list[tuple[Member, Member]]] = {}
    for one, two in sorted(links.apart):
        if one in home and two in home and top(home[one]) == top(home[two]):
            apart.setdefault(top(home[one]), []).append((one, two))
    return [c for i, parts in sets.items() for c in (_divided(parts, apart[i], bound) if i in apart else [_joined(parts)])]


def _joined(parts: Sequence[Cluster]) -> Cluster:
    if len(parts) == 1:
        return parts[0]
    rows = {c.entry.id: c.entry for c in parts if c.entry}
    nodes = sorted((n for c in parts for n in c.nodes), key=lambda n: n.member)
    return Cluster(nodes, next(iter(rows.values())) if len(rows) == 1 else None, {*(r for c in parts for r in c.reasons), JOINED})


def _divided(parts: Sequence[Cluster], apart: Sequence[tuple[Member, Member]], bound: Mapping[Member, Member]) -> list[Cluster]:
    """Atoms (nodes that are held together, or one alone) into groups, those that are held apart first."""
    atoms: dict[Member, list[Node]] = {}
    company: dict[Member, set[int]] = {}
    for i, part in enumerate(parts):
        for node in sorted(part.nodes, key=lambda n: n.member):
            atom = bound.get(node.member, node.member)
            atoms.setdefault(atom, []).append(node)
            company.setdefault(atom, set()).add(i)
    foes: dict[Member, set[Member]] = {}
    for one, two in apart:
        a, b = bound.get(one, one), bound.get(two, two)
        foes.setdefault(a, set()).add(b)
        foes.setdefault(b, set()).add(a)
    groups: list[list[Member]] = []
    reach: list[set[int]] = []
    """Of each group, the clusters that it has a node of."""
    of: dict[Member, int] = {}
    for atom in sorted(atoms, key=lambda a: (a not in foes, a)):
        barred = {of[foe] for foe in foes.get(atom, ()) if foe in of}
        open_to = [g for g in range(len(groups)) if g not in barred and not reach[g].isdisjoint(company[atom])]
        if open_to:
            best = min(open_to, key=lambda g: (-_support(atoms, atom, groups[g]), -len(groups[g]), groups[g][0]))
        else:
            best = len(groups)
            groups.append([])
            reach.append(set())
        groups[best].append(atom)
        reach[best] |= company[atom]
        of[atom] = best
    sizes = sorted((sum(len(atoms[a]) for a in g) for g in groups), reverse=True)
    rows = {c.entry.id: c.entry for c in parts if c.entry}
    made = []
    for group in groups:
        nodes = sorted((n for a in group for n in atoms[a]), key=lambda n: n.member)
        largest = len(nodes) == sizes[0] and sizes[:2].count(sizes[0]) == 1
        row = next(iter(rows.values())) if len(rows) == 1 and largest else None
        touched = sorted(set().union(*(company[a] for a in group)))
        reasons = {r for i in touched for r in parts[i].reasons} | ({JOINED} if any(len(atoms[a]) > 1 for a in group) else set())
        made.append(Cluster(nodes, row, reasons))
    return made


def _support(atoms: Mapping[Member, Sequence[Node]], atom: Member, group: Sequence[Member]) -> int:
    """The most that it has in common with one of those who came first."""
    near = [b for other in group[:LOOKED_AT] for b in atoms[other][:LOOKED_AT]][:LOOKED_AT]
    return max(support.weight(support.parts(a, b)) for a in atoms[atom][:LOOKED_AT] for b in near)


def told(
    pairs: Sequence[tuple[Article, Record]], fitted: Fitted, named: Collection[str], entity_of: Mapping[str, str]
) -> tuple[list[tuple[Article, Record]], dict[Member, Source]]:
    """The records where an unnamed source that was held to be someone named is one, and every source that people changed so far.

    `named`: slugs of all that is named.
    """
    right, found = dict(fitted.sources), []
    joined = {m for pair in fitted.entities.together for m in pair}
    touched = {key for key, _ in (*right, *joined)}
    if not touched:
        return list(pairs), right
    for article, record in pairs:
        if article.key not in touched:
            found.append((article, record))
            continue
        who = {e.id for e in record.entities if not e.named and (article.key, e.id) in joined} if joined else set()
        known = {e for e in who if entity_of.get(f"{article.key}/{e}") in named}
        ours = {
            (article.key, c.id): msgspec.structs.replace(c.source, kind="named")
            for c in record.claims if c.source.entity in known
        }
        right |= ours
        found.append((article, with_sources(record, article.key, right)))
    return found, right


def copied(fitted: Fitted, twins: Sequence[tuple[Member, Member]], pairs: Sequence[tuple[Article, Record]]) -> Fitted:
    """Judgements of a reading hold for the same reading of the same words in each copy of a text, unless it was judged itself.

    `twins`: a claim of the first copy and the same words in another.
    """
    if not fitted.checked:
        return fitted
    claims = {(a.key, c.id): c for a, r in pairs for c in r.claims}
    called = {(a.key, e.id): e.name.casefold() for a, r in pairs for e in r.entities}
    bearers: dict[tuple[str, str], list[str]] = {}
    for (key, id), name in called.items():
        bearers.setdefault((key, name), []).append(id)

    def there(source: Source, key: str, other: str) -> Source | None:
        """Whoever is called the same in the copy; None where nobody, or several are."""
        if source.entity is None:
            return source
        found = bearers.get((other, called[key, source.entity]), [])
        return msgspec.structs.replace(source, entity=found[0], mention=None, also=()) if len(found) == 1 else None

    groups: dict[Member, list[Member]] = {}
    for first, other in twins:
        groups.setdefault(first, [first]).append(other)
    checked, sources = dict(fitted.checked), dict(fitted.sources)
    for group in groups.values():
        judged = [m for m in group if m in fitted.checked]
        for member in (m for m in group if m not in fitted.checked) if judged else ():
            like = max(judged, key=lambda m: (fitted.checked[m].when, m))
            source = there(fitted.read_as.get(like, claims[like].source), like[0], member[0])
            if source is None or source.entity != claims[member].source.entity:
                continue  # read of another source: another reading
            if like in fitted.sources:
                right = there(fitted.sources[like], like[0], member[0])
                if right is None:
                    continue
                sources[member] = right
            checked[member] = fitted.checked[like]
    return replace(fitted, checked=checked, sources=sources)


def withdrawn(
    voices: Mapping[Member, Voice], fitted: Fitted, entities: Sequence[ResolvedEntity], entity_of: Mapping[str, str],
    outlets: Mapping[str, str],
) -> tuple[frozenset[Member], list[Misfit]]:
    """Claims that rest on what was withdrawn: it is their source or passes them on, or they stand in its articles.

    Also gives back the judgements of outlets that no article is of. `outlets`: article key to the slug of its outlet.
    """
    slugs: set[str] = set()
    parties, strays = parties_of(fitted.withdrawn, entities, entity_of)
    for found, entry in parties:
        slugs = slugs | found if entry.what == "withdraw" else slugs - found

    def rests(voice: Voice) -> bool:
        key = voice.member[0]
        on = (voice.source, *voice.via, voice.told, voice.home, outlets.get(key))
        return key in fitted.withdrawn_articles or not slugs.isdisjoint(s for s in on if s)

    return frozenset(m for m, v in voices.items() if rests(v)) if slugs or fitted.withdrawn_articles else frozenset(), strays


def grades(fitted: Fitted, entities: Sequence[ResolvedEntity], entity_of: Mapping[str, str]) -> tuple[dict[str, str], list[Misfit]]:
    """By a claim's `<article key>/<claim id>` or an entity's slug; and the judgements of outlets that are not there."""
    parties, strays = parties_of(fitted.graded, entities, entity_of)
    found = {slug: entry.grade or "" for slugs, entry in parties for slug in sorted(slugs)}
    found |= {"/".join(m): grade for m, grade in fitted.credibility.items()}
    return dict(sorted(found.items())), strays


def parties_of(
    judged: Sequence[tuple[Party, Entry]], entities: Sequence[ResolvedEntity], entity_of: Mapping[str, str]
) -> tuple[list[tuple[set[str], Entry]], list[Misfit]]:
    """The slugs of those who are judged, in the same order; and the judgements of outlets that are not there."""
    wanted = {names.body_key(party) for party, _ in judged if isinstance(party, str)}
    bearers: dict[str, set[str]] = {}
    for one in entities if wanted else ():
        if one.type == "Outlet" and one.named:
            for key in {names.body_key(n) for n in (one.name, *one.names)} & wanted:
                bearers.setdefault(key, set()).add(one.slug)
    found = [(bearers.get(names.body_key(p), set()) if isinstance(p, str) else {entity_of["/".join(p)]}, entry) for p, entry in judged]
    lost = [entry for slugs, entry in found if not slugs]
    return found, [Misfit(entry=e.id, trouble="unfit", reason=f"no outlet here is called {_name(e)!r}") for e in lost]


def _name(one: Entry) -> str:
    return one.of[0].outlet if isinstance(one.of[0], OutletAt) else ""
