"""Matters: articles whose claims hang together, so that what is found of them hangs on no other article.

Two articles are of one matter where any rule below may hold a claim of one against a claim of the other (`single.Links` lists under what);
what a matter comes to is a pure function of its articles, of who is who in them, and of how rare its words are, and is kept in the memo.
Only links between statements that look alike go across matters (`between.across`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations, pairwise

import msgspec

from kgraph.article import Article
from kgraph.ledger import Fitted, Links
from kgraph.record import Record
from kgraph.resolution import between, chains, copies, finer, links, same, sides
from kgraph.resolution.aim import denies
from kgraph.resolution.memo import CHUNK, ENCODE, Memo, digest
from kgraph.resolution.model import Link, Member, Proposition, Question, ResolvedEntity
from kgraph.resolution.names import fold
from kgraph.resolution.origins import End, Voice, end
from kgraph.resolution.propositions import Context, Counted, propositions, questions
from kgraph.resolution.sets import hanging
from kgraph.resolution.single import Telling
from kgraph.resolution.slugs import slugify
from kgraph.resolution.units import Unit


class Matter(msgspec.Struct, frozen=True, gc=False, array_like=True, eq=False):
    """What a matter comes to. Slugs of questions and propositions are unique inside it only."""

    questions: tuple[Question, ...]
    propositions: tuple[Proposition, ...]
    plain: tuple[tuple[str, ...], tuple[str, ...]]
    """The slugs that these and those have where no other wants them."""
    firsts: tuple[Unit, ...]
    """Of each proposition, the first statement."""
    stated: tuple[tuple[Member, int, int], ...]
    """Each statement of a claim with the place of its proposition."""
    turned: tuple[Member, ...]
    ends: tuple[tuple[Member, End], ...]
    links: tuple[Link, ...]
    gone: tuple[Member, ...]
    """Claims that no link may lead to."""
    fallen: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class World:
    """What all matters share. `outlets` and `homes` are by article key."""

    pairs: Mapping[str, tuple[Article, Record]]
    tellings: Mapping[str, Telling]
    entities: Mapping[str, ResolvedEntity]
    entity_of: Mapping[str, str]
    texts: copies.Texts
    families: Mapping[str, str]
    outlets: Mapping[str, str]
    homes: Mapping[str, str]
    fitted: Fitted
    withdrawn: AbstractSet[Member]
    weights: Mapping[str, float]
    every: frozenset[str]
    """Slugs of all outlets."""
    names: Mapping[str, str]


def counted(tellings: Iterable[Telling]) -> dict[str, float]:
    """How much each stem tells, over all claims."""
    seen: Counter[str] = Counter()
    claims = 0
    for one in tellings:
        seen.update(one.links.stems)
        claims += one.links.claims
    return same.weights(seen, claims)


def matters(world: World, memo: Memo) -> list[Matter]:
    """All of them."""
    judged = _judged(world)
    # What of an entity shows in what is found of claims.
    faces: dict[str | None, bytes] = {slug: ENCODE((e.type, e.name, e.named, e.names)) for slug, e in world.entities.items()}
    weigh, face, first, made_of = world.weights.__getitem__, faces.get, world.texts.first, world.texts.made_of
    rows = []
    for keys in _groups(world):
        near = [
            (one.key, first[k], made_of.get(k), [*map(weigh, one.links.stems)], [*map(face, one.slugs)])
            for k in keys for one in (world.tellings[k],)
        ]
        rows.append((keys[0][:CHUNK], digest(near, [judged[k] for k in keys if k in judged]), partial(_worked_out, keys, world)))
    return memo.together("matters", Matter, rows)


def _judged(world: World) -> dict[str, list[object]]:
    """What people judged of an article's claims, by its key."""
    found: dict[str, list[object]] = defaultdict(list)
    for kind, members in (("rejected", world.fitted.rejected), ("withdrawn", world.withdrawn)):
        for member in sorted(members):
            found[member[0]].append((kind, member))
    for kind, some in (("question", world.fitted.questions), ("proposition", world.fitted.propositions)):
        for held, pairs in (("one", some.together), ("two", some.apart)):
            for pair in sorted(pairs):
                found[pair[0][0]].append((kind, held, pair))
    return dict(found)


def _groups(world: World) -> Iterator[list[str]]:
    """Keys of articles of one matter each, sorted."""
    every = list(world.tellings)
    at = {key: i for i, key in enumerate(every)}
    pairs = [(at[top], i) for i, key in enumerate(every) if (top := world.families[key]) != key]
    for some in (world.fitted.questions, world.fitted.propositions):
        pairs += [(at[one_end[0]], at[other_end[0]]) for one_end, other_end in some.together | some.apart]
    pairs += [(at[group[0]], at[other]) for group in _nameless(world) for other in group[1:]]
    return (sorted(every[i] for i in places) for places in hanging([one.links.links for one in world.tellings.values()], pairs=pairs))


def _nameless(world: World) -> Iterator[list[str]]:
    """Articles whose claims are held against one another by their words alone, since one of them names nobody."""
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    open_: set[tuple[str, str]] = set()
    telling: set[str] = set()
    every = [(key, named, told) for key, one in world.tellings.items() for named, told in one.links.told]
    for _, named, told in every:
        if not named:
            stems = same.telling(told, world.weights)
            telling.update(stems)
            open_.update(combinations(sorted(stems), 2))
    for key, _, told in every:
        if len(telling.intersection(told)) > 1:
            for pair in combinations(sorted(telling.intersection(same.telling(told, world.weights))), 2):
                if pair in open_:
                    blocks[pair].append(key)
    yield from blocks.values()


def _worked_out(keys: Sequence[str], world: World) -> Matter:
    """What the articles with these keys come to."""
    pairs = [world.pairs[k] for k in keys]
    by_key = {a.key: a for a, _ in pairs}
    told = [world.tellings[k].told() for k in keys]
    fitted, weights = world.fitted, world.weights
    texts = copies.Texts(
        {k: world.texts.first[k] for k in keys}, world.texts.cut, {k: world.texts.made_of[k] for k in keys if k in world.texts.made_of}
    )
    outlets, homes = ({k: of[k] for k in keys if k in of} for of in (world.outlets, world.homes))
    web = chains.web(by_key.values(), texts, outlets, homes)
    twins = copies.same_words(pairs, world.families)
    answers = {(k, claim) for k in keys for claim in world.tellings[k].here.bare.responses}
    voices = {v.member: v for here in told for v in here.voices}
    for member in sorted(answers):
        voices[member] = replace(voices[member], claim=msgspec.structs.replace(voices[member].claim, stance="noPosition"))
    out, withdrawn = fitted.rejected, world.withdrawn
    voices = {m: replace(v, out=True, withdrawn=m in withdrawn) if m in withdrawn or m in out else v for m, v in voices.items()}
    claims = [s for here in told for s in here.claims]
    compared = {c.member: c for c in claims}
    stated = [replace(u, stance="noPosition", negated=False) if u.member in answers else u for here in told for u in here.units]
    first = {u.member: u for u in stated if u.number == 1}
    groups, aims = same.group(claims, [*_given(pairs), *twins], first, _within(fitted.questions, by_key), weights)
    turned = sides.deniers(([first[m] for m in group if not compared[m].pointing] for group in groups), weights, compared)
    pointing = (m for m, at in aims.items() if denies(compared[m], compared[at]) and m not in answers)
    turned |= {m: replace(first[m], stance="denies", states=False, negated=False) for m in pointing}
    for member in sorted(turned):
        voices[member] = replace(voices[member], claim=msgspec.structs.replace(voices[member].claim, stance="denies"))
    subjects = {m: world.entity_of.get(f"{m[0]}/{v.claim.subject}") for m, v in voices.items()}
    stated = [
        u if u.member not in turned else turned[u.member] if u.number == 1 else replace(u, stance="denies", states=False, negated=False)
        for u in stated
    ]
    number = {m: n for n, group in enumerate(groups) for m in group}
    split = finer.split(stated, number, aims, {b: a for a, b in twins}, _within(fitted.propositions, by_key), weights)
    known = Context(voices, by_key, world.entities, subjects, web, world.every)
    asked = questions(groups, known)
    counts = propositions(split, [q.slug for q in asked], known, world.names)
    inside, gone = between.inside(list(zip(split, counts, strict=True)), known, world.names)
    relayed = [Link(kind="relays", source=s.source, target=s.target, rule=s.rule, reason=s.reason) for c in counts for s in c.steps]
    return Matter(
        tuple(asked), tuple(c.proposition for c in counts),
        (tuple(slugify(q.label) for q in asked), tuple(slugify(c.proposition.label) for c in counts)), tuple(g.first for g in split),
        tuple((u.member, u.number, n) for n, group in enumerate(split) for u in group.units), tuple(sorted(turned)),
        tuple(_ends(voices, counts, world.every).items()),
        (*inside, *relayed, *links.occasions(voices.values(), world.names, web.dated)), tuple(sorted(gone)),
        tuple(sorted(frozenset().union(*(c.fallen for c in counts)))),
    )


def across(found: Sequence[Matter], slugs: Sequence[Sequence[str]], entities: Mapping[str, ResolvedEntity], world: World) -> list[Link]:
    """All links between claims. `slugs`: of the question of each proposition of each matter."""
    every = [(unit, asked) for one, of in zip(found, slugs, strict=True) for unit, asked in zip(one.firsts, of, strict=True)]
    called = Called(entities)
    gone = {member for one in found for member in one.gone}
    return between.across(every, [link for one in found for link in one.links], gone, called, world.weights)


class Called(Mapping[str, str]):
    """Slugs of entities to their folded names, found when they are asked for: few are."""

    def __init__(self, entities: Mapping[str, ResolvedEntity]) -> None:
        self._entities = entities

    def __getitem__(self, slug: str) -> str:
        one = self._entities[slug]
        return fold(one.name) if one.named else slug

    def __iter__(self) -> Iterator[str]:
        return iter(self._entities)

    def __len__(self) -> int:
        return len(self._entities)


def _within(judged: Links, keys: Mapping[str, Article]) -> Links:
    """What was judged of claims of these articles."""
    together, apart = (frozenset(p for p in pairs if p[0][0] in keys and p[1][0] in keys) for pairs in (judged.together, judged.apart))
    return Links(together, apart)


def _ends(voices: Mapping[Member, Voice], counts: Sequence[Counted], outlets: frozenset[str]) -> dict[Member, End]:
    """Of every claim: across articles where it asserts something, by itself where it does not. The first proposition decides."""
    found: dict[Member, End] = {}
    for one in counts:
        for member, ended in one.ends.items():
            found.setdefault(member, ended)
    return {m: found[m] if m in found else end(v, outlets) for m, v in voices.items()}


def _given(pairs: Sequence[tuple[Article, Record]]) -> list[tuple[Member, Member]]:
    """Pairs of claims that one record already holds to be one proposition."""
    found: list[tuple[Member, Member]] = []
    for article, record in pairs:
        shared: dict[str, list[Member]] = {}
        for claim in record.claims:
            if claim.proposition:
                shared.setdefault(claim.proposition, []).append((article.key, claim.id))
        found += [pair for group in shared.values() for pair in pairwise(group)]
    return found
