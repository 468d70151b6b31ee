"""Known derivations: who said it to whom, who reprinted, rewrote, relayed it, who denied it. For benchmarks/origins.py."""

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent / "data"
MATTERS: dict[str, list[str]] = tomllib.loads((HERE / "matters.toml").read_text("utf-8"))


@dataclass
class Told:
    """One article of a plan. `kind` names the list of wordings; `origin` is who stands behind it, "" for no one; `copy` is the article
    that it reprints."""

    kind: str
    outlet: str
    origin: str = ""
    source: str = ""
    via: tuple[str, ...] = ()
    copy: int | None = None


@dataclass
class Plan:
    """One proposition: what is claimed of whom, and the articles that tell of it. `least` and `most` are the range that the rules give,
    `true` the number of parties that spoke independently."""

    who: str
    post: str
    place: str
    claim: str
    shape: str
    told: list[Told] = field(default_factory=list)
    true: int = 0
    least: int = 0
    most: int = 0


class Press:
    """Makes plans and articles. Equal seeds make equal corpora."""

    def __init__(self, seed: int) -> None:
        self.pick = random.Random(seed)
        m = MATTERS
        surnames = [a + b for a in m["first"] for b in m["last"]]
        self.people = [f"{g} {s}" for s in surnames for g in m["given"]]
        self.pick.shuffle(self.people)
        self.towns = [a + b for a in m["first"] for b in m["town"]]
        self.pick.shuffle(self.towns)
        self.outlets = [f"{t} {p}" for t in self.towns for p in m["paper"]]
        self.pick.shuffle(self.outlets)
        self.posts: dict[str, str] = {}
        self.used: set[str] = set()

    def person(self, posts: Sequence[str]) -> str:
        """A new name, with a post that it keeps."""
        name = self.people.pop()
        self.posts[name] = self.pick.choice(posts)
        return name

    def plan(self, number: int) -> Plan:
        """One of SHAPES, in turn."""
        who = self.person(MATTERS["accused"])
        shape, build = SHAPES[number % len(SHAPES)]
        plan = Plan(who, self.posts[who], self.towns[number % len(self.towns)], self.pick.choice(MATTERS["claim"]).format(who=who), shape)
        build(self, plan)
        return plan

    def several(self, count: int) -> list[str]:
        """Different outlets."""
        return self.pick.sample(self.outlets, count)


def _named(press: Press, plan: Plan, outlet: str, kind: str | None = None) -> str:
    source = press.person(MATTERS["speaker"])
    plan.told.append(Told(kind or press.pick.choice(["assert_direct", "assert_indirect", "assert_interview"]), outlet, source, source))
    return source


def _count(plan: Plan, true: int, least: int, most: int) -> None:
    plan.true, plan.least, plan.most = true, least, most


def one_voice(press: Press, plan: Plan) -> None:
    """One person, in the articles of three outlets that quote them."""
    first, *others = press.several(3)
    source = _named(press, plan, first, "assert_interview")
    plan.told += [Told("relay_outlet", o, source, source, (first,)) for o in others]
    _count(plan, 1, 1, 1)


def independent(press: Press, plan: Plan) -> None:
    """Two or three people, to an outlet each."""
    outlets = press.several(press.pick.choice([2, 3]))
    for outlet in outlets:
        _named(press, plan, outlet)
    _count(plan, len(outlets), len(outlets), len(outlets))


def reprinted(press: Press, plan: Plan) -> None:
    """One unnamed source, reprinted twice."""
    first, *others = press.several(3)
    plan.told.append(Told("unnamed_own", first, "hidden"))
    plan.told += [Told("unnamed_own", o, "hidden", copy=0) for o in others]
    _count(plan, 1, 1, 1)


def relayed(press: Press, plan: Plan) -> None:
    """One unnamed source of an outlet, passed on by a second, and by a third from the second."""
    first, second, third = press.several(3)
    plan.told += [
        Told("unnamed_own", first, "hidden"), Told("relay_unnamed", second, "hidden", via=(first,)),
        Told("relay_chain", third, "hidden", "an insider", (first, second)),
    ]
    _count(plan, 1, 1, 1)


def rewritten(press: Press, plan: Plan) -> None:
    """One person, told by a second outlet in other words, with a reprint of that."""
    first, second, third = press.several(3)
    source = _named(press, plan, first, "assert_indirect")
    plan.told += [Told("relay_outlet", second, source, source, (first,)), Told("relay_outlet", third, source, source, (first,), copy=1)]
    _count(plan, 1, 1, 1)


def two_hidden(press: Press, plan: Plan) -> None:
    """Two unnamed sources, to an outlet each: they may be one."""
    plan.told += [Told("unnamed_own", o, f"hidden {o}") for o in press.several(2)]
    _count(plan, 2, 1, 2)


def same_hidden(press: Press, plan: Plan) -> None:
    """An outlet that is not here has an unnamed source; two pass it on in the same words."""
    away, first, second = press.several(3)
    plan.told += [Told("relay_unnamed", first, "hidden", via=(away,)), Told("relay_unnamed", second, "hidden", via=(away,), copy=0)]
    _count(plan, 1, 1, 1)


def rumour(press: Press, plan: Plan) -> None:
    """Hearsay in two outlets, and no one behind it."""
    plan.told += [Told("hearsay", o) for o in press.several(2)]
    _count(plan, 0, 0, 1)


def spoken_and_rumour(press: Press, plan: Plan) -> None:
    """One person, and hearsay beside."""
    first, second = press.several(2)
    _named(press, plan, first)
    plan.told.append(Told("hearsay", second))
    _count(plan, 1, 1, 2)


def spoken_and_hidden(press: Press, plan: Plan) -> None:
    """One person to one outlet, an unnamed source of another."""
    first, second = press.several(2)
    _named(press, plan, first)
    plan.told.append(Told("unnamed_own", second, "hidden"))
    _count(plan, 2, 2, 2)


def denied(press: Press, plan: Plan) -> None:
    """One person says it, the accused denies it."""
    first, second, third = press.several(3)
    source = _named(press, plan, first)
    plan.told += [
        Told("relay_outlet", second, source, source, (first,)),
        Told(press.pick.choice(["deny_cue", "deny_words"]), third, "", plan.who),
    ]
    _count(plan, 1, 1, 1)


def unseen(press: Press, plan: Plan) -> None:
    """Two people to two outlets that are not here, passed on by two that are."""
    away, off, first, second = press.several(4)
    for outlet, relay in ((first, away), (second, off)):
        source = press.person(MATTERS["speaker"])
        plan.told.append(Told("relay_outlet", outlet, source, source, (relay,)))
    _count(plan, 2, 2, 2)


SHAPES = [(f.__name__, f) for f in (
    one_voice, independent, reprinted, relayed, rewritten, two_hidden, same_hidden, rumour, spoken_and_rumour, spoken_and_hidden, denied,
    unseen,
)]
