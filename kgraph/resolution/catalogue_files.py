"""Rows of catalogues as they are found: our own CSV, FollowTheMoney JSON Lines (OpenSanctions, Aleph), Wikidata's JSON dump, one item a
line. All are streamed, also from .gz and .bz2; what is no person, body, outlet or place is passed over.

FollowTheMoney: https://followthemoney.tech/explorer/schemata/ (properties nested under `properties`, or flat).
Wikidata: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
"""

import bz2
import csv
import gzip
import hashlib
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Literal, cast

import msgspec
from babel import Locale

from kgraph.errors import UsageError
from kgraph.resolution import names
from kgraph.resolution.tables import table

TYPES = {
    "person": "Person", "organisation": "Organisation", "organization": "Organisation", "body": "Organisation", "outlet": "Outlet",
    "place": "Place", "group": "Group",
}
Kind = Literal["csv", "ftm", "wikidata"]
_TABLE = table("catalogues")
_SCHEMATA: dict[str, str] = {s: kind for kind, schemata in _TABLE["ftm"]["schemata"].items() for s in schemata}
_FTM: dict[str, list[str]] = _TABLE["ftm"]["properties"]
_WIKIDATA: dict[str, str] = _TABLE["wikidata"]["properties"]
_HUMAN: str = _TABLE["wikidata"]["human"]
_SIGNS: dict[str, list[str]] = _TABLE["wikidata"]["signs"]


class Entry(msgspec.Struct, frozen=True, order=True):
    """One row. What is empty is not known. A role may carry its years: `mayor (2010-2018)`."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    roles: tuple[str, ...] = ()
    country: str | None = None
    domains: tuple[str, ...] = ()
    born: str | None = None
    """ISO 8601, as exact as known."""
    listed: bool = False
    """Whether it is from a list that others keep of whomever: a name alone is then not enough to be meant."""

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)


def kind_of(path: Path) -> Kind:
    """By its ending, and for JSON by its first line. Raises UsageError naming what is wrong."""
    if _ending(path) == ".csv":
        return "csv"
    for line, item in _objects(path):
        if "schema" in item:
            return "ftm"
        if "labels" in item or "claims" in item:
            return "wikidata"
        raise UsageError(f"{path}:{line}: neither FollowTheMoney (no 'schema') nor a Wikidata item (no 'labels'); see docs/resolution.md")
    raise UsageError(f"{path}: holds no entries; give a CSV file, FollowTheMoney JSON Lines or a Wikidata JSON dump")


def entries(path: Path) -> Iterator[Entry | tuple[str, str]]:
    """Rows in the order of the file; for Wikidata also (id, label) of each item, by which roles and countries are told."""
    kind = kind_of(path)
    if kind == "csv":
        yield from _csv(path)
        return
    for line, item in _objects(path):
        try:
            yield from _wikidata(item) if kind == "wikidata" else _ftm(item)
        except (KeyError, TypeError, AttributeError, IndexError) as error:
            raise UsageError(f"{path}:{line}: is not formed like {_FORMED[kind]} ({error!r})") from error


_FORMED = {"ftm": "a FollowTheMoney entity", "wikidata": "an item of Wikidata"}


def _ending(path: Path) -> str:
    return Path(path.stem).suffix.lower() if path.suffix.lower() in (".gz", ".bz2") else path.suffix.lower()


def _opened(path: Path) -> BinaryIO:
    opener: Any = {".gz": gzip.open, ".bz2": bz2.open}.get(path.suffix.lower(), open)
    return cast(BinaryIO, opener(path, "rb"))


def _objects(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """JSON objects with the number of their line; the brackets and commas of Wikidata's dumps are passed over."""
    decode = msgspec.json.Decoder(dict[str, Any]).decode
    number = 0
    try:
        with _opened(path) as file:
            for number, raw in enumerate(file, 1):
                line = raw.strip().rstrip(b",").removeprefix(b"\xef\xbb\xbf")
                if line not in (b"", b"[", b"]"):
                    yield number, decode(line)
    except (OSError, EOFError) as error:
        raise UsageError(f"{path}: cannot be read as a catalogue ({error}); give a CSV, JSON Lines or dump file") from error
    except msgspec.DecodeError as error:
        raise UsageError(f"{path}:{number}: is no JSON object ({error}); a catalogue is CSV (.csv) or has one object a line") from error


def _csv(path: Path) -> Iterator[Entry]:
    """Columns `name` and `type`, and any of id, aliases, wikidata, roles, country, domains, born (several values parted by `|`).

    A file with a column `domains` and none called `type` holds outlets.
    """
    try:
        with _opened(path) as raw, io.TextIOWrapper(raw, encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            columns = set(rows.fieldnames or ())
            there = ", ".join(sorted(columns)) or "none"
            if "name" not in columns:
                raise UsageError(f"{path}: a catalogue needs a column 'name' (found: {there})")
            if "type" not in columns and "domains" not in columns:
                raise UsageError(
                    f"{path}: a catalogue needs a column 'type' ({', '.join(sorted(set(TYPES.values())))}); only a list of outlets, "
                    f"which has a column 'domains', goes without (found: {there})"
                )
            for row in rows:
                if (row.get("name") or "").strip():
                    yield _row(path, rows.line_num, row, columns)
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: cannot be read as a catalogue ({error}); give a CSV file in UTF-8") from error


def _split(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())


def _row(path: Path, line: int, row: dict[str, str], columns: set[str]) -> Entry:
    name = row["name"].strip()
    kind = TYPES.get((row.get("type") or ("outlet" if "type" not in columns else "")).strip().lower())
    if kind is None:
        raise UsageError(f"{path}:{line}: type {row.get('type')!r} is none of {', '.join(sorted(set(TYPES.values())))}")

    def one(column: str) -> str | None:
        return (row.get(column) or "").strip() or None

    key = one("id") or f"{kind.lower()}:{names.fold(name).replace(' ', '-')}"
    return Entry(
        key, kind, name, _split(row.get("aliases")), one("wikidata"), _split(row.get("roles")), one("country"),
        _split(row.get("domains")), one("born"),
    )


def _ftm(item: dict[str, Any]) -> Iterator[Entry]:
    kind = _SCHEMATA.get(item["schema"])
    said = item.get("properties") or item
    forms = [f for f in map(_plain, _values(said, "name")) if f]
    if kind is None or not forms:
        return
    name = item.get("caption") or forms[0]
    aliases = dict.fromkeys(f for f in forms if f != name)
    digest = hashlib.sha256(msgspec.json.encode(item, order="sorted")).hexdigest()[:12]
    yield Entry(
        str(item.get("id") or f"{kind.lower()}:{digest}"), kind, name, tuple(aliases), next(iter(_values(said, "wikidata")), None),
        tuple(_values(said, "role")), _country(next(iter(_values(said, "country")), None)), tuple(_hosts(_values(said, "website"))),
        next(iter(_values(said, "born")), None), True,
    )


def _plain(name: str) -> str:
    """Without what a list puts before an alias ("Other name: ")."""
    return name.rpartition(": ")[2].strip()


def _values(said: dict[str, Any], what: str) -> list[str]:
    found: list[str] = []
    for name in _FTM[what]:
        value = said.get(name)
        found += [value] if isinstance(value, str) else [v for v in value if isinstance(v, str)] if value else []
    return found


def _country(code: str | None) -> str | None:
    """The English name of a country given by its code; other words as they are."""
    found: str | None = Locale("en").territories.get(code.upper()) if code else None
    return found or code


def _hosts(addresses: Iterable[str]) -> Iterator[str]:
    for address in addresses:
        host = address.partition("://")[2].partition("/")[0].lower().removeprefix("www.")
        if host:
            yield host


def _wikidata(item: dict[str, Any]) -> Iterator[Entry | tuple[str, str]]:
    label = next((item["labels"][c]["value"] for c in ("en", "mul", "en-gb") if c in item["labels"]), None)
    if label is None:
        return
    yield item["id"], label
    claims = item.get("claims") or {}
    kind = _kind(claims)
    if kind is None:
        return
    aliases = item.get("aliases") or {}
    forms = dict.fromkeys(a["value"] for c in ("en", "mul", "en-gb") for a in aliases.get(c, ()))
    held = [_held(s) for name in ("position", "occupation") for s in claims.get(_WIKIDATA[name], ())]
    yield Entry(
        item["id"], kind, label, tuple(f for f in forms if f != label), item["id"], tuple(r for r in held if r),
        next(iter(_items(claims, "citizenship") or _items(claims, "country")), None),
        tuple(_hosts(map(str, _told(claims, "website")))) if kind in ("Outlet", "Organisation") else (), _date(claims, "born"), True,
    )


def _kind(claims: dict[str, Any]) -> str | None:
    if _HUMAN in _items(claims, "kind"):
        return "Person"
    return next((kind for kind, properties in _SIGNS.items() if any(p in claims for p in properties)), None)


def _told(claims: dict[str, Any], what: str) -> list[Any]:
    snaks = [s["mainsnak"] for s in claims.get(_WIKIDATA[what], ())]
    return [s["datavalue"]["value"] for s in snaks if s.get("snaktype") == "value"]


def _items(claims: dict[str, Any], what: str) -> list[str]:
    return [str(v["id"]) for v in _told(claims, what)]


def _date(claims: dict[str, Any], what: str) -> str | None:
    return next((str(v["time"]).lstrip("+")[:4] for v in _told(claims, what)), None)


def _held(statement: dict[str, Any]) -> str | None:
    """A role as `Q123`, with its years where they are told: `Q123 (2010-2018)`."""
    if statement["mainsnak"].get("snaktype") != "value":
        return None
    found: str = statement["mainsnak"]["datavalue"]["value"]["id"]
    since, until = (_qualifier(statement, _WIKIDATA[end]) for end in ("since", "until"))
    return f"{found} ({since}-{until})" if since or until else found


def _qualifier(statement: dict[str, Any], name: str) -> str:
    for snak in (statement.get("qualifiers") or {}).get(name, ()):
        if snak.get("snaktype") == "value":
            return str(snak["datavalue"]["value"]["time"]).lstrip("+")[:4]
    return ""
