"""What a free query may be: a reading one, that asks no other machine. Judged by its tokens, outside strings, comments and IRIs.

The engine's parser needs no space between tokens (`1SERVICE<x>`, `SERVICEex:x`, `SERVICESILENT`), so a word counts wherever it
stands in what is left. The invariant: where this module and the engine could read a text differently, this one sees more words.
"""

import re

from kgraph.errors import UsageError

READS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
WRITES = frozenset(("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"))
LONGEST_REASON = 200
"""Characters of the engine's own words on a syntax error; where it lists every character of Unicode that might follow, they are longer."""
_BEFORE = frozenset(("BASE", "PREFIX", "VERSION"))
# https://www.w3.org/TR/sparql11-query/#sparqlGrammar: the terminals that can hide a word, longest first, then words.
# A local name ends at its first dot here: `ex:a.SERVICE` may be a triple's end and a keyword.
_TOKEN = re.compile(
    r'''(?P<string>"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*\')'''
    r"|(?P<iri><(?:[^<>\"{}|^`\\\x00-\x20]|\\[uU][0-9A-Fa-f]{4})*>)"
    r"|(?P<comment>\#[^\n\r]*)"
    r"|(?P<variable>[?$]\w+)|(?P<language>@[A-Za-z]+)"
    r"|(?P<name>(?P<prefix>[\w.-]*):(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.)*)"
    r"|(?P<word>\w+)"
    r"|(?P<other>.)",
    re.DOTALL,
)
# `?a<?b)SERVICE#>` has the form of an IRI, and may be a comparison, the end of a filter, a keyword and a comment.
_HIDDEN = re.compile(r"\)\.?service", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_PLACE = re.compile(r"(?:error )?at (\d+):(\d+): (.*)", re.DOTALL)


class ServiceError(UsageError):
    """A query that asks another machine."""


def check(text: str) -> None:
    """Raises UsageError for what does not begin as a reading query, and for an update; ServiceError for SERVICE, also escaped."""
    if not text.strip():
        raise UsageError("the query is empty; write one, or name one of those that kgraph query --list shows")
    for said in dict.fromkeys((text, _unescaped(text))):
        _check(said)


def _check(text: str) -> None:
    first: re.Match[str] | None = None
    for token in _TOKEN.finditer(text):
        loose = token["prefix"] or token["word"] or ""
        if "service" in loose.lower() or (token["iri"] and _HIDDEN.search(token["iri"])):
            raise ServiceError("SERVICE asks another machine and is refused; to ask an endpoint, run the query with --endpoint URL")
        word = (token["word"] or "").upper()
        if word in WRITES:
            raise UsageError(f"{word} would change the graph; a query only reads it: {', '.join(READS)}")
        if word and first is None and word not in _BEFORE:
            first = token
    if first is None or first["word"].upper() not in READS:
        place = first.start() if first else len(text.rstrip())
        raise _wrong(text, *_row_column(text, place), f"a query begins with {', '.join(READS)}")


def names_graphs(text: str) -> bool:
    """Whether it has FROM or FROM NAMED."""
    said = (text, _unescaped(text))
    return any("from" in (token["word"] or "").lower() for one in dict.fromkeys(said) for token in _TOKEN.finditer(one))


def _unescaped(text: str) -> str:
    """SPARQL lets code points be escaped anywhere in a query."""

    def character(match: re.Match[str]) -> str:
        number = int(match[1] or match[2], 16)
        return chr(number) if number <= 0x10FFFF else ""

    return _ESCAPE.sub(character, text)


def syntax_error(text: str, message: str) -> UsageError:
    """Where the query is wrong, with that line of it. `message` is the engine's."""
    match = _PLACE.match(message)
    if match is None:
        return UsageError(f"the query is wrong: {message}")
    missing = _undeclared(text)
    what = f"the prefix {missing[0]}: is not declared; put PREFIX {missing[0]}: <...> at its head" if missing else _brief(match[3])
    return _wrong(text, int(match[1]), int(match[2]), what)


def _brief(what: str) -> str:
    """The engine's words, unless they are a list of all characters that might follow."""
    if len(what) <= LONGEST_REASON:
        return what
    return "something is missing before this place, or stands here that may not (SPARQL expects another word, a term or a bracket)"


def _undeclared(text: str) -> list[str]:
    """Prefixes that the query uses and does not declare, in the order of their use."""
    used: dict[str, None] = {}
    declared = {"_"}
    before = ""
    for token in _TOKEN.finditer(text):
        if token["name"]:
            if before == "PREFIX":
                declared.add(token["prefix"])
            else:
                used.setdefault(token["prefix"].lstrip("."))
        if token["name"] or token["word"]:
            before = (token["word"] or "").upper()
    return [prefix for prefix in used if prefix not in declared]


def _row_column(text: str, place: int) -> tuple[int, int]:
    return text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)


def _wrong(text: str, row: int, column: int, what: str) -> UsageError:
    lines = text.split("\n")
    shown = "".join(c if c.isprintable() else " " for c in lines[min(row, len(lines)) - 1])
    return UsageError(f"the query is wrong at line {row}, column {column}: {what}\n  {shown}\n  {' ' * (column - 1)}^")
