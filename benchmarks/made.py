"""A graph of any number of claims, for measuring what asks it: articles, records and their resolution are made up, the writer is kgraph's.

The same number gives the same graph. People are spoken of as in the news: a few in very many claims, most in few.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from kgraph.article import Article
from kgraph.graph import all_quads, write_generation
from kgraph.record import Argument, Claim, Entity, Hop, Mention, Record, Source, Span, Statement
from kgraph.resolution.model import Counts, Link, Proposition, Question, Resolution, ResolvedEntity

PER_ARTICLE = 16
TOPICS = ("health", "corruption", "war", "election", "justice", "business")
DID = (
    "sold the harbour", "knew of the leak", "will step down", "paid the builders", "met the owners", "signed the letter", "hid the report",
)
GIVEN = ("Ada", "Bo", "Eve", "Ivo", "Lena", "Milo", "Nora", "Otto", "Pia", "Rasmus", "Sela", "Tarn")
SYLLABLES = ("bar", "dol", "fen", "gar", "hul", "kest", "lor", "mur", "nev", "quil", "rask", "sten", "tor", "vard", "wex", "zim")


def people(count: int) -> list[str]:
    """Names, each another, the most spoken of first."""
    surnames = [(a + b + c).capitalize() for a in SYLLABLES for b in SYLLABLES for c in ("", *SYLLABLES)]
    return [f"{GIVEN[i % len(GIVEN)]} {surnames[i]}" for i in range(min(count, len(surnames)))]


def outlets(count: int) -> list[str]:
    """Names, each another."""
    return [f"{a.capitalize()}{b} Courier" for a in SYLLABLES for b in SYLLABLES][:count]


class _Writer:
    """The text of one article, with the place of what is put into it."""

    def __init__(self) -> None:
        self.text = ""

    def put(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, start + len(words))


@dataclass(frozen=True, slots=True)
class _Said:
    member: tuple[str, str]
    speaker: str
    denies: bool


def graph(claims: int) -> tuple[list[Article], list[Record], Resolution]:
    """All that the writer takes."""
    luck = random.Random(claims)
    names, papers = people(max(20, claims // 25)), outlets(max(5, min(200, claims // 400)))
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(names))))
    slugs = {name: name.lower().replace(" ", "-") for name in (*names, *papers)}
    members: dict[str, list[tuple[str, str]]] = defaultdict(list)
    said: dict[tuple[str, str], list[_Said]] = defaultdict(list)
    articles, records, entity_of, outlet_of = [], [], {}, {}
    for number in range(-(-claims // PER_ARTICLE)):
        paper = papers[number % len(papers)]
        article, record, did = _article(number, paper, names, weights, papers, luck)
        articles.append(article)
        records.append(record)
        outlet_of[article.key] = slugs[paper]
        for entity in record.entities:
            members[entity.name].append((article.key, entity.id))
            entity_of[f"{article.key}/{entity.id}"] = slugs[entity.name]
        for claim, (about, what) in zip(record.claims, did, strict=True):
            speaker = entity_of[f"{article.key}/{claim.source.entity}"]
            said[about, what].append(_Said((article.key, claim.id), speaker, claim.stance == "denies"))
    entities = [
        ResolvedEntity(slug=slugs[name], type="Outlet" if name in set(papers) else "Person", name=name, named=True, names=(name,),
                       members=tuple(members.get(name, ())), reason="Made up.")
        for name in sorted(slugs)
    ]
    return articles, records, _resolution(entities, entity_of, outlet_of, slugs, said)


def _article(
    number: int, paper: str, names: list[str], weights: list[float], papers: list[str], luck: random.Random
) -> tuple[Article, Record, list[tuple[str, str]]]:
    out, claims, did = _Writer(), [], []
    ids: dict[str, str] = {}
    mentions: dict[str, list[Mention]] = defaultdict(list)

    def put(name: str) -> tuple[str, Span]:
        span = out.put(name)
        mentions[name].append(Mention(span.start, span.end))
        return ids.setdefault(name, f"e{len(ids) + 1}"), span

    for n in range(1, PER_ARTICLE + 1):
        speaker, about = luck.choices(names, cum_weights=weights, k=2)
        what, denies, relay = luck.choice(DID), luck.random() < 0.15, luck.choice(papers) if luck.random() < 0.3 else None
        start = len(out.text)
        who, mention = put(speaker)
        out.put(" ")
        cue = out.put("denied" if denies else "told" if relay else "said")
        hops = []
        if relay:
            out.put(" to " if denies else " ")
            via, place = put(relay)
            hops.append(Hop(agent=via, mode="wrote", certainty="certain", evidence=place, mention=place))
        out.put(" that ")
        content_start = len(out.text)
        subject, _ = put(about)
        out.put(f" {what}")
        content = Span(content_start, len(out.text))
        out.put(f", on page {luck.randrange(400)} of a file. ")
        sentence = Span(start, len(out.text) - 1)
        hops.append(Hop(agent=who, mode="said", certainty="certain", evidence=Span(start, cue.end), cue=cue, mention=mention))
        topic = TOPICS[len(what) % len(TOPICS)]
        claims.append(Claim(
            id=f"c{n}", content=(content,), cue=cue, source=Source(kind="named", entity=who, mention=mention),
            via=(ids[relay],) if relay else (), polarity="negative" if denies else "positive", stance="denies" if denies else "asserts",
            subject=subject, about=(subject,), topic=topic, hops=tuple(hops), sentence=sentence, rule="verb",  # type: ignore[arg-type]
            statements=(Statement(content=(content,), subject=subject, predicate=what, arguments=(
                Argument(role="subject", span=Span(content_start, content_start + len(about)), entity=subject),)),),
        ))
        did.append((about, what))
    day = f"20{10 + number % 12}-{1 + number % 12:02}-{1 + number % 28:02}"
    article = Article(id=f"m{number}", text=out.text, outlet=paper, published=day)
    put_paper = set(papers)
    entities = tuple(
        Entity(id=i, type="Outlet" if name in put_paper else "Person", named=True, name=name, mentions=tuple(mentions[name]))
        for name, i in ids.items()
    )
    record = Record(article=article.id, text_sha256=article.text_sha256, entities=entities, claims=tuple(claims), extractor="made")
    return article, record, did


def _resolution(
    entities: list[ResolvedEntity], entity_of: dict[str, str], outlet_of: dict[str, str], slugs: dict[str, str],
    said: dict[tuple[str, str], list[_Said]],
) -> Resolution:
    propositions, questions, links = [], [], []
    question_of: dict[str, str] = {}
    propositions_of: dict[str, tuple[str, ...]] = {}
    for (about, what), claims in sorted(said.items()):
        slug, label = f"{slugs[about]}-{what.replace(' ', '-')}", f"{about} {what}"
        mine = tuple(c.member for c in claims)
        reports = len({c.member[0] for c in claims if not c.denies})
        origins = tuple(sorted({c.speaker for c in claims if not c.denies}))
        counts = Counts(reports=reports, origins_min=min(1, reports), origins_max=len(origins))
        propositions.append(Proposition(
            slug=slug, label=label, question=slug, members=mine, flat=counts, reports=reports, denials=len(claims) - reports,
            origins_min=counts.origins_min, origins_max=counts.origins_max, origins=origins,
            first_seen="2010-01-01", last_seen="2021-12-28",
        ))
        questions.append(Question(slug=slug, label=label, members=mine, propositions=(slug,)))
        question_of.update({f"{key}/{claim}": slug for key, claim in mine})
        propositions_of.update({f"{key}/{claim}": (slug,) for key, claim in mine})
        asserting = next((c.member for c in claims if not c.denies), None)
        links += [
            Link(kind="denies", source=c.member, target=asserting, rule="made", reason="Made up.") for c in claims if c.denies and asserting
        ]
    return Resolution(
        entities=tuple(entities), propositions=tuple(propositions), links=tuple(sorted(links)), outlets=outlet_of, entity_of=entity_of,
        questions=tuple(questions), question_of=question_of, propositions_of=propositions_of, fingerprint="made",
    )


def write(folder: Path, claims: int) -> None:
    """Into a graph's folder."""
    articles, records, resolution = graph(claims)
    write_generation(folder, _counted(all_quads(articles, records, resolution)), {"made": claims})


def _counted(quads: Iterator[str]) -> Iterator[str]:
    for number, quad in enumerate(quads, 1):
        if number % 1_000_000 == 0:
            print(f"{number:,} quads", file=sys.stderr, flush=True)
        yield quad


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
