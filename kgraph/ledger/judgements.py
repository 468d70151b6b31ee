"""What holds of a ledger: a pure function of the set of its entries, whatever their order in the file.

An entry that is undone does not hold, unless the undoing is undone in turn. Of entries about one thing the last holds (nomenklatura's
resolver keeps one judgement an edge likewise: https://github.com/opensanctions/nomenklatura).
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kgraph.ledger.entry import Entry


@dataclass(frozen=True)
class Judgements:
    """The entries that hold, in the order in which they were made."""

    entries: tuple[Entry, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Judgements":
        """Fold a ledger, or several put together."""
        every = {e.id: e for e in entries}
        undone = undone_of(every.values())
        last: dict[object, Entry] = {}
        for one in sorted((e for e in every.values() if e.id not in undone and e.what != "undo"), key=lambda e: e.order):
            last[one.subject] = one
        return cls(tuple(sorted(last.values(), key=lambda e: e.order)))

    @cached_property
    def fingerprint(self) -> str:
        """Sixteen hex digits that tell these judgements from others; the same whatever else the ledger holds."""
        return hashlib.sha256("\n".join(e.id for e in self.entries).encode()).hexdigest()[:16]


def undone_of(entries: Iterable[Entry]) -> set[str]:
    """Ids of what is undone. Ids are digests, so no chain of undoings runs in a circle; it is walked from its free end."""
    by: dict[str, list[str]] = {}
    for one in entries:
        if one.undoes:
            by.setdefault(one.undoes, []).append(one.id)
    settled: dict[str, bool] = {}
    for start in by:
        stack = [start]
        while stack:
            waiting = [u for u in by.get(stack[-1], ()) if u not in settled]
            if waiting:
                stack += waiting
            else:
                here = stack.pop()
                settled[here] = any(not settled[u] for u in by.get(here, ()))
    return {i for i, gone in settled.items() if gone}
