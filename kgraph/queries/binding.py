"""Parameters into a query, as RDF terms of a closed form: an IRI that the graph gave, a topic, a date, a number, a yes or no.

The invariant: what a user types is only ever looked up or matched in full; no string of theirs is written into a query, so no
value changes its shape.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import get_args

import pyoxigraph as ox

from kgraph.errors import AmbiguityError, UsageError
from kgraph.graph.namespaces import TOPIC, value
from kgraph.queries.library import Kind, NamedQuery, Parameter, nearest
from kgraph.queries.names import NameIndex
from kgraph.record import Predicate, Topic

_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
_YES, _NO = ("true", "yes", "1"), ("false", "no", "0")

Index = Callable[[], NameIndex]
"""Gives the names of the graph; called only where a parameter is a name."""


def bind(query: NamedQuery, given: Mapping[str, str], index: Index) -> str:
    """The query's text with its parameters in place.

    Raises UsageError for a parameter that it does not have, lacks, or that has a wrong value; AmbiguityError for a name.
    """
    known = [p.name for p in query.parameters]
    for name in given:
        if name not in known:
            takes = f"it takes {', '.join(known)}" if known else "it takes none"
            raise UsageError(f"{query.name} has no parameter {name!r}; {takes}")
    text = query.text
    for parameter in query.parameters:
        said = given.get(parameter.name)
        if said is not None:
            line = f"  VALUES ?{parameter.name} {{ {_term(parameter, said, index)} }}\n"
        elif parameter.required:
            raise UsageError(f"{query.name} needs {parameter.name} ({parameter.meaning}), as in: {query.example}")
        elif parameter.default is None:
            line = ""
        else:
            continue
        text = parameter.line.sub(line, text, count=1)  # none of the closed forms has a backslash
    return text


def _term(parameter: Parameter, said: str, index: Index) -> str:
    makers: dict[Kind, Callable[[str], str]] = {
        "entity": partial(_entity, index, None), "outlet": partial(_entity, index, "Outlet"), "topic": _topic, "relation": _relation,
        "date": _date, "integer": _integer, "boolean": _boolean,
    }
    try:
        return makers[parameter.kind](said)
    except ValueError as error:
        raise UsageError(f"{parameter.name}={said!r}: {error}") from error


def _entity(index: Index, kind: str | None, said: str) -> str:
    return str(ox.NamedNode(index().find(said, kind).iri))


def _topic(said: str) -> str:
    return f"<{TOPIC}{_one_of(said, get_args(Topic), 'topic')}>"


def _relation(said: str) -> str:
    return value(_one_of(said, get_args(Predicate), "kind of relation"))


def _one_of(said: str, among: tuple[str, ...], what: str) -> str:
    wanted = said.strip().casefold()
    for one in among:
        if one.casefold() == wanted:
            return one
    near = nearest(said, list(among))
    raise AmbiguityError(f"{said!r} is no {what}; the nearest: {', '.join(near or among)}", near)


def _date(said: str) -> str:
    if not _DATE.fullmatch(said.strip()):
        raise ValueError("a date is written 2022, 2022-05 or 2022-05-14")
    return f'"{said.strip()}"'


def _integer(said: str) -> str:
    if not _NUMBER.fullmatch(said.strip()):
        raise ValueError("a whole number is wanted, such as 3")
    return said.strip()


def _boolean(said: str) -> str:
    wanted = said.strip().lower()
    if wanted not in (*_YES, *_NO):
        raise ValueError("true or false is wanted")
    return str(wanted in _YES).lower()
