"""What is known of an article beside its text, from front matter, a JSON line, a sidecar row or an HTML page."""

import logging
import unicodedata
from collections.abc import Mapping

import msgspec

from kgraph.readers.dates import iso

log = logging.getLogger("kgraph.readers")
FIELDS = ("id", "title", "outlet", "published", "author", "url", "language", "canonical", "updated", "retrieved", "archived")
DATES = frozenset({"published", "updated", "retrieved"})
ALSO = {
    "date": "published", "lang": "language", "authors": "author", "modified": "updated", "accessed": "retrieved", "archive": "archived",
}
"""Other names that front matter and scrapers use."""


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of `Article` that are not its text; None is unknown."""

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    canonical: str | None = None
    updated: str | None = None
    retrieved: str | None = None
    archived: str | None = None

    @classmethod
    def of(cls, raw: Mapping[str, object], place: str) -> "Metadata":
        """From fields as they were written. What cannot be used is left out with a warning; unknown fields are passed over."""
        found: dict[str, str] = {}
        for name in (*FIELDS, *ALSO):
            field, value = ALSO.get(name, name), raw.get(name)
            if value is None or field in found:
                continue
            text = _text(value, many=field == "author")
            if text is None:
                log.warning("%s: %s is not a piece of text; left out", place, name)
            elif field in DATES and text and (date := iso(text)) is None:
                log.warning("%s: the date %r cannot be read, so it stays unknown (write it as 2022-05-14)", place, text[:60])
            elif text:
                found[field] = date if field in DATES and date else text
        return cls(**found)

    def over(self, other: "Metadata", *but: str) -> "Metadata":
        """These fields, and the other's where these are unknown, save those named in `but`."""
        mine = {name: getattr(self, name) for name in FIELDS}
        return Metadata(**{n: v if v is not None or n in but else getattr(other, n) for n, v in mine.items()})


def headed(title: str | None, body: str) -> str:
    """Title, blank line and body, unless the body begins with the title."""
    return f"{title}\n\n{body}" if title and not body.lstrip().startswith(title) else body


def _text(value: object, many: bool) -> str | None:
    """One line of text; the empty string where there is none, None where it is something else. `many` takes a list."""
    if many and isinstance(value, list | tuple):
        parts = [_text(part, many=False) for part in value]
        return None if None in parts else ", ".join(p for p in parts if p)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    line = " ".join(str(value).split())
    line = "".join(c for c in line if unicodedata.category(c) != "Cc")
    return None if any(unicodedata.category(c) == "Cs" for c in line) else line
