"""The sentence that a claim is shown by. It never says "X says" of what is only another's account of X."""

import re

from kgraph.graph.known import Here
from kgraph.record import Claim, Narration, quote

TELLING = frozenset({"told", "tell", "tells", "telling", "interview"})
"""Cue words that are spoken to the first who passes the claim on."""

UNKNOWN = "someone"
PLURAL = {"says": "say", "writes": "write", "believes": "believe", "denies": "deny", "doubts": "doubt"}
MANY = frozenset({"people", "police", "men", "women", "others", "some", "many", "several", "both", "two", "three", "media", "those"})
"""Words for several that have no plural s."""


def of_claim(here: Here, claim: Claim) -> str:
    """ "Budanov, to Sky News, says: …"; "Misread: Budanov says: …" where a person found that the article does not say so."""
    said = _of_claim(here, claim)
    return f"Misread: {said}" if claim.checked and claim.checked.status == "rejected" else said


def _of_claim(here: Here, claim: Claim) -> str:
    words = quote(here.article.text, claim.content)
    via = [here.name(v) or UNKNOWN for v in claim.via]
    if claim.source.kind == "impersonal":
        said = "it is denied" if claim.polarity == "negative" else "it is said"
        return f"{here.outlet_name}: {said}{_by(via)}: {words}"
    who = here.name(claim.source.entity) or UNKNOWN
    if not claim.firsthand:
        how = ", in denial" if claim.polarity == "negative" else ""
        if via:
            return f"{via[0]}{_by(via[1:])}{',' if via[1:] else ''} {'say' if several(via[0]) else 'says'} of {who}{how}: {words}"
        return f"{here.outlet_name}: it is said of {who}{how}: {words}"
    cue = here.article.text[claim.cue.start : claim.cue.end].lower().split() if claim.cue else []
    if via and TELLING & set(cue):
        return f"{who}, to {via[0]}{_by(via[1:])}, {_verb(claim, who)}: {words}"
    return f"{who}{_by(via)}{',' if via else ''} {_verb(claim, who)}: {words}"


def of_narration(here: Here, narration: Narration) -> str:
    """ "The Daily Example, naming no one: …"."""
    return f"{here.outlet_name}, naming no one: {quote(here.article.text, narration.content)}"


def _by(via: list[str]) -> str:
    return "".join(f", via {name}" for name in via)


def _verb(claim: Claim, who: str) -> str:
    mode = claim.hops[-1].mode if claim.hops else "said"
    verb = {"wrote": "writes", "believes": "believes"}.get(mode, "says")
    if claim.polarity == "negative":
        verb = "doubts" if claim.stance == "doubts" else "denies"
    if several(who):
        verb = PLURAL[verb]
    return f"{verb}, denying it" if claim.stance == "denies" and claim.polarity != "negative" else verb


def several(who: str) -> bool:
    """Whether a description means several ("doctors", "two people close to the bank"); names never do."""
    words = re.split(r"\b(?:of|in|inside|within|behind|at|from|for|with|close|who|near|to|on)\b", who)[0].split()
    if len(words) == 1 and words[0].lower() in MANY - {"police"}:
        return True
    if not words or not words[-1].islower():
        return False
    return words[-1] in MANY or (words[-1].endswith("s") and not words[-1].endswith(("ss", "us", "is")))
