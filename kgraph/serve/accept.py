"""Which of the forms that there are a client likes best (https://www.rfc-editor.org/rfc/rfc9110#name-accept).

The invariant: any header, however long or broken, is read in time linear in what is kept of it, and never raises.
"""

import re
from collections.abc import Sequence

MOST = 64
"""Ranges that are read of one header; browsers and clients send ten at most."""
LONGEST = 4096
_RANGE = re.compile(r"([\w!#$&^.+*-]{1,127})/([\w!#$&^.+*-]{1,127})", re.ASCII)
_QUALITY = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)", re.ASCII)

ROWS = (
    ("application/sparql-results+json", "json"), ("application/json", "json"), ("application/sparql-results+xml", "xml"),
    ("text/csv", "csv"), ("text/tab-separated-values", "tsv"), ("text/html", "html"), ("application/xml", "xml"), ("text/xml", "xml"),
)
"""What rows, or a yes or no, can be given as; the first is given to whoever has no wish."""
TRIPLES = (
    ("text/turtle", "ttl"), ("application/n-triples", "nt"), ("application/ld+json", "json"), ("application/rdf+xml", "xml"),
    ("text/html", "html"), ("application/json", "json"), ("application/x-turtle", "ttl"), ("application/xml", "xml"),
)
THING = tuple(sorted(TRIPLES, key=lambda offer: offer[1] != "html"))
"""What an IRI answers as: to whoever has no wish, as a page."""
PAGE = (("text/html", "html"),)
FAULT = (("text/plain", "text"), ("text/html", "html"), ("application/problem+json", "json"), ("application/json", "json"))


def best(header: str, offers: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The offer of the highest quality, the first of those that are alike; None where none is taken. No header takes everything."""
    ranges = _ranges(header)
    if not header.strip():
        return offers[0]
    found = max(offers, key=lambda offer: _quality(offer[0], ranges))  # max keeps the first of equals
    return found if _quality(found[0], ranges) > 0 else None


def _ranges(header: str) -> list[tuple[str, str, float]]:
    found = []
    for part in header[:LONGEST].split(",")[:MOST]:
        name, *parameters = part.split(";")
        match = _RANGE.fullmatch(name.strip().lower())
        if match and (match[1] != "*" or match[2] == "*"):
            found.append((match[1], match[2], _said(parameters)))
    return found


def _said(parameters: list[str]) -> float:
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "q":
            return float(value) if _QUALITY.fullmatch(value.strip()) else 0.0
    return 1.0


def _quality(offer: str, ranges: list[tuple[str, str, float]]) -> float:
    """Of the range that names it most closely."""
    kind, _, sub = offer.partition("/")
    fits = [((k != "*") + (s != "*"), q) for k, s, q in ranges if k in (kind, "*") and s in (sub, "*")]
    return max(fits)[1] if fits else 0.0
