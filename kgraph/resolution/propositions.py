"""From groups of units to propositions: label, slug, reports and origins by certainty, first and last seen; and their questions."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from kgraph.article import Article
from kgraph.record import Stance
from kgraph.resolution.chains import Step, Web, fallen, steps
from kgraph.resolution.finer import Group
from kgraph.resolution.labels import Wording, label
from kgraph.resolution.model import Counts, Member, Proposition, Question, ResolvedEntity
from kgraph.resolution.origins import End, Origins, Voice, origins
from kgraph.resolution.slugs import possible, unique
from kgraph.resolution.units import SURENESS, Unit


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of all claims. `entities` by slug; `web`: what leads back to what; `outlets`: slugs of all outlets."""

    voices: Mapping[Member, Voice]
    articles: Mapping[str, Article]
    entities: Mapping[str, ResolvedEntity]
    subjects: Mapping[Member, str | None]
    web: Web
    outlets: frozenset[str]

    def wording(self, member: Member, unit: Unit | None = None) -> Wording:
        """A claim's words, or those of one statement of it."""
        voice = self.voices[member]
        about = self.entities.get((unit.agent if unit else "") or self.subjects.get(member) or "")
        content, stance = (unit.content, unit.stance) if unit else (voice.claim.content, voice.claim.stance)
        return Wording(self.articles[member[0]].text, content, stance, voice.claim.polarity, about, member, voice.out)

    def voice(self, unit: Unit) -> Voice:
        """The claim as this statement of it is said: on this side, this surely."""
        voice = self.voices[unit.member]
        if (voice.claim.stance, voice.claim.certainty) == (unit.stance, unit.certainty):
            return voice
        return replace(voice, claim=msgspec.structs.replace(voice.claim, stance=unit.stance, certainty=unit.certainty))


@dataclass(frozen=True, slots=True)
class Counted:
    """A proposition, the chains of its claims, what stands at their ends, and the claims that fell with what was withdrawn."""

    proposition: Proposition
    voices: tuple[Voice, ...]
    steps: tuple[Step, ...]
    ends: Mapping[Member, End]
    fallen: frozenset[Member]


def propositions(groups: Sequence[Group], questions: Sequence[str], known: Context, names: Mapping[str, str]) -> list[Counted]:
    """One a group, in their order. `questions`: slugs by the numbers that groups have; `names`: of entities by slug."""
    labels = [label([known.wording(u.member, u) for u in g.units]) for g in groups]
    slugs = unique([(text, _key(g), False) for text, g in zip(labels, groups, strict=True)])
    found = []
    for group, text, slug in zip(groups, labels, slugs, strict=True):
        said = [known.voice(u) for u in (*group.units, *group.implied)]
        taken = steps(said, known.web, known.outlets, names)
        onward = {s.source: s.target for s in taken}
        gone = fallen(said, onward)
        said = [replace(v, out=True, withdrawn=True) if v.member in gone else v for v in said]
        whole = origins(said, onward, known.outlets, names)
        flat, likely, maybe = _levels(said, whole)
        dates = sorted(d for d in (known.articles[v.member[0]].published for v in said if not v.out) if d)
        alone = [(f"{'/'.join(u.member)}/{u.number}", label([known.wording(u.member, u)])) for u in group.units]
        found.append(Counted(
            Proposition(
                slug=slug, label=text, question=questions[group.question],
                members=tuple(sorted({u.member for u in group.units})),
                implied=tuple(sorted({u.member for u in group.implied} - {u.member for u in group.units})),
                flat=flat, likely=likely, possible=maybe, reports=_articles(said, ("asserts",)), denials=_articles(said, ("denies",)),
                origins_min=whole.least, origins_max=whole.most, origins=whole.slugs,
                on_record=whole.on_record, unnamed=whole.unnamed, hearsay=whole.hearsay, decides=whole.decides,
                first_seen=dates[0] if dates else None, last_seen=dates[-1] if dates else None,
                topic=_topic(said), aliases=_aliases(slug, text, alone),
            ),
            tuple(said), tuple(taken), whole.ends, gone,
        ))
    return found


def questions(groups: Sequence[Sequence[Member]], known: Context) -> list[Question]:
    """One a group, in the order of the groups; their propositions are put in by `answered`."""
    labels = [label([known.wording(m) for m in group]) for group in groups]
    slugs = unique([(text, "/".join(min(group)), False) for text, group in zip(labels, groups, strict=True)])
    return [
        Question(
            slug=slug, label=text, topic=_topic([known.voices[m] for m in group]), members=tuple(sorted(group)),
            aliases=_aliases(slug, text, [("/".join(m), label([known.wording(m)])) for m in group]),
        )
        for group, text, slug in zip(groups, labels, slugs, strict=True)
    ]


def answered(found: Sequence[Question], stated: Sequence[Proposition]) -> tuple[Question, ...]:
    """The questions with what is stated in answer to each, sorted."""
    by_question: dict[str, list[str]] = defaultdict(list)
    for one in stated:
        by_question[one.question].append(one.slug)
    return tuple(sorted(msgspec.structs.replace(q, propositions=tuple(sorted(by_question[q.slug]))) for q in found))


def _key(group: Group) -> str:
    first = group.first
    return f"{'/'.join(first.member)}/{first.number}"


def _levels(said: Sequence[Voice], whole: Origins) -> tuple[Counts, Counts, Counts]:
    """At each level what is not counted at a surer one."""
    surest: dict[str, int] = {}
    for voice in said:
        if voice.claim.stance == "asserts" and not voice.out:
            surest[voice.family] = min(surest.get(voice.family, 9), SURENESS[voice.claim.certainty])
    reports = Counter(surest.values())
    flat, likely, maybe = (
        Counts(reports=reports[n], origins_min=level.least, origins_max=level.most) for n, level in enumerate(whole.levels)
    )
    return flat, likely, maybe


def _topic(said: Sequence[Voice]) -> str:
    topics = Counter(v.claim.topic for v in said)
    return max(topics.items(), key=lambda kv: (kv[0] != "other", kv[1], kv[0]))[0]


def _aliases(slug: str, text: str, members: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """By what each member would be called alone, were some of the articles not there; linear in the members."""
    found = possible([text], [key for key, _ in members]).union(*(possible([alone], [key]) for key, alone in members))
    return tuple(sorted(found - {slug}))


def _articles(voices: Sequence[Voice], stances: Sequence[Stance]) -> int:
    """How many articles, copies once, have a claim that takes one of these sides."""
    return len({v.family for v in voices if v.claim.stance in stances and not v.out})
