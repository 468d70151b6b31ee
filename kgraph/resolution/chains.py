"""Chains stitched across articles: where what a claim leads back to is here too, the chain goes on through it.

Article by article: a copy leads to the first with its text, a text made out of another to that one, an article that credits all of it to
an outlet to that outlet's article. Claim by claim, for one proposition: who passes it on, or is named as its source, and publishes here.
A chain only goes on where the other article carries the proposition as well, never to a later one, and never in a circle.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kgraph.article import Article
from kgraph.resolution import described
from kgraph.resolution.copies import Texts, order
from kgraph.resolution.model import Member
from kgraph.resolution.origins import Voice, end


@dataclass(frozen=True, slots=True)
class Step:
    """One claim's chain goes on with another claim, by this rule and for this reason."""

    source: Member
    target: Member
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Web:
    """What is known of articles. `parents`: key to (earlier key, rule), the surest first; `published_by`: outlet to keys of its articles,
    those that credit it with all of their text included; `rank`: key to its place by date; `dated`: key to date."""

    parents: Mapping[str, Sequence[tuple[str, str]]]
    published_by: Mapping[str, Sequence[str]]
    rank: Mapping[str, int]
    dated: Mapping[str, str]

    @property
    def outlets(self) -> frozenset[str]:
        """Slugs of all that publish here."""
        return frozenset(self.published_by)

    def not_later(self, one: str, two: str) -> bool:
        """Whether the first article may stand behind the second: it is not known to be later."""
        a, b = self.dated.get(one, ""), self.dated.get(two, "")
        known = min(len(a), len(b))
        return a[:known] <= b[:known]


def web(articles: Iterable[Article], texts: Texts, outlets: Mapping[str, str], homes: Mapping[str, str]) -> Web:
    """`outlets`: article key to its outlet, `homes`: to the outlet that it credits with all of its text."""
    ordered = sorted(articles, key=order)
    by: dict[str, list[str]] = defaultdict(list)
    for article in ordered:
        for outlet in sorted({o for o in (outlets.get(article.key), homes.get(article.key)) if o}):
            by[outlet].append(article.key)
    parents: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, first in texts.first.items():
        if key != first:
            parents[key].append((first, "chain-copy"))
    for key, home in homes.items():
        parents[key] += [(other, "chain-credit") for other in by[home] if other != key and homes.get(other) != home]
    for key, (other, _) in texts.made_of.items():
        parents[key].append((other, "chain-text"))
    return Web(parents, by, {a.key: n for n, a in enumerate(ordered)}, {a.key: a.published for a in ordered if a.published})


def steps(voices: Iterable[Voice], known: Web, outlets: frozenset[str], names: Mapping[str, str]) -> list[Step]:
    """Where the chains of the claims that assert one proposition go on, one step a claim at most, sorted. `outlets`: slugs of all."""
    here: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        if voice.claim.stance == "asserts" and (voice.withdrawn or not voice.out):
            here[voice.member[0]].append(voice)
    found: dict[Member, Step] = {}
    for key in sorted(here, key=lambda k: known.rank[k]):
        for voice in sorted(here[key], key=lambda v: v.member):
            for other, rule, through in _ways(voice, known):
                target = _meets(voice, here.get(other, ()), rule, outlets) if other != key and known.not_later(other, key) else None
                if target is not None and not _circle(voice.member, target.member, found):
                    found[voice.member] = Step(voice.member, target.member, rule, _reason(rule, target, through, names))
                    break
    return sorted(found.values(), key=lambda s: s.source)


def fallen(voices: Iterable[Voice], onward: Mapping[Member, Member]) -> frozenset[Member]:
    """Claims that rest, through others, on one that was withdrawn."""
    gone = {v.member for v in voices if v.withdrawn}
    found = set()
    for start in onward if gone else ():
        passed = start
        while passed not in gone and passed in onward:
            passed = onward[passed]
        if passed in gone and start not in gone:
            found.add(start)
    return frozenset(found)


def _ways(voice: Voice, known: Web) -> Iterable[tuple[str, str, str]]:
    """(article, rule, outlet) that a claim may go on through: what its article is a copy of, the relays from the outermost on, the outlet
    that is its source, one that its sentence names, who is credited with telling it first, the text that its article is made of."""
    parents = known.parents.get(voice.member[0], ())
    yield from ((other, rule, "") for other, rule in parents if rule != "chain-text")
    for relay in reversed(voice.via):
        yield from ((other, "chain-relay", relay) for other in known.published_by.get(relay, ()))
    if voice.source and voice.source not in (voice.outlet, voice.home):
        yield from ((other, "chain-outlet", voice.source) for other in known.published_by.get(voice.source, ()))
    for outlet in voice.beside:
        yield from ((other, "chain-beside", outlet) for other in known.published_by.get(outlet, ()))
    if voice.told:
        yield from ((other, "chain-first", voice.told) for other in known.published_by.get(voice.told, ()))
    yield from ((other, rule, "") for other, rule in parents if rule == "chain-text")


def _meets(voice: Voice, there: Sequence[Voice], rule: str, outlets: frozenset[str]) -> Voice | None:
    """The claim of the other article that this one leads to, the likest first; None where that article has it from elsewhere."""
    mine = end(voice, outlets)
    ends = {v.member: end(v, outlets) for v in there}
    rated = []
    for other in there:
        theirs = ends[other.member]
        if rule == "chain-outlet":  # the outlet is the source: whatever its article rests on
            like = theirs.kind != "untraced"
        elif mine.kind == "named" and mine.party not in outlets:
            if theirs.party != mine.party:
                continue
            like = True
        elif mine.kind == "unnamed":
            if theirs.kind == "unnamed":
                like = not described.apart(voice.words, other.words)
                if rule == "chain-text" and not like:
                    continue
            elif rule in ("chain-text", "chain-first") or theirs.kind == "untraced":
                continue
            else:
                like = False
        else:
            like = theirs.kind == mine.kind
        same = other.claim.certainty == voice.claim.certainty
        rated.append((not like, theirs.kind == "untraced", not same, other.member, other))
    return min(rated, key=lambda r: r[:4])[4] if rated else None


def _circle(source: Member, target: Member, found: Mapping[Member, Step]) -> bool:
    while target in found:
        target = found[target].target
    return target == source


def _reason(rule: str, target: Voice, through: str, names: Mapping[str, str]) -> str:
    where = names.get(target.outlet or "", "an unnamed outlet")
    outlet = names.get(through, through)
    return {
        "chain-copy": f"It stands in the same text as in {where}.",
        "chain-credit": f"Its article credits all of its text to {where}, whose own article says it as well.",
        "chain-relay": f"It comes through {outlet}, whose own article says it as well.",
        "chain-outlet": f"{outlet} is named as its source, and its own article says on whose word.",
        "chain-beside": f"Its sentence names {outlet}, whose own article says it as well.",
        "chain-first": f"Its article says that {outlet} told it first, whose own article says it as well.",
        "chain-text": f"Its article shares much of its text with the one in {where}, which says it as well.",
    }[rule]
