"""What a claim states, one unit for each of its statements: predicate, arguments, time, modality and side, made comparable.

Two units state one proposition where all of these are the same (`same`); one narrows the other where it says the same of the same and
adds to it (`narrows`). Where a record has no statements, the whole claim is one unit, and its words stand for all.
"""

import math
import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kgraph.article import Article
from kgraph.record import Certainty, Claim, Entity, Record, Span, Stance, Statement, quote
from kgraph.resolution import words
from kgraph.resolution.model import Member
from kgraph.resolution.said import Said, described, unnamed, without

_BEFORE = re.compile(
    r"(?:^|(?<=\s)|(?<=[“\"‘(]))((?:(?:[Tt]he|an?|its|their|his|her|our)\s+)?"
    r"(?:(?!(?:to|of|in|on|at|for|with|by|from|against|and|or|that|who|over|about|than|as|not)\b)[\w-]+\s+){0,2}([\w-]+)\s+)$"
)
_BEHIND = re.compile(r",\s[^,.;:]{2,60},(?=\s)")
_ONE_NOUN = re.compile(r"(?:[Tt]he|an?|its|their|his|her|our)\s+(?!(?:to|of|in|on|at|for|with|by|from)\b)[a-z]{3,}\s+$")
REACH = 64
"""Code points around a name in which what describes its bearer stands."""
STATES = ("be", "have", "suffer", "know", "own", "hold", "")
"""Predicates that last: "may be ill" is of today."""
TOLD = ("say", "claim", "allege", "rumour", "rumor", "gossip")
"""Predicates by which somebody only tells what others say."""
IN_PLACE = ("be", "be in", "be at", "stay", "be near", "be inside")
BARE = ("be", "feel", "look", "seem", "remain", "stay", "be anything", "be by")
"""Predicates that leave out what is said of their subject."""
BEING = "be-there"
"""The word that stands for being somewhere: the place itself is compared apart."""
ALIKE = 0.7
"""Share of their words' weight that two units have in common from which they state the same in other words."""
SURENESS: dict[Certainty, int] = {"certain": 0, "probable": 1, "possible": 2}


@dataclass(frozen=True, slots=True)
class Unit:
    """`number` counts the statements of the claim `member` from 1. `states`: whether its words state what the source takes a side on, as
    where it asserts or "denies that …", or say what is contrary to it ("he is in good health"). `named` are the others and the agent,
    `near` those that the claim inherits from those before it. `doer` are the words for whoever does it, `core` the stems of the predicate,
    empty where it is not known, and of what is behind it where it is `light` ("took money", "is safe"); `ahead` is "" for what is or
    was, else "future", "conditional", "necessary", "talk" for what is only said to be talked about, "governed" for what is wanted, tried
    or ordered; `when` holds months and resolved times."""

    member: Member
    number: int
    content: tuple[Span, ...]
    agent: str
    named: frozenset[str]
    near: frozenset[str]
    places: frozenset[str]
    numbers: frozenset[str]
    doer: frozenset[str]
    stems: frozenset[str]
    core: frozenset[str]
    light: bool
    ahead: str
    when: frozenset[str]
    parts: frozenset[str]
    negated: bool
    states: bool
    stance: Stance
    certainty: Certainty
    contraries: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for units that state the same in the same words."""
        return self.agent, self.named, self.places, self.numbers, self.stems, self.ahead, self.when, self.parts, self.negated

    @property
    def hallmarks(self) -> frozenset[str]:
        return self.stems & words.HALLMARKS


def units(article: Article, record: Record, entity_of: Mapping[str, str], claims: Mapping[Member, Said]) -> list[Unit]:
    """Those of one article's record. `claims`: the same claims as they are compared with others."""
    known = {e.id: entity_of.get(f"{article.key}/{e.id}", "") for e in record.entities if e.named}
    mentions = {(m.start, m.end): e.id for e in record.entities if e.named for m in e.mentions}
    places = {e.id for e in record.entities if e.named and e.type == "Place"}
    people = {e.id for e in record.entities if e.named and e.type == "Person"}
    plain = unnamed(record)
    found = []
    for claim in record.claims:
        whole = claims[article.key, claim.id]
        for number, said in enumerate(claim.statements or (None,), 1):
            found.append(_unit(article, claim, said, number, known, mentions, places, people, plain, whole))
    return found


def _unit(
    article: Article, claim: Claim, said: Statement | None, number: int, known: Mapping[str, str],
    mentions: Mapping[tuple[int, int], str], places: AbstractSet[str], people: AbstractSet[str],
    plain: Mapping[str, Entity], whole: Said,
) -> Unit:
    alone = said is None or len(claim.statements) == 1
    content = claim.content if said is None or alone else said.content
    text = quote(article.text, content)
    inside = {i for (s, e), i in mentions.items() if any(p.start <= s and e <= p.end for p in content)}
    about = inside | ({i for i in (claim.subject, *claim.about) if i} if alone else set())
    if said is not None:
        about |= {i for i in (said.subject, *(a.entity for a in said.arguments)) if i}
    there, about = inside & places, about - places
    named = frozenset(known[i] for i in about if known.get(i))
    doers = [a for a in said.arguments if a.role == "subject"] if said else []
    nobody = not doers and text.casefold().startswith("there ")  # "there was no account": none of those whom it names does it
    agent = "" if nobody else next((known.get(i, "") for i in [a.entity for a in doers] or [claim.subject] if i), "")
    time = said.time if said else None
    cut = {span: i for span, i in mentions.items() if i in about or i in there}
    if time:
        cut[time.span.start, time.span.end] = "time"
    told = without(article.text, content, {**cut, **_described(article.text, content, cut, places, people)}, {*cut.values(), ""})
    stems = words.stems(told, claim.topic) | described(content, plain, about, claim.topic)
    stems -= frozenset(s for e in about if e in known for s in whole.called.get(e, ()))
    stems = frozenset(s for s in words.plain_illness(stems) if not s.isdigit())
    stems = stems - words.LIGHT - words.CONTRARIES or stems
    if said and agent and there and said.predicate in IN_PLACE:
        stems |= {BEING}
    stays = said is not None and words.stays(said.predicate, text)
    if stays:  # who keeps a post has not resigned from it
        stems |= {words.LEAVING}
    states = claim.stance != "denies" or claim.polarity == "negative"
    ahead = _ahead(said, text)
    return Unit(
        member=whole.member, number=number, content=content, agent=agent, named=named or whole.near & frozenset(known.values()),
        near=whole.near, places=frozenset(known[i] for i in there if known.get(i)) - {agent}, numbers=words.numbers(text),
        doer=frozenset(s for a in doers for s in words.stems(words.head(article.text[a.span.start : a.span.end]), claim.topic)),
        stems=stems, core=frozenset((words.LEAVING,)) if stays else _core(article, said, claim, stems),
        light=said is not None and words.stem(said.predicate.split(" ")[0]) in words.LIGHT, ahead=ahead,
        when=words.months(text) | (frozenset((time.resolved,)) if time and time.resolved else words.years(text, article.published)),
        parts=words.parts(text, claim.topic),
        negated=states and _negated(article, claim, said, content) != stays,
        states=states, stance=claim.stance,
        certainty="possible" if said and said.modality == "possible" else claim.certainty,
        contraries=_contraries(article, said, content, claim.topic),
    )


def _negated(article: Article, claim: Claim, said: Statement | None, content: tuple[Span, ...]) -> bool:
    """Whether it is stated that something is not so, by a negation, by words of what is opposite, or by one of them in two ways."""
    text = quote(article.text, content)
    if said is None:
        no = words.turned(text) or (words.contrary(text, claim.topic) or words.sound(text, claim.topic)) != words.reversed_(text)
        return no != words.undone("", text)
    told = _predicate(article, said, content)
    against = words.stem(said.predicate.split(" ")[0]) in words.TAKING_SIDES and any(a.role == "against" for a in said.arguments)
    undone = words.undone(said.predicate, text) and words.does(text, claim.topic)
    no = (said.negated or words.reversed_(text)) != (against or undone)
    return no != (words.contrary(told, claim.topic) or words.sound(text, claim.topic))


def _predicate(article: Article, said: Statement, content: tuple[Span, ...]) -> str:
    """What is said of the subject."""
    if said.predicate not in BARE:
        return said.predicate
    return without(article.text, content, {(a.span.start, a.span.end): "" for a in said.arguments if a.role == "subject"}, {""})


def _contraries(article: Article, said: Statement | None, content: tuple[Span, ...], topic: str) -> frozenset[str]:
    if said is None:
        return frozenset()
    return words.contraries(quote(article.text, content), topic) - words.contraries(_predicate(article, said, content), topic)


def _ahead(said: Statement | None, text: str) -> str:
    """Whether it lies ahead. "Would" is "will" in what someone said, unless something hangs on an "if"."""
    modality = said.modality if said else "actual"
    verb = said.predicate.split(" ")[0] if said else ""
    if modality == "conditional" and not words.hangs(text):
        return "future"
    if modality == "possible" and verb not in STATES and not words.behind(text):
        return "future"  # "could be ousted" is of a day to come, "may be ill" of today
    if words.planned(text):
        return "future"
    if verb in TOLD:
        return "talk"  # "they say that he fled", by someone who then says that it is not so
    if modality == "actual" and words.stem(verb) in words.OPERATORS and words.governs(verb, text):
        return "governed"
    if modality not in ("actual", "possible"):
        return modality
    return "talk" if words.talk(text) else "future" if words.direction(text) == "future" else ""


def _described(
    text: str, content: Iterable[Span], mentions: Mapping[tuple[int, int], str], places: AbstractSet[str], people: AbstractSet[str]
) -> dict[tuple[int, int], str]:
    """What describes those who are named, right before or behind their names: "the banker Ivo Marek", "Ivo Marek, its chief, …"."""
    found: dict[tuple[int, int], str] = {}
    for (start, end), entity in mentions.items():
        if entity not in places and entity != "time":
            first = max((p.start for p in content if p.start <= start), default=0)  # what stands before is no word of the claim
            before = _BEFORE.search(text, max(first, start - REACH), start)
            behind = _BEHIND.match(text, end, end + REACH)
            noun = before is not None and entity in people and text[start].isupper() and _ONE_NOUN.match(before.group(1))
            if before and (noun or words.role(before.group(2))):
                found[before.start(1), start] = ""
            if behind:
                found[end, behind.end()] = ""
    return found


def _core(article: Article, said: Statement | None, claim: Claim, stems: frozenset[str]) -> frozenset[str]:
    """Of the predicate; where that is light ("have", "be in", "suffer from"), of the first thing behind it, up to a preposition."""
    if said is None:
        return frozenset()
    found = frozenset((BEING,)) & stems or words.stems(said.predicate, claim.topic) & stems - words.LIGHT
    for argument in () if found else sorted(said.arguments, key=lambda a: (a.role != "object", a.span)):
        if argument.role != "subject":
            found = words.stems(words.head(article.text[argument.span.start : argument.span.end]), claim.topic) & stems
            if found:
                break
    return found or stems & words.HALLMARKS or stems


def same(a: Unit, b: Unit, rarity: Mapping[str, float]) -> bool:
    """Whether both state one proposition, in the same words or in others."""
    if a.key == b.key:
        return True
    if a.stems < b.stems or b.stems < a.stems:
        return False
    alike = a.named == b.named and a.places == b.places and a.when == b.when and a.numbers == b.numbers
    return alike and _compatible(a, b) and shared(a, b, rarity) >= ALIKE


def narrows(a: Unit, b: Unit) -> bool:
    """Whether `a` says what `b` says and more: a part of the body, a time, someone else's part in it, a manner."""
    if not _compatible(a, b, parts=False) or a.negated or not b.stems or not b.stems <= a.stems or not b.named <= a.named:
        return False
    if b.core != a.core or not (b.when <= a.when and b.parts <= a.parts and b.places <= a.places and b.numbers <= a.numbers):
        return False
    more = a.stems - b.stems
    return bool(more or a.named - b.named or a.when - b.when or a.places - b.places) and bool(a.core or not more & words.OPERATORS)


def _compatible(a: Unit, b: Unit, *, parts: bool = True) -> bool:
    return (
        a.ahead == b.ahead and a.negated == b.negated and not (a.agent and b.agent and a.agent != b.agent)
        and a.hallmarks == b.hallmarks and (not parts or a.parts == b.parts) and bool(a.stems & b.stems)
    )


def apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sets of times cannot be one: both tell months and none in common, or both come to dates that do not meet."""
    months = a & words.MONTHS, b & words.MONTHS
    if months[0] and months[1]:
        return not months[0] & months[1]
    dates = a - words.MONTHS, b - words.MONTHS
    return bool(dates[0] and dates[1]) and not any(_meet(x, y) for x in dates[0] for y in dates[1])


def _meet(a: str, b: str) -> bool:
    """Whether two ISO 8601 dates or intervals have a day in common, as far as they tell."""
    (start, end), (first, last) = ((x.split("/")[0], x.split("/")[-1]) for x in (a, b))
    size = min(map(len, (start, end, first, last)))
    return start[:size] <= last[:size] and first[:size] <= end[:size]


def weight(stems: Iterable[str], rarity: Mapping[str, float]) -> float:
    """How much they tell together."""
    return math.fsum(rarity.get(s, 1.0) for s in sorted(stems))


def shared(a: Unit, b: Unit, rarity: Mapping[str, float]) -> float:
    """Share of the weight of all their stems that both have."""
    either = weight(a.stems | b.stems, rarity)
    return weight(a.stems & b.stems, rarity) / either if either else 0.0
