"""Rows as tests compare them: IRIs by their ends, articles by their ids, and claims not at all. Kept as text in `*.rows`:

    $ query	parameter=value	parameter=value
    cell	cell	cell

`python -m tests.queries.rows` writes the answers to the questions of those files anew, for a person to read through.
"""

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from kgraph.graph.namespaces import BASE, KG, TOPIC
from kgraph.queries import run

Question = tuple[str, dict[str, str]]
HERE = Path(__file__).parent


def short(value: str | None) -> str:
    found = value or "-"
    for start in (KG, TOPIC, BASE):
        found = found.removeprefix(start)
    return " ".join(found.split())


def ids(store: ox.Store) -> dict[str, str]:
    """Article keys to ids."""
    found = run(store, f"SELECT ?key ?id {{ ?a <{KG}articleKey> ?key ; <{KG}articleId> ?id }}")
    return {row["key"]: row["id"] for row in found.dicts()}


def answer(store: ox.Store, query: str, given: Mapping[str, str]) -> list[str]:
    """One line a row. A parameter may name an unnamed source by the id of its article: `unnamed/<id>/e2`."""
    known = ids(store)
    for key, name in known.items():
        given = {k: v.replace(f"/{name}/", f"/{key}/") for k, v in given.items()}
    result = run(store, query, given)
    kept = [n for n, name in enumerate(result.variables) if name != "claim"]
    return [_with_ids("\t".join(short(row[n]) for n in kept), known) for row in result.values()]


def _with_ids(line: str, known: dict[str, str]) -> str:
    for key, name in known.items():
        line = line.replace(key, name)
    return line


def read(file: str) -> list[tuple[Question, list[str]]]:
    found: list[tuple[Question, list[str]]] = []
    for line in (HERE / file).read_text("utf-8").splitlines():
        if line.startswith("$ "):
            query, *given = line[2:].split("\t")
            found.append(((query, dict(setting.split("=", 1) for setting in given)), []))
        elif line:
            found[-1][1].append(line)
    return found


def write(file: str, store: ox.Store) -> None:
    lines: list[str] = []
    for (query, given), _ in read(file):
        lines += ["\t".join((f"$ {query}", *(f"{k}={v}" for k, v in given.items()))), *answer(store, query, given), ""]
    (HERE / file).write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    from tests.queries.make import gold, hand

    write("hand.rows", hand())
    write("gold.rows", gold())
