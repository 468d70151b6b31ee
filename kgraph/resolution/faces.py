"""Under what the entities of one article are held against those of others, so that only those that hang together are looked at.

Whatever any rule of who is who compares, looks up or groups must have a key in common here, or ask for one.
"""

from collections.abc import Iterator, Sequence

import msgspec

from kgraph.article import Article
from kgraph.record import EntityType
from kgraph.resolution import names
from kgraph.resolution.bodies import FAMILIES, TYPES, acronym, of_lands, spelled_out
from kgraph.resolution.catalogue import Catalogue
from kgraph.resolution.facts import OUTLET, Node
from kgraph.resolution.memo import links
from kgraph.resolution.people import keys, surnames
from kgraph.resolution.short import cuts, part_of


class Face(msgspec.Struct, frozen=True, gc=False, array_like=True, eq=False):
    """An entity of an article, and what it is held against others by: those that have a key in common hang together, and so do those of
    which one asks for a key of the other."""

    id: str
    type: EntityType
    named: bool
    name: str
    keys: bytes = b""
    asks: bytes = b""
    long: bool = False
    """Whether others may go by a part of its name, or it by a part of another's."""


def faces(article: Article, nodes: Sequence[Node], catalogue: Catalogue) -> Iterator[Face]:
    """One a node, in their order."""
    own = next((names.body_key(n.name) for n in nodes if n.member[1] == OUTLET), "")
    for node in nodes:
        if not node.named:
            yield Face(node.member[1], node.type, False, node.name)  # type: ignore[arg-type]
            continue
        found = _person(node) if node.type == "Person" else _body(node, article, own)
        under, asks, long = {*found[0]}, {*found[1]}, found[2]
        kinds = ("Person",) if node.type == "Person" else TYPES[FAMILIES[node.type]]
        for form in {node.name, names.body_key(node.name)}:
            for row in catalogue.named(form, kinds)[:1]:
                under |= {f"#{row.id}", f"b {names.body_key(row.name)}"} if node.type != "Person" else {f"#{row.id}"}
                asks |= {f"a {a}" for a in names.initials(row.name)} if node.type != "Person" else set()
        yield Face(
            node.member[1], node.type, True, node.name, links(under), links(asks - under), long,  # type: ignore[arg-type]
        )


def _person(node: Node) -> tuple[set[str], set[str], bool]:
    under: set[str] = set()
    asks: set[str] = set()
    whole = any(name.full for name in node.people)
    for name in node.people:
        under.update(keys(name) if whole and name.given else ())
        (asks if whole else under).update(f"p {word}" for word in surnames(name))
    if not node.heads:  # it may be a body, or the outlet of an article
        under |= {f"b {names.body_key(node.name)}", f"p {names.body_key(node.name)}"}
    return under, asks, False


def _body(node: Node, article: Article, own: str) -> tuple[set[str], set[str], bool]:
    key = names.body_key(node.name)
    under, asks, long = {f"b {key}"}, set(), False
    if node.type == "Organisation":
        openings = [cut for cut, rest in cuts(node.name) if names.kinds(rest)]
        under |= {f"b {cut}" for cut in openings} | {f"p {key}", f"p {names.person(node.name).surname}"}
        long = bool(openings)
    if node.type == "Outlet" and part_of(key, own):
        under.add(f"b {own}")
        long = True
    if names.is_acronym(node.name):
        under.add(f"a {acronym(node.name)}")
    for form in node.forms:
        if not names.is_acronym(form) and node.type != "Place" and node.member[1] != OUTLET:
            asks |= {f"a {a}" for a in names.initials(form)}
            given = {a for a in names.initials(form) if spelled_out(article.text, form, a) or a in map(acronym, node.forms)}
            under |= {f"a {a}" for a in given} | ({f"b {names.body_key(form)}"} if given else set())
    if node.type in ("Outlet", "Organisation"):
        under.add(f"h {names.squashed(node.name)}")
        asks |= {f"b {k}" for k in of_lands(key, node.places)} if names.generic(key) else set()
    if node.type != "Place" and node.member[1] != OUTLET:
        asks |= {f"b {names.body_key(f)}" for f in node.forms if not names.is_acronym(f) and " " in f}
    asks |= {f"a {a}" for a in names.initials(node.name)} if node.type != "Place" else set()
    return under, asks, long
