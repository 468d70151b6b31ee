"""Which claims put the same question: pairs are scored (kgraph.resolution.compare), and claims grouped by average linkage.

First those that surely put one, wherever they stand; then those of each article, where the mean is over pairs that stand in one article,
so that what several articles tell of two groups is weighed together; pairs that were never compared count as FAR, the highest mean goes
first, and a pair that is barred keeps its groups apart. What is then left in several groups across articles meets
(kgraph.resolution.meeting). Pointing claims join what they are aimed at, afterwards.
Ties go by member, so the result does not depend on the order of the articles. Cost: pairs are made within blocks of claims that share a
stem and their article or someone they are about; no block is larger than COMMON. On a matter that more speak of, those that say the same
in the same words stand as one.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations

from kgraph.ledger import Links
from kgraph.resolution import words
from kgraph.resolution.aim import aims
from kgraph.resolution.compare import FAR, barred, clash, inside, quoted, score
from kgraph.resolution.meeting import meet
from kgraph.resolution.model import Member
from kgraph.resolution.relate import relation
from kgraph.resolution.said import Said
from kgraph.resolution.units import Unit

THRESHOLD = -1.1
"""Mean score (log odds) from which groups are one. Below 0, since a pair's odds leave out what the rest of its group tells. From -1.1
on down false pairs grow faster than right ones, above it recall falls faster than precision grows (benchmarks/questions.py)."""
SURE = 1.0
"""The same from which groups are one before claims of one article are held against one another by themselves."""
GIVEN = 20.0
"""What a pair counts that one article's record holds to be one question, or that stands in copies of one text."""
STATED = 1.0
"""The least score of two that state the same, of which one narrows the other, or of which one denies the other."""
JUDGED = 1e9
"""What a pair counts that a person held to be one: such pairs come first, and nothing else weighs against them."""
COMMON = 100
"""A stem in more claims about one entity, or in one article, than this pairs nothing by itself."""
TELLING = 5
"""The rarest stems of a claim that names no one by which it is compared with those of other articles."""
LOOKED_AT = 20
"""Claims of a group that are asked what keeps it apart from another, so that cost does not grow with the square of a group."""
STEP = math.sqrt(2)
"""Numbers of claims are rounded down to powers of it before a stem's weight is taken from them."""
RARITY_PRIOR = 20
"""Claims that are thought to stand beside the given ones, so that weights are steady in small corpora."""


def group(
    claims: Sequence[Said], given: Iterable[tuple[Member, Member]], stated: Mapping[Member, Unit], judged: Links = Links(),  # noqa: B008 (frozen)
    weight: Mapping[str, float] | None = None,
) -> tuple[list[list[Member]], dict[Member, Member]]:
    """Claims that put one question, and what those point at that only point. `given` are pairs that are known to be one, `stated` the
    first statement of each, `judged` what people said, `weight` how much each stem tells, by default what it tells among these claims."""
    every = sorted(claims, key=lambda c: c.member)
    stands = standing(every, {m for pair in judged.together | judged.apart for m in pair})
    rows = [c for c in every if c.member not in stands]
    at = {c.member: i for i, c in enumerate(rows)}
    at.update({member: at[first] for member, first in stands.items()})
    weight = rarity(every) if weight is None else weight
    edges: dict[tuple[int, int], float] = {}
    for i, j in candidates(rows, weight):
        a, b = rows[i], rows[j]
        if quoted(a, b) and a.stems & b.stems:
            edges[i, j] = GIVEN
            continue
        how = None if inside(a, b) or clash(a, b) else relation(stated[a.member], stated[b.member], weight)
        if how is None and a.article != b.article and bool(a.who) != bool(b.who) and not a.near & b.near:
            continue  # one has a name and the other none
        if how:
            edges[i, j] = max(STATED, score(a, b, weight))
        else:
            edges[i, j] = -math.inf if barred(a, b) else score(a, b, weight)
    for x, y in given:
        if at[x] != at[y]:
            edges[min(at[x], at[y]), max(at[x], at[y])] = GIVEN
    said = judged.closed()
    edges.update({(at[x], at[y]): JUDGED for x, y in said.together if x in at and y in at})
    edges.update({(at[x], at[y]): -math.inf for x, y in said.apart if x in at and y in at})
    surely = _linked([[i] for i in range(len(rows))], edges, [None] * len(rows), SURE, lambda i, j: barred(rows[i], rows[j]))
    articles = [c.article for c in rows]
    each = _linked(surely, edges, articles, THRESHOLD, lambda i, j: articles[i] == articles[j] and barred(rows[i], rows[j]))
    found = meet(each, {pair: value for pair, value in edges.items() if articles[pair[0]] != articles[pair[1]]}, articles)
    of = {i: n for n, members in enumerate(found) for i in members}
    pointed = aims(every, {c.member: of[at[c.member]] for c in every})
    for x, y in sorted(pointed.items()):
        one, two = of[at[x]], of[at[y]]
        if one != two and not any(edges.get((min(i, j), max(i, j))) == -math.inf for i in found[one] for j in found[two]):
            for i in found[one]:
                of[i] = two
            found[two] += found[one]
            found[one] = []
    told: dict[int, list[Member]] = defaultdict(list)
    for claim in every:
        told[of[at[claim.member]]].append(claim.member)
    return sorted(told.values()), pointed


def standing(claims: Sequence[Said], judged: Collection[Member]) -> dict[Member, Member]:
    """Of claims on a matter that more than COMMON speak of in one word: those that say just what an earlier one says, with that one,
    which is compared for them all. `judged` are compared by themselves."""
    blocks = [
        {(stem, where) for stem in c.stems for where in (c.article, *c.near)} if not c.pointing and c.member not in judged else frozenset()
        for c in claims
    ]
    sizes = Counter(key for keys in blocks for key in keys)
    first: dict[object, Member] = {}
    found = {}
    for claim, keys in zip(claims, blocks, strict=True):
        if any(sizes[key] > COMMON for key in keys):
            says = (
                claim.stems, claim.told, claim.entities, claim.near, claim.subject, claim.stance, claim.turned, claim.direction,
                claim.months, claim.parts,
            )
            if (same := first.setdefault(says, claim.member)) != claim.member:
                found[claim.member] = same
    return found


def rarity(claims: Sequence[Said]) -> dict[str, float]:
    """How much each stem tells."""
    return weights(Counter(stem for c in claims for stem in c.stems | c.told), len(claims))


def weights(seen: Mapping[str, int], claims: int) -> dict[str, float]:
    """The same from how many of so many claims have each stem. Numbers are taken in STEPS: one more claim changes few weights."""
    told = cache(lambda n: math.log(1 + (_step(claims) + RARITY_PRIOR) / _step(n)))
    return {stem: told(n) for stem, n in seen.items()}


def _step(n: int) -> float:
    return STEP ** math.floor(math.log(n, STEP) + 1e-9) if n else 0


def telling(told: Collection[str], weight: Mapping[str, float]) -> list[str]:
    """The stems by which a claim that names no one is compared with those of other articles."""
    return sorted(told, key=lambda s: (-weight[s], s))[:TELLING]


def candidates(claims: Sequence[Said], weight: Mapping[str, float]) -> list[tuple[int, int]]:
    """Pairs (by place in `claims`, which are sorted by member) that are worth comparing.

    Claims stand in one article, or share a stem and someone who has a name. Of those who have none the words tell, two of the rarest
    together; a claim about someone named is held against such a one only where it stands on the other side: "the governor" may be he, and
    a denial that is aimed at nobody else is worth showing, but two assertions might be of two.
    """
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    articles: dict[str, list[int]] = defaultdict(list)
    nameless: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        if not claim.pointing:
            articles[claim.article].append(i)
            for stem in claim.stems | ({words.DEAD} if claim.stems & words.DEADLY else set()):
                for where in {claim.article, *claim.near, *(() if claim.who else claim.behind)}:
                    blocks[stem, where].append(i)
            for one, two in combinations(telling(claim.told, weight), 2):
                nameless[min(one, two), max(one, two)].append(i)
    found = {(a, b) for block in blocks.values() if len(block) <= COMMON for n, a in enumerate(block) for b in block[n + 1 :]}
    found |= {pair for rows in articles.values() if len(rows) <= COMMON for pair in combinations(rows, 2)}
    for block in nameless.values():
        if len(block) <= COMMON:
            for i, j in combinations(block, 2):
                a, b = claims[i], claims[j]
                if not (a.who and b.who) and (a.who == b.who or (a.turned, a.stance) != (b.turned, b.stance)):
                    found.add((i, j))
    return sorted(found)


def _linked(
    starts: Sequence[Sequence[int]], edges: Mapping[tuple[int, int], float], stories: Sequence[object], least: float,
    bar: Callable[[int, int], bool],
) -> list[list[int]]:
    """Average linkage over sparse pairs, from groups on: (sum of scores, number of scored pairs) is kept for each two groups that have any.

    Means are over pairs of one story; of others only those count that keep groups apart. `bar` is asked of the pairs that were not
    scored, among the first LOOKED_AT of each group.
    """
    members = {n: list(group) for n, group in enumerate(starts)}
    of = {i: n for n, group in members.items() for i in group}
    told = {n: Counter(stories[i] for i in group) for n, group in members.items()}
    ties: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for (i, j), value in edges.items():
        one, two, counts = of[i], of[j], stories[i] == stories[j]
        if one != two and (counts or value == -math.inf):
            total, scored = ties[one].get(two, (0.0, 0))
            ties[one][two] = ties[two][one] = (total + value, scored + counts)

    def mean(i: int, j: int) -> float:
        total, scored = ties[i][j]
        small, large = sorted((told[i], told[j]), key=len)
        pairs = sum(number * large[story] for story, number in small.items())
        return (total + (pairs - scored) * FAR) / pairs if pairs else -math.inf

    heap = [(-value, i, j) for i in ties for j in ties[i] if i < j and (value := mean(i, j)) > least]
    heapq.heapify(heap)
    latest = len(members)
    while heap:
        _, i, j = heapq.heappop(heap)
        if i not in members or j not in members:
            continue
        if any((min(a, b), max(a, b)) not in edges and bar(a, b) for a in members[i][:LOOKED_AT] for b in members[j][:LOOKED_AT]):
            continue
        new, latest = latest, latest + 1
        merged: dict[int, tuple[float, int]] = {}
        for old in (i, j):
            for other, (total, scored) in ties.pop(old).items():
                if other not in (i, j):
                    was = merged.get(other, (0.0, 0))
                    merged[other] = (was[0] + total, was[1] + scored)
                    del ties[other][old]
        members[new] = sorted(members.pop(i) + members.pop(j))
        told[new] = told.pop(i) + told.pop(j)
        ties[new] = merged
        for other, tie in merged.items():
            ties[other][new] = tie
            if (value := mean(new, other)) > least:
                heapq.heappush(heap, (-value, other, new))
    return sorted(members.values())
