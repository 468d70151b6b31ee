"""Readable last parts of IRIs: ASCII, lower case, the same whatever the order of the articles."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from kgraph.resolution.names import fold

LONGEST = 60


@lru_cache(maxsize=1 << 16)
def slugify(text: str) -> str:
    """ "Kyrylo Budanov" gives "kyrylo-budanov"; what has no letter that ASCII knows gives a digest."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(text).replace("'", "").encode("ascii", "ignore").decode()).strip("-")
    if len(plain) > LONGEST:
        plain = plain[:LONGEST].rsplit("-", 1)[0]
    return plain or "n-" + digest(text)


def digest(text: str) -> str:
    """Six hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def possible(texts: Iterable[str], keys: Iterable[str]) -> set[str]:
    """Every slug that `unique` can give to what has one of these texts and one of these keys."""
    plain, digests = set(map(slugify, texts)), set(map(digest, keys))
    return plain | {f"{slug}-{end}" for slug in plain for end in digests}


def unique(wanted: Sequence[tuple[str, str, bool]]) -> list[str]:
    """A slug for each (text, key, known). Where several share one, the single known one keeps it and the others get a digest of their key.

    Keys are distinct and come from content, so the result does not depend on the order.
    """
    return apart([(slugify(text), key, known) for text, key, known in wanted])


def apart(wanted: Sequence[tuple[str, str, bool]]) -> list[str]:
    """The same where the texts are slugs already."""
    slugs = [slug for slug, _, _ in wanted]
    shared: dict[str, list[int]] = defaultdict(list)
    for i, slug in enumerate(slugs):
        shared[slug].append(i)
    for slug, where in shared.items():
        known = [i for i in where if wanted[i][2]] if len(where) > 1 else where
        for i in where:
            if known != [i]:
                slugs[i] = f"{slug}-{digest(wanted[i][1])}"
    return slugs
