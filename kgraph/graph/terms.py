"""RDF terms as canonical N-Quads text, and what gathers them. Nothing that comes from an article can end a term early."""

import re
from datetime import date, datetime, timedelta

from kgraph.graph.namespaces import XSD

Quad = str
"""One line of N-Quads, without its line end."""

_ESCAPES = {
    **{i: f"\\u{i:04X}" for i in (*range(0x20), 0x7F)},
    **{0xD800 + i: "\ufffd" for i in range(0x800)},  # halves of surrogate pairs have no UTF-8
    ord('"'): '\\"', ord("\\"): "\\\\", ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t", ord("\b"): "\\b", ord("\f"): "\\f",
}
_YEAR, _MONTH, _DAY = re.compile(r"\d{4}"), re.compile(r"\d{4}-(0[1-9]|1[0-2])"), re.compile(r"\d{4}-\d\d-\d\d")


def literal(text: str) -> str:
    """A plain string."""
    return f'"{text.translate(_ESCAPES)}"'


def integer(number: int) -> str:
    """An xsd:integer."""
    return f'"{number}"^^<{XSD}integer>'


def boolean(flag: bool) -> str:
    """An xsd:boolean."""
    return f'"{str(flag).lower()}"^^<{XSD}boolean>'


def when(text: str | None) -> str | None:
    """A date as exact as it is written (xsd:gYear, gYearMonth, date or dateTime); None for what is none."""
    text = (text or "").strip()
    if not text.isascii() or text.startswith("0000"):
        return None
    try:
        if _YEAR.fullmatch(text):
            return f'"{text}"^^<{XSD}gYear>'
        if _MONTH.fullmatch(text):
            return f'"{text}"^^<{XSD}gYearMonth>'
        if _DAY.fullmatch(text):
            return f'"{date.fromisoformat(text).isoformat()}"^^<{XSD}date>'
        moment = datetime.fromisoformat(text)
        offset = moment.utcoffset()
        if offset is not None and offset % timedelta(minutes=1):
            return None
    except ValueError:
        return None
    return f'"{moment.isoformat(timespec="seconds").replace("+00:00", "Z")}"^^<{XSD}dateTime>'


class Lines:
    """Gathers the quads of one named graph. Terms are given as N-Quads text; those that are None or empty are passed over."""

    __slots__ = ("_end", "quads")

    def __init__(self, graph: str) -> None:
        self._end = f" {graph} ."
        self.quads: set[Quad] = set()

    def add(self, subject: str, predicate: str, *objects: str | None) -> None:
        """One quad for each object."""
        for item in objects:
            if item:
                self.quads.add(f"{subject} {predicate} {item}{self._end}")

    def text(self, subject: str, predicate: str, text: str | None) -> None:
        """A string, unless it is None or empty."""
        if text:
            self.add(subject, predicate, literal(text))
