"""A denial of an account by words around it: "the allegations of misconduct against Ada Quill are false", "Bo Rask's story was a lie".

It states nothing of its own: it points at what that person asserts, or at what is said of the one accused.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kgraph.record import Span
from kgraph.resolution import words
from kgraph.resolution.tables import table

_TABLE = table("words")["accounts"]
_ACCOUNT, _UNTRUE = "|".join(_TABLE["words"]), "|".join(_TABLE["untrue"] + _TABLE["empty"])
_ONE = r"entity\d+"
_ADVERB = r"(?!(?:not|never|no|is|are|was|were|entity\d+)\b)\w+"
_SCORNED = rf"(?:a |an |all |just |of )*(?:{_ADVERB} )?(?:{_UNTRUE})(?: (?:in fact|in reality|whatsoever))?"
_VERDICT = (
    rf"(?: (?:is|are|was|were|be|being|had|has|have)(?: been)?)?(?: {_ADVERB})? ?{_SCORNED}(?: and (?:\w+ )?(?:{_UNTRUE}))?"
    r"(?: (?:because|since|as|from|told|made|meant|designed|aimed|intended) .*)?"
)
_OF = (
    r"(?: (?:[a-z]+ed |made |brought |given |told )?(?:of|against|about|by|from) (?:the |an? )?"
    rf"(?:{_ONE}|[a-z-]+)(?: (?!is|are|was|were)[a-z-]+)?)*"
)
_WHOSE = rf"(?:(?P<teller>{_ONE})(?:'s?|s)? |the |these |those |this |such |any |all )"
_PHRASE = re.compile(
    rf"(?:(?:all|any|both|some|none) )?(?:of )?{_WHOSE}(?P<kind>(?:[a-z-]+ ){{0,2}})(?:{_ACCOUNT})(?P<rest>{_OF})(?P<verdict>{_VERDICT})?"
)
_SAYS = re.compile(
    rf"(?:everything |all )?(?:what |that )?(?P<teller>{_ONE}) "
    rf"(?:says|say|said|claims|claimed|alleges|alleged|tells|told \S+|is saying|has said){_VERDICT}"
)
_LED = re.compile(rf"{_ONE}|\b(?:{_UNTRUE})\b|\b(?:[a-z]+ed|made|brought|given|told)(?= (?:by|from|against|about)\b)")
_BY = re.compile(rf"\b(?:by|from) ({_ONE})")
_AGAINST = re.compile(rf"\b(?:against|about) ({_ONE})")


@dataclass(frozen=True, slots=True)
class Account:
    """Whose account is denied, or who is accused in it (ids of the record's entities), and the words that say what it is of."""

    teller: str | None
    accused: str | None
    of: str
    untrue: bool
    """Whether the content itself says that it is."""


def account(text: str, content: Collection[Span], mentions: Mapping[tuple[int, int], str], denies: bool) -> Account | None:
    """What a content denies that only says of an account that it is untrue, or, in a denial, only names it; none where nobody is named
    whose it is or against whom."""
    if len(content) != 1:
        return None
    [span] = content
    ids: list[str] = []
    plain = _plain(text, span, mentions, ids)
    says = _SAYS.fullmatch(plain)
    found = says or _PHRASE.fullmatch(plain)
    if not found or not (says or found["verdict"] or denies):
        return None
    rest = "" if says else found["rest"]
    by, against = _BY.search(rest), _AGAINST.search(rest)
    teller, accused = found["teller"] or (by and by.group(1)), against and against.group(1)
    if not teller and not accused:
        return None
    of = "" if says else _LED.sub(" ", found["kind"] + rest)
    return Account(_id(teller, ids), _id(accused, ids), of, bool(says or found["verdict"]))


def _id(place: str | None, ids: list[str]) -> str | None:
    return ids[int(place.removeprefix("entity"))] if place else None


def _plain(text: str, span: Span, mentions: Mapping[tuple[int, int], str], ids: list[str]) -> str:
    """The words, folded, with a mark for each mention; what an apostrophe hangs on it stays."""
    pieces, at = [], span.start
    for (start, end), entity in sorted(mentions.items(), key=lambda m: (m[0][0], -m[0][1])):
        if at <= start and end <= span.end:
            own = re.sub(r"['’]s?$", "", text[start:end])
            pieces += [text[at:start], f"entity{len(ids)}", text[start + len(own) : end]]
            ids.append(entity)
            at = end
    pieces.append(text[at : span.end])
    return " ".join(words.fold_keep("".join(pieces)).replace("“", "").replace("”", "").split()).strip(" .,\"")
