"""From groups of claims to propositions: label, slug, reports, origins, first and last seen."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from kgraph.article import Article
from kgraph.record import Stance, quote
from kgraph.resolution import words
from kgraph.resolution.model import Member, Proposition, ResolvedEntity
from kgraph.resolution.origins import Voice, origins
from kgraph.resolution.slugs import possible, unique

_OPENING = re.compile(r"^(?:he|she|it|they|we|i|you|this|that|these|those|there|his|her|their|its|our|my)\b", re.IGNORECASE)
LONG_LABEL = 140


def propositions(
    groups: Sequence[Sequence[Member]], voices: Mapping[Member, Voice], articles: Mapping[str, Article],
    entities: Mapping[str, ResolvedEntity],
    subjects: Mapping[Member, str | None], outlets: Mapping[str, str],
) -> list[Proposition]:
    """One proposition a group, sorted by slug. `entities` by slug; `subjects`: claim to its subject's slug."""
    labels = [_label([voices[m] for m in group], articles, entities, subjects) for group in groups]
    slugs = unique([(label, "/".join(min(group)), False) for label, group in zip(labels, groups, strict=True)])
    found = []
    for group, label, slug in zip(groups, labels, slugs, strict=True):
        members = [voices[m] for m in sorted(group)]
        dates = sorted(d for d in (articles[v.member[0]].published for v in members if not v.out) if d)
        counted = origins(members, outlets)
        topics = Counter(v.claim.topic for v in members)
        found.append(
            Proposition(
                slug=slug, label=label, members=tuple(sorted(group)), reports=_articles(members, ("asserts",)),
                denials=_articles(members, ("denies",)),
                origins_min=counted.least, origins_max=counted.most, origins=counted.slugs,
                first_seen=dates[0] if dates else None, last_seen=dates[-1] if dates else None,
                topic=max(topics.items(), key=lambda kv: (kv[0] != "other", kv[1], kv[0]))[0],
                aliases=_aliases(slug, label, [("/".join(v.member), _label([v], articles, entities, subjects)) for v in members]),
            )
        )
    return sorted(found, key=lambda p: p.slug)


def _aliases(slug: str, label: str, members: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """By what each member would be called alone, were some of the articles not there; linear in the members."""
    found = possible([label], [key for key, _ in members]).union(*(possible([alone], [key]) for key, alone in members))
    return tuple(sorted(found - {slug}))


def _articles(voices: Sequence[Voice], stances: Sequence[Stance]) -> int:
    """How many articles, copies once, have a claim that takes one of these sides."""
    return len({v.family for v in voices if v.claim.stance in stances and not v.out})


def _label(
    voices: Sequence[Voice], articles: Mapping[str, Article], entities: Mapping[str, ResolvedEntity], subjects: Mapping[Member, str | None]
) -> str:
    """The shortest content that states it and names its subject; else the shortest, the subject's name put before it.

    What only denials by their meaning tell of ("The athlete is clean") is not what they deny: it is named as what they contradict.
    """
    choices = []
    for voice in voices:
        text = quote(articles[voice.member[0]].text, voice.claim.content).strip(" ,.;:“”\"'‘’")
        about = entities.get(subjects.get(voice.member) or "")
        named = about is not None and any(form in text for form in about.names)
        bare = len(text.split()) < 3 or bool(_OPENING.match(text))
        subject = about.name if about and not named else ""
        states = voice.claim.stance != "denies" or (voice.claim.polarity == "negative" and not words.points_back(text))
        rank = 0 if voice.claim.stance == "asserts" else 1 if states else 2
        choices.append((voice.out, rank, bare and not named, not named, len(text), text, voice.member, subject))
    _, rank, *_, text, _, subject = min(choices)
    label = f"{subject}: {text}" if subject else text
    if len(label) > LONG_LABEL:
        label = label[: LONG_LABEL - 1].rsplit(" ", 1)[0] + "…"
    return (f"What is contradicted by “{label}”" if rank == 2 else label) if text else "(no words)"
