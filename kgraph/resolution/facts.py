"""What one article tells about each of its entities: forms of the name, roles, bodies, company kept. Knows of no second article."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kgraph.article import Article
from kgraph.record import Entity, Record, quote
from kgraph.resolution import agree, names, words
from kgraph.resolution.model import Member
from kgraph.resolution.tables import table

_ROLES = table("roles")
_SAME: dict[str, str] = {word: group[0] for group in _ROLES["same"]["groups"] for word in group}
_WALK: dict[str, str] = {_SAME.get(word, word): walk for walk, words in _ROLES["walks"].items() for word in words}
_CAREERS: dict[str, frozenset[str]] = {career: frozenset(_SAME.get(w, w) for w in words) for career, words in _ROLES["careers"].items()}
_AFTER = re.compile(r"\b(?:of|for|to|at|in)\b")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_AGE_BEHIND = re.compile(r",\s*(?:aged?\s+)?(\d{1,3})\s*[,.;)]|\s*\((?:aged?\s+)?(\d{1,3})\)")
_AGE_BEFORE = re.compile(r"\b(\d{1,3})-year-old(?:\s+[\w-]+){0,4}\s*$")
_BORN_BEHIND = re.compile(r"\s*\(\s*(?:born|b\.)?\s*(?:in\s+)?(1[6-9]\d\d|20\d\d)\b")
_NAME = r"((?:[^\W\d_a-z][\w'’.-]*)(?:\s+(?:[a-z]{1,3}\s+)?[^\W\d_a-z][\w'’.-]*){0,3})"
_ALSO = re.compile(
    r"\s*[,(–—-]?\s*(?:(?:who|which|whose)\s+)?(?:(?:was|is|were|bore)\s+)?(?:(?:better|also|previously|until\s+\d{4},?)\s+)?"
    r"(née|nee|né|born|formerly|once|a\.?k\.?a\.?|known\s+as|alias|called|named|nicknamed|the\s+name|real\s+name)(?:\s+(?:is|was|as))?\s+"
    r"[“\"‘']?" + _NAME
)
_DATES = frozenset(
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday",
     "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "president", "prime", "minister")
)
_GENERATION = re.compile(r",?\s+(Jr|Sr|Junior|Senior|II|III|IV)\b")
_BEFORE = 60
"""Letters in front of a name in which its age may stand."""
OLDEST = 110
OUTLET = ""
"""The entity id of an article's own outlet, as its metadata name it."""
Years = tuple[int, int]
"""First and last year that it may be, both counted."""


@dataclass(frozen=True, slots=True)
class Node:
    """One entity of one article. Keys in `company`, `places` and `bodies` are names as `names` folds them."""

    member: Member
    type: str
    named: bool
    name: str
    forms: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    people: tuple[names.PersonName, ...] = ()
    """The names that a person goes by: the fullest, then any that does not agree with it (a former name, an alias)."""
    heads: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    matters: frozenset[str] = frozenset()
    """Stems of what is claimed about it."""
    roles: frozenset[str] = frozenset()
    """Stems of its roles as they are worded, and of the bodies that they are in."""
    born: Years | None = None
    year: int | None = None
    """When the article was published."""

    def __hash__(self) -> int:
        return hash(self.member)

    @property
    def years(self) -> Years | None:
        """The same as a range."""
        return (self.year, self.year) if self.year else None

    @property
    def walks(self) -> frozenset[str]:
        """The walks of life that its roles tell of."""
        return walks_of(self.heads)


def walks_of(heads: Iterable[str]) -> frozenset[str]:
    """The walks of life that head words of roles tell of."""
    return frozenset(_WALK[h] for h in heads if h in _WALK)


def careers_of(heads: Iterable[str]) -> frozenset[str]:
    """The careers that head words of roles belong to."""
    held = frozenset(heads)
    return frozenset(career for career, words in _CAREERS.items() if words & held)


def head(role: str) -> str:
    """The head word of a role, synonyms told by one: "former vice chief of staff" gives "head"."""
    words = _WORD.findall(_AFTER.split(names.fold(role))[0])
    return _SAME.get(words[-1], words[-1]) if words else ""


def nodes(article: Article, record: Record) -> list[Node]:
    """One node an entity, in the order of the record."""
    heads: dict[str, set[str]] = {}
    bodies: dict[str, set[str]] = {}
    topics: dict[str, set[str]] = {}
    matters: dict[str, set[str]] = {}
    roles: dict[str, set[str]] = {}
    by_id = {e.id: e for e in record.entities}
    for relation in record.relations:
        if relation.role and head(relation.role):
            heads.setdefault(relation.subject, set()).add(head(relation.role))
            body = by_id[relation.object].name if relation.object in by_id else ""
            roles.setdefault(relation.subject, set()).update(words.stems(f"{relation.role} {body}", ""))
        if relation.object in by_id and relation.predicate in ("holdsRole", "affiliatedWith", "founded", "operates"):
            bodies.setdefault(relation.subject, set()).add(names.body_key(by_id[relation.object].name))
    for claim in record.claims:
        for entity in {claim.source.entity, claim.subject, *claim.about, *claim.source.also} - {None}:
            if claim.topic != "other":
                topics.setdefault(str(entity), set()).add(claim.topic)
        for entity in {claim.subject, *claim.about} - {None}:
            matters.setdefault(str(entity), set()).update(words.stems(quote(article.text, claim.content), ""))
    keys = {e.id: company_key(e) for e in record.entities}
    forms = {e.id: _forms(article.text, e) for e in record.entities}
    places = {e.id: key for e in record.entities if (key := place_key(e))}
    return [
        Node(
            (article.key, e.id), e.type, e.named, e.name, *forms[e.id],
            people=_people(article.text, e, forms[e.id][0]) if e.type == "Person" and e.named else (),
            heads=frozenset(heads.get(e.id, ())), bodies=frozenset(bodies.get(e.id, ())),
            company=frozenset(k for i, k in keys.items() if i != e.id and k and k != keys[e.id]),
            places=frozenset(k for i, k in places.items() if i != e.id), topics=frozenset(topics.get(e.id, ())),
            matters=frozenset(matters.get(e.id, ())), roles=frozenset(roles.get(e.id, ())),
            born=_born(article, e) if e.type == "Person" and e.named else None, year=year(article.published),
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


def year(date: str | None) -> int | None:
    """Of a date in ISO 8601."""
    return int(date[:4]) if date and date[:4].isdecimal() else None


def _born(article: Article, entity: Entity) -> Years | None:
    """By the age behind or before a name, counted back from the day of publication, or by the year in brackets."""
    text, published = article.text, year(article.published)
    for mention in entity.mentions:
        if mention.kind != "name":
            continue
        if told := _BORN_BEHIND.match(text, mention.end):
            return int(told[1]), int(told[1])
        age = _AGE_BEHIND.match(text, mention.end) or _AGE_BEFORE.search(text[max(0, mention.start - _BEFORE) : mention.start])
        years = int(next(g for g in age.groups() if g)) if age else 0
        if published and 0 < years <= OLDEST:
            return published - years - 1, published - years
    return None


def place_key(entity: Entity) -> str:
    """A place's folded name; empty for whatever is none."""
    return names.body_key(entity.name) if entity.named and entity.type == "Place" else ""


def _forms(text: str, entity: Entity) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Each form of the name and how often it stands in the article."""
    found: dict[str, int] = {entity.name: 0}
    for mention in entity.mentions if entity.named else ():
        if mention.kind == "name":
            form = " ".join(text[mention.start : mention.end].split())
            if form:
                found[form] = found.get(form, 0) + 1
            told = _ALSO.match(text, mention.end)
            if told and names.fold(told[2]).partition(" ")[0] not in _DATES:
                maiden = told[1] in ("née", "nee", "né", "born") and " " not in told[2] and " " in entity.name
                also = f"{entity.name.split()[0]} {told[2]}" if maiden else told[2]
                found.setdefault(also.rstrip("'’.-"), 1)
    forms = tuple(sorted(found))
    return forms, tuple(found[f] for f in forms)


def _people(text: str, entity: Entity, forms: Iterable[str]) -> tuple[names.PersonName, ...]:
    """The names that it goes by; a "Jr" that the reader left behind the name is taken in."""
    main = names.person(entity.name)
    left = {m[1] for x in entity.mentions if x.kind == "name" and (m := _GENERATION.match(text, x.end))} if not main.generation else set()
    if len(left) == 1 and main.given:
        main = replace(main, generation=names.GENERATIONS[left.pop().lower()])
    own = set(names.fold(entity.name).split())
    others = (names.person(f) for f in forms if not own.issuperset(names.fold(f).split()))
    return (main, *dict.fromkeys(n for n in others if n.surname and agree.way(main, n) is None))


def outlet_node(article: Article, name: str) -> Node:
    """The outlet that published the article, as a node of its own."""
    return Node((article.key, OUTLET), "Outlet", True, name, (name,), (1,))


def credited_node(article: Article, entity: str, name: str) -> Node:
    """An outlet that the article credits and its record does not know, as a node of its own."""
    return Node((article.key, entity), "Outlet", True, name, (name,), (1,))
