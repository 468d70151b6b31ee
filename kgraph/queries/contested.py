"""Propositions by how contested they are, how far they rest on one origin, and which have only unnamed ones."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal, get_args

from kgraph.graph.namespaces import KG, RDFS, TOPIC
from kgraph.queries.engines import Engine

Order = Literal["contested", "reports", "single"]
ORDERS: tuple[str, ...] = get_args(Order)
_HEAD = f"PREFIX kg: <{KG}>\nPREFIX rdfs: <{RDFS}>\n"
_ALL = _HEAD + """SELECT DISTINCT ?p ?label ?topic ?reports ?denials ?least ?most ?record ?unnamed ?hearsay ?decides ?first ?last WHERE {
  ?p a kg:Proposition ; rdfs:label ?label ; kg:topic ?topic ; kg:reports ?reports ; kg:denials ?denials ; kg:originsMin ?least ;
    kg:originsMax ?most ; kg:onRecord ?record ; kg:unnamedSources ?unnamed ; kg:hearsayReports ?hearsay ; kg:decides ?decides .
  OPTIONAL { ?p kg:firstSeen ?first } OPTIONAL { ?p kg:lastSeen ?last }
} ORDER BY ?p"""
_DENIERS = _HEAD + """SELECT DISTINCT ?p ?who ?name WHERE { ?p kg:deniedBy ?who . OPTIONAL { ?who rdfs:label ?name } } ORDER BY ?p ?name"""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one proposition stands in these articles. `rests_on_one`: reports for each origin at most, 0 where nobody asserts it."""

    proposition: str
    label: str
    topic: str
    reports: int
    denials: int
    denied_by: tuple[str, ...]
    origins_min: int
    origins_max: int
    on_record: int
    unnamed: int
    hearsay: int
    rests_on_one: float
    decides: str
    first_seen: str
    last_seen: str

    @property
    def only_unnamed(self) -> bool:
        """Whether no one is on the record for it."""
        return self.reports > 0 and not self.on_record

    @property
    def single(self) -> bool:
        """Whether it may rest on one origin alone."""
        return self.reports > 0 and self.origins_min <= 1


def standings(
    engine: Engine, order: Order = "contested", *, only_unnamed: bool = False, single: bool = False, denied: bool = False,
    topic: str | None = None, least: int = 1,
) -> tuple[Standing, ...]:
    """Those that pass the filters, sorted. `least`: reports and denials together that one must have."""
    deniers: dict[str, list[str]] = defaultdict(list)
    for row in engine.ask(_DENIERS).dicts():
        deniers[row["p"]].append(row.get("name", "no one named"))
    found = []
    for r in engine.ask(_ALL).dicts():
        reports, most = int(r["reports"]), int(r["most"])
        found.append(
            Standing(
                r["p"], r["label"], r["topic"].removeprefix(TOPIC), reports, int(r["denials"]), tuple(sorted(deniers[r["p"]])),
                int(r["least"]), most, int(r["record"]), int(r["unnamed"]), int(r["hearsay"]), round(reports / most, 2) if most else 0.0,
                r["decides"], r.get("first", ""), r.get("last", ""),
            )
        )
    kept = [
        s for s in found
        if s.reports + s.denials >= least and (s.only_unnamed or not only_unnamed) and (s.single or not single)
        and (s.denials or not denied) and topic in (None, s.topic)
    ]
    keys = {
        "contested": lambda s: (-min(s.reports, s.denials), -s.reports - s.denials),
        "reports": lambda s: (-s.reports, -s.denials),
        "single": lambda s: (-s.rests_on_one, -s.reports),
    }
    return tuple(sorted(kept, key=lambda s: (*keys[order](s), s.proposition)))
