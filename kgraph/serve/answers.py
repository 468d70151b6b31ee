"""Free queries, named queries and IRIs, answered from what is open."""

from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox

from kgraph.errors import AmbiguityError, UsageError
from kgraph.queries.binding import bind
from kgraph.queries.engines import Local
from kgraph.queries.library import NamedQuery, load
from kgraph.queries.result import Result
from kgraph.serve import html, things
from kgraph.serve.headers import WHOLE
from kgraph.serve.jobs import Answer, Ask, Fault, Iri, Named, Reply, Wanted
from kgraph.serve.opened import Opened
from kgraph.views import claims

CUT = "Kgraph-Cut-At"
"""The header that says after how many rows an answer was cut; absent where it is whole."""


class UnacceptableError(UsageError):
    """The client takes none of the forms that this answer can have."""


def ask(opened: Opened, job: Ask, most: int) -> Reply:
    """A free query."""
    chosen: list[tuple[str, str]] = []

    def fits(found: Any) -> None:
        chosen.append(_taken(job.graph, "triples") if isinstance(found, ox.QueryTriples) else _taken(job.rows, "rows"))

    result = Local(opened.store, most).over(job.text, job.default, job.named, fits)
    if chosen[0][1] == "html":
        return _table(opened, result, "Answer", query=job.text)
    return _answer(result, chosen[0])


def named(opened: Opened, job: Named, most: int) -> Reply:
    """A named query; as HTML, below the form that asks it again."""
    query = load(job.name)
    result = Local(opened.store, most).ask(bind(query, job.given, lambda: opened.names))
    if job.wanted[1] == "html":
        return _table(opened, result, query.title, named=query, given=job.given)
    return _answer(result, job.wanted)


def iri(opened: Opened, job: Iri, most: int) -> Reply:
    """What an address of the base answers: a page or triples, or for an old IRI where it is now."""
    for one in opened.links.iris(job.path):
        try:
            node = ox.NamedNode(one)
        except ValueError:
            continue
        if things.is_there(opened.store, node):
            if job.wanted[1] not in ("html", "properties"):
                return _answer(things.triples(opened.store, node, most), job.wanted)
            return _page(opened, node, job.wanted[1] == "properties")
        new = things.moved(opened.store, node)
        if len(new) == 1:
            return Answer("text/plain; charset=utf-8", b"moved\n", {"Location": opened.links.href(new[0])}, 302)
        if new:
            return Fault(300, f"{one} may mean any of these", tuple(new))
    raise AmbiguityError(f"nothing in this graph has the address {job.path[:200]}")


def _page(opened: Opened, node: ox.NamedNode, properties: bool) -> Answer:
    """The dossier of a person, body, outlet, place or group, unless their `properties` are wanted; those of anything else."""
    if node.value in opened.names.bearers and not properties:
        from kgraph.views.make import made  # slow to load, and no query needs it

        return Answer(html.TYPE, made(opened.store, {}, "dossier", node.value, within="server").encode(), WHOLE)
    claim = claims.read(opened.engine, [node.value])[node.value] if things.is_a(opened.store, node, "Claim") else None
    thing = things.read(opened.store, node, opened.links)
    trace = "/trace?" + urlencode({"claim": node.value}) if things.is_a(opened.store, node, "Proposition") else ""
    return html.answer("thing", thing=thing, claim=claim, trace=trace, basis=opened.basis)


def _taken(wanted: Wanted, what: str) -> tuple[str, str]:
    if wanted is None:
        forms = "Turtle, N-Triples, JSON-LD, RDF/XML" if what == "triples" else "JSON, XML, CSV, TSV"
        raise UnacceptableError(f"this query gives {what}, which can be had as {forms} and HTML; ask for one of them in Accept")
    return wanted


def _answer(result: Result, wanted: tuple[str, str]) -> Answer:
    kind, form = wanted
    more = {CUT: str(len(result.rows or result.triples))} if result.cut else {}
    return Answer(f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, result.text(form).encode("utf-8", "replace"), more)


def _table(
    opened: Opened, result: Result, title: str, query: str = "", named: NamedQuery | None = None, given: dict[str, str] | None = None
) -> Answer:
    if result.kind == "graph":
        variables: tuple[str, ...] = ("subject", "predicate", "object")
        rows: Any = [(t.subject, t.predicate, t.object) for t in result.triples]
    else:
        variables, rows = result.variables, result.rows
    truth = result.truth if result.kind == "truth" else None
    cells = [[opened.links.cell(term) for term in row] for row in rows]
    cut = {CUT: str(len(cells))} if result.cut else {}
    return html.answer(
        "table", more=cut, title=title, variables=variables, rows=cells, truth=truth, cut=result.cut, basis=opened.basis,
        query=query, named=named, given=given or {},
    )
