"""Links between claims, each with its rule, the words that it joins, and its reason in words. Nothing is decided by
them: they say what a person should see side by side.

| kind | from | to |
| --- | --- | --- |
| `denies` | a denial | what it denies |
| `repeats` | a claim | an earlier one on the same side, behind which the same origin stands or may stand |
| `supports` | a claim | an earlier one on the same side, of an origin that is surely another |
| `narrows` | a claim that says more | one that it bears out by saying so |
| `incompatible` | a claim | one that gives another account of one event, and denies nothing |
| `looksLike` | a claim | one that is alike in words, of another event |
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kgraph.resolution import words
from kgraph.resolution.alike import Difference, looks_like, one_event
from kgraph.resolution.finer import COMMON, Group
from kgraph.resolution.model import Link, LinkKind, Member
from kgraph.resolution.origins import End, Voice, end
from kgraph.resolution.propositions import Context, Counted
from kgraph.resolution.units import Unit

FEW = 50
"""Claims on one side of a proposition above which a link goes to the first of each origin alone: links stay linear in the claims."""
ACCOUNTS = ("agent", "object", "time", "place")
WHAT: Mapping[Difference, str] = {
    "agent": "another does it", "object": "it is of another person or thing", "time": "it is of another time",
    "place": "it is of another place", "number": "the figures differ", "modality": "one lies ahead or is only possible, the other not",
}


def inside(groups: Sequence[tuple[Group, Counted]], known: Context, names: Mapping[str, str]) -> tuple[list[Link], set[Member]]:
    """Links between claims that state or deny one proposition, and from a narrower one; and the claims that none may lead to. `names`: of
    entities by slug."""
    found: dict[tuple[str, Member, Member], Link] = {}
    gone: set[Member] = set()
    for group, counted in groups:
        heard = [
            Heard(unit, voice, counted.ends.get(unit.member) or end(voice, known.outlets))
            for unit in sorted(group.units, key=lambda u: (u.member, u.number))
            if not (voice := known.voice(unit)).out and unit.member not in counted.fallen
        ]
        gone |= {u.member for u in group.units} - {h.unit.member for h in heard}
        made = _denials(heard, names)
        for stance in ("asserts", "denies"):
            made += _side([h for h in heard if h.unit.stance == stance], names)
        for narrow in group.narrower:
            made.append(_link("narrows", narrow.first, group.first, "narrows-adds", "It says all that the other says, and more."))
        for link in made:
            found.setdefault((link.kind, link.source, link.target), link)
    return list(found.values()), gone


def across(
    firsts: Iterable[tuple[Unit, str]], known: Sequence[Link], gone: AbstractSet[Member], called: Mapping[str, str],
    rarity: Mapping[str, float],
) -> list[Link]:
    """These links with those between propositions that look alike. `firsts`: the first statement of each, and its question; `called`:
    the folded names of entities."""
    found = {(link.kind, link.source, link.target) for link in known}
    made = list(known)
    for one, two in _near(sorted(firsts, key=lambda f: (f[0].member, f[0].number))):
        apart = _apart(one, two, called, rarity)
        ends = ((apart.source, apart.target), (apart.target, apart.source)) if apart else ()
        if apart and not any((kind, a, b) in found for kind in ("denies", "narrows") for a, b in ends):
            key = (apart.kind, apart.source, apart.target)
            made += [apart] if key not in found else []
            found.add(key)
    return [link for link in made if link.source not in gone and link.target not in gone] if gone else made


@dataclass(frozen=True, slots=True)
class Heard:
    """A statement with whose it is, and what stands at the end of its chain."""

    unit: Unit
    voice: Voice
    end: End

    def called(self, names: Mapping[str, str]) -> str:
        return names.get(self.voice.source or "", "someone unnamed")


def _denials(heard: Sequence[Heard], names: Mapping[str, str]) -> list[Link]:
    asserted = [h for h in heard if h.unit.stance == "asserts"]
    return [
        _link("denies", d.unit, a.unit, "denies-same-proposition", f"{d.called(names)} denies what {a.called(names)} asserts.")
        for d in heard if d.unit.stance == "denies" for a in asserted[:FEW] if a.unit.member != d.unit.member
    ]


def _side(heard: Sequence[Heard], names: Mapping[str, str]) -> list[Link]:
    """`repeats` and `supports` among those on one side: each to the first of its origin, the first of each origin to the first of all."""
    firsts: dict[str, Heard] = {}
    found = []
    for one in heard:
        party = one.end.party
        key = party or one.end.kind
        if key not in firsts:
            if firsts:
                found.append(_between(one, next(iter(firsts.values())), names))
            firsts[key] = one
        elif firsts[key].unit.member[0] != one.unit.member[0]:
            why = f"{names.get(party, party)} stands behind both." if party else "No one is named behind either: it may be one rumour."
            found.append(_link("repeats", one.unit, firsts[key].unit, "repeats-same-origin" if party else "repeats-untraced", why))
    return [link for link in found if link.source != link.target]


def _between(one: Heard, first: Heard, names: Mapping[str, str]) -> Link:
    """Of two whose origins are not the same for all that is known."""
    units, kinds = (one.unit, first.unit), {one.end.kind, first.end.kind}
    for a, b in ((one, first), (first, one)):
        if a.end.party and a.end.party in {*b.voice.via, b.voice.outlet, b.voice.home, b.voice.told}:
            return _link("repeats", *units, "repeats-relay", f"{names.get(a.end.party, a.end.party)} carries the other.")
    if "untraced" in kinds:
        return _link("repeats", *units, "repeats-untraced", "No one is named behind one of them: it may go back to the other.")
    if kinds == {"unnamed"}:
        return _link("repeats", *units, "repeats-unnamed", "Neither source is named: they may be one.")
    return _link("supports", *units, "supports-disjoint", f"{one.called(names)} and {first.called(names)} are two.")


def _near(groups: Sequence[tuple[Unit, str]]) -> list[tuple[tuple[Unit, str], tuple[Unit, str]]]:
    """Those that have a word of their predicates in common, and another word or someone whom they are about."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, (unit, _) in enumerate(groups):
        for core in unit.core or unit.stems:
            for other in (*unit.named, *(unit.stems - {core}), *(f"at {p}" for p in unit.places)):
                blocks[core, other].append(i)
    pairs = {(a, b) for block in blocks.values() if len(block) <= COMMON for n, a in enumerate(block) for b in block[n + 1 :]}
    return [(groups[a], groups[b]) for a, b in sorted(pairs)]


def _apart(one: tuple[Unit, str], two: tuple[Unit, str], called: Mapping[str, str], rarity: Mapping[str, float]) -> Link | None:
    (a, asked), (b, other) = one, two
    if a.member == b.member:
        return None
    if asked == other and a.stance == b.stance == "asserts" and words.exclude(a.stems, b.stems):
        return _link("incompatible", b, a, "incompatible-accounts", "Two accounts of one event: both cannot hold.")
    difference = looks_like(a, b, called, rarity)
    if difference is None:
        return None
    if a.stance == b.stance == "asserts" and difference in ACCOUNTS and one_event(a, b):
        return _link("incompatible", b, a, f"incompatible-{difference}", f"Of one event it is said otherwise: {WHAT[difference]}.")
    return _link("looksLike", b, a, f"looks-like-{difference}", f"Alike in words, but {WHAT[difference]}.", difference)


def _link(kind: LinkKind, source: Unit, target: Unit, rule: str, reason: str, differs: Difference | None = None) -> Link:
    return Link(
        kind=kind, source=source.member, target=target.member, rule=rule, reason=reason, differs=differs,
        source_words=source.content, target_words=target.content,
    )
