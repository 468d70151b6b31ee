"""One article's text with labels in it, and where each of its spans stands now."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Sequence

from kgraph.export.protect_forms import Hit, Sweep, moved
from kgraph.graph.anchors import AROUND


class Rewritten:
    """Old offsets to new ones. A span that begins or ends within a name has the whole label."""

    __slots__ = ("_plain", "_shift", "_starts", "_sweep", "given", "hits", "old", "text")

    def __init__(self, old: str, hits: Sequence[Hit], sweep: Sweep, given: bool) -> None:
        self.old, self.hits, self.text, self.given = old, tuple(hits), moved(old, hits), given
        self._sweep = sweep
        self._starts = [h.start for h in self.hits]
        self._shift = [0]
        for h in self.hits:
            self._shift.append(self._shift[-1] + len(h.label) - (h.end - h.start))
        self._plain: tuple[str, list[int]] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the words of [start, end) stand now."""
        return self._at(start, False), self._at(end, True)

    def _at(self, place: int, end: bool) -> int:
        n = bisect_right(self._starts, place - 1 if end else place)
        hit = self.hits[n - 1] if n else None
        if hit and (place <= hit.end if end else place < hit.end):
            return hit.start + self._shift[n - 1] + (len(hit.label) if end else 0)
        return place + self._shift[n]

    def anchored(self, start: int, end: int) -> dict[str, str]:
        """The words of an old span, and those around it, as they are now."""
        first, last = self.span(start, end)
        return {
            "exact": self.text[first:last], "prefix": self.text[max(0, first - AROUND) : first], "suffix": self.text[last : last + AROUND],
        }

    def words(self, value: str) -> str:
        """A string that may be words of the text: as they stand there now, wherever they stand alike; else swept alone."""
        if not self.hits:
            return self._sweep.words(value, self.given)
        if self._plain is None:
            pieces = list(re.finditer(r"\S+", self.old))
            places = [p for m in pieces for p in (*range(*m.span()), m.end())]
            self._plain = " ".join(m[0] for m in pieces), places
        line, places = self._plain
        wanted, found = " ".join(value.split()), set[str]()
        at = line.find(wanted) if len(wanted) > 3 else -1
        while at >= 0 and len(found) < 2:
            start, end = self.span(places[at], places[at + len(wanted) - 1] + 1)
            found.add(" ".join(self.text[start:end].split()))
            at = line.find(wanted, at + 1)
        return found.pop() if len(found) == 1 else self._sweep.words(value, self.given)


def key(*parts: str) -> str:
    """A new key, out of what the article is now: the old one could be guessed back by putting names in the places of labels."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
