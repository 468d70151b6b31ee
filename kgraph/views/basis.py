"""What every page says of the graph that it was made from: how many articles of which dates, and how well the extractor reads."""

from functools import cache
from pathlib import Path

import msgspec

from kgraph.graph.namespaces import KG
from kgraph.queries.engines import Engine

_FILE = Path(__file__).parent / "measured.toml"
_ARTICLES = f"""PREFIX kg: <{KG}>
SELECT DISTINCT ?article ?date ?outlet WHERE {{
  ?article a kg:Article ; kg:outlet ?outlet . OPTIONAL {{ ?article kg:publishedOn ?date }}
}}"""
_CLAIMS = f"""PREFIX kg: <{KG}>
SELECT (COUNT(DISTINCT ?claim) AS ?all) (COUNT(DISTINCT ?read) AS ?checked) WHERE {{
  ?claim a kg:Claim OPTIONAL {{ ?claim kg:reading kg:Checked BIND(?claim AS ?read) }}
}}"""

_PROTECTED = f"PREFIX kg: <{KG}> SELECT DISTINCT ?people {{ ?build kg:protectedPeople ?people }}"


class Figure(msgspec.Struct, frozen=True):
    """Shares from 0 to 1: of what was found, how much is right; of what is there, how much was found."""

    name: str
    words: str
    of_found: float
    of_there: float


class Measured(msgspec.Struct, frozen=True):
    """On how many annotated articles and claims, and with what result."""

    articles: int
    what: str
    claims: int
    figure: tuple[Figure, ...]


class Basis(msgspec.Struct, frozen=True):
    """`first` and `last` are dates of publication, empty where no article has one; `undated` counts articles without."""

    articles: int
    outlets: int
    claims: int
    checked: int
    """Claims that a person has compared with their sentences."""
    first: str
    last: str
    undated: int
    measured: Measured
    protected: int = 0
    """People who stand under labels."""


@cache
def measured() -> Measured:
    """From measured.toml, which says how it came about."""
    return msgspec.toml.decode(_FILE.read_bytes(), type=Measured)


def basis(engine: Engine) -> Basis:
    """Of a whole graph."""
    counted = engine.ask(_CLAIMS).dicts()[0]
    rows = engine.ask(_ARTICLES).dicts()
    dates = sorted(row["date"] for row in rows if "date" in row)
    return Basis(
        len({row["article"] for row in rows}), len({row["outlet"] for row in rows}), int(counted["all"]),
        int(counted["checked"]), dates[0] if dates else "", dates[-1] if dates else "", len(rows) - len(dates), measured(),
        max((int(row["people"]) for row in engine.ask(_PROTECTED).dicts()), default=0),
    )
