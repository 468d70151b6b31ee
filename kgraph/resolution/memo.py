"""What pure functions gave before, by the digest of what they were given: the same input, the same output, whatever happened in between.

The key of a value holds all that it hangs on but the code, its tables and the catalogue; whoever keeps a memo between two runs keeps it
under their fingerprint. A value that is missing, or whose check sum is wrong, is made again.
"""

import hashlib
import struct
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

import msgspec

T = TypeVar("T")
SIZE = 16
"""Bytes of a key."""
CHUNK = 2
"""Letters of an article's key that tell its chunk."""
SUM = 4
"""Bytes of a check sum, in front of a value."""
ENCODE = msgspec.msgpack.Encoder(order="deterministic").encode


def digest(*parts: Any) -> bytes:
    """Of anything that msgspec can write; sets count as sorted."""
    return key_of(ENCODE(parts))


def key_of(value: bytes) -> bytes:
    """The key of bytes."""
    return hashlib.blake2b(value, digest_size=SIZE).digest()


def link(text: str) -> int:
    """A number for a key under which things are held against one another: quicker to read and to look up than its letters."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def links(texts: Iterable[str]) -> bytes:
    """The numbers of keys, packed, as `sets.hanging` reads them."""
    numbers = sorted(map(link, texts))
    return struct.pack(f"<{len(numbers)}Q", *numbers)


class Stage(Generic[T]):
    """The values of one function. `used` are those that were asked for, `made` those of them that were not there before."""

    def __init__(self, kind: Any, before: Mapping[bytes, bytes]) -> None:
        self._decode: Callable[[bytes | memoryview], T] = msgspec.msgpack.Decoder(kind).decode
        self._before = before
        self.used: set[bytes] = set()
        self.made: dict[bytes, bytes] = {}

    def of(self, key: bytes, make: Callable[[], T]) -> T:
        """What was made for this key before, in this run too, else what is made now."""
        found = self.get(key)
        return self.put(key, make()) if found is None else found

    def get(self, key: bytes) -> T | None:
        """What was made for this key before, in this run too; None where that is not there, or damaged."""
        self.used.add(key)
        kept = self.made.get(key) or self._before.get(key)
        if kept:
            value = memoryview(kept)[SUM:]
            try:
                return self._decode(value) if kept[:SUM] == _sum(value) else None
            except msgspec.MsgspecError:
                pass
        return None

    def put(self, key: bytes, found: T) -> T:
        """Keep what was made for this key; gives it back."""
        self.used.add(key)
        value = ENCODE(found)
        self.made[key] = _sum(value) + value
        return found

    def kept(self) -> dict[bytes, bytes]:
        """All that was asked for, for the next run."""
        return {key: self._before[key] for key in self.used - self.made.keys()} | self.made


class Memo:
    """All stages by their names. `before`: stage to the values that were kept of it."""

    def __init__(self, before: Callable[[str], Mapping[bytes, bytes]] | None = None) -> None:
        self._before = before
        self.stages: dict[str, Stage[Any]] = {}

    def together(self, name: str, kind: Any, rows: Sequence[tuple[str, bytes, Callable[[], T]]]) -> list[T]:
        """What was made for each key before, else what is made now. Those of a chunk are one value, which tells their keys first: where
        few are new or other, few values are read. `rows`: chunk, key, make."""
        stage: Stage[tuple[bytes, tuple[T, ...]]] = self.stage(name, tuple[bytes, tuple[kind, ...]])
        chunks: dict[str, list[int]] = defaultdict(list)
        for place, (chunk, _, _) in enumerate(rows):
            chunks[chunk].append(place)
        found: dict[int, T] = {}
        for chunk, places in chunks.items():
            keys, (before, values) = b"".join([rows[i][1] for i in places]), stage.get(chunk.encode()) or (b"", ())
            if keys != before:
                known = {before[n * SIZE : (n + 1) * SIZE]: value for n, value in enumerate(values)}
                values = tuple(known[key] if key in known else make() for _, key, make in (rows[i] for i in places))
                stage.put(chunk.encode(), (keys, values))
            found.update(zip(places, values, strict=True))
        return [found[place] for place in range(len(rows))]

    def stage(self, name: str, kind: Any) -> Stage[Any]:
        """`kind`: the type of its values, as msgspec reads it."""
        if name not in self.stages:
            self.stages[name] = Stage(kind, self._before(name) if self._before else {})
        return self.stages[name]


def _sum(value: bytes | memoryview) -> bytes:
    return zlib.crc32(value).to_bytes(SUM, "big")
