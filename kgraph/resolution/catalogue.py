"""The catalogue: people, bodies, outlets and places that are known beforehand. It proposes; an article is never overruled by it.

Two rows that fit one name: none is taken.
"""

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from kgraph import data
from kgraph.errors import UsageError
from kgraph.resolution import names

TYPES = {
    "person": "Person", "organisation": "Organisation", "organization": "Organisation", "body": "Organisation", "outlet": "Outlet",
    "place": "Place", "group": "Group",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. `roles` and `country` help to tell namesakes apart; what is empty is not known."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    roles: tuple[str, ...] = ()
    country: str | None = None
    domains: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Rows with an index by folded name. Make it with `load` or `Catalogue.of`."""

    entries: tuple[Entry, ...] = ()
    _forms: dict[str, tuple[Entry, ...]] = field(default_factory=dict, repr=False)
    _people: dict[tuple[str, str], tuple[Entry, ...]] = field(default_factory=dict, repr=False)
    _domains: dict[str, Entry] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Catalogue":
        """Index the rows; their order does not matter. Rows of one id from two files are taken once."""
        rows = tuple(sorted({e.id: e for e in entries}.values(), key=lambda e: e.id))
        forms: dict[str, dict[str, Entry]] = {}
        people: dict[tuple[str, str], dict[str, Entry]] = {}
        domains: dict[str, Entry] = {}
        for row in rows:
            for form in row.forms:
                if row.type == "Person":
                    parts = names.person(form)
                    given = names.skeleton(parts.given[0]) if parts.given else ""
                    people.setdefault((parts.surname, given), {})[row.id] = row
                forms.setdefault(names.body_key(form), {})[row.id] = row
            for domain in row.domains:
                domains.setdefault(domain.lower(), row)
        return cls(rows, {k: tuple(v.values()) for k, v in forms.items()}, {k: tuple(v.values()) for k, v in people.items()}, domains)

    def named(self, name: str, types: Iterable[str]) -> tuple[Entry, ...]:
        """Rows of these types that bear this very name, or a spelling of it."""
        allowed = set(types)
        found = {e.id: e for e in self._forms.get(names.body_key(name), ()) if e.type in allowed}
        if not found and "Person" in allowed:
            parts = names.person(name)
            given = names.skeleton(parts.given[0]) if parts.given else ""
            near = self._people.get((parts.surname, given), ())
            found = {e.id: e for e in near if any(names.compatible(parts, names.person(f)) for f in e.forms)}
        return tuple(found[k] for k in sorted(found))

    def bearers(self, surname: str) -> tuple[Entry, ...]:
        """People whose surname this is (as `names.person` gives it)."""
        found = {e.id: e for (last, _), rows in self._people.items() if last == surname for e in rows}
        return tuple(found[k] for k in sorted(found))

    def of_address(self, url: str | None) -> Entry | None:
        """The outlet that an article's address belongs to, by its domain or a parent of it."""
        host = (urlsplit(url).hostname or "") if url else ""
        parts = host.split(".")
        for i in range(len(parts) - 1):
            entry = self._domains.get(".".join(parts[i:]))
            if entry:
                return entry
        return None

    @property
    def fingerprint(self) -> str:
        """Hex digest of the rows."""
        return hashlib.sha256(repr(self.entries).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _split(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())


def read(path: Path) -> list[Entry]:
    """Rows of a CSV file with a column `name` and any of id, type, aliases, wikidata, roles, country, domains (several parted by `|`).

    A file with a column `domains` and none called `type` holds outlets. Raises UsageError naming what is wrong.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            columns = set(rows.fieldnames or ())
            if "name" not in columns:
                raise UsageError(f"{path}: a catalogue needs a column 'name' (found: {', '.join(sorted(columns)) or 'none'})")
            return [_entry(path, rows.line_num, row, columns) for row in rows if (row.get("name") or "").strip()]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: cannot be read as a catalogue ({error}); give a CSV file in UTF-8") from error


def _entry(path: Path, line: int, row: dict[str, str], columns: set[str]) -> Entry:
    name = row["name"].strip()
    kind = TYPES.get((row.get("type") or ("outlet" if "type" not in columns else "")).strip().lower())
    if kind is None:
        raise UsageError(f"{path}:{line}: type {row.get('type')!r} is none of {', '.join(sorted(set(TYPES.values())))}")
    key = (row.get("id") or "").strip() or f"{kind.lower()}:{names.fold(name).replace(' ', '-')}"
    return Entry(
        key, kind, name, _split(row.get("aliases")), (row.get("wikidata") or "").strip() or None, _split(row.get("roles")),
        (row.get("country") or "").strip() or None, _split(row.get("domains")),
    )


def load(path: Path | None = None) -> Catalogue:
    """The catalogue in `path`, or, where none is given, the one that comes with kgraph (`seeds/entities.csv`, `seeds/outlets.csv`)."""
    if path is not None:
        return Catalogue.of(read(path))
    seeds = data.folder("seeds")
    return Catalogue.of(entry for name in ("entities.csv", "outlets.csv") if (seeds / name).is_file() for entry in read(seeds / name))
