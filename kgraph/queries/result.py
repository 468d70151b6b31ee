"""What a query gives back: rows, a yes or no, or triples."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import pyoxigraph as ox

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row: TypeAlias = tuple[Term | None, ...]
_STRING = "http://www.w3.org/2001/XMLSchema#string"


@dataclass(frozen=True, slots=True)
class Result:
    """`kind` says which of the three holds; in `rows`, None is an unbound variable, in order of `variables`."""

    kind: Literal["rows", "truth", "graph"]
    variables: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    truth: bool = False
    triples: tuple[ox.Triple, ...] = ()

    def values(self) -> list[tuple[str | None, ...]]:
        """The rows as plain strings."""
        return [tuple(None if t is None else plain(t) for t in row) for row in self.rows]

    def dicts(self) -> list[dict[str, str]]:
        """The rows by variable, unbound ones absent."""
        return [{v: plain(t) for v, t in zip(self.variables, row, strict=True) if t is not None} for row in self.rows]

    def json(self) -> str:
        """SPARQL 1.1 Query Results JSON (https://www.w3.org/TR/sparql11-results-json/), of rows or a yes or no."""
        if self.kind == "truth":
            return json.dumps({"head": {}, "boolean": self.truth})
        bindings = [{v: _json(t) for v, t in zip(self.variables, row, strict=True) if t is not None} for row in self.rows]
        return json.dumps({"head": {"vars": list(self.variables)}, "results": {"bindings": bindings}}, ensure_ascii=False, indent=1)

    def csv(self) -> str:
        """SPARQL 1.1 Query Results CSV (https://www.w3.org/TR/sparql11-results-csv-tsv/)."""
        if self.kind == "truth":
            return f"{str(self.truth).lower()}\r\n"
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(self.variables)
        writer.writerows(self.values())
        return out.getvalue()

    def turtle(self, prefixes: dict[str, str]) -> str:
        """Its triples as Turtle, sorted."""
        data = ox.serialize(sorted(self.triples, key=str), format=ox.RdfFormat.TURTLE, prefixes=prefixes)
        return data.decode("utf-8") if data else ""


def collect(found: Any) -> Result:
    """Read what pyoxigraph gives to the end."""
    if isinstance(found, ox.QueryBoolean):
        return Result("truth", truth=bool(found))
    if isinstance(found, ox.QuerySolutions):
        variables = tuple(v.value for v in found.variables)
        return Result("rows", variables, tuple(tuple(s[v] for v in variables) for s in found))
    return graph(found)


def graph(triples: Iterable[ox.Triple]) -> Result:
    """Of CONSTRUCT and DESCRIBE; each triple once."""
    return Result("graph", triples=tuple(dict.fromkeys(triples)))


def plain(term: Term) -> str:
    """Its value without syntax."""
    return str(term) if isinstance(term, ox.Triple) else term.value


def _json(term: Term) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        return {"type": "triple", "value": {k: _json(getattr(term, k)) for k in ("subject", "predicate", "object")}}
    said: dict[str, Any] = {"type": "literal", "value": term.value}
    if term.language:
        said["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        said["datatype"] = term.datatype.value
    return said
