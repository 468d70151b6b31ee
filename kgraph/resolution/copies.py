"""Articles that share their text: copies, copies cut short, and texts made out of another.

Pairs worth comparing come from MinHash signatures of word shingles in bands (Broder 1997; Leskovec, Rajaraman, Ullman, Mining of Massive
Datasets, ch. 3; the library is rensa); each pair is then compared in full, so a signature decides nothing by itself.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rensa import RMinHash, RMinHashLSH

from kgraph.article import Article
from kgraph.record import Record, quote
from kgraph.resolution.model import Member

SHINGLE = 5
"""Words in a shingle."""
SIGNATURE, BANDS = 126, 42
"""Numbers in a signature, and bands of three: a pair that shares .35 of its shingles is found in .84 of cases, .5 in .997, .7 always."""
SEED = 1
NEAR = 0.7
"""Share of common shingles from which two texts are one: a reprint with another headline and foot stays above it, a rewrite far below."""
CUT = 0.85
"""Share of the shorter text from which it is the longer one cut short."""
REWRITE = 0.3
"""Share of the shorter text from which one is made out of the other, or both out of a third."""
ENOUGH = 20
"""Shingles that must be common for CUT and REWRITE: a sentence that both quote is no derivation."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Texts:
    """Who shares a text with whom."""

    first: dict[str, str]
    """Article key to the key of the first to carry its text: the earliest dated, then the smallest key."""
    cut: frozenset[str]
    """Keys of those that carry it cut short."""
    made_of: dict[str, tuple[str, float]]
    """Article key to an earlier one that it shares much of its text with, and how much of the shorter one."""


def order(article: Article) -> tuple[str, str]:
    """By date, undated last, then by key."""
    return article.published or "~", article.key


def texts(articles: Sequence[Article]) -> Texts:
    """Compare all; near linear in their number."""
    ordered = sorted(articles, key=order)
    shingles = [_shingles(a.text) for a in ordered]
    index = RMinHashLSH(threshold=NEAR, num_perm=SIGNATURE, num_bands=BANDS)
    first: dict[str, str] = {}
    cut: set[str] = set()
    made_of: dict[str, tuple[str, float]] = {}
    for n, (article, mine) in enumerate(zip(ordered, shingles, strict=True)):
        signature = RMinHash(num_perm=SIGNATURE, seed=SEED)
        signature.update(mine)
        key = first[article.key] = article.key
        best = 0.0
        for other in sorted(index.query(signature)):
            common = len(mine & shingles[other])
            share = common / max(1, min(len(mine), len(shingles[other])))
            near = common >= NEAR * (len(mine) + len(shingles[other]) - common)
            if near or (share >= CUT and common >= ENOUGH):
                first[key] = first[ordered[other].key]
                cut.update(() if near else (key,))
                break
            if share >= REWRITE and common >= ENOUGH and share > best:
                best, made_of[key] = share, (ordered[other].key, share)
        if first[key] != key:
            made_of.pop(key, None)
        index.insert(n, signature)
    return Texts(first, frozenset(cut), made_of)


def joined(first: Mapping[str, str], pairs: Iterable[tuple[str, str]], articles: Mapping[str, Article]) -> dict[str, str]:
    """Article key to the first of those that are one report: one text, and these pairs (versions, and what credits another)."""
    top = dict(first)

    def root(key: str) -> str:
        while top[key] != key:
            key = top[key]
        return key

    for pair in sorted(pairs):
        early, late = sorted((root(key) for key in pair), key=lambda k: order(articles[k]))
        top[late] = early
    return {key: root(key) for key in top}


def same_words(pairs: Sequence[tuple[Article, Record]], first: Mapping[str, str]) -> list[tuple[Member, Member]]:
    """Claims of copies with the same words, in their order, on the same side: each with the one in the first copy that has it."""
    seen: dict[tuple[str, str, str, int], Member] = {}
    found = []
    for article, record in sorted(pairs, key=lambda p: (p[0].key != first[p[0].key], p[0].key)):
        times: Counter[tuple[str, str]] = Counter()
        for claim in sorted(record.claims, key=lambda c: (c.sentence, c.content, c.id)):
            words = (quote(article.text, claim.content), claim.stance)
            times[words] += 1
            member = (article.key, claim.id)
            same = seen.setdefault((first[article.key], *words, times[words]), member)
            if same != member:
                found.append((same, member))
    return found


def _shingles(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))
