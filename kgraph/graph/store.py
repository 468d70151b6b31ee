"""A graph's folder: `generations/<n>/` holds an Oxigraph store, `kgraph.json` names the good one and is replaced atomically.

The invariant: at every moment `kgraph.json` is absent or names a whole generation, so a build that is cut off changes nothing.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from io import RawIOBase
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

import msgspec
import pyoxigraph

from kgraph.errors import GraphError, UsageError
from kgraph.graph.change import Change
from kgraph.graph.terms import Quad
from kgraph.graph.write import FORMAT

if TYPE_CHECKING:
    from rdflib import Dataset

MANIFEST = "kgraph.json"
GENERATIONS = "generations"
_ENCODE = msgspec.json.Encoder(order="sorted").encode


class _Stream(RawIOBase):
    """Quads as a binary file that is read once, so that they never stand in memory all together."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._lines: Iterator[Quad] = iter(quads)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        parts, size = [self._rest], len(self._rest)
        while size < len(buffer):
            line = next(self._lines, None)
            if line is None:
                break
            parts.append(line.encode() + b"\n")
            size += len(parts[-1])
        data = b"".join(parts)
        taken = data[: len(buffer)]
        self._rest = data[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """Of the last good generation, None where there is none. Raises GraphError where it is unreadable or newer than this kgraph."""
    path = folder / MANIFEST
    try:
        said = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError) as error:
        raise GraphError(f"{path} cannot be read ({error}); build again into another folder") from error
    if not isinstance(said.get("format"), int) or not isinstance(said.get("generation"), int):
        raise GraphError(f"{path} is no manifest of a kgraph graph; choose another folder with --graph")
    if said["format"] > FORMAT:
        raise GraphError(f"{folder} was written by a newer kgraph (format {said['format']}, this one knows {FORMAT}); upgrade kgraph")
    return said


def write_generation(folder: Path, quads: Iterable[Quad] | Change, manifest: Mapping[str, Any]) -> int:
    """Load the quads into the next generation, or change a copy of the last one, make it the good one, and remove the others. Its number.

    Raises UsageError where the folder cannot be written, GraphError where a newer kgraph wrote it.
    """
    before = read_manifest(folder)
    number = (before["generation"] if before else 0) + 1
    target = folder / GENERATIONS / str(number)
    try:
        shutil.rmtree(target, ignore_errors=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(quads, Change):
            _changed(open_store(folder), target, quads)
        else:
            store = pyoxigraph.Store(str(target))
            store.bulk_load(cast(IO[bytes], _Stream(quads)), pyoxigraph.RdfFormat.N_QUADS)
            store.flush()
            store.optimize()
            del store
        temporary = folder / (MANIFEST + ".new")
        with temporary.open("wb") as file:
            file.write(_ENCODE({**manifest, "format": FORMAT, "generation": number}))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(folder / MANIFEST)
    except OSError as error:
        raise UsageError(f"{folder} cannot be written ({error}); choose another folder with --graph") from error
    for other in (folder / GENERATIONS).iterdir():
        if other.name != str(number):
            shutil.rmtree(other, ignore_errors=True)
    return int(number)


def _changed(last: pyoxigraph.Store, target: Path, change: Change) -> None:
    """A copy of the store, of hard links where the disk has them, with the change made in it."""
    last.backup(str(target))
    store = pyoxigraph.Store(str(target))
    for graph in change.gone:
        store.remove_graph(pyoxigraph.NamedNode(graph[1:-1]))
    for quad in pyoxigraph.parse("\n".join(change.without).encode(), pyoxigraph.RdfFormat.N_QUADS):
        store.remove(quad)
    store.bulk_load(cast(IO[bytes], _Stream(change.quads)), pyoxigraph.RdfFormat.N_QUADS)
    store.flush()


def place(folder: Path) -> Path:
    """The good generation's store. Raises GraphError where there is none."""
    said = read_manifest(folder)
    if said is None:
        raise GraphError(f"{folder} holds no graph; make one with: kgraph build PATHS --graph {folder}")
    return folder / GENERATIONS / str(said["generation"])


def open_store(folder: Path) -> pyoxigraph.Store:
    """The good generation, read-only. Raises GraphError."""
    where = place(folder)
    try:
        return pyoxigraph.Store.read_only(str(where))
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: RocksDB's word for a store that is damaged
        raise GraphError(f"{where} cannot be opened ({error}); build again") from error


def open_dataset(folder: Path) -> "Dataset":
    """The same as an rdflib Dataset over Oxigraph, whose default graph is the union of all."""
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    return Dataset(store=OxigraphStore(store=open_store(folder)), default_union=True)
