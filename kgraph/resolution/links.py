"""Links between claims and between articles, each with its rule and its reason in words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kgraph.article import Article
from kgraph.resolution.model import Link
from kgraph.resolution.origins import Voice, origin

FEW = 50
"""Claims on one side of a proposition above which a link goes to the first of each origin alone: links stay linear in the claims."""


def copies(articles: Mapping[str, Article], families: Mapping[str, str]) -> list[Link]:
    """From each later article to the first with the same text."""
    found = []
    for key, first in sorted(families.items()):
        if key != first:
            where = articles[first].outlet or "an unnamed outlet"
            equal = articles[key].text_sha256 == articles[first].text_sha256
            found.append(
                Link(
                    kind="copyOf", source=(key, ""), target=(first, ""), rule="copy-equal" if equal else "copy-near",
                    reason=f"{'The same text' if equal else 'Nearly the same text'} as in {where}.",
                )
            )
    return found


def between(voices: Sequence[Voice], names: Mapping[str, str]) -> list[Link]:
    """`denies` from each denial to the assertions of its proposition, `repeats` where one origin stands behind claims of two articles."""
    voices = sorted((v for v in voices if not v.out), key=lambda v: v.member)
    asserted = [v for v in voices if v.claim.stance == "asserts"]
    found = [
        Link(
            kind="denies", source=d.member, target=a.member, rule="denies-same-question",
            reason=f"{_who(d, names)} denies what {_who(a, names)} asserts.",
        )
        for d in voices if d.claim.stance == "denies" for a in asserted[:FEW]
    ]
    behind: dict[str, list[Voice]] = defaultdict(list)
    for voice in asserted:
        slug = origin(voice)[1]
        if slug:
            behind[slug].append(voice)
    for slug, group in sorted(behind.items()):
        first = group[0]
        found += [
            Link(
                kind="repeats", source=v.member, target=first.member, rule="repeats-same-origin",
                reason=f"{names.get(slug, slug)} stands behind both.",
            )
            for v in group[1:] if v.member[0] != first.member[0]
        ]
    return found


def _who(voice: Voice, names: Mapping[str, str]) -> str:
    return names.get(voice.source or "", "someone unnamed")
