"""Pairs that people held to be one, or two, taken together.

A pair that was parted stays parted: a false merge is worse than two nodes. Of pairs that were joined the newest come first, and one
that would join, through others, what was parted is refused and listed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from kgraph.ledger.entry import Entry

Member = tuple[str, str]
"""(article key, entity or claim id in that article's record)."""
Pair = tuple[Member, Member]
"""Smaller member first."""


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs that are one, and pairs that are two. No chain of the first joins one of the second."""

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.together or self.apart)

    @property
    def groups(self) -> list[list[Member]]:
        """Members that are held together, sorted; each group has two or more."""
        groups = _Groups()
        for one, two in sorted(self.together):
            groups.join(one, two)
        return sorted(sorted(g) for g in {id(g): g for g in groups.of.values()}.values())

    def closed(self) -> "Links":
        """With what follows: whatever is one with either end of a parted pair is parted too."""
        of = {m: group for group in self.groups for m in group}
        together = {pair for group in self.groups for pair in combinations(group, 2)}
        apart = {pair_of(a, b) for one, two in self.apart for a, b in product(of.get(one, [one]), of.get(two, [two]))}
        return Links(frozenset(together), frozenset(apart))


class _Groups:
    def __init__(self) -> None:
        self.of: dict[Member, set[Member]] = {}

    def group(self, member: Member) -> set[Member]:
        return self.of.setdefault(member, {member})

    def join(self, one: Member, two: Member) -> None:
        small, large = sorted((self.group(one), self.group(two)), key=len)
        if small is not large:
            large |= small
            for member in small:
                self.of[member] = large


def pair_of(one: Member, two: Member) -> Pair:
    """In its one order."""
    return (one, two) if one <= two else (two, one)


def combined(verdicts: Mapping[Pair, tuple[Entry, ...]]) -> tuple[Links, list[tuple[Entry, Entry]]]:
    """What holds, and each entry that was refused with one that forbids it.

    `verdicts`: what was judged of each pair, in the order in which it was judged: the last holds.
    """
    last = {pair: entries[-1] for pair, entries in verdicts.items()}
    apart = {pair: e for pair, e in last.items() if e.what == "different"}
    foes: dict[Member, list[tuple[Member, Entry]]] = {}
    for (one, two), judged in apart.items():
        foes.setdefault(one, []).append((two, judged))
        foes.setdefault(two, []).append((one, judged))
    groups, together, refused = _Groups(), set(), []
    for pair, judged in sorted(((p, e) for p, e in last.items() if e.what == "same"), key=lambda x: (x[1].order, x[0]), reverse=True):
        against = _against(groups.group(pair[0]), groups.group(pair[1]), foes)
        if against:
            refused.append((judged, against[0]))
        else:
            groups.join(*pair)
            together.add(pair)
    return Links(frozenset(together), frozenset(apart)), refused


def _against(one: Iterable[Member], two: set[Member], foes: Mapping[Member, list[tuple[Member, Entry]]]) -> list[Entry]:
    return sorted((e for m in one for foe, e in foes.get(m, ()) if foe in two), key=lambda e: e.order)
