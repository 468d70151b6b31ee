"""One review: doubt after doubt, each answer written down at once, so that whoever stops has lost nothing and goes on where they were."""

from collections.abc import Sequence

from kgraph.ledger import Entry, Ledger
from kgraph.review.doubt import Doubt


class Session:
    """Walks through doubts and writes into a ledger."""

    def __init__(self, doubts: Sequence[Doubt], ledger: Ledger) -> None:
        self._doubts, self._ledger = doubts, ledger
        self._at = 0
        self._done: list[tuple[int, Entry]] = []

    @property
    def doubt(self) -> Doubt | None:
        """What is asked now; None at the end."""
        return self._doubts[self._at] if self._at < len(self._doubts) else None

    @property
    def place(self) -> tuple[int, int]:
        """Which of how many."""
        return self._at + 1, len(self._doubts)

    @property
    def judged(self) -> int:
        """How many judgements of this session stand."""
        return len(self._done)

    def answer(self, key: str) -> Entry | None:
        """Write the judgement of a key and go on; None where the key is no answer."""
        doubt = self.doubt
        found = dict(doubt.answers).get(key) if doubt else None
        if found is None:
            return None
        made = self._ledger.add(found.what, found.of, level=found.level)
        self._done.append((self._at, made))
        self._at += 1
        return made

    def skip(self) -> None:
        """Go on; it is asked again in another session."""
        self._at += 1

    def undo(self) -> Entry | None:
        """Take the last judgement of this session back and ask that again; None where there is none."""
        if not self._done:
            return None
        self._at, made = self._done.pop()
        return self._ledger.add("undo", undoes=made.id)
