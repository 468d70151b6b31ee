"""Articles that share their text: copies, copies cut short, and texts made out of another.

Pairs worth comparing come from MinHash signatures of word shingles in bands (Broder 1997; Leskovec, Rajaraman, Ullman, Mining of Massive
Datasets, ch. 3; signatures by rensa); each pair is then compared in full, so a signature decides nothing by itself.
"""

import re
import struct
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise

import msgspec
import numpy as np
from rensa import RMinHash

from kgraph.article import Article
from kgraph.record import Record, quote
from kgraph.resolution.memo import CHUNK, Memo, key_of
from kgraph.resolution.model import Member
from kgraph.resolution.sets import Places

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
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5], dtype=np.uint64)
_AT_ONCE = 1 << 20
"""Pairs that are laid out together at most, but for those of one text."""


class Alike(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One of those before a text, by its place among them, and the share of the shorter text that stands in both."""

    place: int
    share: float
    same: bool
    """One text, perhaps cut short."""
    cut: bool


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


def signature(text: str) -> bytes:
    """The MinHash signature of a text, band after band."""
    made = RMinHash(num_perm=SIGNATURE, seed=SEED)
    made.update(_shingles(text))
    return struct.pack(f"<{SIGNATURE}I", *made.digest())


def texts(articles: Sequence[Article], signatures: Mapping[str, bytes] | None = None, memo: Memo | None = None) -> Texts:
    """Compare all, each with those before it that have a band in common with it: near linear in their number. `signatures`: by key."""
    signatures = signatures or {a.key: signature(a.text) for a in articles}
    ordered = sorted(articles, key=order)
    keys = [a.key for a in ordered]
    shingles = cache(lambda n: _shingles(ordered[n].text))
    first: dict[str, str] = {}
    cut: set[str] = set()
    made_of: dict[str, tuple[str, float]] = {}
    near, begins = _near([signatures[key] for key in keys])
    names = np.array(keys, "S")
    called, size = names[near].tobytes(), names.itemsize
    rows = [
        (key[:CHUNK], key_of(key.encode() + called[a * size : b * size]), partial(_alike, n, near[a:b], shingles))
        for n, (key, (a, b)) in enumerate(zip(keys, pairwise(begins), strict=True)) if a < b
    ]
    shared = iter((memo or Memo()).together("texts", tuple[Alike, ...], rows))
    for key, (a, b) in zip(keys, pairwise(begins), strict=True):
        first[key] = key
        alike = next(shared) if a < b else ()
        if not alike:
            continue
        same = next((one for one in alike if one.same), None)
        if same:
            first[key] = first[keys[near[a + same.place]]]
            cut.update((key,) if same.cut else ())
        else:
            most = max(alike, key=lambda one: (one.share, -one.place))
            made_of[key] = keys[near[a + most.place]], most.share
    return Texts(first, frozenset(cut), made_of)


def _near(signatures: Sequence[bytes]) -> tuple[Places, list[int]]:
    """For each the places of those before it that have a band in common with it, one after another, and where each one's begin, and end.
    Bands are told apart by the upper bits of a number, behind which their places stand, since numbers are sorted sooner than places by
    numbers: each pair is compared in full afterwards."""
    many = len(signatures)
    bands = np.frombuffer(b"".join(signatures), "<u4").reshape(many, BANDS, SIGNATURE // BANDS)
    numbers = np.arange(BANDS, dtype=np.uint64) * _MIX[0] + sum(bands[:, :, n] * mix for n, mix in enumerate(_MIX[1:]))
    place = np.arange(many * BANDS)
    bits = np.uint64(len(place).bit_length())
    packed = numbers.ravel()
    packed >>= bits
    packed <<= bits
    packed |= place.astype(np.uint64)
    packed.sort()
    ordered = (packed & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    packed >>= bits
    begins = np.concatenate(([True], packed[1:] != packed[:-1])) if many else np.zeros(0, bool)
    start = np.empty_like(ordered)
    start[ordered] = np.maximum.accumulate(np.where(begins, place, 0))
    end = np.empty_like(ordered)
    end[ordered] = place
    rows = ordered // BANDS
    counts = (end - start).reshape(many, BANDS)
    sums = np.concatenate(([0], np.cumsum(counts.sum(axis=1))))
    first, found, sizes = 0, [np.zeros(0, np.int64)], [np.zeros(1, np.int64)]
    while first < many:
        last = max(first + 1, int(np.searchsorted(sums, sums[first] + _AT_ONCE, "right")) - 1)
        some = slice(first * BANDS, last * BANDS)
        long = counts.ravel()[some]
        offset = np.arange(int(long.sum())) - np.repeat(np.cumsum(long) - long, long)
        early = rows[np.repeat(start[some], long) + offset]
        pairs = np.sort(np.repeat(np.arange(first, last), counts[first:last].sum(axis=1)) * many + early)
        pairs = pairs[np.concatenate(([True], pairs[1:] != pairs[:-1]))] if len(pairs) else pairs
        sizes.append(np.diff(np.searchsorted(pairs, np.arange(first, last + 1) * many)))
        found.append(pairs % many)
        first = last
    return np.concatenate(found), np.cumsum(np.concatenate(sizes)).tolist()


def _alike(n: int, others: Places, shingles: Callable[[int], frozenset[str]]) -> tuple[Alike, ...]:
    """Of these others those that share much, up to the first that has the same text."""
    mine, found = shingles(n), []
    for place, other in enumerate(others.tolist()):
        common = len(mine & shingles(other))
        share = common / max(1, min(len(mine), len(shingles(other))))
        near = common >= NEAR * (len(mine) + len(shingles(other)) - common)
        cut = not near and share >= CUT and common >= ENOUGH
        if near or cut or (share >= REWRITE and common >= ENOUGH):
            found.append(Alike(place, share, near or cut, cut))
        if near or cut:
            break
    return tuple(found)


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
