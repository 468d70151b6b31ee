"""Where a proposition comes from: the parties that could have spoken independently, as a range.

(a) One person or body is one origin, however many interviews. (b) Unnamed sources in one article: at least one, at most as many
as are told apart. (c) Unnamed sources of different articles may be the same: at least one. (d) What is known only through someone
else's account counts for that party. (e) Hearsay, and what cannot be traced, adds nothing to the lower bound and at most one in
all to the upper. (f) Denials are no origins of what they deny. A widest range is better than a wrong number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgraph.record import Claim
from kgraph.resolution.model import Member


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim with what resolution knows of it."""

    member: Member
    claim: Claim
    source: str | None
    via: tuple[str, ...]
    outlet: str | None
    family: str
    out: bool = False
    """A person holds it to be misread, or withdrew what it rests on: it is shown, and counts nowhere."""


@dataclass(frozen=True, slots=True)
class Origins:
    """Slugs of the parties, and the range."""

    slugs: tuple[str, ...]
    least: int
    most: int


def origin(voice: Voice) -> tuple[str, str | None]:
    """What stands at the end of one claim's chain: ("named"|"unnamed"|"untraced", slug or None)."""
    claim = voice.claim
    if claim.source.kind == "impersonal" or voice.source is None:
        return "untraced", None
    if not claim.firsthand:
        return ("named", voice.via[0]) if voice.via else ("untraced", None)
    return claim.source.kind, voice.source


def origins(voices: Sequence[Voice], outlet_names: Mapping[str, str]) -> Origins:
    """Count the origins of what is asserted. `outlet_names`: article key to the slug of the outlet that published it.

    Where an outlet is the source, or the relay of an unnamed source, and its own article carries the proposition on someone's
    word, the chain goes on through that article and nothing is counted twice.
    """
    asserting = [v for v in voices if v.claim.stance == "asserts" and not v.out]
    carried = {outlet_names[v.member[0]] for v in asserting if v.member[0] in outlet_names and origin(v)[0] != "untraced"}
    named: set[str] = set()
    unnamed: dict[tuple[str, str], str] = {}
    untraced = False
    for voice in asserting:
        kind, slug = origin(voice)
        relays = set(voice.via) - {voice.outlet or ""}
        if kind == "untraced" or slug is None:
            untraced = True
        elif kind == "named":
            if not (slug in carried and slug != voice.outlet):
                named.add(slug)
        elif not relays & carried:
            unnamed.setdefault((voice.family, _told_apart(voice)), slug)
    least = len(named) + bool(unnamed)
    most = len(named) + len(unnamed) + untraced
    return Origins(tuple(sorted({*named, *unnamed.values()})), least, most)


def _told_apart(voice: Voice) -> str:
    """Within copies of one text an unnamed source is known by its id in the record, which is the same in each."""
    return voice.claim.source.entity or ""
