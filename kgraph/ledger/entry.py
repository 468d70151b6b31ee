"""One judgement: who judged what of which words, when and why. A public format, described in docs/ledger.md: change it only by adding.

The invariant: an entry is its line. Fields are sorted, its id is the digest of all else in it, so two people who merge their ledgers
line by line never clash. It points at words of an article, never at what the machine made of them (an entity's IRI, an id in a
record), so it still points at them when the machine reads them otherwise.
"""

import hashlib
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal, TypeAlias, get_args

import msgspec

from kgraph.record import Stance

What = Literal[
    "same", "different", "unsure", "accept", "reject", "right-source", "wrong-source", "withdraw", "restore", "grade", "undo",
]
Level = Literal["question", "proposition"]
Place = tuple[int, int]
"""Code points `[start, end)` of the article's text."""
Key = tuple[object, ...]

RELIABILITY = "ABCDEF"
"""Of a source or an outlet: A completely reliable, … E unreliable, F cannot be judged (the Admiralty code, AJP-2.1)."""
CREDIBILITY = "123456"
"""Of what is claimed: 1 confirmed by others, … 5 improbable, 6 cannot be judged."""
_KEY = re.compile(r"[0-9a-f]{16}")


class ClaimAt(msgspec.Struct, frozen=True, order=True, tag="claim", tag_field="kind", omit_defaults=True):
    """A claim, by the words that it claims. `source` (the words that name its source) and `stance` say how the machine had read it.

    `words` are for people to read; nothing hangs on them.
    """

    article: str
    content: tuple[Place, ...]
    cue: Place | None = None
    source: Place | None = None
    stance: Stance = "asserts"
    words: str = ""

    @property
    def key(self) -> Key:
        """What tells it from others."""
        return ("claim", self.article, self.content, self.cue or ())


class MentionAt(msgspec.Struct, frozen=True, order=True, tag="mention", tag_field="kind", omit_defaults=True):
    """Whoever these words of an article speak of."""

    article: str
    start: int
    end: int
    words: str = ""

    @property
    def key(self) -> Key:
        """What tells it from others."""
        return ("mention", self.article, self.start, self.end)


class ArticleAt(msgspec.Struct, frozen=True, order=True, tag="article", tag_field="kind", omit_defaults=True):
    """A whole article, by its key."""

    article: str
    words: str = ""

    @property
    def key(self) -> Key:
        """What tells it from others."""
        return ("article", self.article)


class OutletAt(msgspec.Struct, frozen=True, order=True, tag="outlet", tag_field="kind", omit_defaults=True):
    """An outlet, by any form of its name."""

    outlet: str

    @property
    def key(self) -> Key:
        """What tells it from others."""
        return ("outlet", " ".join(self.outlet.casefold().split()))


Target: TypeAlias = ClaimAt | MentionAt | ArticleAt | OutletAt


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One line of a ledger. Make it by `entry`, which checks it and gives it its id."""

    what: What
    of: tuple[Target, ...] = ()
    who: str
    when: str
    """ISO 8601 in UTC, to the microsecond: of two judgements of one thing the later one holds."""
    why: str = ""
    level: Level | None = None
    """Of `same`, `different` and `unsure` between claims: do they put one question, or state one proposition?"""
    grade: str | None = None
    undoes: str | None = None
    """Of `undo`: the id of the entry that is taken back."""
    id: str = ""

    @property
    def order(self) -> tuple[str, str]:
        """Entries are folded in this order, wherever they stand in the file."""
        return self.when, self.id

    @property
    def subject(self) -> Key:
        """What it judges: of entries with one subject the last holds."""
        keys = tuple(t.key for t in self.of)
        if self.what in PAIRWISE:
            return ("pair", *sorted(keys, key=repr), self.level or "")
        return (SUBJECTS[self.what], *keys[:1], self.undoes or "")

    @property
    def line(self) -> bytes:
        """Its JSON, without a line end."""
        return _ENCODE(self)


PAIRWISE = frozenset({"same", "different", "unsure"})
SUBJECTS = {
    "accept": "reading", "reject": "reading", "right-source": "source", "wrong-source": "source", "withdraw": "standing",
    "restore": "standing", "grade": "grade", "undo": "undo",
}
"""What each kind of judgement is about; those with one value answer each other."""
_SHAPES: dict[str, tuple[tuple[type, ...], ...]] = {
    **dict.fromkeys(PAIRWISE, ((MentionAt, MentionAt), (ClaimAt, ClaimAt))), **dict.fromkeys(("accept", "reject"), ((ClaimAt,),)),
    **dict.fromkeys(("right-source", "wrong-source"), ((ClaimAt,), (ClaimAt, MentionAt))),
    **dict.fromkeys(("withdraw", "restore"), ((MentionAt,), (OutletAt,), (ArticleAt,))),
    "grade": ((MentionAt,), (OutletAt,), (ClaimAt,)), "undo": ((),),
}
_ENCODE = msgspec.json.Encoder(order="sorted").encode


def entry(
    what: What, of: Sequence[Target] = (), *, who: str, when: str, why: str = "", level: Level | None = None, grade: str | None = None,
    undoes: str | None = None,
) -> Entry:
    """A judgement with its id. Raises ValueError, which says what is wrong with it."""
    made = Entry(what=what, of=tuple(of), who=who, when=when, why=why, level=level, grade=grade, undoes=undoes)
    fault = fault_of(made)
    if fault:
        raise ValueError(fault)
    return msgspec.structs.replace(made, id=digest(made))


def digest(one: Entry) -> str:
    """Sixteen hex digits out of everything but the id."""
    return hashlib.sha256(_ENCODE(msgspec.structs.replace(one, id=""))).hexdigest()[:16]


def fault_of(one: Entry) -> str:
    """Why it is no judgement, empty where it is one."""
    shape = tuple(type(t) for t in one.of)
    if shape not in _SHAPES[one.what]:
        wanted = " or ".join("(" + ", ".join(t.__name__.removesuffix("At").lower() for t in s) + ")" for s in _SHAPES[one.what])
        return f"{one.what} is of {wanted}"
    if not one.who.strip():
        return "who judged is missing"
    if one.when != moment(one.when):
        return f"when={one.when!r} is no time in UTC such as 2024-05-01T09:30:00.000000Z"
    claims = one.what in PAIRWISE and shape[0] is ClaimAt
    if claims != (one.level is not None):
        return "level is of two claims, and of them alone: question or proposition"
    if one.what in PAIRWISE and one.of[0].key == one.of[1].key:
        return f"{one.what} is of two places, and these are one"
    if (one.what == "undo") != (one.undoes is not None) or (one.undoes and not _KEY.fullmatch(one.undoes)):
        return "undoes is of undo, and of it alone: the id of an entry"
    return _grade_fault(one) or next((f for t in one.of if (f := _target_fault(t))), "")


def moment(text: str) -> str:
    """A time in UTC to the microsecond; empty where the text is none."""
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return told.strftime("%Y-%m-%dT%H:%M:%S.%fZ") if told.utcoffset() == timedelta(0) else ""


def _grade_fault(one: Entry) -> str:
    if one.what != "grade":
        return "grade is of what is graded alone" if one.grade is not None else ""
    wanted = CREDIBILITY if isinstance(one.of[0], ClaimAt) else RELIABILITY
    if one.grade is None or len(one.grade) != 1 or one.grade not in wanted:
        return f"a {'claim' if wanted == CREDIBILITY else 'source or an outlet'} is graded {wanted[0]} to {wanted[-1]}"
    return ""


def _target_fault(target: Target) -> str:
    if isinstance(target, OutletAt):
        return "" if target.outlet.strip() else "the outlet has no name"
    if not _KEY.fullmatch(target.article):
        return f"{target.article!r} is no key of an article (kgraph read FILE --format json tells it)"
    places = (*target.content, *(p for p in (target.cue, target.source) if p)) if isinstance(target, ClaimAt) else ()
    if isinstance(target, MentionAt):
        places = ((target.start, target.end),)
    elif isinstance(target, ClaimAt) and not target.content:
        return "the claim has no content"
    return next((f"[{s}, {e}) is no span" for s, e in places if not 0 <= s < e), "")


assert set(SUBJECTS) | PAIRWISE == set(get_args(What))
