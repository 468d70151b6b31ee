"""Versions of one article, and notes by which an outlet corrects or takes back what it told.

Another text at the same address is another version; all are kept. A note becomes a link to the claim that it touches, else to the
earlier version, else to its own article: that it was corrected or taken back is told, never carried out.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kgraph.article import Article
from kgraph.resolution.model import Link, Member
from kgraph.resolution.said import Said
from kgraph.resolution.tables import table
from kgraph.resolution.words import stems

LEAST = 0.5
"""Share of a claim's weight of stems that a note must repeat to touch it."""
_TABLE = table("notes")
_OPENS = {kind: frozenset(words["opens"]) for kind, words in _TABLE.items()}
_HOLDS = {kind: tuple(words["holds"]) for kind, words in _TABLE.items()}
_ANY = tuple(sorted({w for words in (*_OPENS.values(), *_HOLDS.values()) for w in words}))
_QUERY = re.compile(r"[?#].*$")


@dataclass(frozen=True, slots=True)
class Note:
    """One line of an article, `[start, end)`, that corrects or retracts."""

    kind: str
    start: int
    end: int
    rule: str


def address(url: str | None) -> str:
    """One form of an address: without scheme, "www." and what follows ? or #, unless a query is all that tells pages apart."""
    plain = re.sub(r"^https?://(?:www\.)?", "", (url or "").strip(), flags=re.IGNORECASE).rstrip("/")
    bare = _QUERY.sub("", plain).rstrip("/")
    return (bare if "/" in bare else plain.split("#")[0]).rstrip("/").lower()


def age(article: Article) -> tuple[str, str, str]:
    """The older of two versions has the lesser one."""
    return article.updated or article.retrieved or article.published or "", article.retrieved or "", article.key


def versions(articles: Iterable[Article]) -> list[list[str]]:
    """Keys of what stood at one address, the oldest first: by last change, else publication, else retrieval. Two or more each, sorted."""
    at: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if place := address(article.url):
            at[place].append(article)
    found = []
    for group in at.values():
        if len({a.text_sha256 for a in group}) > 1:
            found.append([a.key for a in sorted(group, key=age)])
    return sorted(found)


def notes(text: str) -> Iterator[Note]:
    """Each line that corrects or retracts, in the order of the text."""
    whole, start = text.casefold().replace("’", "'"), 0
    if not any(word in whole for word in _ANY):
        return
    for line in text.splitlines(keepends=True):
        plain = line.strip().casefold().replace("’", "'")
        opening = re.match(r"[\W_]*([a-z' ]+?)\s*(?:\([^)]*\)|,?\s+\w+ \d[\w, ]*)?\s*[:.—–-]", plain)
        for kind in ("retracts", "corrects"):
            opens = opening is not None and opening[1] in _OPENS[kind]
            if opens or any(words in plain for words in _HOLDS[kind]):
                yield Note(kind, start, start + len(line.rstrip()), f"note-{'opens' if opens else 'holds'}")
                break
        start += len(line)


def links(
    articles: Mapping[str, Article], noted: Mapping[str, Iterable[Note]], groups: Sequence[Sequence[str]], claims: Iterable[Said],
    rarity: Mapping[str, float], outlet: Mapping[str, str],
) -> list[Link]:
    """Versions, and what notes touch. `noted`: article key to its notes, `outlet`: to its outlet's name."""
    found = []
    of: dict[str, list[Said]] = defaultdict(list)
    for claim in claims:
        of[claim.article].append(claim)
    before: dict[str, list[str]] = {}
    for group in groups:
        for n, key in enumerate(group):
            before[key] = list(group[:n])[::-1]
            if n:
                found.append(
                    Link(
                        kind="versionOf", source=(key, ""), target=(group[n - 1], ""), rule="version-address",
                        reason=f"Version {n + 1} of {len(group)} of what {outlet[key]} has at one address.",
                    )
                )
    for key, lines in sorted(noted.items()):
        for note in lines:
            words = articles[key].text[note.start : note.end]
            target = _touched(words, note, key, before.get(key, []), of, rarity)
            verb = "takes back" if note.kind == "retracts" else "corrects"
            what = "what is claimed there" if target[1] else "an article" if target[0] != key else "something in this article"
            found.append(
                Link(
                    kind="retracts" if note.kind == "retracts" else "corrects", source=(key, ""), target=target, rule=note.rule,
                    reason=f"{outlet[key]} {verb} {what}: “{_short(words)}”",
                )
            )
    return sorted(set(found))


def _touched(
    words: str, note: Note, key: str, earlier: Sequence[str], claims: Mapping[str, Sequence[Said]], rarity: Mapping[str, float]
) -> Member:
    """The claim whose words it repeats most: of the nearest earlier version that has one, else of its own article, the note left out."""
    for where in (*earlier, key):
        rated = []
        for claim in claims.get(where, ()):
            if where == key and any(note.start <= s and e <= note.end for s, e in claim.spans):
                continue
            weight = math.fsum(rarity.get(s, 1.0) for s in sorted(claim.stems))
            common = math.fsum(rarity.get(s, 1.0) for s in sorted(claim.stems & stems(words, claim.topic)))
            if weight:
                rated.append((-common / weight, claim.member))
        if rated and min(rated)[0] <= -LEAST:
            return min(rated)[1]
    return (earlier[0], "") if earlier else (key, "")


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 160 else line[:159].rsplit(" ", 1)[0] + "…"
