"""Links between articles, and between claims of one speaker on one occasion, each with its rule and its reason in words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from kgraph.article import Article
from kgraph.record import quote
from kgraph.resolution.copies import Texts
from kgraph.resolution.credits import Credit
from kgraph.resolution.model import Credited, Link, Member
from kgraph.resolution.origins import Voice

DAYS = 14
"""Days between two articles up to which what someone told one outlet is taken for one interview."""


def copies(articles: Mapping[str, Article], texts: Texts) -> list[Link]:
    """From each later article to the first with the same text, and from one whose text is made out of another to that one."""
    found = []
    for key, first in sorted(texts.first.items()):
        if key != first:
            where = articles[first].outlet or "an unnamed outlet"
            equal = articles[key].text_sha256 == articles[first].text_sha256
            rule, how = ("copy-equal", "The same text") if equal else ("copy-near", "Nearly the same text")
            if key in texts.cut:
                rule, how = "copy-cut", "The same text, cut short or added to,"
            found.append(Link(kind="copyOf", source=(key, ""), target=(first, ""), rule=rule, reason=f"{how} as in {where}."))
    for key, (other, share) in sorted(texts.made_of.items()):
        where = articles[other].outlet or "an unnamed outlet"
        reason = f"{share:.0%} of the shorter text stand in both; the other, in {where}, is not known to be later."
        found.append(Link(kind="derivedFrom", source=(key, ""), target=(other, ""), rule="text-shared", reason=reason))
    return found


def credited(credits: Mapping[str, Sequence[Credit]], entity_of: Mapping[str, str], articles: Mapping[str, Article]) -> list[Credited]:
    """What articles say of where they come from."""
    found = []
    for key, given in sorted(credits.items()):
        for one in given:
            slug = entity_of.get(f"{key}/{one.entity}")
            if slug:
                words = quote(articles[key].text, [one.span]) or articles[key].canonical
                found.append(
                    Credited(
                        article=key, outlet=slug, scope=one.scope, rule=one.rule, start=one.span.start, end=one.span.end,
                        reason=f"It says so: “{words}”.",
                    )
                )
    return found


def occasions(voices: Iterable[Voice], names: Mapping[str, str], dated: Mapping[str, str]) -> list[Link]:
    """Claims of one speaker on one occasion, told by several articles: with the same long quotation, or to the same outlet within DAYS.

    One link an article and occasion, to the first that tells of it.
    """
    told: dict[tuple[str, str, str], list[Voice]] = defaultdict(list)
    for voice in voices:
        if voice.source and voice.claim.firsthand and not voice.out:
            if voice.quoted:
                told["occasion-quotation", voice.source if voice.claim.source.kind == "named" else "", voice.quoted].append(voice)
            if voice.claim.source.kind == "named" and voice.via:
                told["occasion-interview", voice.source, voice.via[0]].append(voice)
    found: dict[tuple[Member, str], Link] = {}
    for (rule, _, what), group in sorted(told.items()):
        group.sort(key=lambda v: (dated.get(v.member[0], "~"), v.member))
        first = group[0]
        for voice in group[1:]:
            if voice.member[0] == first.member[0] or (voice.member[0], rule) in {(k[0][0], k[1]) for k in found}:
                continue
            if rule == "occasion-interview" and _days(dated.get(first.member[0]), dated.get(voice.member[0])) > DAYS:
                continue
            who = names.get(voice.source or "", "One source")
            how = f"is quoted with the same words: “{what}”" if rule == "occasion-quotation" else f"spoke to {names.get(what, what)}"
            found[voice.member, rule] = Link(
                kind="sameOccasion", source=voice.member, target=first.member, rule=rule, reason=f"{who} {how} in both."
            )
    return list(found.values())


def _days(one: str | None, two: str | None) -> int:
    """Between two dates that are known to the day; 0 where one is not."""
    try:
        return abs((date.fromisoformat((one or "")[:10]) - date.fromisoformat((two or "")[:10])).days)
    except ValueError:
        return 0
