"""What pure functions gave before, by the digest of what they were given: the same input, the same output, whatever happened in between.

The key of a value holds all that it hangs on but the code, its tables and the catalogue; whoever keeps a memo between two runs keeps it
under their fingerprint. A value that is missing, or whose check sum is wrong, is made again.
"""

import hashlib
import struct
import zlib
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
    return hashlib.blake2b(ENCODE(parts), digest_size=SIZE).digest()


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
        self._decode: Callable[[bytes], T] = msgspec.msgpack.Decoder(kind).decode
        self._before = before
        self.used: set[bytes] = set()
        self.made: dict[bytes, bytes] = {}

    def of(self, key: bytes, make: Callable[[], T]) -> T:
        """What was made for this key before, in this run too, else what is made now."""
        self.used.add(key)
        kept = self.made.get(key) or self._before.get(key)
        if kept:
            value = kept[SUM:]
            try:
                if kept[:SUM] == _sum(value):
                    return self._decode(value)
            except msgspec.MsgspecError:
                pass
        found = make()
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
        """What `Stage.of` gives for each, read by chunks: one in which no key is new or other is one value. `rows`: chunk, key, make."""
        each: Stage[T] = self.stage(name, kind)
        whole: Stage[tuple[T, ...]] = self.stage(f"{name}-together", tuple[kind, ...])
        each.used.update(key for _, key, _ in rows)
        chunks: dict[str, list[int]] = {}
        for place, (chunk, _, _) in enumerate(rows):
            chunks.setdefault(chunk, []).append(place)
        found: dict[int, T] = {}
        for places in chunks.values():
            key = digest([rows[i][1] for i in places])
            values = whole.of(key, lambda: tuple(each.of(rows[i][1], rows[i][2]) for i in places))  # noqa: B023 (called at once)
            found.update(zip(places, values, strict=True))
        return [found[place] for place in range(len(rows))]

    def stage(self, name: str, kind: Any) -> Stage[Any]:
        """`kind`: the type of its values, as msgspec reads it."""
        if name not in self.stages:
            self.stages[name] = Stage(kind, self._before(name) if self._before else {})
        return self.stages[name]


def _sum(value: bytes) -> bytes:
    return zlib.crc32(value).to_bytes(SUM, "big")
