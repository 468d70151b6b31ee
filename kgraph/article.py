"""The article: text with where and when it appeared. Everything else is derived from it."""

import hashlib
from functools import cached_property

import msgspec


class Article(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One report. Offsets everywhere count Unicode code points of `text`, which no stage ever changes."""

    id: str
    """The metadata's id, else the file's stem: the `article` of its record."""
    text: str
    title: str | None = None
    outlet: str | None = None
    """The outlet as the metadata name it, None when unknown."""
    published: str | None = None
    """ISO 8601, as exact as known: 2022, 2022-05, 2022-05-14, 2022-05-14T09:30:00Z."""
    author: str | None = None
    url: str | None = None
    language: str | None = None
    """ISO 639-1, found out where the metadata are silent."""
    canonical: str | None = None
    """The address that the page itself gives as its first home, where it is another one."""
    updated: str | None = None
    """When its text was last changed, as exact as known."""
    retrieved: str | None = None
    """When it was fetched."""
    archived: str | None = None
    """The address of an archived copy."""
    file: str | None = None
    """Where it was read (for messages alone: no identity hangs on it)."""

    @cached_property
    def text_sha256(self) -> str:
        """Hex digest of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def key(self) -> str:
        """Sixteen hex digits out of text, outlet, id or address, and date: the same text in the same outlet is one article."""
        place = self.url or self.id
        parts = (self.text_sha256, self.outlet or "", place, self.published or "")
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
