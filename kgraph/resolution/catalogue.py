"""The catalogue: people, bodies, outlets and places that are known beforehand. It proposes; an article is never overruled by it.

Of several files the first that knows a name decides. Two of its rows that fit one name: none is taken.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from kgraph import data
from kgraph.resolution import agree, names
from kgraph.resolution.catalogue_files import Entry, entries
from kgraph.resolution.catalogue_index import Index, form_key, person_key

_YEARS = re.compile(r"\s*\((\d{4})?\s*[-–]\s*(\d{4})?\)\s*$")
SLACK = 1
"""Years around those of a role in which an article may still speak of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Files of rows, each with an index by folded names. Make it with `load` or `Catalogue.of`."""

    indices: tuple[Index, ...] = ()

    @classmethod
    def of(cls, rows: Iterable[Entry]) -> "Catalogue":
        """Index the rows in memory; their order does not matter. Rows of one id are taken once."""
        known = {e.id: e for e in rows}
        return cls((Index.of(known[k] for k in sorted(known)),))

    def named(self, name: str, types: Iterable[str]) -> tuple[Entry, ...]:
        """Rows of these types that bear this very name, or a spelling of it, sorted by id."""
        return _named(self, name, frozenset(types))

    def bearers(self, surname: str) -> tuple[Entry, ...]:
        """People whose surname this is (as `names.person` gives it), sorted by id."""
        return _bearers(self, surname)

    def of_address(self, url: str | None) -> Entry | None:
        """The outlet that an article's address belongs to, by its domain or a parent of it."""
        host = (urlsplit(url).hostname or "") if url else ""
        parts = host.split(".")
        for index in self.indices:
            for i in range(len(parts) - 1):
                found = [e for e in index.at("d|" + ".".join(parts[i:])) if e.type == "Outlet"]
                if found:
                    return found[-1]
        return None

    @property
    def fingerprint(self) -> str:
        """Of all files, in their order."""
        return "-".join(index.digest for index in self.indices)


@lru_cache(maxsize=1 << 16)
def _named(catalogue: Catalogue, name: str, types: frozenset[str]) -> tuple[Entry, ...]:
    for index in catalogue.indices:
        found = {e.id: e for e in index.at(form_key(name)) if e.type in types}
        if not found and "Person" in types:
            found = _people(index, names.person(name))
        if found:
            return tuple(found[k] for k in sorted(found))
    return ()


def _people(index: Index, name: names.PersonName) -> dict[str, Entry]:
    """Those that bear the very name, and, in a list that others keep or where there are none, a spelling of it."""
    near = index.at(person_key(name))
    exact = {e.id: e for e in near if any(names.person(f) == name for f in e.forms)}
    spelled = {e.id: e for e in near if any(agree.compatible(name, names.person(f)) for f in e.forms)}
    return spelled if not exact or any(e.listed for e in near) else exact


@lru_cache(maxsize=1 << 14)
def _bearers(catalogue: Catalogue, surname: str) -> tuple[Entry, ...]:
    found = {e.id: e for index in catalogue.indices for e in index.under(f"p|{surname}")}
    return tuple(found[k] for k in sorted(found))


def role_at(role: str, year: int | None) -> str | None:
    """A row's role without its years; None where an article of that year cannot mean it."""
    told = _YEARS.search(role)
    if told is None:
        return role
    since, until = (int(y) if y else None for y in told.groups())
    if year and ((since and year < since - SLACK) or (until and year > until + SLACK)):
        return None
    return role[: told.start()]


def load(paths: Path | Sequence[Path] | None = None) -> Catalogue:
    """The catalogue in these files, or, where none is given, the one that comes with kgraph (`seeds/entities.csv`, `seeds/outlets.csv`).

    Raises UsageError naming what is wrong with a file.
    """
    if paths is not None and paths != ():
        return Catalogue(tuple(Index.of_file(p) for p in ([paths] if isinstance(paths, Path) else paths)))
    seeds = data.folder("seeds")
    return Catalogue.of(
        e for name in ("entities.csv", "outlets.csv") if (seeds / name).is_file() for e in entries(seeds / name) if isinstance(e, Entry)
    )
