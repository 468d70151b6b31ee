"""Which claims state the same: inside each question, units (kgraph.resolution.units) become propositions.

What is asserted is grouped first: the same words at once, other words where all of a group agree. A denial then joins the proposition of
its question that it says most of; one that only points joins what it points at. A claim's second statement joins a proposition of
whichever question states it. Cost: units are compared within blocks of one question and one stem, none larger than COMMON.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kgraph.ledger.pairs import Links, pair_of
from kgraph.resolution.model import Member
from kgraph.resolution.relate import as_denied, part
from kgraph.resolution.units import Unit, narrows, same, shared, weight

COMMON = 60
"""A stem in more units of one question than this pairs nothing by itself."""
STATEMENTS = 9
"""Statements of a claim up to which a copy's are joined to those that it copies."""
AIMED = 0.4
"""Share of the lighter side's weight from which a denial is aimed at a proposition of its question."""


@dataclass(slots=True)
class Group:
    """Units that state one proposition, and those that state it by saying more."""

    question: int
    units: list[Unit]
    implied: list[Unit] = field(default_factory=list)
    narrower: list["Group"] = field(default_factory=list)

    @property
    def first(self) -> Unit:
        return min(self.units, key=lambda u: (u.member, u.number))


class Apart:
    """Pairs of claims that a person held to state two things."""

    def __init__(self, pairs: frozenset[tuple[Member, Member]]) -> None:
        self.pairs = pairs
        self.touched = frozenset(m for pair in pairs for m in pair)

    def __call__(self, one: Iterable[Unit], two: Iterable[Unit]) -> bool:
        """Whether any of one is parted from any of the other."""
        some = {u.member for u in one} & self.touched
        others = {u.member for u in two} & self.touched if some else ()
        return any(pair_of(a, b) in self.pairs for a in some for b in others)


def split(
    units: Sequence[Unit], question: Mapping[Member, int], aims: Mapping[Member, Member], twins: Mapping[Member, Member],
    judged: Links, rarity: Mapping[str, float],
) -> list[Group]:
    """Every unit stands in one group. `question` is that of each claim, `aims` what a claim without words of its own points at, `twins`
    the claim that a copy of one text repeats word for word, `judged` what people said."""
    rows = sorted(units, key=lambda u: (u.member, u.number))
    have = {(u.member, u.number) for u in rows}
    judged = judged.closed()
    kept = Apart(judged.apart)
    twin = _held(twins, judged, have)
    pointing = [u for u in rows if u.member in aims and (u.member, u.number) not in twin]
    plain = [u for u in rows if u.member not in aims and (u.member, u.number) not in twin]
    told = _by_question((u for u in plain if u.number == 1 and u.stance == "asserts"), question)
    groups = [Group(q, members) for q, kin in sorted(told.items()) for members in _alike(kin, kept, rarity)]
    _join(groups, [u for u in plain if u.number > 1], question, kept, rarity)
    for states in (True, False):  # "denied that he is ill" first: what is said to be well may be aimed at that
        _aim(groups, [u for u in plain if u.number == 1 and u.stance != "asserts" and u.states == states], question, kept, rarity)
    at = {(u.member, u.number): g for g in groups for u in g.units}
    for unit in pointing:
        target = at.get((aims[unit.member], 1))
        if target is None or kept(target.units, [unit]):
            target = Group(question[unit.member], [])
            groups.append(target)
        target.units.append(unit)
        at[unit.member, unit.number] = target
    for unit in rows:
        if (unit.member, unit.number) in twin:
            at[twin[unit.member, unit.number]].units.append(unit)
    _imply(groups)
    return sorted(groups, key=lambda g: (g.first.member, g.first.number))


def _held(
    twins: Mapping[Member, Member], judged: Links, have: Container[tuple[Member, int]]
) -> dict[tuple[Member, int], tuple[Member, int]]:
    """Each unit that is known to be one with others, but the first of them, to the first. A person's word is about the first statement."""
    found: dict[tuple[Member, int], tuple[Member, int]] = {}

    def first(key: tuple[Member, int]) -> tuple[Member, int]:
        while key in found:
            key = found[key]
        return key

    numbered = [((a, n), (b, n)) for a, b in sorted(twins.items()) for n in range(1, STATEMENTS + 1)]
    for one, two in (*numbered, *(((a, 1), (b, 1)) for a, b in sorted(judged.together))):
        if one in have and two in have and pair_of(one[0], two[0]) not in judged.apart:
            small, large = sorted((first(one), first(two)))
            if small != large:
                found[large] = small
    return {key: first(key) for key in found}


def _by_question(units: Iterable[Unit], question: Mapping[Member, int]) -> dict[int, list[Unit]]:
    found: dict[int, list[Unit]] = defaultdict(list)
    for unit in units:
        found[question[unit.member]].append(unit)
    return found


def _alike(units: Sequence[Unit], kept: Apart, rarity: Mapping[str, float]) -> list[list[Unit]]:
    """Complete linkage over units of one question: the closest first, and all of both groups must agree."""
    kinds: dict[tuple[object, ...], list[Unit]] = {}
    for unit in units:
        alone = unit.member if unit.member in kept.touched else None
        kinds.setdefault((unit.key, alone), []).append(unit)
    rows = list(kinds.values())
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, kin in enumerate(rows):
        for stem in kin[0].stems:
            blocks[stem].append(i)
    pairs = {(a, b) for block in blocks.values() if len(block) <= COMMON for n, a in enumerate(block) for b in block[n + 1 :]}
    agree = {
        (a, b): shared(rows[a][0], rows[b][0], rarity)
        for a, b in pairs if same(rows[a][0], rows[b][0], rarity) and not kept(rows[a], rows[b])
    }
    of = {i: [i] for i in range(len(rows))}
    for (a, b), _ in sorted(agree.items(), key=lambda kv: (-kv[1], kv[0])):
        one, two = of[a], of[b]
        if one is not two and all((min(i, j), max(i, j)) in agree for i in one for j in two):
            one += two
            for i in two:
                of[i] = one
    return [[u for i in sorted(of[n]) for u in rows[i]] for n in range(len(rows)) if min(of[n]) == n]


def _join(groups: list[Group], units: Sequence[Unit], question: Mapping[Member, int], kept: Apart, rarity: Mapping[str, float]) -> None:
    """Second statements: to a proposition that states the same, of their own question before others; else to a new one."""
    index: dict[tuple[str, str], list[Group]] = defaultdict(list)

    def enter(group: Group) -> None:
        for stem in group.units[0].stems:
            for who in group.units[0].named:
                index[stem, who].append(group)

    for group in groups:
        enter(group)
    for unit in units:
        near = {id(g): g for stem in sorted(unit.stems) for who in sorted(unit.named) if len(b := index[stem, who]) <= COMMON for g in b}
        fit = [g for g in near.values() if g.first.stance == unit.stance and same(g.first, unit, rarity) and not kept(g.units, [unit])]
        home = question[unit.member]
        best = min(fit, key=lambda g: (g.question != home, -shared(g.first, unit, rarity), g.first.member, g.first.number), default=None)
        if best is None:
            groups.append(best := Group(home, [unit]))
            enter(best)
        else:
            best.units.append(unit)


def _aim(groups: list[Group], units: Sequence[Unit], question: Mapping[Member, int], kept: Apart, rarity: Mapping[str, float]) -> None:
    """Each to the proposition of its question that it has most in common with, else with others of its side."""
    told = defaultdict(list)
    for group in groups:
        told[group.question].append(group)
    left = []
    for unit in units:
        scored = [(_closeness(unit, g.first, rarity), g) for g in told[question[unit.member]] if not kept(g.units, [unit])]
        best = min(scored, key=lambda s: (-s[0], s[1].first.member, s[1].first.number), default=None)
        if best and best[0] >= AIMED:
            best[1].units.append(unit)
        else:
            left.append(unit)
    for q, kin in sorted(_by_question(left, question).items()):
        groups += [Group(q, members) for members in _alike(kin, kept, rarity)]


def _closeness(denial: Unit, told: Unit, rarity: Mapping[str, float]) -> float:
    told = as_denied(denial, told)
    parted = bool(denial.parts or told.parts) and denial.parts != told.parts
    if not denial.states and told.negated:  # who says "clean" against "doped" does not deny that someone "was clean"
        return 0.0
    if told.ahead == "talk" or parted or set(part(denial, told)) - {"modality"}:
        return 0.0
    least = min(weight(denial.stems, rarity), weight(told.stems, rarity))
    common = weight(denial.stems & told.stems, rarity) / least if least else 0.0
    return common + shared(denial, told, rarity) if common >= AIMED else 0.0


def _imply(groups: Sequence[Group]) -> None:
    """Who asserts that someone has blood cancer asserts that they have cancer. No denial is carried over: it is aimed at one thing."""
    kin: dict[int, list[Group]] = defaultdict(list)
    for group in groups:
        kin[group.question].append(group)
    for rows in kin.values():
        blocks: dict[str, list[Group]] = defaultdict(list)
        for group in rows:
            for stem in group.first.stems:
                blocks[stem].append(group)
        for wide in rows:
            stems = [blocks[s] for s in wide.first.stems if len(blocks[s]) <= COMMON]
            near = {id(g): g for block in stems for g in block if g is not wide}
            for narrow in sorted(near.values(), key=lambda g: (g.first.member, g.first.number)):
                if narrows(narrow.first, wide.first):
                    wide.narrower.append(narrow)
                    wide.implied += [u for u in narrow.units if u.stance == "asserts"]
