"""JSON Lines, one article a line; and JSON, one article or an array of them."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from kgraph.errors import ReadError
from kgraph.readers.decode import decode, marked
from kgraph.readers.draft import Draft
from kgraph.readers.metadata import Metadata, headed

_OBJECT = 'write {"text": "…"}'


def objects(stream: BinaryIO, place: str, limit: int) -> Iterator[tuple[str, dict[str, object]] | ReadError]:
    """Each line's place (`file:line`) and object; an error for a line that holds none. `limit` is the longest line in bytes."""
    number = 0
    for number, line in enumerate(_lines(stream, place, limit), 1):
        here = f"{place}:{number}"
        if line is None:
            yield ReadError(here, f"the line is longer than {limit / 1e6:g} MB", "one article a line")
        elif line.strip():
            try:
                yield here, _object(line, here)
            except ReadError as error:
                yield error
    if not number:
        yield ReadError(place, "is empty", "give one JSON object a line")


def drafts(found: Iterable[tuple[str, object] | ReadError], name: str, many: bool = True) -> Iterator[Draft | ReadError]:
    """A draft for each object. `name` is the id of one that has none; of many, it goes on with a digest, so that order does not matter."""
    for item in found:
        if isinstance(item, ReadError):
            yield item
            continue
        place, fields = item
        if not isinstance(fields, dict):
            yield ReadError(place, "is not a JSON object", _OBJECT)
            continue
        text = fields.get("text")
        if not isinstance(text, str) or not text.strip():
            odd = text is not None and not isinstance(text, str)
            yield ReadError(place, "has a `text` that is not a string" if odd else "has no text", 'give it "text": "…"')
            continue
        metadata = Metadata.of(fields, place)
        parts = "\x1f".join((text, metadata.outlet or "", metadata.url or "", metadata.published or ""))
        digest = hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        yield Draft(headed(metadata.title, text), metadata, place, f"{name}-{digest}" if many else name, many)


def document(data: bytes, place: str, name: str) -> Iterator[Draft | ReadError]:
    """The articles of a JSON file: an object, or an array of them. Raises `ReadError` where it is no JSON."""
    value = _value(data, place)
    if isinstance(value, list):
        return drafts([(f"{place}, item {n}", item) for n, item in enumerate(value, 1)], name)
    return drafts([(place, value)], name, many=False)


def _object(line: bytes, place: str) -> dict[str, object]:
    value = _value(line, place)
    if not isinstance(value, dict):
        raise ReadError(place, "is not a JSON object", _OBJECT)
    return value


def _value(data: bytes, place: str) -> object:
    try:
        value: object = msgspec.json.decode(decode(data, place))
    except (ValueError, RecursionError) as error:
        raise ReadError(place, f"is not JSON: {str(error)[:120]}", "check quotes, commas and brackets") from error
    return value


def _lines(stream: BinaryIO, place: str, limit: int) -> Iterator[bytes | None]:
    """Lines one by one; None for one that is too long. Files in UTF-16 are read whole, as their line ends cannot be found before."""
    first = stream.readline(limit + 1)
    encoding, _ = marked(first)
    if encoding and encoding != "utf-8":
        data = first + stream.read(limit + 1)
        if len(data) > limit:
            raise ReadError(place, f"has more than {limit / 1e6:g} MB in {encoding}", "save it as UTF-8")
        yield from (line.encode() for line in decode(data, place).split("\n"))
        return
    line = first
    while line:
        if len(line) > limit and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield None
        else:
            yield line
        line = stream.readline(limit + 1)
