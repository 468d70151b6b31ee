"""What a query gives back: rows, a yes or no, or triples."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal, TypeAlias

import msgspec
import pyoxigraph as ox

from kgraph.errors import UsageError
from kgraph.graph.namespaces import PREFIXES

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row: TypeAlias = tuple[Term | None, ...]
FORMS = ("csv", "tsv", "json", "xml", "ttl", "nt")
"""What an answer can be written as. For triples json is JSON-LD, xml RDF/XML, csv and tsv have three columns."""
_ROWS = {"tsv": ox.QueryResultsFormat.TSV, "xml": ox.QueryResultsFormat.XML}
_GRAPHS = {"json": ox.RdfFormat.JSON_LD, "xml": ox.RdfFormat.RDF_XML, "ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES}
_STRING = "http://www.w3.org/2001/XMLSchema#string"


@dataclass(frozen=True, slots=True)
class Result:
    """`kind` says which of the three holds; in `rows`, None is an unbound variable, in order of `variables`.

    `cut` says that there were more rows or triples than were wanted.
    """

    kind: Literal["rows", "truth", "graph"]
    variables: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    truth: bool = False
    triples: tuple[ox.Triple, ...] = ()
    cut: bool = False

    def values(self) -> list[tuple[str | None, ...]]:
        """The rows as plain strings."""
        return [tuple(None if t is None else plain(t) for t in row) for row in self.rows]

    def dicts(self) -> list[dict[str, str]]:
        """The rows by variable, unbound ones absent."""
        return [{v: plain(t) for v, t in zip(self.variables, row, strict=True) if t is not None} for row in self.rows]

    def json(self) -> str:
        """SPARQL 1.1 Query Results JSON (https://www.w3.org/TR/sparql11-results-json/), of rows or a yes or no."""
        if self.kind == "truth":
            return f'{{"head": {{}}, "boolean": {str(self.truth).lower()}}}'
        bindings = [{v: _json(t) for v, t in zip(self.variables, row, strict=True) if t is not None} for row in self.rows]
        whole = msgspec.json.encode({"head": {"vars": self.variables}, "results": {"bindings": bindings}})
        return msgspec.json.format(whole, indent=1).decode()

    def csv(self) -> str:
        """SPARQL 1.1 Query Results CSV (https://www.w3.org/TR/sparql11-results-csv-tsv/)."""
        if self.kind == "truth":
            return f"{str(self.truth).lower()}\r\n"
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(self.variables)
        writer.writerows(self.values())
        return out.getvalue()

    def text(self, form: str) -> str:
        """In one of FORMS. Raises UsageError for rows, or a yes or no, in a form that holds triples alone."""
        if self.kind == "graph":
            if form in ("csv", "tsv"):
                rows = tuple((t.subject, t.predicate, t.object) for t in self.triples)
                return Result("rows", ("subject", "predicate", "object"), rows).text(form)
            data = ox.serialize(sorted(self.triples, key=str), format=_GRAPHS[form], prefixes=None if form == "nt" else PREFIXES)
            return data.decode("utf-8") if data else ""
        if form == "json":
            return self.json() + "\n"
        if form == "csv" or (form == "tsv" and self.kind == "truth"):
            return self.csv()
        if form not in _ROWS:
            raise UsageError(f"{form} holds triples alone, of CONSTRUCT or DESCRIBE; for this query take csv, tsv, json or xml")
        again = ox.parse_query_results(self.json().encode(), format=ox.QueryResultsFormat.JSON)
        data = again.serialize(format=_ROWS[form])
        return data.decode("utf-8") if data else ""


def collect(found: Any, most: int | None = None) -> Result:
    """Read what pyoxigraph gives to the end, or until there are `most` rows or triples."""
    if isinstance(found, ox.QueryBoolean):
        return Result("truth", truth=bool(found))
    if isinstance(found, ox.QuerySolutions):
        variables = tuple(v.value for v in found.variables)
        rows = tuple(tuple(s[v] for v in variables) for s in islice(found, most))
        return Result("rows", variables, rows, cut=_more(found, most))
    return graph(found, most)


def graph(triples: Iterable[ox.Triple], most: int | None = None) -> Result:
    """Of CONSTRUCT and DESCRIBE; each triple once. Of those that come again `most` counts each."""
    every = iter(triples)
    return Result("graph", triples=tuple(dict.fromkeys(islice(every, most))), cut=_more(every, most))


def _more(rest: Iterator[Any], most: int | None) -> bool:
    return most is not None and next(rest, None) is not None


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
