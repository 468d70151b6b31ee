"""The ledger's file: JSON Lines that are only ever added to. It is the user's, stands beside the graph's folder and is fit for git.

Two branches that both added lines are merged by keeping the lines of both (`ledger.jsonl merge=union` in `.gitattributes`).
"""

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from kgraph.errors import UsageError
from kgraph.ledger.entry import Entry, digest, fault_of

NAME = "ledger.jsonl"
_DECODE = msgspec.json.Decoder(Entry).decode


def beside(graph: Path) -> Path:
    """Where the ledger of a graph's folder stands, unless the user says otherwise."""
    return graph.resolve().parent / NAME


def read(path: Path) -> tuple[Entry, ...]:
    """Every entry, in the order of the file, each once; none where there is no file. Raises UsageError with the line that is wrong."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}; choose another file with --ledger") from error
    found: dict[str, Entry] = {}
    for number, line in enumerate(data.splitlines(), 1):
        if line.strip():
            one = parsed(line, f"{path}:{number}")
            found.setdefault(one.id, one)
    return tuple(found.values())


def parsed(line: bytes, place: str, *, trusted: bool = True) -> Entry:
    """One line. One that is not `trusted` may lack its id, which it is then given. Raises UsageError."""
    if line.startswith((b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")):
        raise UsageError(f"{place}: a mark that git left in a merge; keep the lines of both sides and delete the marks")
    try:
        one = _DECODE(line)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UsageError(f"{place}: no judgement ({error}); mend the line, or upgrade kgraph where a newer one wrote it") from error
    fault, right = fault_of(one), digest(one)
    if fault:
        raise UsageError(f"{place}: no judgement ({fault}); mend the line or take it out")
    if one.id != right and (trusted or one.id):
        raise UsageError(f"{place}: the line was changed after it was written; bring it back, and judge anew by kgraph ledger add")
    return msgspec.structs.replace(one, id=right)


def append(path: Path, entries: Iterable[Entry]) -> None:
    """Add lines at the end, in one write. Raises UsageError where the file cannot be written."""
    data = b"".join(e.line + b"\n" for e in entries)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab+") as file:
            if file.tell() and (file.seek(-1, os.SEEK_END), file.read(1))[1] != b"\n":
                data = b"\n" + data
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}; choose another file with --ledger") from error
