"""Who is who among people: full names with support, then surnames alone with a single bearer.

Only names that share a key are compared (`_linked`), and in a large group of them only neighbours under a shared role, body, person or
place, so that the cost stays near linear. Order-independent: merges are taken by weight, then by member.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

import msgspec

from kgraph.resolution import agree, names, rows, support
from kgraph.resolution.catalogue import Catalogue
from kgraph.resolution.catalogue_files import Entry
from kgraph.resolution.facts import Node, Years
from kgraph.resolution.memo import Memo, digest
from kgraph.resolution.model import Part
from kgraph.resolution.profile import Profile
from kgraph.resolution.sets import Sets
from kgraph.resolution.support import Frequency

LARGE_GROUP = 30
"""Bearers of linked names above which not every pair is compared."""
NEIGHBOURS = 3
"""How many of those before it in a shared role, body, person or place a node of a large group is compared with."""
AMONG_PARTS = 3
"""What two surnames alone need where no article gives a full name."""
AMONG_OTHERS = 3
"""What a surname alone needs where several bear it, but nothing speaks for the others."""
AMONG_MANY = 3
"""What a surname alone needs where the catalogue has others of the surname whom nothing parts from it."""


@dataclass(slots=True)
class Cluster:
    """Nodes that are one, the catalogue's row for them, and why."""

    nodes: list[Node]
    entry: Entry | None = None
    reasons: set[str] = field(default_factory=set)


class _Group:
    """A growing cluster of people."""

    __slots__ = ("_born", "_profile", "entry", "nodes", "reasons")

    def __init__(
        self, nodes: Iterable[Node] = (), entry: Entry | None = None, reasons: Iterable[str] = (), born: Years | None = None
    ) -> None:
        """`born`: of several nodes, what came out when they were joined."""
        self.nodes = list(nodes)
        self.entry = entry
        self.reasons = set(reasons)
        self._born, self._profile = born, None

    _profile: Profile | None

    @property
    def profile(self) -> Profile:
        """Made when it is first asked for: most are never compared."""
        if self._profile is None:
            self._profile = Profile(self.nodes)
            self._profile.born = self._born or self._profile.born
        return self._profile

    @property
    def names(self) -> set[names.PersonName]:
        return {name for node in self.nodes for name in node.people}

    def add(self, node: Node, reasons: Iterable[str]) -> None:
        profile = self.profile
        self.nodes.append(node)
        profile.add(node)
        self.reasons.update(reasons)

    def refuses(self, other: "_Group") -> bool:
        """Whether anything stands against one being the other. A row's aliases speak for its own members: they need not look alike."""
        if self.entry and other.entry and self.entry != other.entry:
            return True
        known = self.entry or other.entry
        way = self.profile.way(other.profile) if known is None else None
        if known is None and (way is None or support.long_after(way, self.profile, other.profile)):
            return True
        return bool(self.profile.against(other.profile) or (known is None and support.doubt(self.profile, other.profile)))

    def done(self) -> Cluster:
        return Cluster(sorted(self.nodes, key=lambda n: n.member), self.entry, self.reasons)


def people(nodes: Sequence[Node], catalogue: Catalogue, often: Frequency, memo: Memo) -> list[Cluster]:
    """Cluster the named people of all articles."""
    order = sorted(nodes, key=lambda n: n.member)
    whole = [n for n in order if any(name.full for name in n.people)]
    full: dict[str, list[_Group]] = defaultdict(list)
    entries = _entries(whole, catalogue)
    for members in _linked(whole, entries):
        for group in _remembered(members, entries, often, memo):
            for surname in sorted({word for name in group.names for word in surnames(name)}):
                full[surname].append(group)
    parts: dict[str, list[Node]] = defaultdict(list)
    for node in order:
        if not any(name.full for name in node.people):
            parts[node.people[0].surname].append(node)
    alone = [g for s in sorted(parts) for g in _part_names(s, parts[s], full.get(s, ()), catalogue, often)]
    every = {id(g): g for s in sorted(full) for g in full[s]}
    return [g.done() for g in (*every.values(), *alone)]


def surnames(name: names.PersonName) -> set[str]:
    """What may stand for a full name by itself: the surname, or a part of a double one."""
    return {name.surname, *map(names.skeleton, name.family), *(names.skeleton(w) for w in name.given[1:] if len(w) > 2)}


def _linked(nodes: Sequence[Node], entries: Mapping[Node, Entry]) -> list[list[Node]]:
    """Nodes in groups: those whose names are connected by a shared key and `agree.way`, by one node that goes by both, or by one row."""
    every = sorted({name for node in nodes for name in node.people}, key=_sorted_by)
    number = {name: i for i, name in enumerate(every)}
    buckets: dict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(every):
        for key in keys(name) if name.given else ():
            buckets[key].append(i)
    sets = Sets[int | str]()
    for _, bucket in sorted(item for item in buckets.items() if len(item[1]) > 1):
        for a, b in combinations(bucket, 2):
            if sets.root(a) != sets.root(b) and agree.way(every[a], every[b]):
                sets.join(a, b)
    first = [number[node.people[0]] for node in nodes]
    for one, node in zip(first, nodes, strict=True):
        for name in node.people[1:]:
            sets.join(one, number[name])
        if node in entries:
            sets.join("#" + entries[node].id, one)
    found: dict[int | str, list[Node]] = defaultdict(list)
    for one, node in zip(first, nodes, strict=True):
        found[sets.root(one)].append(node)
    return list(found.values())


def _sorted_by(name: names.PersonName) -> tuple[str, tuple[str, ...], str, tuple[str, ...]]:
    return name.surname, name.given, name.generation, name.family


@lru_cache(maxsize=1 << 16)
def keys(name: names.PersonName) -> tuple[str, ...]:
    """What names are compared under: those that have none in common are two."""
    return tuple(_keys(name))


def _keys(name: names.PersonName) -> Iterator[str]:
    """By surname and given name, also told coarsely; by both in any order; by given name and each part of a double surname; by the
    surname less one letter, or less its ending."""
    first = names.skeleton(name.given[0])
    for root in sorted(names.roots(name.given[0])):
        yield f"{name.surname}|{root}"
        for word in {*map(names.skeleton, name.given[1:]), *map(names.skeleton, name.family), name.surname}:
            if len(word) > 2:
                yield f"{root}+{word.removesuffix('ova')}"
    joined = "".join(name.given).replace("-", "")
    yield f"{name.surname}|{names.skeleton(joined)}"
    for sounds in names.coarse("".join(name.family)):
        for given in names.coarse(joined) | names.coarse(name.given[0]):
            yield f"{sounds}~{given}"
    if len(name.given) > 1:
        yield f"{name.surname}^{name.given[-1]}"
    yield f"{name.surname}^{name.given[0]}"
    if len(name.given) == 1:
        yield " ".join(sorted((first, name.surname)))
    if len(name.given[0]) > 2:
        yield f"{name.surname}<{name.given[0][:3]}"
    if len(name.surname) >= agree.SHORTEST_TYPO:
        for i in range(1, len(name.surname)):
            yield f"{first[:2]}-{name.surname[:i]}{name.surname[i + 1:]}"
        yield f"{first[:2]}-{name.surname}"


def _entries(nodes: Sequence[Node], catalogue: Catalogue) -> dict[Node, Entry]:
    """The single row that fits each full name; none where one article has two of that name, or where roles or birth forbid it."""
    found: dict[Node, Entry] = {}
    twice: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in nodes:
        known = catalogue.named(node.name, ("Person",))
        if len(known) == 1 and rows.fits(node, known[0]):
            found[node] = known[0]
            twice[node.member[0], known[0].id].append(node)
    for group in twice.values():
        for node in group if len(group) > 1 else ():
            del found[node]
    return found


class _Merged(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A group of `_full_names`: the places of its nodes in the order in which they came, the id of its row."""

    nodes: tuple[int, ...]
    row: str
    reasons: frozenset[str]
    born: Years | None


def _remembered(nodes: Sequence[Node], entries: Mapping[Node, Entry], often: Frequency, memo: Memo) -> list[_Group]:
    """What `_full_names` gives."""
    if len(nodes) == 1:
        return _full_names(nodes, entries, often)
    rows = [entries[n].id if n in entries else "" for n in nodes]
    at = {n: i for i, n in enumerate(nodes)}

    def make() -> list[_Merged]:
        return [
            _Merged(tuple(at[n] for n in g.nodes), g.entry.id if g.entry else "", frozenset(g.reasons), g.profile.born)
            for g in _full_names(nodes, entries, often)
        ]

    common = often.common(key for n in nodes for key in (*n.company, *n.places))
    found: list[_Merged] = memo.stage("people", list[_Merged]).of(digest(nodes, rows, common), make)
    known = {entries[n].id: entries[n] for n in nodes if n in entries}
    return [_Group((nodes[i] for i in g.nodes), known.get(g.row), g.reasons, g.born) for g in found]


def _full_names(nodes: Sequence[Node], entries: Mapping[Node, Entry], often: Frequency) -> list[_Group]:
    """Merge by weight, heaviest first; a merge is refused where the two groups conflict or their rows differ."""
    of: dict[Node, _Group] = {}
    by_row: dict[str, _Group] = {}
    for node in nodes:
        row = entries.get(node)
        if row is None:
            of[node] = _Group([node])
        elif row.id in by_row:
            by_row[row.id].add(node, ())
            of[node] = by_row[row.id]
        else:
            of[node] = by_row[row.id] = _Group([node], row, ["one entry of the catalogue"])
    pairs: list[tuple[int, Node, Node, tuple[Part, ...], str]] = []
    for a, b in combinations(nodes, 2) if len(nodes) <= LARGE_GROUP else _neighbours(nodes):
        way = agree.surest(a.people, b.people)
        if way is None or of[a] is of[b] or a.member[0] == b.member[0] or support.against(a, b) or support.doubt(a, b):
            continue
        found = support.parts(a, b, often)
        weight = support.weight(found)
        if weight >= support.needed(way, a.people[0], a, b) and not support.long_after(way, a, b):
            pairs.append((weight - agree.NEEDED[way], a, b, found, way))
    for _, a, b, found, way in sorted(pairs, key=lambda p: (-p[0], p[1].member, p[2].member)):
        one, two = of[a], of[b]
        if one is two or one.refuses(two):
            continue
        if len(one.nodes) < len(two.nodes):
            one, two = two, one
        one.entry = one.entry or two.entry
        one.nodes += two.nodes
        one.profile.take(two.profile)
        one.reasons |= two.reasons | {p.words for p in found} | ({agree.WORDS[way]} if way != "name" else set())
        for node in two.nodes:
            of[node] = one
    return list({id(g): g for g in (of[n] for n in nodes)}.values())


def _neighbours(nodes: Sequence[Node]) -> list[tuple[Node, Node]]:
    """Pairs that stand near one another under something that they share: enough where merging goes through them to the next."""
    buckets: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        for mark, keys in (("r", node.heads), ("b", node.bodies), ("c", node.company), ("p", node.places)):
            for key in keys:
                buckets[f"{mark} {key}"].append(node)
    near = {(before, node) for found in buckets.values() for i, node in enumerate(found) for before in found[max(0, i - NEIGHBOURS) : i]}
    return sorted(near, key=lambda p: (p[0].member, p[1].member))


def _part_names(surname: str, nodes: Sequence[Node], full: Sequence[_Group], catalogue: Catalogue, often: Frequency) -> list[_Group]:
    """Surnames alone and initials: each joins the single bearer that supports it, or the single row that does, else others like it."""
    known = catalogue.bearers(surname)
    by_row = {g.entry.id: g for g in full if g.entry}
    stray: list[Node] = []
    made: list[_Group] = []
    joined: list[tuple[_Group, Node, tuple[str, ...]]] = []
    for node in nodes:
        bearers = [g for g in full if all(agree.surest(node.people, known) for known in g.profile.names)]
        fitting = catalogue.named(node.name, ("Person",)) or known
        meant = _meant(node, bearers, fitting, often)
        if meant:
            joined.append((meant[0], node, meant[1]))
            continue
        if not bearers and len(fitting) == 1 and not rows.speaks_against(node, fitting[0]) and rows.speaks_for(node, fitting[0]):
            group = by_row.get(fitting[0].id)
            if group is None:
                group = by_row[fitting[0].id] = _Group([], fitting[0])
                made.append(group)
            if node.member[0] not in group.profile.articles:
                group.add(node, ["the catalogue's only bearer of the name, with a role or country that fits"])
                continue
        stray.append(node)
    for group, node, reasons in joined:
        if node.member[0] in group.profile.articles:
            stray.append(node)
        else:
            group.add(node, ("the only bearer of the surname", *reasons))
    return made + _among_parts(sorted(stray, key=lambda n: n.member), bool(full), often)


def _meant(node: Node, bearers: Sequence[_Group], fitting: Sequence[Entry], often: Frequency) -> tuple[_Group, tuple[str, ...]] | None:
    """The bearer of the surname that a node is, and what speaks for it: the single one, or the single one that anything speaks for."""
    one = Profile([node])
    found = []
    for group in bearers:
        parts = () if one.against(group.profile) or _doubted(one, group.profile) else support.parts(node, group.profile, often)
        if parts:
            found.append((group, parts))
    if len(found) != 1:
        return None
    group, parts = found[0]
    strangers = [r for r in fitting if (group.entry is None or r.id != group.entry.id) and not rows.speaks_against(node, r)]
    if any(not r.listed or rows.speaks_for(node, r) for r in strangers):
        return None
    least = max((support.needed(one.way(group.profile) or "part", node.people[0], node, group.profile), AMONG_MANY if strangers else 0,
                 AMONG_OTHERS if len(bearers) > 1 else 0))
    return (group, tuple(p.words for p in parts)) if support.weight(parts) >= least else None


def _doubted(a: Profile, b: Profile) -> bool:
    way = a.way(b)
    return way is None or bool(support.doubt(a, b) or support.long_after(way, a, b))


def _among_parts(nodes: Sequence[Node], rivals: bool, often: Frequency) -> list[_Group]:
    """Surnames alone of whom no article gives the full name: one where much speaks for it, nothing where someone else bears the surname."""
    groups: list[_Group] = []
    for node in nodes:
        one = _Group([node])
        near = [
            g for g in groups[-LARGE_GROUP:]
            if not rivals and not g.refuses(one) and _much(g.profile, node, often)
        ]
        if len(near) == 1:
            near[0].add(node, (p.words for p in support.parts(near[0].profile, node, often)))
        else:
            groups.append(one)
    return groups


def _much(a: Profile, b: Node, often: Frequency) -> bool:
    """Whether enough speaks for two surnames alone, and no role against it."""
    return bool(not a.heads or not b.heads or a.heads & b.heads) and support.weight(support.parts(a, b, often)) >= AMONG_PARTS
