"""One thing of the graph, as a page shows it and as triples: what is said of it, and what points to it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pyoxigraph as ox

from kgraph.graph.namespaces import KG, RDFS, TYPE
from kgraph.queries.result import Result, graph
from kgraph.serve.links import Cell, Links
from kgraph.serve.vocabulary import terms

SHOWN = 100
"""Values of one property that a page shows."""
SEEN = 5_000
"""Triples that point to a thing which are looked at."""
HANGING = 500
"""Nodes that hang on a thing, such as the hops of a claim."""
_LABEL, _A = ox.NamedNode(RDFS + "label"), ox.NamedNode(TYPE[1:-1])
_OMITTED = frozenset(KG + name for name in ("hop", "text", "content", "cue", "mention", "evidence", "states", "sentence")) | {_LABEL.value}
"""Shown in another way, or nothing to read: what is claimed never stands without its source."""
_INSIDE = frozenset(KG + name for name in (
    "agent", "argumentEntity", "statedSubject", "statedObject", "linkSource", "linkTarget", "hop", "states", "argument", "evidence",
))
"""By which parts of something point here: that itself does as well."""


@dataclass(frozen=True, slots=True)
class Property:
    """`meaning` is the ontology's. `more` counts the values that are not shown; `least` says that there may be more still."""

    name: Cell
    meaning: str
    values: tuple[Cell, ...]
    more: int = 0
    least: bool = False


@dataclass(frozen=True, slots=True)
class Thing:
    """`kinds` are names of classes and what they mean; `title` of a claim is its attributed sentence."""

    iri: str
    title: str
    kinds: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...]
    pointing: tuple[Property, ...]


def is_there(store: ox.Store, node: ox.NamedNode) -> bool:
    """Whether anything is said of it but where it has moved."""
    return any(q.predicate.value != KG + "aliasOf" for q in store.quads_for_pattern(node, None, None, None))


def is_a(store: ox.Store, node: ox.NamedNode, kind: str) -> bool:
    """Whether it is of this class of kg:."""
    return any(True for _ in store.quads_for_pattern(node, _A, ox.NamedNode(KG + kind), None))


def moved(store: ox.Store, node: ox.NamedNode) -> list[str]:
    """What an old IRI now is, sorted."""
    found = store.quads_for_pattern(node, ox.NamedNode(KG + "aliasOf"), None, None)
    return sorted({q.object.value for q in found if isinstance(q.object, ox.NamedNode)})


def read(store: ox.Store, node: ox.NamedNode, links: Links) -> Thing:
    """For a page."""
    values: dict[str, set[Any]] = defaultdict(set)
    for quad in store.quads_for_pattern(node, None, None, None):
        values[quad.predicate.value].add(quad.object)
    pointing: dict[str, set[Any]] = defaultdict(set)
    seen = list(islice(store.quads_for_pattern(None, None, node, None), SEEN + 1))
    for quad in seen[:SEEN]:
        if quad.predicate.value not in _INSIDE:
            pointing[quad.predicate.value].add(quad.subject)
    kinds = sorted({(t.label, t.meaning) for t in (terms().get(k.value) for k in values.pop(_A.value, ())) if t})
    return Thing(
        node.value, _label(store, node) or links.cell(node).text, tuple(kinds), tuple(_properties(store, values, links)),
        tuple(_properties(store, pointing, links, len(seen) > SEEN)),
    )


def _properties(store: ox.Store, values: dict[str, set[Any]], links: Links, least: bool = False) -> Iterator[Property]:
    for iri in sorted(values, key=lambda iri: (not iri.startswith(KG), iri)):
        if iri in _OMITTED or not values[iri]:
            continue
        shown = sorted(values[iri], key=str)[:SHOWN]
        cells = sorted((_cell(store, one, links) for one in shown), key=lambda c: (c.text, c.href))
        term = terms().get(iri)
        name = links.cell(ox.NamedNode(iri), term.label if term else "")
        yield Property(name, term.meaning if term else "", tuple(cells), max(0, len(values[iri]) - SHOWN), least)


def _cell(store: ox.Store, term: Any, links: Links) -> Cell:
    if isinstance(term, ox.NamedNode):
        word = terms().get(term.value)
        return links.cell(term, word.label if word else _label(store, term))
    return links.cell(term)


def _label(store: ox.Store, node: ox.NamedNode) -> str:
    return min((q.object.value for q in store.quads_for_pattern(node, _LABEL, None, None) if isinstance(q.object, ox.Literal)), default="")


def triples(store: ox.Store, node: ox.NamedNode, most: int) -> Result:
    """What is said of it and of all that hangs on it (IRIs that go on after its own), then what points to it; `most` of them."""
    return graph(_triples(store, node), most)


def _triples(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.Triple]:
    waiting, done = [node], {node}
    while waiting:
        one = waiting.pop(0)
        for quad in store.quads_for_pattern(one, None, None, None):
            yield quad.triple
            part = quad.object
            if isinstance(part, ox.NamedNode) and part.value.startswith(node.value + "/") and part not in done and len(done) < HANGING:
                done.add(part)
                waiting.append(part)
    for quad in store.quads_for_pattern(None, None, node, None):
        yield quad.triple
