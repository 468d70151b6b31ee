"""From places to articles. One input that cannot be read is an error of its own in the stream; the others go on."""

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

import msgspec

from kgraph.article import Article
from kgraph.errors import ReadError
from kgraph.readers import lines, markdown, page
from kgraph.readers.decode import declared, decode
from kgraph.readers.draft import Draft
from kgraph.readers.kinds import HEAD, Kind, by_ending, sniff
from kgraph.readers.metadata import Metadata
from kgraph.readers.paths import shown
from kgraph.readers.places import Finder

LARGEST = 10_000_000
"""Bytes of one file, or of one line of JSON Lines; files of JSON Lines may be of any size."""
STDIN = "standard input"


def read(places: Iterable[str | Path]) -> Iterator[Article | ReadError]:
    """The articles at the places (files, folders, globs, `-`), in the order given, folders by name. Lazy; never raises for one input."""
    finder = Finder()
    for place in places:
        if str(place) == "-":
            yield from _finished(_stream(sys.stdin.buffer, STDIN, "stdin", None), Metadata())
            continue
        for found in finder.find(str(place)):
            if isinstance(found, ReadError):
                yield found
            else:
                yield from _finished(_file(found.path), found.row)
    yield from finder.left()


def _finished(drafts: Iterator[Draft | ReadError], row: Metadata) -> Iterator[Article | ReadError]:
    """`row` is what an index says of the file: it goes before what one article says of itself, and behind what each of many says."""
    while True:
        try:
            draft = next(drafts, None)
            if draft is None:
                return
            yield draft if isinstance(draft, ReadError) else _with(draft, row).finish()
        except ReadError as error:
            yield error


def _with(draft: Draft, row: Metadata) -> Draft:
    merged = draft.metadata.over(row, "id", "title", "url") if draft.many else row.over(draft.metadata)
    return msgspec.structs.replace(draft, metadata=merged)


def _file(path: Path) -> Iterator[Draft | ReadError]:
    place, kind = shown(path), by_ending(path.name)
    try:
        if kind is not Kind.LINES and path.stat().st_size > LARGEST:
            raise _too_large(place, path.stat().st_size)
        with path.open("rb") as stream:
            yield from _stream(stream, place, Path(place).stem, kind)
    except OSError as error:
        yield ReadError(place, f"cannot be read: {error.strerror or error}", "check its permissions")


def _stream(stream: BinaryIO, place: str, name: str, kind: Kind | None) -> Iterator[Draft | ReadError]:
    head = b""
    if kind is None:
        head = stream.read(HEAD)
        kind = sniff(head)
    if kind is Kind.LINES:
        whole = cast(BinaryIO, io.BufferedReader(Rejoined(head, stream)))
        yield from lines.drafts(lines.objects(whole, place, LARGEST), name)
        return
    data = head + stream.read(LARGEST + 1 - len(head))
    if len(data) > LARGEST:
        raise _too_large(place)
    if not data:
        raise ReadError(place, "is empty", "give it some text, or take it out")
    if kind is Kind.JSON:
        yield from lines.document(data, place, name)
        return
    text = decode(data, place, declared(data) if kind is Kind.HTML else None)
    metadata = Metadata()
    if kind is Kind.HTML:
        metadata, text = page.extract(text, place)
    elif kind is Kind.MARKDOWN:
        metadata, text = markdown.split(text, place)
    yield Draft(text, metadata, place, name)


def _too_large(place: str, size: int | None = None) -> ReadError:
    says = f"has {size / 1e6:.1f} MB" if size else "is too large"
    return ReadError(place, f"{says}; one article may have {LARGEST / 1e6:g} MB", "split it, or give JSON Lines, one article a line")


class Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """At most so many bytes as the buffer holds."""
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        return len(data)
