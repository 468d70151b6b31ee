"""The file of those who stand under labels: who is meant, and what each is called instead.

A line is a name, or an IRI or its end, and behind " = " a label of choice. Empty lines and lines that begin with # say nothing.
"""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kgraph.errors import AmbiguityError, UsageError
from kgraph.export.protect_forms import Known
from kgraph.graph.namespaces import KG
from kgraph.queries.engines import Local
from kgraph.queries.names import Bearer, NameIndex

_IDS = f"""PREFIX kg: <{KG}>
SELECT DISTINCT ?who ?id {{
  {{ ?who kg:wikidata ?item BIND(REPLACE(STR(?item), "^.*/", "") AS ?id) }} UNION {{ ?who kg:catalogueId ?id }}
  UNION {{ ?link kg:possibly ?who ; kg:possibleRow ?id }}
}} ORDER BY ?who ?id"""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line: who is meant, and what they are called."""

    who: str
    label: str


def read(path: Path) -> tuple[Listed, ...]:
    """The lines of a file, labels numbered in their order. Raises UsageError where it cannot be read or says nothing."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}; give a text file (UTF-8) with a name a line") from error
    return listed(lines) or _nothing(path)


def _nothing(path: Path) -> tuple[Listed, ...]:
    raise UsageError(f"{path} names nobody; write one name, or one IRI, a line")


def listed(lines: list[str]) -> tuple[Listed, ...]:
    """Without the empty ones. Those without a label of choice are "Protected person 1" and so on."""
    rows: list[Listed] = []
    for line in (raw.strip() for raw in lines):
        if line and not line.startswith("#"):
            who, _, label = (part.strip() for part in line.partition(" = "))
            rows.append(Listed(who, " ".join(label.split()) or f"Protected person {len(rows) + 1}"))
    return tuple(rows)


def known(store: ox.Store, rows: tuple[Listed, ...]) -> tuple[Known, ...]:
    """Who is meant, with every form of their names.

    Raises AmbiguityError where nothing or several answer to a line; UsageError where a label is used twice, or is someone's name.
    """
    index = NameIndex(Local(store))
    ids: dict[str, list[str]] = defaultdict(list)
    for found_id in Local(store).ask(_IDS).dicts():
        ids[found_id["who"]].append(found_id["id"])
    borne = {name for b in index.bearers.values() for name in (b.label, *b.names)}
    found: dict[str, Known] = {}
    labels: set[str] = set()
    for row in rows:
        try:
            who = index.find(row.who)
        except AmbiguityError as error:
            raise AmbiguityError(f"{error}\nnothing was written: each line of the list must mean exactly one", error.candidates) from error
        if who.iri in found:
            raise UsageError(f"{row.who!r} is listed twice; keep one of the two lines")
        if row.label in labels or row.label in borne:
            raise UsageError(f"{row.label!r} is taken already; choose another label for {row.who!r}")
        labels.add(row.label)
        found[who.iri] = Known(row.label, _names(who), tuple(ids[who.iri]), who.kind == "Person" and not who.unnamed, who.iri)
    return tuple(found.values())


def _names(who: Bearer) -> tuple[str, ...]:
    return tuple(dict.fromkeys((who.label, *who.names)))
