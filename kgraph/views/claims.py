"""Claims as pages show them: each with its whole chain, and the words of the article that it rests on."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import msgspec

from kgraph.graph.namespaces import KG, OA, RDFS, TOPIC
from kgraph.queries.engines import Engine
from kgraph.views.passages import Passage, Span, from_quotes, from_text

NO_ONE = KG + "NoOneNamed"
NOBODY = "no one named"
LANES = ("asserts", "relays", "denies", "other")
"""What a claim does to what it is about: its source says so itself, someone passes it on, it is denied, it is doubted or left open."""
RESPONSES = {
    "CommentAsked": "was asked and gave no comment", "CommentRefused": "declines to comment",
    "NotConfirmed": "says that it is not confirmed", "NotVerified": "could not verify it",
}
HEAD = f"PREFIX kg: <{KG}>\nPREFIX rdfs: <{RDFS}>\nPREFIX oa: <{OA}>\n"
MANY = 2_000
"""Claims that one query names."""


class Hop(msgspec.Struct, frozen=True):
    """One step of the way by which the words came. `number` counts from the outermost, from 1; the last hop is the source."""

    number: int
    who: str
    agent: str
    cue: str
    hedge: str
    certainty: str


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """`lead` is the whole chain, outermost first, up to the words ("The Sun: Keane, to Fox News, says"); `words` are what is claimed."""

    id: str
    lead: str
    words: str
    sentence: str
    stance: str
    certainty: str
    firsthand: bool
    speech: str
    topic: str
    source: str
    """IRI, as `via` and `about`; kg:NoOneNamed where no one is named."""
    source_kind: str
    also: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    hops: tuple[Hop, ...] = ()
    article: str
    title: str
    outlet: str
    outlet_id: str
    date: str = ""
    times: tuple[tuple[str, str], ...] = ()
    """When it is said to have happened: as written, and as resolved (empty where nothing is sure)."""
    propositions: tuple[str, ...] = ()
    rule: str = ""
    checked: str = ""
    """By whom and when a person compared it with its sentence; empty where it is machine-read."""
    uncounted: str = ""
    """Why it counts nowhere ("misread", "withdrawn"), empty where it counts."""
    response: str = ""
    """How it answers without taking a side ("declines to comment"), empty where it is no such answer."""
    grade: str = ""
    """A person's grade, 1 to 6."""
    passages: tuple[Passage, ...] = ()

    @property
    def lane(self) -> str:
        """One of LANES."""
        if self.stance == "Denies":
            return "denies"
        if self.response or self.stance != "Asserts":
            return "other"
        through = set(self.via) - {self.outlet_id}
        return "asserts" if self.firsthand and not through and self.source != NO_ONE else "relays"

    @property
    def hedged(self) -> bool:
        return self.certainty != "certain"

    @property
    def label(self) -> str:
        """In one line."""
        return f"{self.lead}: {self.words}" if self.words else self.lead

    @property
    def chain(self) -> str:
        """Who passed it on to whom, the outermost first."""
        return " › ".join(h.who for h in self.hops) or NOBODY

    @property
    def happened(self) -> str:
        """When it is said to have happened, as far as that is known."""
        return next((resolved for _, resolved in self.times if resolved), "")


def ids(engine: Engine, where: str) -> list[str]:
    """Of the claims ?c that a pattern finds, sorted. `where` holds no word of a user's."""
    return [row["c"] for row in engine.ask(f"{HEAD}SELECT DISTINCT ?c WHERE {{ ?c a kg:Claim . {where} }} ORDER BY ?c").dicts()]


def read(engine: Engine, wanted: Collection[str], texts: Mapping[str, str] | None = None) -> dict[str, Claim]:
    """These claims by IRI, sorted. `texts`: articles' keys to their texts; where one is missing, the quotations in the graph stand in."""
    found: dict[str, Claim] = {}
    ordered = sorted(wanted)
    for first in range(0, len(ordered), MANY):
        found.update(_read(engine, ordered[first : first + MANY], texts or {}))
    return found


_FLAT = """SELECT DISTINCT ?c ?label ?text ?sentence ?stance ?certainty ?firsthand ?speech ?topic ?source ?kind ?article ?title ?key ?outlet
  ?publisher ?date ?rule ?reading ?who ?when ?withdrawn ?grade ?response WHERE {
  %s ?c rdfs:label ?label ; kg:text ?text ; kg:sentence ?sentence ; kg:stance ?stance ; kg:certainty ?certainty ; kg:firsthand ?firsthand ;
    kg:topic ?topic ; kg:source ?source .
  OPTIONAL { ?c kg:speech ?speech } OPTIONAL { ?c kg:sourceKind ?kind } OPTIONAL { ?c kg:rule ?rule }
  OPTIONAL { ?c kg:article ?article . OPTIONAL { ?article rdfs:label ?title } OPTIONAL { ?article kg:articleKey ?key } }
  OPTIONAL { ?c kg:reading ?reading } OPTIONAL { ?c kg:checkedBy ?who ; kg:checkedOn ?when }
  OPTIONAL { ?c kg:withdrawn ?withdrawn } OPTIONAL { ?c kg:grade ?grade } OPTIONAL { ?c kg:responseKind ?response }
  OPTIONAL { ?c kg:outlet ?publisher . ?publisher rdfs:label ?outlet } OPTIONAL { ?c kg:publishedOn ?date }
} ORDER BY ?c"""
_ENDS = """SELECT DISTINCT ?c ?p ?e WHERE { %s ?c ?p ?e FILTER(?p IN (kg:via, kg:alsoSource, kg:subject, kg:about, kg:proposition)) }
ORDER BY ?c ?p ?e"""
_HOPS = """SELECT DISTINCT ?c ?n ?agent ?label ?cue ?hedge ?certainty WHERE {
  %s ?c kg:hop ?h . ?h kg:position ?n ; kg:agent ?agent .
  OPTIONAL { ?agent rdfs:label ?label } OPTIONAL { ?h kg:cueText ?cue } OPTIONAL { ?h kg:hedgeText ?hedge }
  OPTIONAL { ?h kg:certainty ?certainty }
} ORDER BY ?c ?n ?label"""
_SPANS = """SELECT DISTINCT ?c ?part ?n ?start ?end ?exact WHERE {
  %s { ?c ?part ?anchor FILTER(?part IN (kg:content, kg:evidence, kg:cue, kg:mention)) }
  UNION { ?c kg:hop ?h . ?h kg:position ?n ; ?part ?anchor FILTER(?part IN (kg:evidence, kg:cue, kg:mention, kg:hedge)) }
  ?anchor kg:start ?start ; kg:end ?end .
  OPTIONAL { ?anchor oa:hasSelector ?quote . ?quote oa:exact ?exact }
} ORDER BY ?c ?start ?end ?part ?n"""
_TIMES = """SELECT DISTINCT ?c ?text ?resolved WHERE {
  %s ?c kg:states ?s . ?s kg:statedTime ?t . ?t kg:timeText ?text . OPTIONAL { ?t kg:timeResolved ?resolved }
} ORDER BY ?c ?text"""


def _read(engine: Engine, wanted: list[str], texts: Mapping[str, str]) -> dict[str, Claim]:
    values = f"VALUES ?c {{ {' '.join(f'<{iri}>' for iri in wanted)} }}"

    def rows(query: str) -> Iterable[dict[str, str]]:
        return engine.ask(HEAD + query % values).dicts()

    ends: dict[tuple[str, str], list[str]] = defaultdict(list)
    for r in rows(_ENDS):
        ends[r["c"], end(r["p"])].append(r["e"])
    hops: dict[str, dict[int, Hop]] = defaultdict(dict)
    for r in rows(_HOPS):
        who = NOBODY if r["agent"] == NO_ONE else r.get("label", r["agent"])
        hops[r["c"]].setdefault(int(r["n"]), Hop(
            int(r["n"]), who, r["agent"], r.get("cue", ""), r.get("hedge", ""), end(r.get("certainty", "")).lower(),
        ))
    spans: dict[str, set[Span]] = defaultdict(set)
    quotes: dict[str, list[tuple[int, str]]] = defaultdict(list)
    whole: dict[tuple[str, int], Span] = {}
    for r in rows(_SPANS):
        part, start = end(r["part"]), int(r["start"])
        if part == "evidence":
            quotes[r["c"]].append((start, r.get("exact", "")))
            if "n" in r:
                whole[r["c"], int(r["n"])] = Span(start, int(r["end"]), "hop", int(r["n"]))
        else:
            last = max(hops[r["c"]], default=1)
            kind = part if part in ("content", "hedge") else "hop"
            spans[r["c"]].add(Span(start, int(r["end"]), kind, int(r.get("n", last)) if kind == "hop" else 0))
    for (claim, number), span in whole.items():
        if not any(s.hop == number for s in spans[claim]):  # a hop without a name or a cue: its evidence is all there is to mark
            spans[claim].add(span)
    times: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for r in rows(_TIMES):
        times[r["c"]].append((r["text"], r.get("resolved", "")))
    found: dict[str, Claim] = {}
    for r in rows(_FLAT):
        claim = r["c"]
        marks, text = sorted(spans[claim]), texts.get(r.get("key", ""))
        outlet = r.get("outlet", "unknown outlet")
        lead, words = told(r["label"], r["text"], outlet, r["source"] == r.get("publisher"))
        found.setdefault(claim, Claim(
            id=claim, lead=lead, words=words, sentence=r["sentence"], stance=end(r["stance"]), certainty=end(r["certainty"]).lower(),
            firsthand=r["firsthand"] == "true", speech=end(r.get("speech", "")).lower(), topic=r["topic"].removeprefix(TOPIC),
            source=r["source"], source_kind=end(r.get("kind", "")).removesuffix("Source").lower(), also=tuple(ends[claim, "alsoSource"]),
            via=tuple(ends[claim, "via"]), subject=tuple(ends[claim, "subject"]), about=tuple(ends[claim, "about"]),
            hops=tuple(hops[claim][n] for n in sorted(hops[claim])), article=r.get("article", ""), title=r.get("title", ""), outlet=outlet,
            outlet_id=r.get("publisher", ""), date=r.get("date", ""), times=tuple(times[claim]),
            propositions=tuple(ends[claim, "proposition"]), rule=r.get("rule", ""),
            checked=f"{r['who']}, {r['when'][:10]}" if "who" in r else "", uncounted=_uncounted(r), grade=r.get("grade", ""),
            response=RESPONSES.get(end(r.get("response", "")), ""),
            passages=from_text(text, marks) if text and marks else from_quotes(quotes[claim] or [(0, r["sentence"])], marks),
        ))
    return found


def _uncounted(row: Mapping[str, str]) -> str:
    return "misread" if row.get("reading") == KG + "Misread" else "withdrawn" if row.get("withdrawn") == "true" else ""


def told(label: str, text: str, outlet: str, own: bool) -> tuple[str, str]:
    """The outlet before the chain, and the words that are claimed apart. `own`: it is the outlet's own word."""
    lead = label.removesuffix(f": {text}") if label.endswith(f": {text}") else label
    before, through, after = lead.partition(f", via {outlet},")
    shorter = before + ("," if through and (", via " in before or ", to " in before) else "") + after
    whole = lead if own or lead.startswith((f"{outlet}: ", f"{outlet} ")) else f"{outlet}: {shorter}"
    return whole, text if lead != label else ""


def end(iri: str) -> str:
    """Of an IRI of the vocabulary: "Denies"."""
    return iri.rpartition("#")[2]


def as_data(value: Any) -> Any:
    """A struct, or a mapping or list of them, as JSON has it."""
    return msgspec.to_builtins(value)
