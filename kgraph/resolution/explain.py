"""Two people compared as they stand after resolution: what speaks for their being one, what is needed, what stands against it."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from kgraph.resolution import agree, names, support
from kgraph.resolution.model import Part
from kgraph.resolution.profile import Profile
from kgraph.resolution.support import EVERYTHING_RARE, Frequency

Verdict = Literal["one", "candidate", "two"]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """The score with its parts."""

    verdict: Verdict
    way: str | None = None
    """How the names agree (`agree.NEEDED`), None where they do not."""
    parts: tuple[Part, ...] = ()
    weight: int = 0
    needed: int = 0
    against: str | None = None
    """What stands against it, in words."""
    reason: str = ""
    """All of it in a sentence."""


def compare(a: Profile, b: Profile, often: Frequency = EVERYTHING_RARE) -> Comparison:
    """Compare two people, or two groups of mentions. `one`: enough speaks for it; other bearers of the name may still forbid it."""
    way = a.way(b)
    if way is None:
        return Comparison(verdict="two", reason="The names cannot be one person's.")
    found = support.parts(a, b, often)
    weight, least = support.weight(found), support.needed(way, _any(a), a, b)
    against, doubt = a.against(b), support.doubt(a, b) or support.long_after(way, a, b)
    verdict: Verdict = "two" if against else "one" if weight >= least and not doubt else "candidate"
    return Comparison(
        verdict=verdict, way=way, parts=found, weight=weight, needed=least, against=against or doubt,
        reason=sentence(agree.WORDS[way], found, weight, least, against or doubt),
    )


def sentence(what: str, found: Sequence[Part], weight: int, least: int, against: str | None) -> str:
    """ "One full name; in common: the role mayor (2), which weighs 2 of 3 needed; but one was born 1951, the other 1980." """
    common = "in common: " + ", ".join(f"{p.words} ({p.weight})" for p in found) if found else "nothing else in common"
    told = f"{what[:1].upper()}{what[1:]}; {common}, which weighs {weight} of {least} needed"
    return told + (f"; but {against}." if against else ".")


def _any(profile: Profile) -> names.PersonName:
    return min((known[0] for known in profile.names), key=lambda n: (n.surname, n.given, n.generation, n.family))
