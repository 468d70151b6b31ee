"""What a claim states, one unit for each of its statements: predicate, arguments, time, modality and side, made comparable.

Two units state one proposition where all of these are the same (`same`); one narrows the other where it says the same of the same and
adds to it (`narrows`). Where a record has no statements, the whole claim is one unit, and its words stand for all.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kgraph.article import Article
from kgraph.record import Certainty, Claim, Record, Span, Stance, Statement, quote
from kgraph.resolution import words
from kgraph.resolution.model import Member
from kgraph.resolution.said import Said, without

ALIKE = 0.6
"""Share of their words' weight that two units have in common from which they state the same in other words."""
SURENESS: dict[Certainty, int] = {"certain": 0, "probable": 1, "possible": 2}


@dataclass(frozen=True, slots=True)
class Unit:
    """`number` counts the statements of the claim `member` from 1. `states`: whether its words state what the source takes a side on, as
    where it asserts or "denies that …", or say what is contrary to it ("he is in good health"). `core` are the stems of the predicate,
    empty where it is not known; `ahead` is "" for what is or was, else "future", "conditional", "necessary", or "talk" for what is
    only said to be talked about; `when` holds months and resolved times."""

    member: Member
    number: int
    content: tuple[Span, ...]
    agent: str
    named: frozenset[str]
    stems: frozenset[str]
    core: frozenset[str]
    ahead: str
    when: frozenset[str]
    parts: frozenset[str]
    negated: bool
    states: bool
    stance: Stance
    certainty: Certainty

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for units that state the same in the same words."""
        return self.agent, self.named, self.stems, self.ahead, self.when, self.parts, self.negated

    @property
    def hallmarks(self) -> frozenset[str]:
        return self.stems & words.HALLMARKS


def units(article: Article, record: Record, entity_of: Mapping[str, str], claims: Mapping[Member, Said]) -> list[Unit]:
    """Those of one article's record. `claims`: the same claims as they are compared with others."""
    known = {e.id: entity_of.get(f"{article.key}/{e.id}", "") for e in record.entities if e.named}
    mentions = {(m.start, m.end): e.id for e in record.entities if e.named for m in e.mentions}
    found = []
    for claim in record.claims:
        whole = claims[article.key, claim.id]
        for number, said in enumerate(claim.statements or (None,), 1):
            found.append(_unit(article, claim, said, number, known, mentions, whole))
    return found


def _unit(
    article: Article, claim: Claim, said: Statement | None, number: int, known: Mapping[str, str],
    mentions: Mapping[tuple[int, int], str], whole: Said,
) -> Unit:
    alone = said is None or len(claim.statements) == 1
    content = claim.content if said is None or alone else said.content
    text = quote(article.text, content)
    about = {i for i in (claim.subject, *claim.about) if i} if alone else set()
    if said is not None:
        about |= {i for i in (said.subject, *(a.entity for a in said.arguments)) if i}
        about |= {i for (s, e), i in mentions.items() if i in claim.about and any(p.start <= s and e <= p.end for p in content)}
    named = frozenset(known[i] for i in about if known.get(i))
    agents = [a.entity for a in said.arguments if a.role == "subject"] if said else [claim.subject]
    agent = next((known.get(i, "") for i in agents if i), "")
    stems = words.stems(without(article.text, content, mentions, about & known.keys()), claim.topic)
    stems -= frozenset(s for e in about if e in known for s in whole.called.get(e, ()))
    stems = words.plain_illness(stems)
    time = said.time.resolved if said and said.time else None
    modality = said.modality if said else "actual"
    ahead: str = "" if modality in ("actual", "possible") else modality
    if not ahead:
        ahead = "talk" if words.talk(text) else "future" if words.direction(text) == "future" else ""
    states = claim.stance != "denies" or claim.polarity == "negative"
    negated = states and (words.turned(text) if said is None else said.negated)
    return Unit(
        member=whole.member, number=number, content=content, agent=agent, named=named or whole.near & frozenset(known.values()),
        stems=stems, core=_core(article, said, claim, stems), ahead=ahead,
        when=words.months(text) | (frozenset((time,)) if time else frozenset()), parts=words.parts(text, claim.topic),
        negated=negated, states=states, stance=claim.stance,
        certainty=max(claim.certainty, "possible" if modality == "possible" else "certain", key=lambda c: SURENESS[c]),
    )


def _core(article: Article, said: Statement | None, claim: Claim, stems: frozenset[str]) -> frozenset[str]:
    """Of the predicate; where that is light ("have", "be", "suffer from"), of what makes the question, else of its first argument."""
    if said is None:
        return frozenset()
    found = words.stems(said.predicate, claim.topic) & stems - words.LIGHT
    if found:
        return found
    if stems & words.HALLMARKS:
        return stems & words.HALLMARKS
    for argument in said.arguments:
        if argument.role != "subject":
            found = words.stems(article.text[argument.span.start : argument.span.end], claim.topic) & stems
            if found:
                return found
    return stems


def same(a: Unit, b: Unit, rarity: Mapping[str, float]) -> bool:
    """Whether both state one proposition, in the same words or in others."""
    if a.key == b.key:
        return True
    return _compatible(a, b) and a.named == b.named and a.when == b.when and _numbers(a) == _numbers(b) and shared(a, b, rarity) >= ALIKE


def narrows(a: Unit, b: Unit) -> bool:
    """Whether `a` says what `b` says and more: a part of the body, a time, someone else's part in it, a manner."""
    if not _compatible(a, b, parts=False) or a.negated or not b.stems or not b.stems <= a.stems or not b.named <= a.named:
        return False
    if b.core != a.core or not b.when <= a.when or not b.parts <= a.parts:
        return False
    more = a.stems - b.stems
    return bool(more or a.named - b.named or a.when - b.when) and bool(a.core or not more & words.OPERATORS)


def _compatible(a: Unit, b: Unit, *, parts: bool = True) -> bool:
    return (
        a.ahead == b.ahead and a.negated == b.negated and not (a.agent and b.agent and a.agent != b.agent)
        and a.hallmarks == b.hallmarks and (not parts or a.parts == b.parts) and bool(a.stems & b.stems)
    )


def _numbers(a: Unit) -> frozenset[str]:
    return frozenset(s for s in a.stems if s.isdigit())


def weight(stems: Iterable[str], rarity: Mapping[str, float]) -> float:
    """How much they tell together."""
    return math.fsum(rarity.get(s, 1.0) for s in sorted(stems))


def shared(a: Unit, b: Unit, rarity: Mapping[str, float]) -> float:
    """Share of the weight of all their stems that both have."""
    either = weight(a.stems | b.stems, rarity)
    return weight(a.stems & b.stems, rarity) / either if either else 0.0
