"""What the claims of a page state or deny, with the two counts and the question that it answers."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

import msgspec
from msgspec.structs import replace

from kgraph.graph.namespaces import TOPIC
from kgraph.queries.engines import Engine
from kgraph.views.claims import HEAD, LANES, MANY, NOBODY, Claim, end
from kgraph.views.words import origins, plural

_ROWS = """SELECT DISTINCT ?p ?label ?reports ?least ?most ?denials ?first ?last ?topic ?q ?question ?decides WHERE {
  %s ?p rdfs:label ?label ; kg:reports ?reports ; kg:originsMin ?least ; kg:originsMax ?most .
  OPTIONAL { ?p kg:denials ?denials } OPTIONAL { ?p kg:firstSeen ?first } OPTIONAL { ?p kg:lastSeen ?last } OPTIONAL { ?p kg:topic ?topic }
  OPTIONAL { ?p kg:question ?q . ?q rdfs:label ?question }
  OPTIONAL { ?p kg:decides ?decides }
} ORDER BY ?p"""
# A claim that states two things may assert the one and deny the other: its stance to each is that of the statement.
_MEMBERS = """SELECT DISTINCT ?p ?c ?stance WHERE { %s
  { ?c kg:proposition ?p ; a kg:Claim ; kg:stance ?whole . OPTIONAL { ?c kg:states ?part . ?part kg:proposition ?p ; kg:stance ?own } }
  UNION { ?p kg:impliedBy ?c . ?c a kg:Claim ; kg:stance ?whole }
  BIND(COALESCE(?own, ?whole) AS ?stance)
} ORDER BY ?p ?c ?stance"""
_DENIERS = "SELECT DISTINCT ?p ?name WHERE { %s ?p kg:deniedBy ?d OPTIONAL { ?d rdfs:label ?name } } ORDER BY ?p ?name"

Members = dict[str, dict[str, str]]
"""Proposition to its claims, each with its stance to it."""


class Proposition(msgspec.Struct, frozen=True, kw_only=True):
    """Its claims stand in lanes (`kgraph.views.claims.LANES`), each by date. Origins are those found in these articles, a range."""

    id: str
    label: str
    question: str
    question_label: str
    topic: str
    reports: int
    origins_min: int
    origins_max: int
    denials: int
    decides: str
    """What makes the range of its origins as wide as it is."""
    denied_by: tuple[str, ...]
    first: str
    last: str
    lanes: dict[str, tuple[Claim, ...]]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Of all lanes."""
        return tuple(c for lane in LANES for c in self.lanes[lane])

    @property
    def contested(self) -> bool:
        """Whether some assert it and some deny it."""
        counted = {lane for lane, held in self.lanes.items() if not all(c.uncounted for c in held)}
        return "denies" in counted and bool(counted & {"asserts", "relays"})

    @property
    def signs(self) -> tuple[str, ...]:
        """What a reader may look for: contested, unanswered, one-origin, unnamed."""
        said = self.lanes["asserts"] + self.lanes["relays"]
        found = {
            "contested": self.contested, "unanswered": bool(said) and not self.answered,
            "one-origin": self.reports > 1 and self.origins_max == 1,
            "unnamed": bool(said) and all(c.source_kind in ("unnamed", "impersonal") for c in said),
        }
        return tuple(sign for sign, holds in found.items() if holds)

    @property
    def answered(self) -> bool:
        """Whether anyone denies, doubts or comments."""
        return bool(self.lanes["denies"] or self.lanes["other"])


class Question(msgspec.Struct, frozen=True):
    """Propositions that answer one question, those with most reports first. It has no counts of its own."""

    id: str
    label: str
    topic: str
    propositions: tuple[Proposition, ...]

    @property
    def contested(self) -> bool:
        return any(p.contested for p in self.propositions)


def members(engine: Engine, propositions: Collection[str]) -> Members:
    """Those that assert it by asserting more among them."""
    found: Members = {p: {} for p in sorted(propositions)}
    for row in _asked(engine, _MEMBERS, propositions):
        found[row["p"]].setdefault(row["c"], end(row["stance"]))
    return found


def read(engine: Engine, within: Members, claims: Mapping[str, Claim]) -> tuple[Proposition, ...]:
    """These propositions, with those of their claims that are given, sorted by IRI."""
    deniers: dict[str, list[str]] = defaultdict(list)
    for row in _asked(engine, _DENIERS, within):
        deniers[row["p"]].append(row.get("name", NOBODY))
    found: dict[str, Proposition] = {}
    for r in _asked(engine, _ROWS, within):
        lanes: dict[str, list[Claim]] = {lane: [] for lane in LANES}
        for claim in (replace(claims[c], stance=stance) for c, stance in within[r["p"]].items() if c in claims):
            lanes[claim.lane].append(claim)
        found.setdefault(r["p"], Proposition(
            id=r["p"], label=r["label"], question=r.get("q", r["p"]), question_label=r.get("question", r["label"]),
            topic=r.get("topic", "").removeprefix(TOPIC), reports=int(r["reports"]),
            origins_min=int(r["least"]), origins_max=int(r["most"]), denials=int(r.get("denials", 0)), decides=r.get("decides", ""),
            denied_by=tuple(deniers[r["p"]]), first=r.get("first", ""), last=r.get("last", ""),
            lanes={lane: tuple(sorted(held, key=lambda c: (not c.date, c.date, c.outlet, c.id))) for lane, held in lanes.items()},
        ))
    return tuple(found.values())


def grouped(propositions: Iterable[Proposition]) -> tuple[Question, ...]:
    """By question: contested ones first, then those with most reports."""
    groups: dict[str, list[Proposition]] = defaultdict(list)
    for one in propositions:
        groups[one.question].append(one)
    questions = (
        Question(key, held[0].question_label, held[0].topic, tuple(sorted(held, key=lambda p: (-p.reports, -len(p.claims), p.id))))
        for key, held in groups.items()
    )
    return tuple(sorted(questions, key=lambda q: (not q.contested, -sum(p.reports for p in q.propositions), q.label, q.id)))


def _asked(engine: Engine, query: str, propositions: Collection[str]) -> Iterable[dict[str, str]]:
    ordered = sorted(propositions)
    for start in range(0, len(ordered), MANY):
        values = " ".join(f"<{iri}>" for iri in ordered[start : start + MANY])
        yield from engine.ask(HEAD + query % f"VALUES ?p {{ {values} }}").dicts()


def states(engine: Engine) -> dict[str, str]:
    """Claim to what it states, in words, with the two counts."""
    found: dict[str, list[str]] = defaultdict(list)
    within = members(engine, [row["p"] for row in engine.ask(HEAD + "SELECT DISTINCT ?p WHERE { ?p a kg:Proposition }").dicts()])
    for one in read(engine, within, {}):
        counts = f"{plural(one.reports, 'report')}, {origins(one.origins_min, one.origins_max)} found in these articles"
        for claim in within[one.id]:
            found[claim].append(f"{one.label} ({counts})")
    return {claim: "\n".join(said) for claim, said in found.items()}
