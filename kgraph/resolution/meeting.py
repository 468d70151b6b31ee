"""Groups of claims that put one question in several articles: those of each article are grouped before (kgraph.resolution.same).

Two groups meet where the mean, over the claims of each, of the best score that a claim has with any of the other is above a threshold, the
highest mean first: a claim needs one that is like it in the other article, not all of them, since what an article says of one question in
three ways need not resemble each of the four ways of another. A claim that finds only its own article in the other group is left out of
the mean: it was held against that article's claims before, and what other articles say decides. A pair that is barred keeps its groups
apart. The smaller of two groups is moved into the larger, so that cost grows with the number of pairs and its logarithm.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from kgraph.resolution.compare import FAR

THRESHOLD = -1.3
"""Mean best score (log odds) from which groups of several articles are one."""


def meet(groups: Sequence[Sequence[int]], edges: Mapping[tuple[int, int], float], articles: Sequence[str]) -> list[list[int]]:
    """The groups, those that meet as one. `edges`: scores of pairs of claims of two articles, -inf where they are barred; `articles`: that
    of each claim. Each group is sorted, and so are the groups that come back, by their first claim."""
    return _Groups(groups, edges, articles).met()


class _Groups:
    """Of each claim its best score with each group, of each group the sum of these over its claims.

    The larger of two groups that meet keeps its number. `best[i][g]` stands where some claim of `g` was compared with claim `i`,
    `reached[g]` holds these claims, `total[g][h]` the sum and the number of `best[i][h]` for `i` in `g`,
    `told[g]` how many of its claims each article has.
    """

    def __init__(self, groups: Sequence[Sequence[int]], edges: Mapping[tuple[int, int], float], articles: Sequence[str]) -> None:
        self.members = {n: list(group) for n, group in enumerate(groups)}
        self.of = {i: n for n, group in self.members.items() for i in group}
        self.told = {n: Counter(articles[i] for i in group) for n, group in self.members.items()}
        self.best: dict[int, dict[int, float]] = defaultdict(dict)
        self.reached: dict[int, set[int]] = defaultdict(set)
        self.total: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        self.apart: dict[int, set[int]] = defaultdict(set)
        for (i, j), score in sorted(edges.items()):
            if self.of[i] == self.of[j]:
                continue
            if score == -math.inf:
                self.apart[self.of[i]].add(self.of[j])
                self.apart[self.of[j]].add(self.of[i])
            else:
                self._raise(i, self.of[j], score)
                self._raise(j, self.of[i], score)

    def met(self) -> list[list[int]]:
        """All groups, once none meets another any more."""
        heap = [(-value, *self._pair(g, h)) for g in self.total for h in self.total[g] if g < h and (value := self._mean(g, h)) > THRESHOLD]
        heapq.heapify(heap)
        while heap:
            value, _, _, g, h = heapq.heappop(heap)
            if g not in self.members or h not in self.members or -value != self._mean(g, h):
                continue  # as it was before one of them met another
            kept = self._join(g, h)
            for other in self.total[kept]:
                if (mean := self._mean(kept, other)) > THRESHOLD:
                    heapq.heappush(heap, (-mean, *self._pair(kept, other)))
        return sorted(self.members.values())

    def _raise(self, i: int, group: int, score: float) -> None:
        """Claim `i` has this score with a claim of the group."""
        known = self.best[i].get(group)
        total, number = self.total[self.of[i]].get(group, (0.0, 0))
        if known is None:
            self.reached[group].add(i)
            self.total[self.of[i]][group] = total + score, number + 1
        elif score > known:
            self.total[self.of[i]][group] = total + score - known, number
        else:
            return
        self.best[i][group] = score

    def _pair(self, g: int, h: int) -> tuple[int, int, int, int]:
        """First claims, which break ties, and numbers."""
        one, two = sorted((g, h), key=lambda n: self.members[n][0])
        return self.members[one][0], self.members[two][0], one, two

    def _mean(self, g: int, h: int) -> float:
        if h in self.apart[g]:
            return -math.inf
        return (self._side(g, h) + self._side(h, g)) / 2

    def _side(self, g: int, h: int) -> float:
        total, number = self.total[g].get(h, (0.0, 0))
        size = len(self.members[g])
        if len(self.told[h]) == 1:
            size -= self.told[g][next(iter(self.told[h]))]
        if not size:
            return FAR
        return (total + (size - number) * FAR) / size

    def _join(self, g: int, h: int) -> int:
        """One group of two; the number that it keeps."""
        weight = {n: len(self.members[n]) + len(self.reached[n]) + len(self.total[n]) for n in (g, h)}
        large, small = (g, h) if (weight[g], -self.members[g][0]) >= (weight[h], -self.members[h][0]) else (h, g)
        self.total[large].pop(small, None)
        for other, (total, number) in self.total.pop(small, {}).items():
            if other != large:
                was = self.total[large].get(other, (0.0, 0))
                self.total[large][other] = was[0] + total, was[1] + number
        for i in self.members[small]:
            if self.best[i].pop(large, None) is not None:
                self.reached[large].discard(i)
            self.of[i] = large
        for i in sorted(self.reached.pop(small, ())):
            score = self.best[i].pop(small)
            if self.of[i] != large:
                self.total[self.of[i]].pop(small, None)
                self._raise(i, large, score)
        for other in self.apart.pop(small, ()):
            self.apart[other].discard(small)
            self.apart[other].add(large)
            self.apart[large].add(other)
        self.told[large].update(self.told.pop(small))
        self.members[large] = sorted(self.members[large] + self.members.pop(small))
        return large
