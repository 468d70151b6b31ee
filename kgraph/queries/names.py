"""From a name as a user types it to the one entity that bears it. Nothing of what is typed reaches a query."""

from collections import defaultdict
from dataclasses import dataclass

from kgraph.errors import AmbiguityError
from kgraph.graph.namespaces import KG, RDFS
from kgraph.queries.engines import Engine
from kgraph.queries.library import nearest
from kgraph.resolution.names import fold, person

_ALL = f"""PREFIX kg: <{KG}>
PREFIX rdfs: <{RDFS}>
SELECT DISTINCT ?entity ?label ?name ?kind ?unnamed WHERE {{
  VALUES ?kind {{ kg:Person kg:Organisation kg:Outlet kg:Place kg:Group }}
  ?entity a ?kind ; rdfs:label ?label ; kg:name ?name .
  BIND(EXISTS {{ ?entity a kg:Unnamed }} AS ?unnamed)
}} ORDER BY ?entity ?name"""
_OLD = f"""PREFIX kg: <{KG}>
SELECT DISTINCT ?old ?entity WHERE {{ ?old kg:aliasOf ?entity }} ORDER BY ?old"""
_ROLES = f"""PREFIX kg: <{KG}>
SELECT DISTINCT ?entity ?role WHERE {{ VALUES ?entity {{ %s }} ?r kg:relationSubject ?entity ; kg:role ?role }} ORDER BY ?role"""
_COUNTS = f"""PREFIX kg: <{KG}>
SELECT ?entity (COUNT(DISTINCT ?own) AS ?says) (COUNT(DISTINCT ?other) AS ?said) WHERE {{
  VALUES ?entity {{ %s }}
  {{ ?own kg:source ?entity ; kg:firsthand true }} UNION {{ ?other kg:about ?entity ; kg:firsthand ?hand }}
}} GROUP BY ?entity"""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Someone or something named, or, where `unnamed`, known by a description in one article."""

    iri: str
    label: str
    kind: str
    names: tuple[str, ...]
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of several whom a name may mean: what tells them apart."""

    iri: str
    name: str
    kind: str
    roles: tuple[str, ...]
    says: int
    said_about: int

    def __str__(self) -> str:
        about = ", ".join((self.kind.lower(), *self.roles[:2]))
        return f"{self.name} ({about}; says {self.says}, spoken of in {self.said_about} claims) {self.iri}"


class SeveralError(AmbiguityError):
    """A name that several bear."""

    def __init__(self, name: str, bearers: tuple[Candidate, ...]) -> None:
        said = "\n".join(f"  {b}" for b in bearers)
        ends = tuple("/".join(b.iri.rsplit("/", 2)[-2:]) for b in bearers)
        hint = f"give the full name, or an IRI or its end, such as {ends[0]}"
        super().__init__(f"{len(bearers)} answer to {name!r}; {hint}:\n{said}", ends)
        self.bearers = bearers


class NameIndex:
    """Every name of a graph, read once."""

    __slots__ = ("_described", "_engine", "_names", "_surnames", "bearers")

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        forms: dict[tuple[str, str, str, bool], list[str]] = defaultdict(list)
        for row in engine.ask(_ALL).dicts():
            forms[row["entity"], row["label"], row["kind"].rpartition("#")[2], row["unnamed"] == "true"].append(row["name"])
        self.bearers = {
            iri: Bearer(iri, label, kind, tuple(names), unnamed) for (iri, label, kind, unnamed), names in forms.items()
        }
        self._names, self._surnames, self._described = (defaultdict[str, set[str]](set) for _ in range(3))
        for bearer in self.bearers.values():
            for name in (bearer.label, *bearer.names):
                (self._described if bearer.unnamed else self._names)[fold(name)].add(bearer.iri)
            if bearer.kind == "Person" and not bearer.unnamed:
                self._surnames[person(bearer.label).surname].add(bearer.iri)

    def find(self, name: str, kind: str | None = None) -> Bearer:
        """By IRI, or the end of one (`person/ada-quill`), also an old one; by any form of the name, by surname, then by description.

        `kind` narrows it to people, outlets and so on. Raises SeveralError where several bear the name, whichever of them it is the
        label of; AmbiguityError with the nearest where nobody does.
        """
        among = {iri for iri, b in self.bearers.items() if kind in (None, b.kind)}
        wanted = name.strip()
        found = {iri for iri in among if _is(iri, wanted)}
        if not found and "/" in wanted:
            found = {row["entity"] for row in self._engine.ask(_OLD).dicts() if _is(row["old"], wanted)} & among
        alone = person(wanted)
        keys = ((self._names, fold(wanted)), (self._surnames, "" if alone.given else alone.surname), (self._described, fold(wanted)))
        for index, key in keys:
            found = found or (index.get(key, set()) & among)
        if len(found) == 1:
            return self.bearers[found.pop()]
        if found:
            raise SeveralError(name, self._told_apart(found))
        near = nearest(wanted, sorted({n for iri in among if not self.bearers[iri].unnamed for n in self.bearers[iri].names}))
        what = "no outlet" if kind == "Outlet" else "nobody"
        raise AmbiguityError(f"{what} here is called {name!r}" + (f"; did you mean {', '.join(near)}?" if near else ""), near)

    def _told_apart(self, iris: set[str]) -> tuple[Candidate, ...]:
        values = " ".join(f"<{iri}>" for iri in sorted(iris))
        roles: dict[str, list[str]] = defaultdict(list)
        for row in self._engine.ask(_ROLES % values).dicts():
            roles[row["entity"]].append(row["role"])
        counts = {r["entity"]: (int(r["says"]), int(r["said"])) for r in self._engine.ask(_COUNTS % values).dicts()}
        found = [
            Candidate(iri, self.bearers[iri].label, self.bearers[iri].kind, tuple(roles[iri]), *counts.get(iri, (0, 0))) for iri in iris
        ]
        return tuple(sorted(found, key=lambda c: (-c.says - c.said_about, c.iri)))


def _is(iri: str, wanted: str) -> bool:
    return iri == wanted or ("/" in wanted and iri.endswith("/" + wanted))
