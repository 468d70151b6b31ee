"""From words as a user types them, an IRI or a claim's id to one proposition. Nothing of what is typed reaches a query.

Free words are compared with the label of each proposition and with the words of each claim that states it, by stems, rare ones telling
more; the score is the harmonic mean of how much of either is in the other. They are answered directly only where one proposition is CLEAR
and AHEAD of every other that does not merely say more; else the candidates are listed, for the user to choose.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kgraph.errors import AmbiguityError
from kgraph.graph.namespaces import KG, RDFS
from kgraph.queries.engines import Engine
from kgraph.resolution.words import stems

CLEAR = 0.6
"""Score from which words may be answered directly. "Putin has cancer" reaches .8 on a claim in other words, "had surgery" never .5."""
AHEAD = 0.1
"""By how much it must be ahead of the next."""
LEAST = 0.15
"""Score below which nothing is listed."""
MOST = 10
"""Candidates that are listed."""
_HEAD = f"PREFIX kg: <{KG}>\nPREFIX rdfs: <{RDFS}>\n"
_ALL = _HEAD + """SELECT DISTINCT ?p ?label ?reports ?least ?most WHERE {
  ?p a kg:Proposition ; rdfs:label ?label ; kg:reports ?reports ; kg:originsMin ?least ; kg:originsMax ?most } ORDER BY ?p"""
_CLAIMS = _HEAD + """SELECT DISTINCT ?p ?claim ?text ?sentence ?outlet ?name WHERE {
  ?claim kg:proposition ?p ; kg:text ?text ; kg:sentence ?sentence ; kg:outlet/rdfs:label ?outlet .
  OPTIONAL { ?claim kg:subject/rdfs:label ?name }
} ORDER BY ?p ?claim"""
_IMPLIES = _HEAD + "SELECT DISTINCT ?p ?more WHERE { ?p kg:impliedBy/kg:proposition ?more }"
_OLD = _HEAD + "SELECT DISTINCT ?old ?p WHERE { ?old kg:aliasOf ?p . ?p a kg:Proposition }"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposition that words may mean. `sentence` is the one that fits them best; `score` from 0 to 1."""

    proposition: str
    label: str
    score: float
    sentence: str
    outlet: str
    reports: int
    origins_min: int
    origins_max: int


class UnclearError(AmbiguityError):
    """Words that nothing, or several propositions, answer to."""

    def __init__(self, words: str, found: tuple[Candidate, ...]) -> None:
        listed = "\n".join(f"  {c.score:.2f}  {c.proposition.rpartition('/')[2]}  {c.label} [{c.outlet}: {c.sentence}]" for c in found)
        hint = "give the end of one" if found else "say it in other words, or list all with: kgraph contested"
        super().__init__(
            f"{len(found) or 'no'} propositions may be meant by {words!r}; {hint}" + (f":\n{listed}" if found else ""),
            tuple(c.proposition for c in found),
        )
        self.found = found


def proposition(engine: Engine, wanted: str) -> str:
    """Its IRI, by IRI, the end of one (also an old one), a claim's IRI or the end of it, or words. Raises UnclearError."""
    known = {r["p"]: r for r in engine.ask(_ALL).dicts()}
    end = wanted.strip().removeprefix("proposition/")
    named = {iri for iri in known if end in (iri, iri.rpartition("/")[2])}
    if not named:
        named = {r["p"] for r in engine.ask(_OLD).dicts() if end in (r["old"], r["old"].rpartition("/")[2])}
    rows = [] if named else engine.ask(_CLAIMS).dicts()
    if not named:
        claim = wanted.strip().removeprefix("claim/")
        named = {r["p"] for r in rows if claim in (r["claim"], r["claim"].rpartition("/")[2])}
    if len(named) == 1:
        return named.pop()
    if named:
        raise UnclearError(wanted, tuple(_candidate(known[iri], 1.0, "", "") for iri in sorted(named)))
    found = candidates(wanted, known, rows)
    if found and found[0].score >= CLEAR:
        more = {r["more"] for r in engine.ask(_IMPLIES).dicts() if r["p"] == found[0].proposition}
        rival = next((c for c in found[1:] if c.proposition not in more), None)
        if rival is None or found[0].score - rival.score >= AHEAD:
            return found[0].proposition
    raise UnclearError(wanted, found[:MOST])


def candidates(words: str, known: Mapping[str, Mapping[str, str]], rows: Iterable[Mapping[str, str]]) -> tuple[Candidate, ...]:
    """The best first. `known`: rows of propositions by IRI; `rows`: their claims."""
    wanted = stems(words, "other")
    texts: dict[str, list[tuple[frozenset[str], str, str]]] = defaultdict(list)
    for iri, row in known.items():
        texts[iri].append((stems(row["label"], "other"), "", ""))
    for row in rows:
        text = stems(f"{row.get('name', '')} {row['text']}", "other")
        texts[row["p"]].append((text, row["sentence"], row["outlet"]))
    seen = Counter(stem for parts in texts.values() for stem in frozenset[str]().union(*(t for t, _, _ in parts)))
    weight = {stem: math.log(1 + (len(texts) + 1) / n) for stem, n in seen.items()}
    found = []
    for iri, parts in texts.items():
        scores = [(round(_score(wanted, text, weight), 4), sentence, outlet) for text, sentence, outlet in parts]
        best, sentences = max(scores)[0], [s for s in scores if s[1]]
        if best >= LEAST:
            _, sentence, outlet = max(sentences, default=(0.0, "", ""))
            found.append(_candidate(known[iri], best, sentence, outlet))
    return tuple(sorted(found, key=lambda c: (-c.score, -c.reports, c.proposition)))


def _candidate(row: Mapping[str, str], score: float, sentence: str, outlet: str) -> Candidate:
    return Candidate(row["p"], row["label"], score, sentence, outlet, int(row["reports"]), int(row["least"]), int(row["most"]))


def _score(wanted: frozenset[str], text: frozenset[str], weight: Mapping[str, float]) -> float:
    def total(found: frozenset[str]) -> float:
        return math.fsum(weight.get(s, 1.0) for s in sorted(found))

    both = total(wanted & text)
    return 2 * both / (total(wanted) + total(text)) if both else 0.0
