"""What two graphs of one base have in common by IRI, and what parts them: articles, people and bodies, claims, propositions.

Where an IRI of the old graph is an alias in the new one, both are one thing: a proposition with another label is no new one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kgraph.graph.namespaces import KG, RDFS
from kgraph.queries.engines import Engine

_HEAD = f"PREFIX kg: <{KG}>\nPREFIX rdfs: <{RDFS}>\n"
_ARTICLES = _HEAD + """SELECT ?x ?label ?also WHERE { ?x a kg:Article ; rdfs:label ?label . OPTIONAL { ?x kg:outlet/rdfs:label ?also } }"""
_WHO = _HEAD + """SELECT ?x ?label WHERE {
  VALUES ?kind { kg:Person kg:Organisation kg:Outlet } ?x a ?kind ; rdfs:label ?label . FILTER NOT EXISTS { ?x a kg:Unnamed }
}"""
_CLAIMS = _HEAD + "SELECT ?x ?label ?article WHERE { ?x a kg:Claim ; rdfs:label ?label ; kg:article ?article }"
_COUNTS = _HEAD + """SELECT ?x ?label ?reports ?denials ?least ?most WHERE {
  ?x a kg:Proposition ; rdfs:label ?label ; kg:reports ?reports ; kg:denials ?denials ; kg:originsMin ?least ; kg:originsMax ?most
}"""
_ALIASES = _HEAD + "SELECT ?old ?x WHERE { ?old kg:aliasOf ?x }"


@dataclass(frozen=True, slots=True)
class Thing:
    """`also`: the outlet of an article, else empty."""

    iri: str
    label: str
    also: str = ""


@dataclass(frozen=True, slots=True)
class Became:
    """One that bore another IRI, or that others were joined to."""

    was: str
    now: str
    label: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Of a proposition: distinct reports and denials, and origins found in these articles."""

    reports: int = 0
    denials: int = 0
    origins_min: int = 0
    origins_max: int = 0


@dataclass(frozen=True, slots=True)
class Changed:
    """A proposition whose counts are others."""

    iri: str
    label: str
    before: Counts
    after: Counts


@dataclass(frozen=True, slots=True)
class Difference:
    """Each list sorted by label. `claims_…` are those of articles that both graphs hold: what was read otherwise."""

    articles_new: tuple[Thing, ...]
    articles_gone: tuple[Thing, ...]
    who_new: tuple[Thing, ...]
    who_gone: tuple[Thing, ...]
    who_became: tuple[Became, ...]
    claims_new: tuple[Thing, ...]
    claims_gone: tuple[Thing, ...]
    propositions_new: tuple[Changed, ...]
    propositions_gone: tuple[Changed, ...]
    propositions_changed: tuple[Changed, ...]

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__)


def difference(old: Engine, new: Engine) -> Difference:
    """From the old to the new."""
    became = {row["old"]: row["x"] for row in new.ask(_ALIASES).dicts()}
    articles = _things(old, _ARTICLES), _things(new, _ARTICLES)
    who = _things(old, _WHO), _things(new, _WHO)
    moved = {iri: now for iri in who[0].keys() - who[1].keys() if (now := became.get(iri)) in who[1]}
    both = articles[0].keys() & articles[1].keys()
    claims = tuple({r["x"]: Thing(r["x"], r["label"]) for r in one.ask(_CLAIMS).dicts() if r["article"] in both} for one in (old, new))
    before, after = _counts(old), _counts(new)
    at = {iri if iri in after else became.get(iri, iri): iri for iri in sorted(before, key=lambda i: i in after)}
    changed = [Changed(iri, after[iri][0], before[at[iri]][1], after[iri][1]) for iri in after.keys() & at.keys()]
    return Difference(
        *_parted(*articles), *_parted({i: t for i, t in who[0].items() if i not in moved}, who[1]),
        tuple(sorted((Became(was, now, who[1][now].label) for was, now in moved.items()), key=lambda b: (b.label, b.was))),
        *_parted(*claims),
        _sorted(Changed(iri, after[iri][0], Counts(), after[iri][1]) for iri in after.keys() - at.keys()),
        _sorted(Changed(iri, before[iri][0], before[iri][1], Counts()) for now, iri in at.items() if now not in after),
        _sorted(c for c in changed if c.before != c.after),
    )


def _parted(old: Mapping[str, Thing], new: Mapping[str, Thing]) -> tuple[tuple[Thing, ...], tuple[Thing, ...]]:
    """What is new, and what is gone."""
    came, went = ([t for i, t in one.items() if i not in other] for one, other in ((new, old), (old, new)))
    return tuple(sorted(came, key=_order)), tuple(sorted(went, key=_order))


def _order(thing: Thing) -> tuple[str, str]:
    return thing.label, thing.iri


def _sorted(found: Iterable[Changed]) -> tuple[Changed, ...]:
    return tuple(sorted(found, key=lambda one: (one.label, one.iri)))


def _things(engine: Engine, query: str) -> dict[str, Thing]:
    return {row["x"]: Thing(row["x"], row["label"], row.get("also", "")) for row in engine.ask(query).dicts()}


def _counts(engine: Engine) -> dict[str, tuple[str, Counts]]:
    return {
        row["x"]: (row["label"], Counts(int(row["reports"]), int(row["denials"]), int(row["least"]), int(row["most"])))
        for row in engine.ask(_COUNTS).dicts()
    }
