"""Which claims put the same question. Conservative: without a shared entity, or with another time or hallmark, they stay apart.

Method: contents become sets of stems (kgraph.resolution.words), weighted by how rare they are among the claims; two claims
are paired when the weighted overlap passes a threshold and nothing speaks against it. Pairs are merged heaviest first, and
only where every two members of the merged group stand no bar; so the result does not depend on the order of the articles.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kgraph.article import Article
from kgraph.record import Claim, Record, quote
from kgraph.resolution import words
from kgraph.resolution.model import Member

JACCARD = 0.4
"""Weighted overlap from which two claims with an entity in common are one question. Set on the articles named `read` in
benchmarks/split.json with gold records; `kgraph evaluate` on records after resolution measures it again."""
JACCARD_BARE = 0.6
"""The same where neither claim names an entity and both stand in one article."""
CONTAINED = 0.99
"""Share of the shorter claim's weight found in the longer one from which they are one question, where a hallmark is shared."""
MARKED = 0.1
"""The same where both have the same hallmark of what happens once (a coup, a cancer): the rest is detail."""
WITHIN = 0.6
"""Share of the shorter claim's weight that makes two claims of one article one question, two stems at least being shared."""
COMMON = 200
"""A stem in more claims than this pairs nothing by itself."""
RARITY_PRIOR = 20
"""Claims that are thought to stand beside the given ones, so that weights are steady in small corpora."""


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as it is compared."""

    member: Member
    stems: frozenset[str]
    entities: frozenset[str]
    topic: str
    direction: str
    months: frozenset[str]
    pointing: bool
    source: str
    denies: bool
    spans: tuple[tuple[int, int], ...]

    @property
    def hallmarks(self) -> frozenset[str]:
        """The stems that make a question by themselves."""
        return self.stems & words.HALLMARKS


def said(article: Article, record: Record, entity_of: Mapping[str, str]) -> list[Said]:
    """The claims of one article, in the order of the text."""
    named = {(m.start, m.end): e.id for e in record.entities for m in e.mentions}
    found = []
    for claim in sorted(record.claims, key=lambda c: (c.content[0], c.id) if c.content else (c.sentence, c.id)):
        text = quote(article.text, claim.content)
        entities = {entity_of[f"{article.key}/{e}"] for e in (claim.subject, *claim.about) if e and f"{article.key}/{e}" in entity_of}
        times = words.months(text)
        future = any(s.modality == "future" for s in claim.statements)
        found.append(
            Said(
                (article.key, claim.id), words.stems(_without(article.text, claim, named), claim.topic), frozenset(entities), claim.topic,
                words.direction(text) or ("future" if future else ""), times, words.points_back(text),
                entity_of.get(f"{article.key}/{claim.source.entity}", ""), claim.stance == "denies",
                tuple((p.start, p.end) for p in claim.content),
            )
        )
    return found


def _without(text: str, claim: Claim, mentions: Mapping[tuple[int, int], str]) -> str:
    """The content's words less the mentions of entities that it is about: entities are compared as such."""
    about = {claim.subject, *claim.about}
    cut = sorted((s, e) for (s, e), i in mentions.items() if i in about)
    pieces = []
    for span in claim.content:
        at = span.start
        for start, end in cut:
            if start >= at and end <= span.end:
                pieces.append(text[at:start])
                at = end
        pieces.append(text[at : span.end])
    return " ".join(pieces)


def group(claims: Sequence[Said], given: Iterable[tuple[Member, Member]]) -> list[list[Member]]:
    """Claims that put one question. `given` are pairs that one article's record already holds to be one."""
    claims = sorted(claims, key=lambda c: c.member)
    by_member = {c.member: c for c in claims}
    groups = {c.member: [c] for c in claims}
    for a, b in sorted(given):
        _merge(groups, a, b)
    weight = _weights(claims)
    pairs = []
    for one_claim, other in _candidates(claims):
        score = similarity(one_claim, other, weight)
        if score:
            pairs.append((-score, one_claim.member, other.member))
    for _, x, y in sorted(pairs):
        one, two = groups[x], groups[y]
        if one is not two and not any(barred(p, q) for p in one for q in two):
            _merge(groups, x, y)
    for x, y in _pointing(claims):
        if len(groups[x]) == 1 or by_member[x].pointing:
            _merge(groups, x, y)
    unique = {id(g): sorted(c.member for c in g) for g in groups.values()}
    return sorted(unique.values())


def _merge(groups: dict[Member, list[Said]], a: Member, b: Member) -> None:
    one, two = groups[a], groups[b]
    if one is not two:
        one.extend(two)
        for claim in two:
            groups[claim.member] = one


def _weights(claims: Sequence[Said]) -> dict[str, float]:
    seen = Counter(stem for c in claims for stem in c.stems)
    return {stem: math.log(1 + (len(claims) + RARITY_PRIOR) / n) for stem, n in sorted(seen.items())}


def _candidates(claims: Sequence[Said]) -> list[tuple[Said, Said]]:
    """Pairs that share a stem and an entity (or an article), found by blocks: cost follows the claims about one entity."""
    blocks: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for claim in claims:
        for stem in sorted(claim.stems):
            for where in sorted(claim.entities) or [claim.member[0]]:
                blocks[stem, where].append(claim)
    pairs = {(a, b) for block in blocks.values() if len(block) <= COMMON for i, a in enumerate(block) for b in block[i + 1 :]}
    return sorted(pairs, key=lambda p: (p[0].member, p[1].member))


def similarity(a: Said, b: Said, weight: Mapping[str, float]) -> float:
    """Weighted overlap of two claims' stems, 0 where it does not make them one question."""
    shared = a.stems & b.stems
    if not shared or barred(a, b):
        return 0.0
    both = math.fsum(weight[s] for s in sorted(shared))
    jaccard = both / math.fsum(weight[s] for s in sorted(a.stems | b.stems))
    smaller = both / min(math.fsum(weight[s] for s in sorted(x.stems)) for x in (a, b))
    if not a.entities & b.entities:
        return jaccard if a.member[0] == b.member[0] and jaccard >= JACCARD_BARE and len(shared) > 1 else 0.0
    if jaccard >= JACCARD:
        return jaccard
    if a.hallmarks and a.hallmarks == b.hallmarks and (smaller >= CONTAINED or (jaccard >= MARKED and a.hallmarks <= words.SINGLE)):
        return jaccard
    return jaccard if a.member[0] == b.member[0] and len(shared) > 1 and smaller >= WITHIN else 0.0


def barred(a: Said, b: Said) -> bool:
    """What keeps two claims apart whatever their words: other months or parts of the body, one ahead and one behind, other hallmarks."""
    for one, two in ((a.months, b.months), (a.stems & words.PARTS, b.stems & words.PARTS)):
        if one and two and not one & two:
            return True
    if {a.direction, b.direction} == {"future", "past"}:
        return True
    if a.member[0] == b.member[0] and (_nested(a, b) or _nested(b, a)):
        return True
    comparable = a.stems and b.stems and not a.pointing and not b.pointing
    return bool(comparable and (a.hallmarks or b.hallmarks) and not a.hallmarks & b.hallmarks)


def _nested(inner: Said, outer: Said) -> bool:
    """Whether one claim is what another says that someone said: "B lied" stands inside "A told C that B lied", and is another question."""
    return inner.spans != outer.spans and all(any(s <= start and end <= e for s, e in outer.spans) for start, end in inner.spans)


def _pointing(claims: Sequence[Said]) -> list[tuple[Member, Member]]:
    """Denials that only point back ("It is not true"), each with what it answers: the nearest earlier claim of its article that
    someone else makes about the denier, else the claim right before it."""
    found = []
    by_article: dict[str, list[Said]] = defaultdict(list)
    for claim in claims:
        by_article[claim.member[0]].append(claim)
    for article in sorted(by_article):
        rows = sorted(by_article[article], key=lambda c: (c.spans, c.member))
        for i, claim in enumerate(rows):
            if claim.pointing and claim.denies:
                before = [c for c in rows[:i] if not c.pointing and c.source != claim.source and not c.denies]
                aimed = [c for c in before if claim.source and claim.source in c.entities] or before[-1:]
                found += [(claim.member, c.member) for c in aimed[-1:]]
    return found
