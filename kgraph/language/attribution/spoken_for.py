"""Whom "we" means in what somebody says: the body that a spokesman, an officer or a member speaks for."""

from collections.abc import Collection
from itertools import takewhile

from spacy.tokens import Doc, Token

from kgraph.language.layers import Layers, MentionDraft
from kgraph.language.lexicon import cues

BEFORE, BEHIND = 6, 14
"""Tokens before and behind a name in which its bearer's body stands: "Orbel spokesman Jon Falk", "Jon Falk, a director of Orbel"."""
LOOKED_AT = 20
"""Mentions of a speaker that are asked for a body: news names it early, and a long text names the speaker often."""
BODIES = ("Organisation", "Outlet")
SPOKESMEN = {"spokesman", "spokeswoman", "spokesperson"}
SPOKEN = 80
"""How far back, in tokens, the body of a bare "a spokesman" is named."""
WE = {"we", "us", "our", "ours", "ourselves"}
LEADING = {"of", "for", "at", "with", "in"}
"""Prepositions between what somebody is and the body where."""
ARMIES = {"army", "navy", "marines", "corps", "force", "guard"}
"""Bodies that go with a rank: an army general speaks for the agency that he heads, where one is told."""
PAST = {"former", "formerly", "retired", "ex", "ex-", "onetime", "once", "late"}
"""Words of whoever no longer speaks for their body."""


def plural(token: Token) -> bool:
    """Whether a token is "we" in one of its forms, and not the country."""
    return token.lower_ in WE and token.tag_ in ("PRP", "PRP$") and token.text not in ("US", "U.S")


def body_of(doc: Doc, kg: Layers, speaker: int | None) -> int | None:
    """The body whose "we" a speaker says; the speaker where none is told beside their name."""
    if speaker is None or kg.entities[speaker].type != "Person" or kg.entities[speaker].roles & cues().relays["advocates"]:
        return speaker
    armies = {i for i, e in enumerate(kg.entities) if e.type == "Organisation" and e.name.lower().split()[-1] in ARMIES}
    for left_out in (armies, set[int]()) if armies else (armies,):
        for mention in kg.entities[speaker].mentions[:LOOKED_AT]:
            if mention.kind != "pronoun" and (body := _beside(doc, kg, speaker, mention, left_out=left_out)) is not None:
                return body
    if not kg.entities[speaker].named and kg.entities[speaker].roles & SPOKESMEN and kg.entities[speaker].mentions:
        body = _last_subject(doc, kg, kg.entities[speaker].mentions[0].start)
        return body if body is not None else speaker
    return speaker


def client_of(doc: Doc, kg: Layers, lawyer: int) -> int | None:
    """The person beside whose lawyer's name they stand: "Falk's lawyer, Ada Quill", "Ada Quill, a lawyer for Falk"."""
    if not kg.entities[lawyer].roles & cues().relays["advocates"]:
        return None
    for mention in kg.entities[lawyer].mentions[:LOOKED_AT]:
        if mention.kind != "pronoun" and (client := _beside(doc, kg, lawyer, mention, ("Person",))) is not None:
            return client
    return None


def _last_subject(doc: Doc, kg: Layers, before: int) -> int | None:
    """The body that did or said something last, for "a spokesman": his is none other."""
    for i in range(before - 1, max(-1, before - SPOKEN), -1):
        entity = kg.at.get(i)
        if entity is not None and kg.entities[entity].type == "Organisation" and doc[i].dep_ in ("nsubj", "nsubjpass"):
            return entity
    return None


def _beside(
    doc: Doc, kg: Layers, speaker: int, mention: MentionDraft, types: tuple[str, ...] = BODIES, left_out: Collection[int] = ()
) -> int | None:
    """The body, or the person, in the same noun phrase, or in the apposition behind it."""
    comma = mention.start - 1 if mention.start and doc[mention.start - 1].text == "," else -1  # "the bank's spokesman, Jon Falk, said"
    if comma > 0 and kg.at.get(comma - 1) not in (None, speaker) and doc[comma - 1].pos_ == "PROPN":
        comma = -1  # "in front of the Weir Club, Falk said"
    for i in range(mention.end - 1, max(-1, mention.start - BEFORE - 1), -1):
        if i < mention.start and i != comma and (doc[i].is_punct or doc[i].pos_ in ("VERB", "AUX", "CCONJ", "ADP") or doc[i].is_space):
            break
        if (body := _other(kg, i, (speaker, *left_out), types)) is not None and (mention.kind == "nominal" or i < mention.start):
            return body if not _past(doc, max(0, i - BEFORE), i) else None
    commas = 0
    behind = doc[mention.end] if mention.end < len(doc) else None
    if behind is None or not (behind.text in (",", "(") or behind.lower_ in LEADING):
        return None
    for i in range(mention.end, min(len(doc), mention.end + BEHIND)):
        if doc[i].text == ",":
            commas += 1
        elif doc[i].is_punct or doc[i].is_space or doc[i].pos_ in ("VERB", "AUX") or commas > 1:
            break
        theirs = doc[i].head.lower_ in LEADING or doc[i].dep_ in ("poss", "compound")
        if theirs and (body := _other(kg, i, (speaker, *left_out), types)) is not None:
            return body if not _past(doc, mention.end, i + 1) else None
    return None


def _past(doc: Doc, start: int, end: int) -> bool:
    """Whether words say, in the sentence that they end in, that somebody no longer is what they were."""
    return any(token.lower_ in PAST for token in takewhile(lambda t: not t.is_space and t.text not in (".", ";"), reversed(doc[start:end])))


def _other(kg: Layers, i: int, left_out: tuple[int, ...], types: tuple[str, ...]) -> int | None:
    entity = kg.at.get(i)
    return entity if entity is not None and entity not in left_out and kg.entities[entity].type in types else None
