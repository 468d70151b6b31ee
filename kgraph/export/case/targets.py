"""How a ledger points at each claim of a graph: by its article's key and its words, as docs/ledger.md says."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from kgraph.queries.engines import Engine
from kgraph.views.claims import HEAD, end

_WHERE = """SELECT DISTINCT ?c ?key ?stance ?text ?p WHERE {
  ?c a kg:Claim ; kg:article ?article ; kg:stance ?stance ; kg:text ?text . ?article kg:articleKey ?key
  OPTIONAL { ?c kg:proposition ?p } } ORDER BY ?c ?p"""
_SPANS = """SELECT DISTINCT ?c ?part ?start ?end WHERE {
  ?c a kg:Claim ; ?part ?anchor . FILTER(?part IN (kg:content, kg:cue, kg:mention)) ?anchor kg:start ?start ; kg:end ?end
} ORDER BY ?c ?part ?start"""
PARTS = {"content": "content", "cue": "cue", "mention": "source"}
STANCES = {"Denies": "denies", "Doubts": "doubts", "NoPosition": "noPosition"}

Target = dict[str, Any]


def targets(engine: Engine, traced: Collection[str] = ()) -> dict[str, Target]:
    """By the claim's IRI: `of` is what a line of the ledger holds, `propositions` those of `traced` that it states."""
    found: dict[str, Target] = {}
    for row in engine.ask(HEAD + _WHERE).dicts():
        one = found.setdefault(row["c"], {
            "of": {"kind": "claim", "article": row["key"], "content": [], "words": " ".join(row["text"].split())}, "propositions": [],
        })
        if stance := STANCES.get(end(row["stance"])):
            one["of"]["stance"] = stance
        if row.get("p") in traced:
            one["propositions"].append(row["p"])
    spans: dict[tuple[str, str], list[list[int]]] = defaultdict(list)
    for row in engine.ask(HEAD + _SPANS).dicts():
        spans[row["c"], end(row["part"])].append([int(row["start"]), int(row["end"])])
    for claim, one in found.items():
        for part, field in PARTS.items():
            if held := spans.get((claim, part)):
                one["of"][field] = held if field == "content" else held[0]
    return {claim: one for claim, one in found.items() if one["of"]["content"]}
