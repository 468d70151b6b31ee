"""Places as users give them become files, in an order that depends on the names alone; found one by one, as they are asked for."""

import glob
import os
import re
import stat
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from kgraph.errors import ReadError
from kgraph.readers import sidecar
from kgraph.readers.kinds import ENDINGS, by_ending
from kgraph.readers.metadata import Metadata
from kgraph.readers.paths import nearest, shown

_ADDRESS = re.compile(r"https?://", re.I)


class File(msgspec.Struct, frozen=True):
    """A file to read, with what the folder's index says of it."""

    path: Path
    row: Metadata


class Finder:
    """Finds the files of places. Faults of one folder's index are told once, however many of its files are given."""

    def __init__(self) -> None:
        self._index = lru_cache(maxsize=16)(sidecar.load)
        self._told: set[Path] = set()
        self._bare: dict[Path, Path] = {}  # folder: its index, which was given without any of its files so far

    def find(self, place: str) -> Iterator[File | ReadError]:
        """The files of one place (file, folder or glob), and what is wrong with it."""
        path = Path(place)
        try:
            there = os.path.lexists(place)
        except ValueError:  # a NUL in the name
            there = False
        if there:
            yield from self._given(path)
        elif _ADDRESS.match(place):
            yield ReadError(place, "kgraph opens no addresses", "save the page, and give the file")
        elif glob.has_magic(place):
            # Path.glob takes no absolute patterns, and folders of any depth into memory.
            matched = sorted(glob.glob(place, recursive=True)) if "\0" not in place else []  # noqa: PTH207
            # With **, a folder and what is in it both match.
            for match in matched:
                if "**" not in place or not Path(match).is_dir():
                    yield from self._given(Path(match))
            if not matched:
                yield ReadError(place, "matches nothing", "check the pattern")
        else:
            yield ReadError(place, "is not there", nearest(path) if "\0" not in place else "check the path")

    def left(self) -> Iterator[ReadError]:
        """Indexes that were given alone: they are no articles."""
        for index in self._bare.values():
            yield ReadError(shown(index), "holds metadata of the files beside it, and no text", "give the folder")

    def _given(self, path: Path) -> Iterator[File | ReadError]:
        if path.is_dir():
            empty = True
            for found in self._walk(path):
                empty = False
                yield found
            if empty:
                yield ReadError(shown(path), "has nothing to read in it", f"kgraph reads {', '.join(ENDINGS)}")
        elif not path.exists():
            yield ReadError(shown(path), "is a link that leads nowhere", "mend or remove it")
        elif sidecar.is_sidecar(path):
            if path.parent not in self._told:
                self._bare[path.parent] = path
        else:
            yield from self._one(path, self._index(path.parent))

    def _one(self, path: Path, index: sidecar.Sidecar) -> Iterator[File | ReadError]:
        yield from self._faults(path.parent, index)
        yield File(path, index.rows[path.name][1] if path.name in index.rows else Metadata())

    def _faults(self, folder: Path, index: sidecar.Sidecar) -> Iterator[ReadError]:
        self._bare.pop(folder, None)
        if folder not in self._told:
            self._told.add(folder)
            yield from index.faults

    def _walk(self, top: Path) -> Iterator[File | ReadError]:
        """Files of each folder by name, then its folders by name. A folder that links lead to again is read once."""
        seen: set[tuple[int, int]] = set()
        waiting: list[tuple[Path, frozenset[tuple[int, int]]]] = [(top, frozenset())]
        while waiting:
            folder, above = waiting.pop()
            try:
                status = folder.stat()
                names = sorted(entry.name for entry in os.scandir(folder) if not entry.name.startswith("."))
            except OSError as error:
                yield ReadError(shown(folder), f"cannot be looked into: {error.strerror}", "check its permissions")
                continue
            here = (status.st_dev, status.st_ino)
            if here in above:
                yield ReadError(shown(folder), "is a link to a folder that it lies in; not followed", "remove the link")
            if here in seen:
                continue
            seen.add(here)
            inner: list[Path] = []
            yield from self._files(folder, names, inner)
            waiting += [(path, above | {here}) for path in reversed(inner)]

    def _files(self, folder: Path, names: list[str], inner: list[Path]) -> Iterator[File | ReadError]:
        index = self._index(folder)
        files: list[Path] = []
        for name in names:
            path = folder / name
            try:
                mode = path.stat().st_mode
            except OSError:  # a link into nothing, or one that leads to itself
                if by_ending(name):
                    yield ReadError(shown(path), "is a link that leads nowhere", "mend or remove it")
                continue
            if stat.S_ISDIR(mode):
                inner.append(path)
            elif stat.S_ISREG(mode):
                files.append(path)
        yield from self._faults(folder, index)
        yield from index.missing({path.name for path in files})
        for path in files:
            if (by_ending(path.name) or path.name in index.rows) and not sidecar.is_sidecar(path):
                yield from self._one(path, index)
