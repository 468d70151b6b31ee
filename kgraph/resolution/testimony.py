"""Each claim as a voice: who says it, through whom, in whose text, in which words. From one article, its credits and who is who."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from kgraph.article import Article
from kgraph.record import Claim, Record, Span, quote
from kgraph.resolution.credits import Credit
from kgraph.resolution.described import apart
from kgraph.resolution.names import body_key, fold
from kgraph.resolution.origins import Voice

LONGEST = 5
"""Words in an outlet's name."""
KNOWN_BY = 6
"""Words from which a quotation is taken for one that two articles do not come upon by chance."""
_NAME = re.compile(r"[A-Z0-9][\w’'&.-]*(?: (?:of |and |& |the )?[A-Z0-9][\w’'&.-]*)*")
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")


def homes(credits: Mapping[str, Sequence[Credit]], entity_of: Mapping[str, str]) -> dict[str, str]:
    """Article key to the outlet that it credits with all of its text; the first where it credits several."""
    found: dict[str, str] = {}
    for key, given in sorted(credits.items()):
        slugs = [s for c in given if c.scope == "text" and (s := entity_of.get(f"{key}/{c.entity}"))]
        if slugs:
            found[key] = slugs[0]
    return found


def voices(
    article: Article, record: Record, entity_of: Mapping[str, str], outlet: str | None, family: str, credits: Sequence[Credit],
    home: str | None, known: Mapping[str, str],
) -> list[Voice]:
    """One a claim, in the order of the record. `known`: names, as `names.body_key` gives them, of outlets that publish here, to slugs."""
    named = {e.id: e.name for e in record.entities}
    through = _through(record, named)

    def slug(entity: str | None) -> str | None:
        return entity_of.get(f"{article.key}/{entity}") if entity else None

    return [
        Voice(
            (article.key, c.id), c, slug(c.source.entity), tuple(s for s in map(slug, c.via) if s and s != home), outlet, family,
            home=home or outlet, told=None if c.via else slug(_told(article, record, c, credits) or through.get(c.source.entity or "")),
            beside=() if c.via else _beside(article.text, c, known, {outlet, home}),
            words=named.get(c.source.entity or "", ""), quoted=_quotation(article.text, c),
        )
        for c in record.claims
    ]


def _through(record: Record, named: Mapping[str, str]) -> dict[str, str]:
    """For each unnamed source the one relay that other claims of it in the article name: what an outlet was told once holds for the rest.

    Sources that nothing tells apart are one here as well.
    """
    unnamed = sorted({c.source.entity for c in record.claims if c.source.kind == "unnamed" and c.source.entity})
    relays = {e: {c.via[0] for c in record.claims if c.source.entity == e and c.via} for e in unnamed}
    found = {}
    for entity in unnamed:
        same = [o for o in unnamed if o == entity or not apart(named.get(o, ""), named.get(entity, ""))]
        known = set().union(*(relays[o] for o in same))
        if len(known) == 1:
            found[entity] = known.pop()
    return found


def _told(article: Article, record: Record, claim: Claim, credits: Sequence[Credit]) -> str | None:
    """The outlet that told it first: the only one so credited in the paragraph of the claim, or of words for its unnamed source."""
    firsts = [c for c in credits if c.scope == "told"]
    if not firsts or (claim.source.kind == "named" and claim.firsthand):
        return None
    spans = [claim.sentence]
    spans += [Span(m.start, m.end) for e in record.entities if e.id == claim.source.entity for m in e.mentions]
    here = {_paragraph(article.text, s) for s in spans}
    near = sorted({c.entity for c in firsts if _paragraph(article.text, c.span) in here})
    return near[0] if len(near) == 1 else None


def _beside(text: str, claim: Claim, known: Mapping[str, str], own: Collection[str | None]) -> tuple[str, ...]:
    """Outlets that publish here and are named in the claim's sentence, outside of what is claimed."""
    slugs = (known.get(name) for name in _named(text, claim)) if known else ()
    return tuple(sorted({slug for slug in slugs if slug and slug not in own}))


def outside(text: str, record: Record) -> frozenset[str]:
    """Every name of which `voices` asks whether an outlet bears it, as `names.body_key` gives it."""
    return frozenset(name for claim in record.claims if not claim.via for name in _named(text, claim))


def _named(text: str, claim: Claim) -> Iterator[str]:
    """Runs of capitalised words in the claim's sentence, outside of what is claimed, folded."""
    said = text[claim.sentence.start : claim.sentence.end]
    for piece in claim.content:
        start, end = piece.start - claim.sentence.start, piece.end - claim.sentence.start
        said = said[: max(0, start)] + "\n" * (min(end, len(said)) - max(0, start)) + said[max(0, end) :]
    for match in _NAME.finditer(said):
        words = match[0].split()
        for n in range(len(words)):
            for m in range(n + 1, min(n + LONGEST, len(words)) + 1):
                yield body_key(" ".join(words[n:m]))


def _paragraph(text: str, span: Span) -> int:
    """Where the line begins that it stands in."""
    return text.rfind("\n", 0, span.start + 1) + 1


def _quotation(text: str, claim: Claim) -> str:
    """The words that stand in quotation marks, folded, where they are enough to be known by."""
    words = quote(text, claim.content)
    pieces = [words] if claim.speech == "direct" else _QUOTED.findall(words) if claim.speech == "mixed" else []
    longest = max((re.sub(r"[^\w ]+", "", fold(p)) for p in pieces), key=len, default="")
    return " ".join(longest.split()) if len(longest.split()) >= KNOWN_BY else ""
