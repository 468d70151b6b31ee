"""Records as an annotator leaves them, with what the graph needs beside: sentences, rules and hops."""

import re

import msgspec

from kgraph.article import Article
from kgraph.record import Claim, Hop, Record, Span

_END = re.compile(r"[.!?][\"”’']?(?=\s)|\n")


def complete(article: Article, record: Record) -> Record:
    """Each claim with the sentence around its content, and a hop for each that passes it on and for its source."""
    claims = tuple(_claim(article.text, claim) for claim in record.claims)
    return msgspec.structs.replace(record, claims=claims, extractor=record.extractor or "gold")


def _claim(text: str, claim: Claim) -> Claim:
    sentence = claim.sentence if claim.sentence.end > claim.sentence.start else around(text, claim)
    agents = (*reversed(claim.via), claim.source.entity)
    last = len(agents) - 1
    hops = tuple(
        Hop(agent=agent, mode="said", certainty=claim.certainty if n == last else "certain", evidence=claim.cue or sentence,
            cue=claim.cue if n == last else None, mention=claim.source.mention if n == last else None)
        for n, agent in enumerate(agents)
    )
    return msgspec.structs.replace(claim, sentence=sentence, hops=claim.hops or hops, rule=claim.rule or "gold")


def around(text: str, claim: Claim) -> Span:
    """From the end of the sentence before the claim's words to the end of their own."""
    spans = [s for s in (*claim.content, claim.cue, claim.source.mention) if s]
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    start = max((m.end() for m in _END.finditer(text, 0, first + 1) if m.end() <= first), default=0)
    start += len(text[start:]) - len(text[start:].lstrip())
    end = next((m.end() for m in _END.finditer(text, max(last - 1, start))), len(text))
    return Span(start, max(last, start + len(text[start:end].rstrip())))
