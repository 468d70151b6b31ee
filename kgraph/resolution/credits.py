"""What an article says of where it comes from: "originally appeared in", "first reported by", an agency's dateline, a canonical address.

Rules and wordings stand in tables/credits.toml. A credit names an outlet; whether that outlet's own article is here is another matter
(kgraph.resolution.chains).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kgraph.article import Article
from kgraph.record import Entity, Record, Span
from kgraph.resolution.tables import table

Scope = Literal["text", "told", "part"]
_WORD = r"(?:[A-Z0-9][\w’'&-]{0,40}(?:\.[a-z]{2,4}){0,2}|[a-z][\w-]{0,40}\.(?:com|org|net|co|info|news|tv)(?:\.[a-z]{2})?)"
_DAY = (
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
NAME = rf"(?<!\w)(?P<outlet>(?-i:(?:[Tt]he )?{_WORD}(?: (?:(?:of|and|&) )?(?:the )?{_DAY}{_WORD}){{0,5}}))"
"""A name as it may follow a credit: capitalised words, joined by "of" and "and", and no day or month behind it; or a site's."""
EDGES = 600
"""Code points at either end of a text that are searched for datelines and feet."""
PREFIX = "credit:"
"""Begins the id of an outlet that a credit names and the record does not know."""


@dataclass(frozen=True, slots=True)
class Credit:
    """One. `entity` is the outlet's id in the record, or, beginning with PREFIX, one of its own; `name` is the outlet as written."""

    rule: str
    scope: Scope
    entity: str
    name: str
    span: Span
    """Where the credit stands; of an address, the empty span at 0."""


def credits(article: Article, record: Record, outlet_of: Callable[[str | None], str | None]) -> tuple[Credit, ...]:
    """All of one article, each outlet once a rule, in the order of the text. `outlet_of`: an address to the name of the outlet there."""
    found: dict[tuple[str, str], Credit] = {}
    for rule, scope, span, name, at in _found(article.text):
        entity = _entity(record, at)
        key = entity.id if entity else PREFIX + name
        within = any(c.entity == key and c.span.start <= span.start < c.span.end for c in found.values())
        if not within and not _own(name if entity is None else entity.name, article):
            found.setdefault((rule, key), Credit(rule, scope, key, entity.name if entity else name, span))
    canonical = outlet_of(article.canonical) if host(article.canonical) != host(article.url) else None
    if canonical and not _own(canonical, article):
        found["credit-address", canonical] = Credit("credit-address", "text", PREFIX + canonical, canonical, Span(0, 0))
    return tuple(sorted(found.values(), key=lambda c: (c.span, c.rule, c.entity)))


def host(address: str | None) -> str:
    """ "https://www.tarn.example/a" gives "tarn.example"."""
    found = re.match(r"(?:https?:)?//(?:[^@/?#]*@)?(?:www\.)?([^/?#:]+)", address or "", re.IGNORECASE)
    return found[1].lower() if found else ""


def _found(text: str) -> Iterator[tuple[str, Scope, Span, str, Span]]:
    low = text.casefold()
    for rule, scope, pattern in _rules():
        if not any(word in low for word in _needs()[rule]):
            continue
        for match in pattern.finditer(text):
            if rule == "credit-agency" and EDGES < match.start() < len(text) - EDGES:
                continue
            name = match["outlet"].removeprefix("the ").strip(" .,’'")
            yield rule, scope, Span(match.start(), match.end()), name, Span(*match.span("outlet"))


@cache
def _rules() -> tuple[tuple[str, Scope, re.Pattern[str]], ...]:
    return tuple(
        (rule["id"], rule["scope"], re.compile(pattern.replace("{outlet}", NAME), re.IGNORECASE | re.MULTILINE))
        for rule in table("credits")["rule"] for pattern in rule["patterns"]
    )


@cache
def _needs() -> dict[str, tuple[str, ...]]:
    """Words of which a text must have one for a rule to be tried: most have none."""
    return {rule["id"]: tuple(rule["needs"]) for rule in table("credits")["rule"]}


def _entity(record: Record, at: Span) -> Entity | None:
    """The outlet or body that the record finds at the name; the longest where several overlap it."""
    here = [
        (min(m.end, at.end) - max(m.start, at.start), m.end - m.start, e.id, e)
        for e in record.entities if e.named and e.type in ("Outlet", "Organisation") for m in e.mentions
        if m.start < at.end and at.start < m.end and m.start <= at.start + 4
    ]
    return max(here, key=lambda x: x[:3])[3] if here else None


def _own(name: str, article: Article) -> bool:
    """Whether it is the article's own outlet: "© The Tarn Courier" in The Tarn Courier says nothing."""
    def plain(text: str) -> str:
        return re.sub(r"\W+", "", text.casefold().removeprefix("the "))

    return bool(article.outlet) and plain(name) == plain(article.outlet or "")
