"""What is most worth a person's look, from what was built and what has been judged already.

A doubt's value is a rough chance that the machine is wrong, times how much hangs on it: claims for people, articles for questions.
"""

import math
import tomllib
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

from kgraph.build import Built
from kgraph.ledger import Judgements, fit
from kgraph.ledger.entry import PAIRWISE, ClaimAt, Level, MentionAt
from kgraph.ledger.places import Places, UnfitError
from kgraph.record import Claim
from kgraph.resolution import same
from kgraph.resolution.compare import barred, score
from kgraph.resolution.model import Member
from kgraph.resolution.said import Said, said
from kgraph.review.doubt import Answer, Doubt, Kind
from kgraph.review.sides import Sides

CHANCE = (0.1, 0.3, 0.5)
"""That two candidates are one, by the weight of what speaks for it beside the name; the last for all beyond."""
LOOKS = 0.1
"""That two claims state the same which look alike, though the machine found what parts them."""
NEAR = 0.8
"""Distance from the threshold of questions within which a pair is doubtful (log odds)."""
AIM = 0.4
"""That a denial without anything that it denies is aimed at the assertion that stands nearest."""


def doubts(whole: Built, judgements: Judgements, kinds: Collection[Kind] = ()) -> list[Doubt]:
    """The most valuable first; of these kinds, or of all. What is judged already, unsure or not, is not asked again."""
    sides = Sides(whole)
    judged = _Judged(whole, judgements)
    makers = {"who": _who, "claims": _claims, "alike": _alike, "denial": _denials, "rule": _rules}
    found = [d for kind, make in makers.items() if not kinds or kind in kinds for d in make(sides, judged)]
    return sorted(found, key=lambda d: d.order)


class _Judged:
    """What has been judged, by what it is called now."""

    def __init__(self, whole: Built, judgements: Judgements) -> None:
        pairs = list(zip(whole.articles, whole.records, strict=True))
        places, entity_of = Places(pairs), whole.resolution.entity_of
        self.pairs: set[frozenset[str]] = set()
        self.read = {"/".join(m) for m in fit(judgements, pairs).checked}
        if whole.resolution.judgements == judgements.fingerprint:  # knows the copies of what was judged as well
            self.read.update(whole.resolution.checked)
        for one in judgements.entries:
            if one.what in PAIRWISE:
                try:
                    self.pairs.add(frozenset(_now(places, entity_of, at) for at in one.of if isinstance(at, ClaimAt | MentionAt)))
                except UnfitError:
                    continue


def _now(places: Places, entity_of: Mapping[str, str], at: ClaimAt | MentionAt) -> str:
    if isinstance(at, ClaimAt):
        return "/".join(places.claim(at))
    return entity_of["/".join(places.entity(at))]


def _who(sides: Sides, judged: _Judged) -> Iterator[Doubt]:
    """Pairs that resolution offers: people of like names, descriptions and whom they may mean, bodies and their acronyms."""
    hangs = sides.claims_of()
    for one in sides.candidates:
        pair = frozenset((one.first, one.second))
        if one.second and pair not in judged.pairs and all(map(sides.shown, pair)):
            first, second = (sides.entities[slug] for slug in (one.first, one.second))
            chance = CHANCE[min(one.weight, len(CHANCE) - 1)]
            question = f"Are {first.name} and {second.name} one?"
            left, right = sorted((sides.person(first), sides.person(second)), key=sides.ref)
            yield _pair("who", chance * (1 + min(hangs[s] for s in pair)), question, one.reason, sides, left, right)


def _pair(
    kind: Kind, value: float, question: str, why: str, sides: Sides, left: Member, right: Member, yes: str = "one", no: str = "two",
    level: Level | None = None,
) -> Doubt:
    """`left`, `right`: entities, or claims with a level."""
    ends = (left, right)
    targets, typed = tuple(map(sides.target, ends)), tuple(map(sides.ref, ends))
    said = (("y", yes, "same"), ("n", no, "different"), ("u", "unsure", "unsure"))
    answers = tuple((key, Answer(says, what, targets, typed, level)) for key, says, what in said)  # type: ignore[arg-type]
    return Doubt(kind, value, question, why, tuple(map(sides.side, ends)), answers)


def _single(kind: Kind, value: float, question: str, why: str, sides: Sides, member: Member) -> Doubt:
    claim, target, ref = sides.claim(member), sides.target(member), sides.ref(member)
    answers = [("a", Answer("read right", "accept", (target,), (ref,))), ("r", Answer("misread", "reject", (target,), (ref,)))]
    source = (member[0], claim.source.entity) if claim.source.entity else None
    if source and sides.mentioned(source):
        answers.append(("w", Answer("wrong source", "wrong-source", (target, sides.target(source)), (ref, sides.ref(source)))))
    return Doubt(kind, value, question, why, (sides.side(member),), tuple(answers))


def _claims(sides: Sides, judged: _Judged) -> Iterator[Doubt]:
    """Of each two questions that are nearly one, the likest pair."""
    rows = sorted((s for key in sides.keys for s in _said(sides, key)), key=lambda s: s.member)
    weight, question = same.rarity(rows), sides.question_of
    best: dict[tuple[str, str], tuple[float, Said, Said]] = {}
    for i, j in same.candidates(rows, weight):
        a, b = rows[i], rows[j]
        if barred(a, b):
            continue
        rate = score(a, b, weight)
        one, two = sorted((question["/".join(a.member)], question["/".join(b.member)]))
        if one != two and abs(rate - same.THRESHOLD) <= NEAR and rate > best.get((one, two), (-math.inf,))[0]:
            best[one, two] = (rate, a, b)
    for (one, two), (rate, a, b) in sorted(best.items(), key=lambda item: item[0]):
        if frozenset(("/".join(a.member), "/".join(b.member))) in judged.pairs:
            continue
        chance = 0.5 * (1 - abs(rate - same.THRESHOLD) / (2 * NEAR))
        hangs = min(sides.articles_of(one), sides.articles_of(two))
        why = f"Held apart, though barely: the pair scores {rate:.1f}, and groups join from a mean of {same.THRESHOLD} on."
        yield _pair(
            "claims", chance * hangs, "Do these two answer one question, whichever way?", why, sides, a.member, b.member, "one question",
            "two questions", "question",
        )


def _alike(sides: Sides, judged: _Judged) -> Iterator[Doubt]:
    """Of each two propositions that look like one another, the first pair of claims."""
    seen: set[tuple[str, ...]] = set()
    for link in sides.links:
        pair = tuple(sorted(sides.said_in(link.source) + sides.said_in(link.target))) if link.kind == "looksLike" else ()
        if not pair or pair in seen or frozenset(("/".join(link.source), "/".join(link.target))) in judged.pairs:
            continue
        seen.add(pair)
        hangs = min(sides.articles_of(sides.question_of["/".join(m)]) for m in (link.source, link.target))
        yield _pair(
            "alike", LOOKS * hangs, "Do these two state the same, whichever way?", link.reason, sides, link.source, link.target, "the same",
            "not the same", "proposition",
        )


def _said(sides: Sides, key: str) -> list[Said]:
    article, record = sides.at(key)
    return said(article, record, sides.entity_of)


def _denials(sides: Sides, judged: _Judged) -> Iterator[Doubt]:
    """Denials in whose question nobody asserts what they deny."""
    asserted = {sides.question_of["/".join(m)] for m in sides.members if sides.claim(m).stance == "asserts"}
    for member in sides.members:
        claim = sides.claim(member)
        if claim.stance != "denies" or sides.question_of["/".join(member)] in asserted or "/".join(member) in judged.read:
            continue
        at = _nearest(sides, member, claim)
        why = "Nobody here asserts what this denies."
        if at is None:
            yield _single("denial", AIM / 2, "Is this read right?", why, sides, member)
        elif frozenset(("/".join(member), "/".join(at))) not in judged.pairs:
            hangs = sides.articles_of(sides.question_of["/".join(at)])
            question = "Is the first claim a denial of the second?"
            yield _pair("denial", AIM * hangs, question, why, sides, member, at, "it denies that", "it denies something else", "question")


def _nearest(sides: Sides, member: Member, claim: Claim) -> Member | None:
    """The nearest assertion of its article, by another, about someone whom the denial is about or who denies."""
    who = {claim.source.entity, claim.subject, *claim.about} - {None}
    record = sides.at(member[0])[1]
    near = [
        (abs(c.sentence.start - claim.sentence.start), c.id) for c in record.claims
        if c.stance == "asserts" and c.source.entity != claim.source.entity and who & {c.subject, *c.about}
    ]
    return (member[0], min(near)[1]) if near else None


def _rules(sides: Sides, judged: _Judged) -> Iterator[Doubt]:
    """Claims that are found by rules that are often wrong, more so where few others say the same."""
    share = wrong()
    for member in sides.members:
        claim = sides.claim(member)
        if claim.rule in share and "/".join(member) not in judged.read:
            why = f"The rule {claim.rule} is wrong, in the claim or in its source, about {round(100 * share[claim.rule])} times in 100."
            alone = 1 / sides.articles_of(sides.question_of["/".join(member)])
            yield _single("rule", share[claim.rule] * alone, "Does the article say so, and of this source?", why, sides, member)


@cache
def wrong() -> Mapping[str, float]:
    """By rule, the share of its claims that are wrong."""
    found: dict[str, float] = tomllib.loads((Path(__file__).parent / "rules.toml").read_text("utf-8"))["wrong"]
    return found
