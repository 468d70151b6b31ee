"""Short articles from known derivations, and how well their origins are counted.

    python -m benchmarks.origins [--articles N] [--seed S] [--text] [--wrong]        figures
    python -m benchmarks.origins --scale 1000 3000 10000 30000                       time and memory of resolution

Each proposition has a plan: who said it to whom, who reprinted, rewrote, relayed it, who denied it. The wordings of attribution come from
benchmarks/data/wordings.toml, which was written without sight of the rules that read them. `right`: the number of parties that spoke
independently in the plan is inside the range, and the range is no wider than 2; `exact`: the range is the one that the rules of
docs/resolution.md give for the plan. Over records that are given by the plan, and, with --text, the whole way from the text.
"""

import argparse
import resource
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from benchmarks.plans import HERE, SHAPES, Plan, Press, Told
from kgraph.article import Article
from kgraph.record import Certainty, Claim, Entity, Hop, Mention, Record, Relation, Source, Span, Stance
from kgraph.resolution import Proposition, Resolution, load_catalogue, resolve

WORDINGS: dict[str, list[str]] = tomllib.loads((HERE / "wordings.toml").read_text("utf-8"))
WIDEST = 2
RIGHT, EXACT = 0.95, 0.85
"""Shares of propositions that are aimed at."""
UNNAMED = (
    "source close to the case", "person familiar with the matter", "former colleague", "insider", "official", "investigator",
    "whistleblower", "people with knowledge of the inquiry", "people briefed on the talks", "employee", "memo", "neighbour",
    "senior figure in the town hall", "detective", "person with direct knowledge of the matter", "people close to the negotiations",
    "lawyer", "witness", "man who has worked", "internal report", "sources", "resident", "member of the committee",
)
"""How the wordings call those whom they do not name, the longer before what it holds."""


@dataclass(frozen=True)
class Made:
    """An article with its record, the number of its plan, and where its claim stands."""

    article: Article
    record: Record
    plan: int
    claim: Span


def corpus(articles: int, seed: int) -> tuple[list[Plan], list[Made]]:
    """At least so many articles, in the order of the days on which they came out."""
    press = Press(seed)
    plans: list[Plan] = []
    made: list[Made] = []
    while len(made) < articles:
        plan = press.plan(len(plans))
        made += _written(press, plan, len(plans))
        plans.append(plan)
    return plans, made


def _written(press: Press, plan: Plan, number: int) -> Iterator[Made]:
    done: list[Made] = []
    press.used.clear()
    for n, told in enumerate(plan.told):
        id, day = f"p{number:05}-{n}", f"{2031 + number % 5}-{number % 12 + 1:02}-{n * 3 + 1:02}"
        if told.copy is None:
            done.append(_article(press, plan, told, number, id, day))
        else:
            first = done[told.copy]
            done.append(_copied(first, told.outlet, id, day, press.pick.choice(WORDINGS["credit"][:2]).format(outlet=first.article.outlet)))
        yield done[-1]


def _article(press: Press, plan: Plan, told: Told, number: int, id: str, day: str) -> Made:
    pick = press.pick
    called = f"{press.posts[told.source]} {told.source}" if told.source in press.posts else told.source
    if told.source == plan.who:
        called = told.source
    relays = {"outlet": told.via[0] if told.via else told.outlet, "other": told.via[-1] if told.via else ""}
    slots = {"source": called, "date": "Tuesday", **relays}
    # Two who tell of one thing do not tell it in the same words by chance.
    wording = pick.choice([w for w in WORDINGS[told.kind] if w not in press.used])
    press.used.add(wording)
    before, _, after = wording.replace("{Claim}", "{claim}").partition("{claim}")
    head = f"{plan.who}, the {plan.post} of {plan.place}, is in the news again."
    slots |= {name.capitalize(): value[:1].upper() + value[1:] for name, value in slots.items()}
    start, rest = before.format(**slots), after.format(**slots)
    claim = plan.claim[0].upper() + plan.claim[1:] if "{Claim}" in wording else plan.claim
    sentence = start + claim + rest
    rest_of_it = pick.sample([f for f in WORDINGS["filler"] if f not in press.used], 4)
    press.used.update(rest_of_it)
    fillers = " ".join(f.format(date="Friday") for f in rest_of_it)
    text = f"{head}\n\n{sentence}\n\n{fillers}"
    at = len(head) + 2
    span = Span(at + len(start), at + len(start) + len(claim))
    article = Article(id=id, text=text, outlet=told.outlet, published=day, language="en")
    return Made(article, _record(article, plan, told, span, Span(at, at + len(sentence))), number, span)


def _copied(first: Made, outlet: str, id: str, day: str, credit: str) -> Made:
    text = f"{first.article.text}\n\n{credit}"
    article = Article(id=id, text=text, outlet=outlet, published=day, language="en")
    record = msgspec.structs.replace(first.record, article=id, text_sha256=article.text_sha256)
    return Made(article, record, first.plan, first.claim)


def _record(article: Article, plan: Plan, told: Told, claim: Span, sentence: Span) -> Record:
    """What a reader would note of it."""
    text = article.text
    entities = [Entity(id="e1", type="Person", named=True, name=plan.who, mentions=_mentions(text, plan.who))]
    entities.append(Entity(id="e2", type="Place", named=True, name=plan.place, mentions=_mentions(text, plan.place)[:1]))
    at = Span(entities[0].mentions[0].start, entities[1].mentions[0].end)
    relations = (Relation(subject="e1", predicate="holdsRole", object="e2", evidence=at, role=plan.post),)
    via = []
    for n, outlet in enumerate(told.via):
        entities.append(Entity(id=f"v{n}", type="Outlet", named=True, name=outlet, mentions=_mentions(text, outlet)))
        via.append(f"v{n}")
    source = Source(kind="impersonal")
    if told.source == plan.who:
        source = Source(kind="named", entity="e1")
    elif told.kind in ("unnamed_own", "relay_unnamed") or told.source == "an insider":
        words = next(u for u in UNNAMED if u in text[sentence.start : sentence.end].lower())
        entities.append(Entity(id="s", type="Person", named=False, name=words, mentions=()))
        source = Source(kind="unnamed", entity="s")
    elif told.source:
        entities.append(Entity(id="s", type="Person", named=True, name=told.source, mentions=_mentions(text, told.source)))
        source = Source(kind="named", entity="s")
    stance: Stance = "denies" if told.kind.startswith("deny") else "asserts"
    certainty: Certainty = "probable" if told.kind == "hearsay" else "certain"
    hops = tuple(
        Hop(agent=a, mode="said", certainty="certain", evidence=sentence) for a in (*reversed(via), source.entity)
    )
    one = Claim(
        id="c1", content=(claim,), cue=None, source=source, via=tuple(via), stance=stance, subject="e1", about=("e1",), certainty=certainty,
        polarity="negative" if stance == "denies" else "positive", firsthand=source.kind != "impersonal", hops=hops, sentence=sentence,
        rule="plan",
    )
    return Record(
        article=article.id, text_sha256=article.text_sha256, entities=tuple(entities), claims=(one,), relations=relations,
        extractor="plan",
    )


def _mentions(text: str, name: str) -> tuple[Mention, ...]:
    found, at = [], text.find(name)
    while at >= 0:
        found.append(Mention(at, at + len(name)))
        at = text.find(name, at + 1)
    return tuple(found)


@dataclass(frozen=True)
class Outcome:
    """Of one plan: what was found. None where no proposition was."""

    plan: Plan
    found: Proposition | None

    @property
    def right(self) -> bool:
        """Whether the true number is inside, and the range not too wide."""
        f = self.found
        return f is not None and f.origins_min <= self.plan.true <= f.origins_max and f.origins_max - f.origins_min <= WIDEST

    @property
    def exact(self) -> bool:
        """Whether the range is the one that the rules give."""
        f = self.found
        return f is not None and (f.origins_min, f.origins_max) == (self.plan.least, self.plan.most)


def measure(plans: Sequence[Plan], made: Sequence[Made], records: Sequence[Record], resolution: Resolution) -> list[Outcome]:
    """The proposition of each plan is the one that most of its articles' claims on the planned words stand in."""
    props = {p.slug: p for p in resolution.propositions}
    votes: list[Counter[str]] = [Counter() for _ in plans]
    for one, record in zip(made, records, strict=True):
        for claim in record.claims:
            inside = sum(max(0, min(s.end, one.claim.end) - max(s.start, one.claim.start)) for s in claim.content)
            whole = sum(s.end - s.start for s in claim.content) + one.claim.end - one.claim.start - inside
            if inside >= 0.6 * whole:
                votes[one.plan].update(resolution.propositions_of.get(f"{one.article.key}/{claim.id}", ())[:1])
    return [Outcome(p, props[max(v.items(), key=lambda x: (x[1], x[0]))[0]] if v else None) for p, v in zip(plans, votes, strict=True)]


def figures(outcomes: Sequence[Outcome]) -> tuple[float, float]:
    """Shares that are right, and exact."""
    return sum(o.right for o in outcomes) / len(outcomes), sum(o.exact for o in outcomes) / len(outcomes)


def _from_text(made: Sequence[Made]) -> list[Record]:
    from kgraph.language.extractor import Extractor

    extractor = Extractor(None)
    return [extractor.extract(m.article) for m in made]


def _scale(sizes: Sequence[int], seed: int) -> None:
    catalogue = load_catalogue()
    for size in sizes:
        _, made = corpus(size, seed)
        articles, records = [m.article for m in made], [m.record for m in made]
        started = time.perf_counter()
        found = resolve(articles, records, catalogue)
        took = time.perf_counter() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        counts = f"{len(found.entities):6} entities  {len(found.propositions):6} propositions"
        print(f"{len(made):6} articles  {took:7.1f} s  {peak:5.2f} GiB  {counts}", flush=True)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--text", action="store_true", help="read the articles, too")
    parser.add_argument("--wrong", action="store_true", help="list what is not exact")
    parser.add_argument("--scale", type=int, nargs="+", metavar="N", help="time resolution of so many articles")
    given = parser.parse_args()
    if given.scale:
        _scale(given.scale, given.seed)
        return
    plans, made = corpus(given.articles, given.seed)
    articles = [m.article for m in made]
    ways = {"records": [m.record for m in made]} | ({"text": _from_text(made)} if given.text else {})
    for way, records in ways.items():
        outcomes = measure(plans, made, records, resolve(articles, records, load_catalogue()))
        right, exact = figures(outcomes)
        print(f"from {way}: {len(made)} articles, {len(plans)} propositions")
        print(f"  right {right:.3f} (aim {RIGHT}), exact {exact:.3f} (aim {EXACT})")
        for shape, _ in SHAPES:
            some = [o for o in outcomes if o.plan.shape == shape]
            if some:
                print(f"  {shape:18} right {sum(o.right for o in some):3} exact {sum(o.exact for o in some):3} of {len(some):3}")
        for o in outcomes if given.wrong else ():
            if not o.exact:
                number = plans.index(o.plan)
                said = f"{o.found.origins_min} to {o.found.origins_max}: {o.found.decides}" if o.found else "not found"
                print(f"\n{o.plan.shape}: {o.plan.least} to {o.plan.most}; found {said}")
                print("\n".join("  " + m.article.text.split("\n\n")[1] for m in made if m.plan == number))


if __name__ == "__main__":
    main()
