"""The ledger's file: JSON Lines that are only ever added to. It is the user's, stands beside the graph's folder and is fit for git.

Two branches that both added lines are merged by keeping the lines of both (`ledger.jsonl merge=union` in `.gitattributes`).
"""

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from kgraph.errors import UsageError
from kgraph.ledger.entry import Entry, Level, Target, What, digest, entry, fault_of

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


def parsed(line: bytes, place: str, *, who: str | None = None) -> Entry:
    """One line. Where `who` is given, it comes from elsewhere: it may lack its id, and the name of `who`. Raises UsageError."""
    if line.startswith((b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")):
        raise UsageError(f"{place}: a mark that git left in a merge; keep the lines of both sides and delete the marks")
    try:
        one = _DECODE(line) if who is None else _completed(line, who)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UsageError(f"{place}: no judgement ({error}); mend the line, or upgrade kgraph where a newer one wrote it") from error
    fault, right = fault_of(one), digest(one)
    if fault:
        raise UsageError(f"{place}: no judgement ({fault}); mend the line or take it out")
    if one.id != right and (who is None or one.id):
        raise UsageError(f"{place}: the line was changed after it was written; bring it back, and judge anew by kgraph ledger add")
    return msgspec.structs.replace(one, id=right)


def _completed(line: bytes, who: str) -> Entry:
    fields = msgspec.json.decode(line, type=dict[str, Any])
    return msgspec.convert({"who": who, **fields}, Entry)


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


def now() -> datetime:
    """The clock's time. No build ever reads it: it is only written into judgements."""
    return datetime.now(UTC)


class Ledger:
    """A file that is judged into, one entry after another. Of two entries that it writes the second is always the later."""

    def __init__(self, path: Path, who: str, clock: Callable[[], datetime] = now) -> None:
        """Raises UsageError where the file cannot be read or nobody is named."""
        if not who.strip():
            raise UsageError("who judges? give a name with --who or KGRAPH_WHO")
        self.path, self.entries = path, read(path)
        self.who, self._clock = who.strip(), clock

    def add(
        self, what: What, of: Sequence[Target] = (), *, why: str = "", level: Level | None = None, grade: str | None = None,
        undoes: str | None = None,
    ) -> Entry:
        """Write a judgement down. Raises UsageError where it is none, or cannot be written."""
        last = max((datetime.fromisoformat(e.when) for e in self.entries), default=datetime.min.replace(tzinfo=UTC))
        when = max(self._clock().astimezone(UTC), last + timedelta(microseconds=1))
        try:
            made = entry(
                what, of, who=self.who, when=when.strftime("%Y-%m-%dT%H:%M:%S.%fZ"), why=why, level=level, grade=grade, undoes=undoes
            )
        except ValueError as error:
            raise UsageError(f"{error}; kgraph ledger add --help shows how each is put") from error
        self.take([made])
        return made

    def take(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Add entries from elsewhere; gives back those that were not there yet."""
        there = {e.id for e in self.entries}
        new = tuple({e.id: e for e in entries if e.id not in there}.values())
        if new:
            append(self.path, new)
            self.entries = (*self.entries, *new)
        return new
