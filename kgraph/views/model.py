"""What a page shows: a frozen model read from the store. Every claim is a node; nothing claimed is an edge between entities."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import pyoxigraph

from kgraph.graph.namespaces import KG, PREFIXES

_PREFIX = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_KINDS = ("Person", "Organisation", "Outlet", "Place", "Group")
_EDGES = {"source": "claims", "alsoSource": "claims", "via": "passes on", "subject": "is claimed about", "about": "is claimed about"}

Mark = tuple[int, int, str]
"""Code points of the sentence, and what stands there: source, cue or content."""


@dataclass(frozen=True, slots=True)
class EntityNode:
    """Someone or something that can stand in the picture."""

    id: str
    name: str
    kind: str
    unnamed: bool
    names: tuple[str, ...]
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimNode:
    """One claim with its sentence; `chain` reads from the outermost hop to the source."""

    id: str
    label: str
    text: str
    sentence: str
    marks: tuple[Mark, ...]
    chain: tuple[str, ...]
    article: str
    outlet: str
    date: str
    certainty: str
    stance: str
    topic: str
    hedged: bool
    firsthand: bool
    checked: str = ""
    """By whom and when a person compared it with its sentence, and whether it was misread; empty where it is machine-read."""
    question: str = ""
    """The proposition in words, with how many reports it has and how many origins were found."""


@dataclass(frozen=True, slots=True)
class Edge:
    """`kind`: "claims", "is said to have said", "is claimed about", "passes on" or "denies"; one end at least is a claim."""

    source: str
    target: str
    kind: str


@dataclass(frozen=True, slots=True)
class View:
    """All of one picture, sorted. `left_out` counts the nodes that were dropped for size, `focus` is whom it is about, if anyone."""

    entities: tuple[EntityNode, ...]
    claims: tuple[ClaimNode, ...]
    edges: tuple[Edge, ...]
    left_out: int = 0
    focus: str = ""


def read(store: pyoxigraph.Store) -> View:
    """The whole graph as a view."""
    entities, claims = _entities(store), _claims(store)
    secondhand = {c.id for c in claims if not c.firsthand}
    edges: set[Edge] = set()
    where = "?c a kg:Claim ; ?p ?e . FILTER(?p IN (kg:source, kg:alsoSource, kg:via, kg:subject, kg:about))"
    for claim, relation, other in _rows(store, where, "c p e"):
        name = relation.removeprefix(KG)
        if other not in entities:
            continue
        kind = _EDGES[name]
        if kind == "claims" and claim in secondhand:
            kind = "is said to have said"
        edges.add(Edge(claim, other, kind) if kind == "is claimed about" else Edge(other, claim, kind))
    edges |= {Edge(a, b, "denies") for a, b in _rows(store, "?a kg:denies ?b . ?a a kg:Claim . ?b a kg:Claim", "a b")}
    used = {end for e in edges for end in (e.source, e.target)}
    shown = tuple(sorted((e for e in entities.values() if e.id in used), key=lambda e: e.id))
    return View(shown, claims, tuple(sorted(edges, key=lambda e: (e.source, e.target, e.kind))))


def _rows(store: pyoxigraph.Store, where: str, names: str) -> list[tuple[str, ...]]:
    chosen = " ".join(f"?{n}" for n in names.split())
    found: Any = store.query(f"{_PREFIX}SELECT DISTINCT {chosen} WHERE {{ {where} }}", use_default_graph_as_union=True)
    return sorted(tuple("" if cell is None else cell.value for cell in row) for row in found)


def _entities(store: pyoxigraph.Store) -> dict[str, EntityNode]:
    names: dict[str, list[str]] = defaultdict(list)
    posts: dict[str, list[str]] = defaultdict(list)
    for who, name in _rows(store, "?e kg:name ?n", "e n"):
        names[who].append(name)
    for who, role in _rows(store, "?r a kg:Relation ; kg:relationKind kg:HoldsRole ; kg:relationSubject ?e ; kg:role ?n", "e n"):
        posts[who].append(role)
    unnamed = {who for (who,) in _rows(store, "?e a kg:Unnamed", "e")}
    made: dict[str, EntityNode] = {}
    kinds = ", ".join(f"kg:{k}" for k in _KINDS)
    for who, kind, label in _rows(store, f"?e a ?k ; rdfs:label ?l . FILTER(?k IN ({kinds}))", "e k l"):
        made.setdefault(who, EntityNode(who, label, kind.removeprefix(KG), who in unnamed, tuple(names[who]), tuple(posts[who])))
    nobody = KG + "NoOneNamed"
    made[nobody] = EntityNode(nobody, "no one named", "Group", True, (), ())
    return made


def _claims(store: pyoxigraph.Store) -> tuple[ClaimNode, ...]:
    sentences: dict[str, tuple[int, str]] = {}
    where = "?c a kg:Claim ; kg:evidence ?a . ?a kg:start ?s ; oa:hasSelector ?q . ?q oa:exact ?x"
    for claim, start, exact in _rows(store, where, "c s x"):
        sentences[claim] = int(start), exact
    spans: dict[str, set[Mark]] = defaultdict(set)
    for name, part in (("mention", "source"), ("cue", "cue"), ("content", "content")):
        for claim, start, end in _rows(store, f"?c a kg:Claim ; kg:{name} ?a . ?a kg:start ?s ; kg:end ?e", "c s e"):
            origin, sentence = sentences.get(claim, (0, ""))
            if 0 <= int(start) - origin < int(end) - origin <= len(sentence):
                spans[claim].add((int(start) - origin, int(end) - origin, part))
    hops: dict[str, list[tuple[int, str]]] = defaultdict(list)
    where = "?c kg:hop ?h . ?h kg:position ?n ; kg:agent ?a . OPTIONAL { ?a rdfs:label ?l } OPTIONAL { ?h kg:cueText ?t }"
    for claim, place, agent, label, cue in _rows(store, where, "c n a l t"):
        who = "no one named" if agent == KG + "NoOneNamed" else label or agent
        hops[claim].append((int(place), f"{who} ({cue})" if cue else who))
    where = (
        "?c a kg:Claim ; rdfs:label ?l ; kg:text ?x ; kg:sentence ?s ; kg:certainty ?k ; kg:stance ?t ; kg:topic ?o ; kg:firsthand ?f ."
        " OPTIONAL { ?c kg:checkedBy ?w ; kg:checkedOn ?z ; kg:reading ?y }"
        " OPTIONAL { ?c kg:outlet/rdfs:label ?u } OPTIONAL { ?c kg:publishedOn ?d } OPTIONAL { ?c kg:article/rdfs:label ?a }"
    )
    asked = _questions(store)
    made: dict[str, ClaimNode] = {}
    for claim, label, text, plain, certainty, stance, topic, first, outlet, date, article, who, on, reading in _rows(
        store, where, "c l x s k t o f u d a w z y"
    ):
        sure = certainty.removeprefix(KG).lower()
        made.setdefault(claim, ClaimNode(
            claim, label, text, sentences.get(claim, (0, plain))[1], tuple(sorted(spans[claim])),
            tuple(step for _, step in sorted(hops[claim])), article, outlet or "unknown outlet", date or "undated", sure,
            stance.removeprefix(KG), topic.rpartition("#")[2], sure != "certain", first == "true",
            f"{'misread, ' if reading == KG + 'Misread' else ''}by {who}, {on[:10]}" if who else "", asked.get(claim, ""),
        ))
    return tuple(made[key] for key in sorted(made))


def _questions(store: pyoxigraph.Store) -> dict[str, str]:
    where = "?c a kg:Claim ; kg:proposition ?p . ?p rdfs:label ?l ; kg:reports ?r ; kg:originsMin ?a ; kg:originsMax ?b"
    found: dict[str, str] = {}
    for claim, label, reports, least, most in _rows(store, where, "c l r a b"):
        origins = f"{least} origin{'' if least == '1' else 's'}" if least == most else f"{least} to {most} origins"
        found[claim] = f"{label} ({reports} report{'' if reports == '1' else 's'}, {origins} found in these articles)"
    return found
