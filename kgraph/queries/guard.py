"""What a free query may be: a reading one, that asks no other machine. Judged by its tokens, outside strings, comments and IRIs."""

import re

from kgraph.errors import UsageError

READS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
WRITES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
# https://www.w3.org/TR/sparql11-query/#sparqlGrammar: the terminals that can hide a word, longest first, then words.
_TOKEN = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*\''''
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|\#[^\n\r]*"
    r"|[?$@]\w+"
    r"|[\w.-]*:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*"
    r"|(?P<word>[A-Za-z]+)"
    r"|\w+|.",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_PLACE = re.compile(r"(?:error )?at (\d+):(\d+): (.*)", re.DOTALL)


def words(text: str) -> list[str]:
    """Its bare words, upper case."""
    return [m["word"].upper() for m in _TOKEN.finditer(text) if m["word"]]


def check(text: str) -> None:
    """Raises UsageError for an update, and for SERVICE, written out or with its letters escaped."""
    if not text.strip():
        raise UsageError("the query is empty; write one, or name one of those that kgraph query --list shows")
    for said in dict.fromkeys((text, _unescaped(text))):
        bare = words(said)
        if "SERVICE" in bare:
            raise UsageError("SERVICE asks another machine and is refused; to ask an endpoint, run the query with --endpoint URL")
        first = next((w for w in bare if w in READS or w in WRITES), None)
        if first in WRITES:
            raise UsageError(f"{first} would change the graph; a query only reads it: {', '.join(READS)}")


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
    row, column = int(match[1]), int(match[2])
    lines = text.splitlines() or [""]
    line = lines[min(row, len(lines)) - 1]
    shown = "".join(c if c.isprintable() else " " for c in line)
    return UsageError(f"the query is wrong at line {row}, column {column}: {match[3]}\n  {shown}\n  {' ' * (column - 1)}^")
