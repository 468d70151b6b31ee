"""Where a proposition comes from: the parties that could have spoken independently, as a range.

(a) One person or body is one origin, however many interviews. (b) Unnamed sources behind one relay, or in one article: at least one, at
most as many as are told apart. (c) Unnamed sources of different articles may be the same: at least one. (d) What is known only through
one person or body counts for that party; what is known only through one outlet counts for the source, and the outlet is accountable for
it. (e) Hearsay, and what cannot be traced, adds nothing to the least and at most one in all to the most. (f) Denials are no origins of
what they deny. A widest range is better than a wrong number.

Claims whose chain goes on through another article here (kgraph.resolution.chains) are not counted where they stand, but at its end.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from kgraph.record import Certainty, Claim
from kgraph.resolution import described
from kgraph.resolution.model import Member

Kind = Literal["named", "unnamed", "untraced"]
LEVELS: tuple[Certainty, ...] = ("certain", "probable", "possible")


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim with what resolution knows of it. Entities are slugs."""

    member: Member
    claim: Claim
    source: str | None
    via: tuple[str, ...]
    outlet: str | None
    family: str
    home: str | None = None
    """The outlet whose text it stands in: the one that the article credits with all of it, else the one that published it."""
    told: str | None = None
    """The outlet that the article says told it first, where the claim names no relay."""
    beside: tuple[str, ...] = ()
    """Outlets that publish here and that its sentence names, where the claim names no relay."""
    words: str = ""
    """What its source is called."""
    quoted: str = ""
    """A quotation long enough to be known by, folded."""
    out: bool = False
    """A person holds it to be misread, or withdrew what it rests on: it is shown, and counts nowhere."""
    withdrawn: bool = False
    """It is out because of what was withdrawn."""


@dataclass(frozen=True, slots=True)
class End:
    """What stands at the end of one claim's chain. `accountable` answers for an unnamed or nested source that is known through it."""

    kind: Kind
    party: str | None
    accountable: str | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """Origins found, at least and at most."""

    least: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class Origins:
    """`slugs` are the parties; `levels` the range at each of LEVELS, each party where it speaks most surely."""

    slugs: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    levels: tuple[Range, Range, Range] = (Range(), Range(), Range())
    on_record: int = 0
    """Named parties."""
    unnamed: int = 0
    """Unnamed sources that are told apart."""
    hearsay: int = 0
    """Reports, copies once, in which no one stands behind it."""
    decides: str = ""
    """What the range rests on, in a sentence."""
    ends: Mapping[Member, End] = field(default_factory=dict)
    """Of each claim that asserts it: what stands at the end of its chain; of unnamed sources that may be one, one."""


@dataclass(slots=True)
class _Unnamed:
    """Unnamed sources that may be one: claims of them, and what they are called."""

    voices: list[Voice] = field(default_factory=list)
    ends: list[End] = field(default_factory=list)
    into: "_Unnamed | None" = None

    @property
    def last(self) -> "_Unnamed":
        """The one that it was taken into."""
        return self.into.last if self.into else self

    def take(self, other: "_Unnamed") -> None:
        """All of the other's."""
        if other is not self:
            self.voices += other.voices
            self.ends += other.ends
            other.into = self


def end(voice: Voice, outlets: Collection[str]) -> End:
    """Of a claim by itself. `outlets`: slugs of all outlets; what only passes on is no party of its own."""
    claim, relay = voice.claim, voice.via[0] if voice.via else voice.told
    answers = relay or voice.home
    if claim.source.kind == "impersonal" or voice.source is None or (claim.source.kind == "unnamed" and described.nobody(voice.words)):
        return End("untraced", None, answers)
    if relay and (not claim.firsthand or (claim.source.kind == "unnamed" and relay not in outlets)):
        return End("named", relay)  # another's account of what someone said or thinks
    if claim.source.kind == "named" and claim.firsthand:
        return End("named", voice.source)
    if claim.source.kind == "named":
        return End("named", answers) if answers else End("untraced", None)  # the account of whoever tells that they are said to say so
    if not claim.firsthand and answers is None:
        return End("untraced", None)
    return End("unnamed", voice.source, answers)


def origins(voices: Iterable[Voice], onward: Mapping[Member, Member], outlets: Collection[str], names: Mapping[str, str]) -> Origins:
    """Count the origins of what is asserted. `onward`: claims whose chain goes on, with the claim that it goes on through, in no circle;
    `names` by slug, for the sentence."""
    asserting = sorted((v for v in voices if v.claim.stance == "asserts" and not v.out), key=lambda v: v.member)
    ends = [(v, end(v, outlets)) for v in asserting if v.member not in onward]
    named: dict[str, int] = {}
    for voice, found in ends:
        if found.kind == "named" and found.party:
            named[found.party] = min(named.get(found.party, 9), _level(voice))
    hidden = _told_apart([(v, e) for v, e in ends if e.kind == "unnamed"])
    for group in hidden:  # an outlet's own word rests on the source that it answers for
        for found in group.ends:
            level = named.pop(found.accountable, None) if found.accountable and found.accountable in outlets else None
            if level is not None:
                group.voices += [v for v, e in ends if e.party == found.accountable]
    loose = [v for v, e in ends if e.kind == "untraced"]
    levels = _levels(list(named.values()), [min(map(_level, g.voices)) for g in hidden], [_level(v) for v in loose])
    parties = sorted({*named, *(g.ends[0].party or "" for g in hidden)})
    return Origins(
        slugs=tuple(parties), least=len(named) + bool(hidden), most=len(named) + len(hidden) + bool(loose), levels=levels,
        on_record=len(named), unnamed=len(hidden), hearsay=len({v.family for v in loose}),
        decides=_decides(sorted(named), hidden, loose, names), ends=_ends(asserting, ends, hidden, onward),
    )


def _ends(
    asserting: Sequence[Voice], ends: Sequence[tuple[Voice, End]], hidden: Sequence[_Unnamed], onward: Mapping[Member, Member]
) -> dict[Member, End]:
    found = {v.member: e for v, e in ends}
    for group in hidden:
        for voice in group.voices:
            if voice.member in found:
                found[voice.member] = End("unnamed", group.ends[0].party, found[voice.member].accountable or group.ends[0].accountable)
    for voice in asserting:
        last = voice.member
        while last in onward:
            last = onward[last]
        if last in found:
            found.setdefault(voice.member, found[last])
    return found


def _level(voice: Voice) -> int:
    return LEVELS.index(voice.claim.certainty)


def _levels(named: Sequence[int], hidden: Sequence[int], loose: Sequence[int]) -> tuple[Range, Range, Range]:
    """Each adds to the level at which it speaks most surely; what is one in all to the surest of those."""
    def at(level: int) -> Range:
        own = named.count(level)
        shared = bool(hidden) and min(hidden) == level
        return Range(own + shared, own + hidden.count(level) + (bool(loose) and min(loose) == level))

    return at(0), at(1), at(2)


def _told_apart(found: Sequence[tuple[Voice, End]]) -> list[_Unnamed]:
    """Unnamed sources, those that nothing tells apart taken as one: in one article or behind one relay under words that may mean one
    source, or with one long quotation. Each is compared with what shares a key with it alone, one of each wording."""
    known: dict[tuple[str, str], dict[str, _Unnamed]] = {}
    for voice, ended in sorted(found, key=lambda f: (-len(described.marks(f[0].words)), f[0].member)):
        sure, like, kept = _keys(voice, ended)
        same = [g.last for key in sure for g in known.get(key, {}).values()]
        alike = (g.last for key in like for words, g in known.get(key, {}).items() if not described.apart(voice.words, words))
        group = next(iter(same), None) or next(alike, None) or _Unnamed()
        for other in same:
            group.take(other)
        group.voices.append(voice)
        group.ends.append(ended)
        for key in (*sure, *kept):
            known.setdefault(key, {}).setdefault(voice.words, group)
    every = {id(g.last): g.last for groups in known.values() for g in groups.values()}
    return sorted(every.values(), key=lambda g: min(v.member for v in g.voices))


def _keys(voice: Voice, ended: End) -> tuple[list[tuple[str, str]], list[tuple[str, str]], list[tuple[str, str]]]:
    """What makes two sources one whatever they are called; where one that may be the same is looked for; and where it is found."""
    sure = [("party", ended.party or "")] + ([("quoted", voice.quoted)] if voice.quoted else [])
    own, answers = ("family", voice.family), ended.accountable or ""
    if not answers:
        return sure, [own], [own]
    if voice.via or voice.told:
        return sure, [own, ("relay", answers), ("home", answers)], [own, ("relay", answers)]
    return sure, [own, ("relay", answers)], [own, ("home", answers)]


def _decides(named: Sequence[str], hidden: Sequence[_Unnamed], loose: Sequence[Voice], names: Mapping[str, str]) -> str:
    """What the least and the most rest on."""
    parts = []
    if named:
        parts.append(f"{_listed([names.get(s, s) for s in named])} {'speaks' if len(named) == 1 else 'speak'} on the record")
    if hidden:
        who = [_hidden(g, names) for g in hidden]
        parts.append(f"{_listed(who)} {'is' if len(who) == 1 else 'are'} unnamed" + (", and may be one" if len(who) > 1 else ""))
    if loose:
        many = len({v.family for v in loose})
        parts.append(f"{many} report{'s' if many > 1 else ''} with no one behind {'them' if many > 1 else 'it'} may add one at most")
    return "; ".join(parts)[:1].upper() + "; ".join(parts)[1:] + "." if parts else "Nobody asserts it."


def _hidden(group: _Unnamed, names: Mapping[str, str]) -> str:
    who = group.voices[0].words or "someone"
    answers = sorted({names.get(e.accountable, e.accountable) for e in group.ends if e.accountable})
    return f"“{who}”" + (f" (known through {_listed(answers)})" if answers else "")


def _listed(words: Sequence[str]) -> str:
    shown = list(words[:4]) + ([f"{len(words) - 4} more"] if len(words) > 4 else [])
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"

