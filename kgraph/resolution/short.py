"""Short forms of bodies: "Karrow" for "Karrow Holdings", "the Courier" for the outlet that is writing.

A short form joins only where one body alone bears it, no person, place or row of the catalogue does, and the full form or
others named beside it stand in the same article. Outlets and other bodies never join by it: a channel may borrow a service's name.
"""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence

from kgraph.resolution import names
from kgraph.resolution.catalogue import Catalogue
from kgraph.resolution.facts import OUTLET, Node

ANY = ("Person", "Organisation", "Outlet", "Place", "Group")


def strays(nodes: Sequence[Node]) -> frozenset[Node]:
    """Nodes taken for people that are bodies: the very name of an outlet that publishes one of the articles, or one word that opens
    the name of a body of the same article and is nobody's surname. A role speaks for a person."""
    published = {names.body_key(n.name) for n in nodes if n.member[1] == OUTLET}
    surnames = {n.people[0].surname for n in nodes if n.type == "Person" and n.people[0].full}
    openings = {(n.member[0], k) for n in nodes if n.type == "Organisation" for k, rest in cuts(n.name) if names.kinds(rest)}
    found = set()
    for node in nodes:
        if node.type == "Person" and node.named and not node.heads:
            key = names.body_key(node.name)
            alone = " " not in key and node.people[0].surname not in surnames
            if key in published or (alone and (node.member[0], key) in openings):
                found.add(node)
    return frozenset(found)


def full_forms(nodes: Sequence[Node], stray: Container[Node], catalogue: Catalogue) -> dict[Node, str]:
    """Nodes named by a short form, each with the folded full form that it stands for. `nodes`: all named ones, those that are `stray`
    included."""
    longs: dict[str, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for node in nodes:
        if node.type == "Organisation":
            for key, rest in cuts(node.name):
                if names.kinds(rest):
                    longs[key][names.body_key(node.name)].append(node)
    taken = {n.people[0].surname for n in nodes if n.type == "Person" and n not in stray}
    places: dict[str, set[str]] = defaultdict(set)
    for node in nodes:
        if node.type == "Place":
            places[names.body_key(node.name)].add(node.member[0])
    found = {}
    company: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for node in nodes:
        key = names.body_key(node.name)
        bearers = longs.get(key, {})
        if len(bearers) == 1 and (node.type == "Organisation" or node in stray) and not _rival(node, key, taken, catalogue):
            full, others = next(iter(bearers.items()))
            # A place of the name is a rival, but for a slip of the reader in an article that is about the body.
            where = places[key] - {o.member[0] for o in others} | places[key] & {node.member[0]}
            if full not in company:
                company[full] = frozenset(o.member[0] for o in others), frozenset().union(*(o.company for o in others))
            if not where and (node.member[0] in company[full][0] or node.company & company[full][1]):
                found[node] = full
    return found | _own_outlets(nodes, catalogue)


def cuts(name: str) -> list[tuple[str, str]]:
    """ "Karrow Cold Holdings" gives ("karrow", "cold holdings") and ("karrow cold", "holdings")."""
    words = names.body_key(name).split()
    return [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]


def part_of(key: str, full: str) -> bool:
    """Whether a folded name opens or ends another."""
    return full.startswith(key + " ") or full.endswith(" " + key)


def _rival(node: Node, key: str, taken: set[str], catalogue: Catalogue) -> bool:
    surname = names.person(node.name).surname
    return names.generic(key) or names.is_acronym(node.name) or key in taken or surname in taken or bool(catalogue.named(node.name, ANY))


def _own_outlets(nodes: Sequence[Node], catalogue: Catalogue) -> dict[Node, str]:
    """Outlets named by the first or last words of the outlet that publishes their article, where no other outlet goes by them."""
    own: Mapping[str, str] = {n.member[0]: names.body_key(n.name) for n in nodes if n.member[1] == OUTLET}
    known = set(own.values())
    found = {}
    for node in nodes:
        full, key = own.get(node.member[0], ""), names.body_key(node.name)
        if node.type == "Outlet" and part_of(key, full) and key not in known and not catalogue.named(node.name, ANY):
            found[node] = full
    return found
