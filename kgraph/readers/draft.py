"""The last step of every format: text and metadata become an article, or the reason why not."""

import re

import msgspec

from kgraph.article import Article
from kgraph.errors import ReadError
from kgraph.readers import language
from kgraph.readers.metadata import Metadata

LONGEST = 1_000_000
"""Code points of one article's text: a thick book. What is longer is a collection or a mistake."""

HALF = re.compile("[\ud800-\udfff]")


class Draft(msgspec.Struct, frozen=True):
    """A text with its metadata, not yet looked at. `place` is for messages, `name` the id where the metadata have none; `many` where
    the file holds others as well."""

    text: str
    metadata: Metadata
    place: str
    name: str
    many: bool = False

    def finish(self) -> Article:
        """Raises `ReadError` where the text is empty, too long, broken or not English."""
        text, place = self.text, self.place
        if not text.strip("\ufeff\u200b \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029"):
            raise ReadError(place, "has no text", "give it some, or take it out")
        if len(text) > LONGEST:
            raise ReadError(place, f"has {len(text):,} characters; an article may have {LONGEST:,}", "split it into articles")
        if "\0" in text:
            raise ReadError(place, "has NUL characters in its text", "take them out")
        if HALF.search(text):
            raise ReadError(place, "has half a character in its text (a lone surrogate)", "write it as UTF-8")
        said = self.metadata.language
        tongue = language.code(said) if said else language.detect(text)
        if tongue not in ("en", None):
            hint = "its metadata say so" if said else "if it is English, say so in its metadata: language: en"
            raise ReadError(place, f"is in {language.named(tongue)}; kgraph reads English", hint)
        known = msgspec.structs.asdict(self.metadata)
        return Article(**{**known, "id": known["id"] or self.name, "language": tongue}, text=text, file=place)
