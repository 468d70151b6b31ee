"""`index.jsonl` in a folder gives metadata by `file`, the name of a file in that same folder. It never opens what it names."""

from pathlib import Path

import msgspec

from kgraph.errors import ReadError
from kgraph.readers.lines import objects
from kgraph.readers.metadata import Metadata
from kgraph.readers.paths import shown

NAME = "index.jsonl"
LONGEST_ROW = 1_000_000


class Sidecar(msgspec.Struct, frozen=True):
    """Rows by file name, each with its place; and what is wrong in the file."""

    rows: dict[str, tuple[str, Metadata]] = {}
    faults: tuple[ReadError, ...] = ()

    def missing(self, names: set[str]) -> list[ReadError]:
        """An error for each row whose file is not among the folder's."""
        return [
            ReadError(place, f"names the file {name!r}, which is not there", "mend the name, or take the line out")
            for name, (place, _) in self.rows.items() if name not in names
        ]


def _load(path: Path) -> Sidecar:
    rows: dict[str, tuple[str, Metadata]] = {}
    faults: list[ReadError] = []
    with path.open("rb") as stream:
        for item in objects(stream, shown(path), LONGEST_ROW):
            if isinstance(item, ReadError):
                faults.append(item)
                continue
            place, fields = item
            name = fields.get("file")
            if not isinstance(name, str) or not name:
                faults.append(ReadError(place, "has no `file`", "each line of an index names the file that it is about"))
            elif "/" in name or "\\" in name or name in (".", "..", NAME):
                faults.append(ReadError(place, f"{name!r} is not the name of a file in this folder", "give the name alone, without a path"))
            elif name in rows:
                faults.append(ReadError(place, f"names {name!r} a second time; the first line counts", "take one of them out"))
            else:
                rows[name] = place, Metadata.of(fields, place)
    return Sidecar(rows, tuple(faults))


def load(folder: Path) -> Sidecar:
    """The folder's sidecar, empty where there is none."""
    path = folder / NAME
    if not is_sidecar(path):
        return Sidecar()
    try:
        return _load(path)
    except OSError as error:
        return Sidecar(faults=(ReadError(shown(path), f"cannot be read: {error.strerror}", "check its permissions"),))


def is_sidecar(path: Path) -> bool:
    """Whether it is an index, and not JSON Lines that happen to have its name: no line of it has a text of its own."""
    if path.name != NAME or not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            for item in objects(stream, shown(path), LONGEST_ROW):
                if not isinstance(item, ReadError):
                    return "file" in item[1] or "text" not in item[1]
    except OSError:
        pass  # said when it is loaded
    return True
