"""A graph as columns of numbers: half as large, once compressed, as N-Quads, whose long names come again and again.

The invariant: `quads(columns(store))` are the quads of the store. `assets/engine.js` reads the same form in a browser.

A line of JSON (`{"quads": n, "lengths": [bytes of the terms, of the four columns]}`), then the terms, one a line as N-Triples has them,
in the order in which the rows name them, then four columns (graph, predicate, subject, object) of the terms' numbers, each the difference
to the row before, zigzag, as varints of seven bits (https://protobuf.dev/programming-guides/encoding/#varints). Rows are sorted.
"""

import json
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

ORDER = 4
"""Graph, predicate, subject, object: in this order neighbours are alike."""


def columns(quads: Iterable[ox.Quad]) -> bytes:
    """All quads, each once. None is in the default graph: every quad of kgraph's stands in a named one."""
    rows = sorted({(str(q.graph_name), str(q.predicate), str(q.subject), str(q.object)) for q in quads})
    number: dict[str, int] = {}
    for row in rows:
        for term in row:
            number.setdefault(term, len(number))
    written = ["\n".join(number).encode(), *(bytes(_column(number[row[place]] for row in rows)) for place in range(ORDER))]
    head = json.dumps({"quads": len(rows), "lengths": [len(part) for part in written]}).encode()
    return b"\n".join((head, b"".join(written)))


def _column(numbers: Iterable[int]) -> bytearray:
    found, before = bytearray(), 0
    for number in numbers:
        step = number - before
        rest, before = (step << 1) ^ (step >> 63), number
        while rest > 127:
            found.append(rest & 127 | 128)
            rest >>= 7
        found.append(rest)
    return found


def nquads(data: bytes) -> Iterator[str]:
    """The lines of N-Quads that the columns hold."""
    head, _, rest = data.partition(b"\n")
    said = json.loads(head)
    parts, start = [], 0
    for length in said["lengths"]:
        parts.append(rest[start : start + length])
        start += length
    terms = parts[0].decode().split("\n")
    for graph, predicate, subject, object in zip(*(_numbers(part) for part in parts[1:]), strict=True):
        yield f"{terms[subject]} {terms[predicate]} {terms[object]} {terms[graph]} ."


def _numbers(column: bytes) -> Iterator[int]:
    number = value = shift = 0
    for byte in column:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            number += (value >> 1) ^ -(value & 1)
            yield number
            value = shift = 0
