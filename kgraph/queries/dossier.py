"""Everything about one person or body. What is theirs firsthand and what others say of them never stand in one list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kgraph.graph.namespaces import KG, RDFS
from kgraph.queries.binding import bind
from kgraph.queries.engines import Engine
from kgraph.queries.library import load
from kgraph.queries.names import NameIndex

NO_ONE = "no one named"
MANY = 2_000
"""Claims that one query names."""
_HEAD = f"PREFIX kg: <{KG}>\nPREFIX rdfs: <{RDFS}>\n"
_ABOUT = _HEAD + """SELECT DISTINCT ?proposition ?question ?reports ?least ?most ?claim ?says ?stance ?own ?sentence ?outlet ?date ?checked
WHERE {
  VALUES ?who { <%s> }
  ?claim kg:about ?who ; kg:firsthand ?firsthand ; kg:source ?source ; rdfs:label ?says ; kg:stance ?stance ; kg:sentence ?sentence ;
    kg:outlet ?publisher ; kg:proposition ?proposition .
  ?publisher rdfs:label ?outlet .
  ?proposition rdfs:label ?question ; kg:reports ?reports ; kg:originsMin ?least ; kg:originsMax ?most .
  OPTIONAL { ?claim kg:publishedOn ?date }
  BIND(?firsthand && ?source = ?who AS ?own)
  BIND(EXISTS { ?claim kg:reading kg:Checked } AS ?checked)
} ORDER BY DESC(?reports) ?question ?proposition ?outlet ?says ?claim"""
_CUES = _HEAD + "SELECT DISTINCT ?c ?cue WHERE { VALUES ?c { %s } ?c kg:cueText ?cue } ORDER BY ?c ?cue"
_DENIERS = _HEAD + """SELECT DISTINCT ?proposition ?name WHERE {
  ?claim kg:about <%s> ; kg:proposition ?proposition .
  ?proposition kg:deniedBy ?denier .
  OPTIONAL { ?denier rdfs:label ?label }
  BIND(COALESCE(?label, "no one named") AS ?name)
} ORDER BY ?proposition ?name"""
_SEEN = _HEAD + """SELECT DISTINCT ?article ?date WHERE {
  ?article kg:mentions|kg:outlet <%s> ; a kg:Article .
  OPTIONAL { ?article kg:publishedOn ?date }
}"""


_POSSIBLY = _HEAD + """SELECT DISTINCT ?iri ?label ?row ?weight ?reason WHERE {
  { ?link kg:linkSource <%s> ; rdfs:label ?label . OPTIONAL { ?link kg:linkTarget ?iri } OPTIONAL { ?link kg:possibleRow ?row } }
  UNION { ?link kg:linkTarget <%s> ; kg:linkSource ?iri . ?iri rdfs:label ?label }
  ?link kg:linkKind kg:PossiblyLink ; kg:weight ?weight ; kg:reason ?reason .
} ORDER BY DESC(?weight) ?label ?iri ?row"""


@dataclass(frozen=True, slots=True)
class Possibly:
    """Another who may be the same, for a person to judge: an entity (`iri`) or a row of the catalogue (`row`), the other one empty."""

    label: str
    iri: str
    row: str
    weight: int
    reason: str


@dataclass(frozen=True, slots=True)
class Post:
    """A post that an article says someone holds or held; `body` is empty where it names none."""

    role: str
    body: str
    status: str
    words: str
    outlet: str
    article: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation that an article states."""

    first: str
    kind: str
    second: str
    status: str
    words: str
    outlet: str
    article: str


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim, by its attributed sentence (`says`). `date` is empty where unknown."""

    says: str
    stance: str
    sentence: str
    outlet: str
    date: str
    claim: str
    checked: bool = False
    """Whether a person has compared it with its sentence."""
    cue: str = ""
    """The words of the sentence that tell that it is a claim ("insists"), empty where a quotation runs on."""


@dataclass(frozen=True, slots=True)
class Question:
    """A proposition about them, with the claims that bear on it. Origins are those found in these articles, a range."""

    question: str
    proposition: str
    reports: int
    origins_min: int
    origins_max: int
    denied_by: tuple[str, ...]
    claims: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Narrated:
    """What an article lays on them in its own voice, naming no one."""

    words: str
    sentence: str
    certainty: str
    outlet: str
    article: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """`first_mention` and `last_mention` are dates of articles, as exact as known, empty where none has a date."""

    iri: str
    label: str
    kind: str
    names: tuple[str, ...]
    articles: int
    first_mention: str
    last_mention: str
    posts: tuple[Post, ...]
    ties: tuple[Tie, ...]
    claims: int
    """Of those below, each once."""
    checked: int
    """Of these, those that a person has checked."""
    says: tuple[Saying, ...]
    alleged: tuple[Saying, ...]
    """What others say that they said or think."""
    said_of: tuple[Question, ...]
    """But for what is only their own word of themselves."""
    narration: tuple[Narrated, ...]
    possibly: tuple[Possibly, ...] = ()


def dossier(engine: Engine, name: str, *, checked: bool = False) -> Dossier:
    """`checked`: only claims that a person has checked. Raises AmbiguityError for a name that nobody or several bear, with all of them,
    or the nearest.
    """
    index = NameIndex(engine)
    who = index.find(name)

    def named(query: str, **given: str) -> list[dict[str, str]]:
        return engine.ask(bind(load(query), given, lambda: index)).dicts()

    sayings = named("says", source=who.iri, alleged="true", onlyChecked=str(checked).lower())
    said_of = _said_of(engine, who.iri, checked)
    claims = {s.claim: s.checked for s in (*map(_saying, sayings), *(c for q in said_of for c in q.claims))}
    cues = _cues(engine, sorted(claims))
    ties = [
        Tie(r["first"], _end(r["kind"]), r["second"], _end(r["status"]), r["words"], r["outlet"], r["article"])
        for r in named("ties", name=who.iri)
    ]
    posts = named("posts", person=who.iri) if who.kind == "Person" else []
    seen = engine.ask(_SEEN % who.iri).dicts()
    dates = sorted(row["date"] for row in seen if "date" in row) or [""]
    return Dossier(
        who.iri, who.label, who.kind, tuple(sorted({who.label, *who.names})), len(seen), dates[0], dates[-1],
        claims=len(claims), checked=sum(claims.values()),
        posts=tuple(Post(r["role"], r.get("body", ""), _end(r["status"]), r["words"], r["outlet"], r["article"]) for r in posts),
        ties=tuple(t for t in ties if not (posts and t.kind == "HoldsRole" and t.first == who.label)),
        says=tuple(_cued(_saying(r), cues) for r in sayings if r["account"] == "own words"),
        alleged=tuple(_cued(_saying(r), cues) for r in sayings if r["account"] != "own words"),
        said_of=tuple(replace(q, claims=tuple(_cued(c, cues) for c in q.claims)) for q in said_of),
        narration=tuple(
            Narrated(r["words"], r["sentence"], _end(r["certainty"]), r["publisher"], r["article"])
            for r in named("narration", about=who.iri)
        ),
        possibly=tuple(
            Possibly(r["label"], r.get("iri", ""), r.get("row", ""), int(r["weight"]), r["reason"])
            for r in engine.ask(_POSSIBLY % (who.iri, who.iri)).dicts()
        ),
    )


def _said_of(engine: Engine, iri: str, checked: bool) -> tuple[Question, ...]:
    deniers: dict[str, list[str]] = {}
    for row in engine.ask(_DENIERS % iri).dicts():
        deniers.setdefault(row["proposition"], []).append(row["name"])
    groups: dict[str, list[dict[str, str]]] = {}
    for row in engine.ask(_ABOUT % iri).dicts():
        if row["checked"] == "true" or not checked:
            groups.setdefault(row["proposition"], []).append(row)
    return tuple(
        Question(
            rows[0]["question"], proposition, int(rows[0]["reports"]), int(rows[0]["least"]), int(rows[0]["most"]),
            tuple(deniers.get(proposition, ())), tuple(map(_saying, rows)),
        )
        for proposition, rows in groups.items() if any(r["own"] == "false" for r in rows)
    )


def _cues(engine: Engine, claims: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for first in range(0, len(claims), MANY):
        for row in engine.ask(_CUES % " ".join(f"<{iri}>" for iri in claims[first : first + MANY])).dicts():
            found.setdefault(row["c"], row["cue"])
    return found


def _cued(said: Saying, cues: Mapping[str, str]) -> Saying:
    return replace(said, cue=cues.get(said.claim, ""))


def _saying(row: dict[str, str]) -> Saying:
    return Saying(
        row["says"], _end(row["stance"]), row["sentence"], row["outlet"], row.get("date", ""), row["claim"], row["checked"] == "true"
    )


def _end(iri: str) -> str:
    return iri.rpartition("#")[2]
