"""Articles that carry one text: equal, equal but for whitespace, or nearly so.

Found by sketches of word shingles, then compared in full.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from kgraph.article import Article
from kgraph.record import Record, quote
from kgraph.resolution.model import Member

SHINGLE = 5
"""Words in a shingle."""
SKETCH = 32
"""Smallest shingle digests that stand for a text: two texts that share a third of their shingles share one of these almost surely."""
NEAR = 0.7
"""Share of common shingles from which two texts are one: a reprint with another headline and foot stays above it, a rewrite far below."""
_WORD = re.compile(r"\w+")


def families(articles: Sequence[Article]) -> dict[str, str]:
    """Article key to the key of the first to carry its text: the earliest dated, then the smallest key."""
    ordered = sorted(articles, key=lambda a: (a.published or "~", a.key))
    shingles = {a.key: _shingles(a.text) for a in ordered}
    seen: dict[bytes, list[str]] = defaultdict(list)
    first: dict[str, str] = {}
    for article in ordered:
        mine = shingles[article.key]
        sketch = sorted(mine)[:SKETCH]
        near = sorted({other for digest in sketch for other in seen[digest]})
        match = next((first[o] for o in near if _alike(mine, shingles[o])), None)
        first[article.key] = match or article.key
        for digest in sketch:
            seen[digest].append(article.key)
    return first


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


def _shingles(text: str) -> frozenset[bytes]:
    words = _WORD.findall(text.casefold())
    pieces = [" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))]
    return frozenset(hashlib.blake2b(p.encode("utf-8", "surrogatepass"), digest_size=8).digest() for p in pieces)


def _alike(a: frozenset[bytes], b: frozenset[bytes]) -> bool:
    return len(a & b) >= NEAR * len(a | b)
