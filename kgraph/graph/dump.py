"""A graph as text. Sorted: the same quads give the same bytes, whatever store they come out of."""

from collections.abc import Iterator
from typing import IO, Literal

import pyoxigraph as ox

from kgraph.data import folder
from kgraph.graph.namespaces import KG, PREFIXES, RDFS, TYPE

Format = Literal["nquads", "ntriples", "trig", "turtle"]
_FORMATS = {"trig": ox.RdfFormat.TRIG, "turtle": ox.RdfFormat.TURTLE}


def dump(store: ox.Store, out: IO[bytes], format: Format = "nquads", *, aligned: bool = False) -> None:
    """Write every quad. `ntriples` and `turtle` leave the names of graphs out. `aligned` adds the external terms of the ontology."""
    quads: Iterator[ox.Quad] = iter(store)
    if aligned:
        quads = _aligned(quads)
    if format == "nquads":
        out.writelines(line.encode() for line in sorted({f"{q} .\n" for q in quads}))
        return
    triples = sorted({f"{q.triple} .\n" for q in quads}) if format in ("ntriples", "turtle") else None
    if format == "ntriples" and triples is not None:
        out.writelines(line.encode() for line in triples)
        return
    lines = triples if triples is not None else sorted({f"{q} .\n" for q in quads}, key=_by_graph)
    source = ox.RdfFormat.N_TRIPLES if triples is not None else ox.RdfFormat.N_QUADS
    ox.serialize(
        (q if triples is None else q.triple for q in ox.parse("".join(lines).encode(), source)), out, _FORMATS[format], prefixes=PREFIXES
    )


def _by_graph(line: str) -> tuple[str, str]:
    return line.rsplit(" ", 2)[1], line


def alignment() -> tuple[dict[ox.NamedNode, set[ox.NamedNode]], dict[ox.NamedNode, set[ox.NamedNode]]]:
    """External classes and external properties by the kg: term that builds on them, through every kg: term between."""
    above: dict[str, dict[ox.NamedNode, set[ox.NamedNode]]] = {"subClassOf": {}, "subPropertyOf": {}}
    for quad in ox.parse(path=folder("ontology") / "kgraph.ttl"):
        kind = quad.predicate.value.removeprefix(RDFS)
        if kind in above and isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            above[kind].setdefault(quad.subject, set()).add(quad.object)

    def closed(direct: dict[ox.NamedNode, set[ox.NamedNode]]) -> dict[ox.NamedNode, set[ox.NamedNode]]:
        def up(term: ox.NamedNode) -> set[ox.NamedNode]:
            return {x for t in direct.get(term, ()) for x in ({t} if not t.value.startswith(KG) else up(t))}

        return {term: up(term) for term in direct}

    return closed(above["subClassOf"]), closed(above["subPropertyOf"])


def _aligned(quads: Iterator[ox.Quad]) -> Iterator[ox.Quad]:
    classes, properties = alignment()
    for quad in quads:
        yield quad
        if f"{quad.predicate}" == TYPE and isinstance(quad.object, ox.NamedNode):
            for term in classes.get(quad.object, ()):
                yield ox.Quad(quad.subject, quad.predicate, term, quad.graph_name)
        for term in properties.get(quad.predicate, ()):
            yield ox.Quad(quad.subject, term, quad.object, quad.graph_name)
