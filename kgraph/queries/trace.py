"""The tree of one allegation: its origins first, then whoever passes it on, then who denies it and what else answers it.

What the tree holds is what the graph holds: resolution has stitched the chains (kg:relays) and found the origins (kg:origin); nothing is
counted here. A plain structure of names and sentences, so that a terminal, a page and a machine show the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kgraph.graph.namespaces import KG, RDFS
from kgraph.queries.engines import Engine

NO_ONE = f"{KG}NoOneNamed"
_HEAD = f"PREFIX kg: <{KG}>\nPREFIX rdfs: <{RDFS}>\n"
_ONE = _HEAD + """SELECT ?label ?question ?reports ?least ?most ?decides ?record ?unnamed ?hearsay ?denials ?first ?last
  ?rf ?lf ?mf ?rl ?ll ?ml ?rp ?lp ?mp WHERE {
  VALUES ?p { <%s> }
  ?p rdfs:label ?label ; kg:reports ?reports ; kg:originsMin ?least ; kg:originsMax ?most ; kg:denials ?denials ;
    kg:decides ?decides ; kg:onRecord ?record ; kg:unnamedSources ?unnamed ; kg:hearsayReports ?hearsay ;
    kg:reportsFlat ?rf ; kg:originsMinFlat ?lf ; kg:originsMaxFlat ?mf ; kg:reportsLikely ?rl ; kg:originsMinLikely ?ll ;
    kg:originsMaxLikely ?ml ; kg:reportsPossible ?rp ; kg:originsMinPossible ?lp ; kg:originsMaxPossible ?mp .
  OPTIONAL { ?p kg:question/rdfs:label ?question }
  OPTIONAL { ?p kg:firstSeen ?first } OPTIONAL { ?p kg:lastSeen ?last }
}"""
_CLAIMS = _HEAD + """SELECT DISTINCT ?claim ?implied ?says ?stance ?certainty ?sentence ?text ?firsthand ?outlet ?date ?article ?title
  ?version ?reading ?withdrawn ?origin ?originName ?originUnnamed ?accountable ?rule WHERE {
  { ?claim kg:proposition <%(p)s> BIND(false AS ?implied) } UNION { <%(p)s> kg:impliedBy ?claim BIND(true AS ?implied) }
  ?claim a kg:Claim ; rdfs:label ?says ; kg:stance ?whole ; kg:certainty ?certainty ; kg:sentence ?sentence ; kg:text ?text ;
    kg:firsthand ?firsthand ; kg:article ?article ; kg:outlet/rdfs:label ?outlet ; kg:origin ?origin ; kg:rule ?rule .
  ?article rdfs:label ?title .
  OPTIONAL { ?claim kg:states ?part . ?part kg:proposition <%(p)s> ; kg:stance ?own }
  BIND(COALESCE(?own, ?whole) AS ?stance)
  OPTIONAL { ?claim kg:publishedOn ?date }
  OPTIONAL { ?article kg:textVersion ?version }
  OPTIONAL { ?claim kg:reading ?reading }
  BIND(EXISTS { ?claim kg:withdrawn true } AS ?withdrawn)
  OPTIONAL { ?origin rdfs:label ?originName }
  OPTIONAL { ?claim kg:accountable/rdfs:label ?accountable }
  BIND(EXISTS { ?origin a kg:Unnamed } AS ?originUnnamed)
} ORDER BY ?date ?claim ?stance"""
_HOPS = _HEAD + """SELECT DISTINCT ?claim ?position ?name ?mode ?cue ?certainty ?hedge WHERE {
  VALUES ?claim { %s }
  ?claim kg:hop ?hop .
  ?hop kg:position ?position ; kg:agent ?agent ; kg:mode ?mode ; kg:certainty ?certainty .
  OPTIONAL { ?agent rdfs:label ?label }
  OPTIONAL { ?hop kg:cueText ?cue }
  OPTIONAL { ?hop kg:hedgeText ?hedge }
  BIND(COALESCE(?label, "no one named") AS ?name)
} ORDER BY ?claim ?position"""
_ONWARD = _HEAD + """SELECT DISTINCT ?claim ?target ?rule ?reason WHERE {
  VALUES ?claim { %s }
  ?claim kg:relays ?target .
  ?link kg:linkSource ?claim ; kg:linkTarget ?target ; kg:linkKind kg:RelaysLink ; kg:linkRule ?rule ; kg:reason ?reason .
} ORDER BY ?claim ?target ?rule"""
_NOTES = _HEAD + """SELECT DISTINCT ?kind ?reason ?source ?target ?outlet ?date WHERE {
  VALUES ?target { %s }
  VALUES ?kind { kg:CorrectsLink kg:RetractsLink }
  ?link kg:linkTarget ?target ; kg:linkKind ?kind ; kg:linkSource ?source ; kg:reason ?reason .
  ?source kg:outlet/rdfs:label ?outlet .
  OPTIONAL { ?source kg:publishedOn ?date }
} ORDER BY ?date ?source ?target"""
_SIBLINGS = _HEAD + """SELECT DISTINCT ?p ?label ?reports ?denials ?least ?most ?decides WHERE {
  <%(p)s> kg:question ?question .
  ?p kg:question ?question ; a kg:Proposition ; rdfs:label ?label ; kg:reports ?reports ; kg:denials ?denials ; kg:originsMin ?least ;
    kg:originsMax ?most ; kg:decides ?decides .
  FILTER(?p != <%(p)s>)
} ORDER BY DESC(?reports) DESC(?denials) ?p"""
_LINKED = _HEAD + """SELECT DISTINCT ?kind ?reason ?claim ?other ?says ?theirs ?label WHERE {
  VALUES ?claim { %s }
  VALUES ?kind { kg:NarrowsLink kg:IncompatibleLink kg:LooksLikeLink }
  { ?link kg:linkSource ?claim ; kg:linkTarget ?other } UNION { ?link kg:linkTarget ?claim ; kg:linkSource ?other }
  ?link kg:linkKind ?kind ; kg:reason ?reason .
  ?other rdfs:label ?says ; kg:proposition ?theirs .
  ?theirs rdfs:label ?label .
} ORDER BY ?kind ?theirs ?reason"""


@dataclass(frozen=True, slots=True)
class HopView:
    """One step inside an article, the outermost first: who, how, in which words, how surely."""

    agent: str
    mode: str
    cue: str
    certainty: str
    hedge: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim in the tree. `passed_on` are those whose chain goes on through it; `why` tells why this one goes on through the one above
    (empty for one at the end of its chain)."""

    claim: str
    says: str
    text: str
    stance: str
    certainty: str
    firsthand: bool
    implied: bool
    """Whether it says more, and this with it."""
    sentence: str
    outlet: str
    date: str
    article: str
    title: str
    version: str
    """Which version of its article it stands in, empty where there is one alone."""
    rule: str
    reading: str
    """MachineRead, Checked, or Misread: whether a person has compared it with its sentence."""
    withdrawn: bool
    """Whether it rests on what a person withdrew."""
    hops: tuple[HopView, ...]
    why: str = ""
    passed_on: tuple["ClaimView", ...] = ()


@dataclass(frozen=True, slots=True)
class OriginView:
    """A party that could have spoken independently. `kind`: "on the record", "unnamed" or "untraced"; `accountable`: who answers for it."""

    kind: str
    party: str
    iri: str
    accountable: tuple[str, ...]
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class CountView:
    """At one level of certainty."""

    reports: int
    origins_min: int
    origins_max: int


@dataclass(frozen=True, slots=True)
class NoteView:
    """A correction or a retraction that touches a claim of the tree or its article."""

    kind: str
    reason: str
    outlet: str
    date: str
    article: str
    target: str


@dataclass(frozen=True, slots=True)
class LinkedView:
    """Another proposition that a claim of this one narrows, is incompatible with, or only looks like."""

    kind: str
    reason: str
    proposition: str
    label: str


@dataclass(frozen=True, slots=True)
class SiblingView:
    """Another proposition that answers the same question: nearly the same, more, less, or the contrary. It is counted by itself."""

    proposition: str
    label: str
    reports: int
    denials: int
    origins_min: int
    origins_max: int
    decides: str


@dataclass(frozen=True, slots=True)
class Trace:
    """All of one proposition. Dates are as exact as known, empty where unknown; origins are those found in these articles."""

    proposition: str
    label: str
    question: str
    reports: int
    denials: int
    origins_min: int
    origins_max: int
    decides: str
    on_record: int
    unnamed: int
    hearsay: int
    first_seen: str
    last_seen: str
    flat: CountView
    likely: CountView
    possible: CountView
    denied_by: tuple[str, ...]
    origins: tuple[OriginView, ...]
    denied: tuple[ClaimView, ...]
    others: tuple[ClaimView, ...]
    """Who doubts it or takes no side."""
    uncounted: tuple[ClaimView, ...]
    """What a person found misread, or that rests on what was withdrawn: shown, and counted nowhere."""
    claims: int
    """All that are shown."""
    checked: int
    """Of these, those that a person has checked."""
    notes: tuple[NoteView, ...]
    linked: tuple[LinkedView, ...]
    siblings: tuple[SiblingView, ...] = ()


def trace(engine: Engine, proposition: str) -> Trace:
    """Of a proposition's IRI, as `kgraph.queries.find.proposition` gives it."""
    one = engine.ask(_ONE % proposition).dicts()[0]
    rows = engine.ask(_CLAIMS % {"p": proposition}).dicts()
    claims = _values(r["claim"] for r in rows)
    hops: dict[str, list[HopView]] = defaultdict(list)
    for r in engine.ask(_HOPS % claims).dicts():
        hops[r["claim"]].append(HopView(r["name"], end(r["mode"]), r.get("cue", ""), end(r["certainty"]), r.get("hedge", "")))
    every = {(r["claim"], end(r["stance"])): _view(r, hops[r["claim"]]) for r in rows}
    views = {key: v for key, v in every.items() if _counts(v)}
    asserting = {claim: v for (claim, stance), v in views.items() if stance == "Asserts"}
    onward = {
        r["claim"]: (r["target"], r["reason"]) for r in engine.ask(_ONWARD % claims).dicts()
        if r["claim"] in asserting and r["target"] in asserting
    }
    shown = {v.claim: v for v in every.values()}
    places = _values({r["claim"] for r in rows} | {r["article"] for r in rows})
    denied = tuple(v for (_, stance), v in views.items() if stance == "Denies")
    return Trace(
        proposition=proposition, label=one["label"], question=one.get("question", ""), reports=int(one["reports"]),
        denials=int(one["denials"]), origins_min=int(one["least"]), origins_max=int(one["most"]), decides=one["decides"],
        on_record=int(one["record"]), unnamed=int(one["unnamed"]), hearsay=int(one["hearsay"]), first_seen=one.get("first", ""),
        last_seen=one.get("last", ""), flat=_count(one, "f"), likely=_count(one, "l"), possible=_count(one, "p"),
        denied_by=_denied_by(engine, proposition),
        origins=_origins([r for r in rows if r["claim"] in asserting and end(r["stance"]) == "Asserts"], asserting, onward),
        denied=denied, others=tuple(v for (_, stance), v in views.items() if stance not in ("Asserts", "Denies")),
        notes=tuple(
            NoteView(end(r["kind"]).removesuffix("Link").lower(), r["reason"], r["outlet"], r.get("date", ""), r["source"], r["target"])
            for r in engine.ask(_NOTES % places).dicts()
        ),
        linked=_linked(engine, claims, proposition), uncounted=tuple(v for v in every.values() if not _counts(v)), claims=len(shown),
        checked=sum(v.reading == "Checked" for v in shown.values()),
        siblings=tuple(
            SiblingView(r["p"], r["label"], int(r["reports"]), int(r["denials"]), int(r["least"]), int(r["most"]), r["decides"])
            for r in engine.ask(_SIBLINGS % {"p": proposition}).dicts()
        ),
    )


def _counts(view: ClaimView) -> bool:
    return view.reading != "Misread" and not view.withdrawn


def _values(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in sorted(set(iris)))


def _count(row: Mapping[str, str], level: str) -> CountView:
    return CountView(int(row[f"r{level}"]), int(row[f"l{level}"]), int(row[f"m{level}"]))


def _denied_by(engine: Engine, proposition: str) -> tuple[str, ...]:
    query = f"SELECT DISTINCT ?who ?name WHERE {{ <{proposition}> kg:deniedBy ?who . OPTIONAL {{ ?who rdfs:label ?name }} }}"
    found = engine.ask(_HEAD + query)
    return tuple(sorted(row.get("name", "no one named") for row in found.dicts()))


def _view(row: Mapping[str, str], hops: Sequence[HopView]) -> ClaimView:
    return ClaimView(
        row["claim"], row["says"], row["text"], end(row["stance"]), end(row["certainty"]), row["firsthand"] == "true",
        row["implied"] == "true", row["sentence"], row["outlet"], row.get("date", ""), row["article"], row["title"],
        row.get("version", ""), row["rule"], end(row.get("reading", "MachineRead")), row["withdrawn"] == "true",
        tuple(hops),
    )


def _origins(
    rows: Sequence[Mapping[str, str]], views: Mapping[str, ClaimView], onward: Mapping[str, tuple[str, str]]
) -> tuple[OriginView, ...]:
    """Named parties first, then unnamed, then what cannot be traced; within each, what has the most claims first."""
    above: dict[str, list[str]] = defaultdict(list)
    for claim, (target, _) in sorted(onward.items()):
        above[target].append(claim)

    def grown(claim: str, why: str = "") -> ClaimView:
        view = views[claim]
        below = tuple(grown(c, onward[c][1]) for c in sorted(above[claim], key=lambda c: (views[c].date or "~", c)))
        return replace(view, why=why, passed_on=below)

    groups: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in {r["claim"]: r for r in rows}.values():
        if row["claim"] not in onward:
            groups[row["origin"]].append(row)
    found = []
    for iri, members in groups.items():
        kind = "untraced" if iri == NO_ONE else "unnamed" if members[0]["originUnnamed"] == "true" else "on the record"
        accountable = tuple(sorted({m["accountable"] for m in members if "accountable" in m}))
        claims = tuple(grown(m["claim"]) for m in sorted(members, key=lambda m: (m.get("date", "~"), m["claim"])))
        found.append(OriginView(kind, members[0].get("originName", "no one named"), iri, accountable, claims))
    order = ("on the record", "unnamed", "untraced")
    return tuple(sorted(found, key=lambda o: (order.index(o.kind), -len(o.claims), o.iri)))


def _linked(engine: Engine, claims: str, proposition: str) -> tuple[LinkedView, ...]:
    found: dict[tuple[str, str], LinkedView] = {}
    for r in engine.ask(_LINKED % claims).dicts():
        if r["theirs"] != proposition:
            kind = end(r["kind"]).removesuffix("Link")
            found.setdefault((kind, r["theirs"]), LinkedView(kind, r["reason"], r["theirs"], r["label"]))
    return tuple(found[key] for key in sorted(found))


def end(iri: str) -> str:
    """Of one of kgraph's values."""
    return iri.rpartition("#")[2]
