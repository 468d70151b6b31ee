"""Two statements that say opposite things of one: "the hotel will stay open", "the hotel will close".

WordNet's antonyms (tables/opposites.toml), and groups of words for states and what ends them (tables/words.toml). Which of two opposites
is the denial cannot be told by the words: what is denied by a cue, or is only told as hearsay, is what is asked, else what more of a
question say. So opposites are never told by one stem, as synonyms are; each pair of statements is looked at by itself.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kgraph.resolution import words
from kgraph.resolution.tables import table
from kgraph.resolution.units import Unit

FREELY = words.stem("unforced")
"""Beside any predicate it says that nobody was dismissed: "left of his own accord"."""


class Turned(NamedTuple):
    """A statement in the other's word for it, its own word and the other's."""

    unit: Unit
    own: str
    other: str


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """The stems that are opposite to each. Those that stand for one concept are told by what is contrary, in words.py."""
    found: dict[str, set[str]] = defaultdict(set)
    pairs = [(a, b) for part in table("opposites").values() for a, b in part["pairs"]]
    pairs += [(a, b) for one, two in table("words")["opposed"]["groups"] for a in one for b in two]
    for a, b in pairs:
        for one, two in zip(words.told_by(a), words.told_by(b), strict=False):
            if one != two:
                found[one].add(two)
                found[two].add(one)
    return {stem: frozenset(other) for stem, other in found.items()}


def in_words_of(a: Unit, b: Unit) -> Turned | None:
    """`a` as `b` would put it, where one word of it is opposite to one of `b`: of one thing, in the predicates of both or beside one
    predicate. None where nothing is opposite, or more than one thing."""
    known = opposites()
    if not a.contraries and known.keys().isdisjoint(a.stems):
        return None
    only = b.stems - a.stems
    found = [(s, t) for s in sorted(a.stems - b.stems) if s in known for t in sorted(known[s] & only)]
    found += [(s, s) for s in sorted((a.contraries - b.contraries) & b.stems)]
    if len(found) != 1:
        return None
    [(own, other)] = found
    rest = a.stems & b.stems - {own}
    beside = own not in a.core and other not in b.core
    if own == FREELY and other in b.core:
        a = replace(a, stems=a.stems - a.core | {own}, core=frozenset((own,)))
    if a.core and b.core and ((own in a.core) != (other in b.core) or (beside and not a.core & b.core)):
        return None
    if not (rest or (a.agent and a.agent == b.agent) or a.doer & b.doer or a.near & b.near):
        return None
    stems = a.stems - {own} | {other}
    if beside and own != FREELY and 2 * len(stems & b.stems) < len(stems | b.stems):
        return None
    core = a.core - {own} | {other} if own in a.core else a.core
    unit = replace(a, stems=stems, core=core, contraries=b.contraries & stems)
    if a.stance == "asserts":
        return Turned(replace(unit, negated=not a.negated), own, other)
    return Turned(replace(unit, stance="asserts", negated=a.negated), own, other) if a.stance == "denies" and a.states else None
