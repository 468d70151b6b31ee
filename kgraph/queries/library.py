"""The named queries: one `.rq` file each, whose comments say what it answers and which parameters it takes.

A parameter `?x` stands in the query as a line of its own, `VALUES ?x { UNDEF }` or with its default in place of UNDEF, so that
every file runs as it is on any SPARQL 1.1 endpoint; only those lines are ever rewritten.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast, get_args

from rapidfuzz import fuzz, process

from kgraph.errors import AmbiguityError

Kind = Literal["entity", "outlet", "topic", "relation", "date", "integer", "boolean"]
_FOLDER = Path(__file__).parent
_PARAM = re.compile(
    r"(?P<name>\w+) \((?P<kind>\w+)(?:, (?:(?P<required>required)|default (?P<default>[^)]+)))?\): (?P<meaning>.+)", re.DOTALL
)
NEAR = 50
"""Likeness (0 to 100) from which a query's or a person's name is suggested."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; `default` is None where there is none."""

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    default: str | None = None

    @property
    def line(self) -> re.Pattern[str]:
        """Where it stands in the query."""
        return re.compile(rf"^ *VALUES \?{self.name} \{{ [^{{}}\n]* \}}\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One `.rq` file."""

    name: str
    title: str
    answers: str
    parameters: tuple[Parameter, ...]
    example: str
    text: str


def query_names() -> list[str]:
    """Of all named queries, sorted."""
    return sorted(p.stem for p in _FOLDER.glob("*.rq"))


def load(name: str) -> NamedQuery:
    """Raises AmbiguityError, with the nearest names, where there is no such query."""
    known = query_names()
    if name not in known:
        near = nearest(name, known)
        hint = f"did you mean {', '.join(near)}?" if near else "kgraph query --list names them all"
        raise AmbiguityError(f"there is no query {name!r}; {hint}", near)
    return _read(_FOLDER / f"{name}.rq")


def nearest(word: str, among: list[str], most: int = 5) -> tuple[str, ...]:
    """The likest, best first."""
    found = process.extract(word.casefold(), among, scorer=fuzz.WRatio, processor=str.casefold, limit=most, score_cutoff=NEAR)
    return tuple(match[0] for match in found)


@lru_cache(maxsize=64)
def _read(path: Path) -> NamedQuery:
    text = path.read_text(encoding="utf-8")
    fields: dict[str, str] = {}
    parameters = []
    for key, said in _header(text):
        if key == "param":
            parameters.append(_parameter(said, path))
        else:
            fields[key] = said
    return NamedQuery(path.stem, fields["title"], fields["answers"], tuple(parameters), fields["example"], text)


def _header(text: str) -> list[tuple[str, str]]:
    """The comments at the head; a line that is indented goes on with the one before."""
    found: list[tuple[str, str]] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if line.startswith("#   "):
            found[-1] = (found[-1][0], f"{found[-1][1]} {line[1:].strip()}")
        elif line.startswith("# param "):
            found.append(("param", line.removeprefix("# param ")))
        else:
            key, _, said = line.removeprefix("# ").partition(": ")
            found.append((key, said))
    return found


def _parameter(said: str, path: Path) -> Parameter:
    match = _PARAM.fullmatch(said)
    if match is None or match["kind"] not in get_args(Kind):
        raise ValueError(f"{path.name}: {said!r} is no parameter")
    return Parameter(match["name"], cast(Kind, match["kind"]), match["meaning"], bool(match["required"]), match["default"])
