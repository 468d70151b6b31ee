"""How much a graph holds, what is most contested in it, and who is cited most."""

from dataclasses import dataclass

from kgraph.graph.namespaces import KG, RDFS
from kgraph.queries.engines import Engine

_HEAD = f"PREFIX kg: <{KG}>\nPREFIX rdfs: <{RDFS}>\n"
COUNTED = {
    "articles": "?x a kg:Article",
    "people": "?x a kg:Person FILTER NOT EXISTS { ?x a kg:Unnamed }",
    "bodies": "?x a kg:Organisation FILTER NOT EXISTS { ?x a kg:Unnamed }",
    "outlets": "?x a kg:Outlet FILTER NOT EXISTS { ?x a kg:Unnamed }",
    "claims": "?x a kg:Claim",
    "checked": "?x kg:reading kg:Checked",
    "misread": "?x kg:reading kg:Misread",
    "questions": "?x a kg:Question",
    "propositions": "?x a kg:Proposition",
    "hedged": "?x a kg:Claim ; kg:certainty ?how FILTER(?how != kg:Certain)",
    "unnamed": "?x a kg:Claim ; kg:sourceKind kg:UnnamedSource",
    "hearsay": "?x a kg:Claim ; kg:sourceKind kg:ImpersonalSource",
    "denials": "?x a kg:Claim ; kg:stance kg:Denies",
    "relations": "?x a kg:Relation",
    "narration": "?x a kg:Narration",
}
"""What each count counts, as a pattern for ?x."""
_CONTESTED = _HEAD + """SELECT DISTINCT ?proposition ?question ?reports ?least ?most ?denier ?label WHERE {
  ?proposition kg:deniedBy ?denier ; rdfs:label ?question ; kg:reports ?reports ; kg:originsMin ?least ; kg:originsMax ?most .
  FILTER EXISTS { ?claim kg:proposition ?proposition ; kg:stance kg:Asserts }
  OPTIONAL { ?denier rdfs:label ?label }
} ORDER BY ?proposition ?label"""
_CITED = _HEAD + """SELECT ?source ?name (COUNT(DISTINCT ?claim) AS ?claims) (COUNT(DISTINCT ?publisher) AS ?outlets) WHERE {
  ?claim kg:source ?source ; kg:firsthand true ; kg:sourceKind kg:NamedSource ; kg:outlet ?publisher .
  FILTER NOT EXISTS { ?claim kg:reading kg:Misread }
  ?source rdfs:label ?name .
} GROUP BY ?source ?name ORDER BY DESC(?claims) DESC(?outlets) ?name ?source"""


@dataclass(frozen=True, slots=True)
class Contested:
    """A proposition that some assert and some deny. Origins are those found in these articles, a range."""

    question: str
    proposition: str
    reports: int
    origins_min: int
    origins_max: int
    denied_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A named source of firsthand claims, in the articles of so many outlets."""

    name: str
    source: str
    claims: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Figures:
    """`counts` by the names of COUNTED, in their order; the two lists with the most first."""

    counts: dict[str, int]
    contested: tuple[Contested, ...]
    cited: tuple[Cited, ...]


def count(engine: Engine, name: str) -> int:
    """One of COUNTED."""
    return int(engine.ask(f"{_HEAD}SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {COUNTED[name]} }}").dicts()[0]["n"])


def figures(engine: Engine) -> Figures:
    """Of a whole graph."""
    counts = {name: count(engine, name) for name in COUNTED}
    cited = (Cited(r["name"], r["source"], int(r["claims"]), int(r["outlets"])) for r in engine.ask(_CITED).dicts())
    return Figures(counts, _contested(engine), tuple(cited))


def _contested(engine: Engine) -> tuple[Contested, ...]:
    """Most deniers first, then most reports."""
    groups: dict[str, list[dict[str, str]]] = {}
    for row in engine.ask(_CONTESTED).dicts():
        groups.setdefault(row["proposition"], []).append(row)
    found = [
        Contested(
            rows[0]["question"], proposition, int(rows[0]["reports"]), int(rows[0]["least"]), int(rows[0]["most"]),
            tuple(sorted(r.get("label", "no one named") for r in rows)),
        )
        for proposition, rows in groups.items()
    ]
    return tuple(sorted(found, key=lambda c: (-len(c.denied_by), -c.reports, c.proposition)))
