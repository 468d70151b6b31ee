"""What one article tells about each of its entities: forms of the name, roles, bodies, company kept. Knows of no second article."""

import re
from dataclasses import dataclass

from kgraph.article import Article
from kgraph.record import Entity, Record
from kgraph.resolution import names
from kgraph.resolution.model import Member
from kgraph.resolution.tables import table

_ROLES = table("roles")
_SAME: dict[str, str] = {word: group[0] for group in _ROLES["same"]["groups"] for word in group}
_WALK: dict[str, str] = {_SAME.get(word, word): walk for walk, words in _ROLES["walks"].items() for word in words}
_AFTER = re.compile(r"\b(?:of|for|to|at|in)\b")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
OUTLET = ""
"""The entity id of an article's own outlet, as its metadata name it."""


@dataclass(frozen=True, slots=True)
class Node:
    """One entity of one article. Keys in `company`, `places` and `bodies` are names as `names` folds them."""

    member: Member
    type: str
    named: bool
    name: str
    forms: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    heads: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()

    @property
    def walks(self) -> frozenset[str]:
        """The walks of life that its roles tell of."""
        return frozenset(_WALK[h] for h in self.heads if h in _WALK)


def head(role: str) -> str:
    """The head word of a role, synonyms told by one: "former vice chief of staff" gives "head"."""
    words = _WORD.findall(_AFTER.split(names.fold(role))[0])
    return _SAME.get(words[-1], words[-1]) if words else ""


def nodes(article: Article, record: Record) -> list[Node]:
    """One node an entity, in the order of the record."""
    heads: dict[str, set[str]] = {}
    bodies: dict[str, set[str]] = {}
    topics: dict[str, set[str]] = {}
    by_id = {e.id: e for e in record.entities}
    for relation in record.relations:
        if relation.role and head(relation.role):
            heads.setdefault(relation.subject, set()).add(head(relation.role))
        if relation.object in by_id and relation.predicate in ("holdsRole", "affiliatedWith", "founded", "operates"):
            bodies.setdefault(relation.subject, set()).add(names.body_key(by_id[relation.object].name))
    for claim in record.claims:
        for entity in {claim.source.entity, claim.subject, *claim.about, *claim.source.also} - {None}:
            if claim.topic != "other":
                topics.setdefault(str(entity), set()).add(claim.topic)
    keys = {e.id: company_key(e) for e in record.entities}
    places = {e.id: names.body_key(e.name) for e in record.entities if e.named and e.type == "Place"}
    return [
        Node(
            (article.key, e.id), e.type, e.named, e.name, *_forms(article.text, e),
            heads=frozenset(heads.get(e.id, ())), bodies=frozenset(bodies.get(e.id, ())),
            company=frozenset(k for i, k in keys.items() if i != e.id and k and k != keys[e.id]),
            places=frozenset(k for i, k in places.items() if i != e.id), topics=frozenset(topics.get(e.id, ())),
        )
        for e in record.entities
    ]


def company_key(entity: Entity) -> str:
    """By what others know that it was there too: a person's surname, a body's specific name; empty for whatever tells nothing."""
    if not entity.named or entity.type in ("Place", "Group"):
        return ""
    if entity.type == "Person":
        return "person " + names.person(entity.name).surname
    return "" if names.generic(entity.name) else "body " + names.body_key(entity.name)


def _forms(text: str, entity: Entity) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Each form of the name and how often it stands in the article."""
    found: dict[str, int] = {entity.name: 0}
    for mention in entity.mentions if entity.named else ():
        if mention.kind == "name":
            form = " ".join(text[mention.start : mention.end].split())
            if form:
                found[form] = found.get(form, 0) + 1
    forms = tuple(sorted(found))
    return forms, tuple(found[f] for f in forms)


def outlet_node(article: Article, name: str) -> Node:
    """The outlet that published the article, as a node of its own."""
    return Node((article.key, OUTLET), "Outlet", True, name, (name,), (1,))
