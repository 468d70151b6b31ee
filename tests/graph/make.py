"""One article by hand: a chain of three, a denial, hearsay, an unnamed source, a relation, narration; and its resolution."""

from kgraph.article import Article
from kgraph.record import Argument, Claim, Entity, Hop, Mention, Narration, Record, Relation, Source, Span, Statement
from kgraph.resolution.model import Counts, Link, Proposition, Question, Resolution, ResolvedEntity

TEXT = (
    "Minister Ada Quill is ill, a doctor told Channel Nine, Daily Wren reported. "
    "Ada Quill denied that she is ill. It is said that she may resign. Bo Rask, her aide, smiled. She may soon face a plot."
)
NAMES = (
    ("e1", "Person", True, "Ada Quill"), ("e2", "Group", False, "a doctor"), ("e3", "Outlet", True, "Channel Nine"),
    ("e4", "Outlet", True, "Daily Wren"), ("e5", "Person", True, "Bo Rask"),
)


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def sample(
    id: str = "a1", text: str = TEXT, name: str = "Ada Quill", outlet: str | None = "The Example", **more: str
) -> tuple[Article, Record]:
    article = Article(id=id, text=text, outlet=outlet, published="2022-05-14", **more)
    entities = tuple(
        Entity(id=i, type=t, named=k, name=name if i == "e1" else n, mentions=(Mention(at(n).start, at(n).end),))  # type: ignore[arg-type]
        for i, t, k, n in NAMES
    )
    first = at(TEXT[: TEXT.index(" Ada Quill denied")])
    ill, denied, rumour = at("Minister Ada Quill is ill"), at("she is ill"), at("she may resign")
    claims = (
        Claim(
            id="c1", content=(ill,), cue=at("told"), source=Source(kind="unnamed", entity="e2", mention=at("a doctor")), via=("e3", "e4"),
            subject="e1", about=("e1",), topic="health", sentence=first, rule="verb", hops=(
                Hop(agent="e4", mode="wrote", certainty="certain", evidence=at("Daily Wren reported"), cue=at("reported")),
                Hop(agent="e3", mode="said", certainty="certain", evidence=at("told Channel Nine")),
                Hop(agent="e2", mode="said", certainty="certain", evidence=at("a doctor told"), cue=at("told")),
            ), statements=(Statement(content=(ill,), subject="e1", predicate="be ill", arguments=(
                Argument(role="subject", span=at("Ada Quill"), entity="e1"),)),),
        ),
        Claim(
            id="c2", content=(denied,), cue=at("denied"), source=Source(kind="named", entity="e1"), polarity="negative", stance="denies",
            subject="e1", about=("e1",), topic="health", sentence=at("Ada Quill denied that she is ill."), rule="verb",
            hops=(Hop(agent="e1", mode="said", certainty="certain", evidence=at("Ada Quill denied")),),
        ),
        Claim(
            id="c3", content=(rumour,), cue=at("is said"), source=Source(kind="impersonal"), certainty="possible", firsthand=False,
            subject="e1", about=("e1",), topic="succession", sentence=at("It is said that she may resign."), rule="hearsay",
            hops=(Hop(agent=None, mode="said", certainty="possible", evidence=at("It is said")),),
        ),
    )
    record = Record(
        article=id, text_sha256=article.text_sha256, entities=entities, claims=claims, extractor="test",
        relations=(Relation(subject="e5", predicate="holdsRole", object=None, evidence=at("Bo Rask, her aide"), role="aide", rule="app"),),
        narration=(Narration(id="n1", content=(at("She may soon face a plot"),), sentence=at("She may soon face a plot."), subject="e1",
                             topic="coup", certainty="possible", rule="hint"),),
    )
    return article, record


def resolution(*pairs: tuple[Article, Record]) -> Resolution:
    """Every name one entity, every unnamed source one to its article, the two questions shared."""
    keys = [a.key for a, _ in pairs]
    entities = [ResolvedEntity(slug="the-example", type="Outlet", name="The Example", named=True)]
    entity_of = {}
    for i, kind, named, name in NAMES:
        slug = name.lower().replace(" ", "-")
        if named:
            entities.append(ResolvedEntity(slug=slug, type=kind, name=pairs[0][1].entities[int(i[1]) - 1].name, named=True,  # type: ignore[arg-type]
                                           members=tuple((k, i) for k in keys)))
            entity_of.update({f"{k}/{i}": slug for k in keys})
        else:
            for k in keys:
                entities.append(ResolvedEntity(slug=f"{slug}-{k}", type=kind, name=name, named=False, members=((k, i),)))  # type: ignore[arg-type]
                entity_of[f"{k}/{i}"] = f"{slug}-{k}"
    propositions = (
        Proposition(slug="ill", label="Ada Quill is ill", question="health", members=tuple((k, c) for k in keys for c in ("c1", "c2")),
                    reports=len(keys), flat=Counts(reports=len(keys), origins_min=1, origins_max=len(keys)), origins_min=1,
                    origins_max=len(keys), first_seen="2022-05-14", last_seen="2022-05-14", topic="health"),
        Proposition(slug="resign", label="she may resign", question="post", members=tuple((k, "c3") for k in keys), reports=len(keys),
                    possible=Counts(reports=len(keys))),
    )
    questions = (
        Question(slug="health", label="Ada Quill is ill", topic="health", propositions=("ill",),
                 members=tuple((k, c) for k in keys for c in ("c1", "c2"))),
        Question(slug="post", label="she may resign", members=tuple((k, "c3") for k in keys), propositions=("resign",)),
    )
    return Resolution(
        entities=tuple(entities), propositions=propositions, entity_of=entity_of, fingerprint="r",
        links=tuple(
            Link(kind="denies", source=(k, "c2"), target=(k, "c1"), rule="same-question", reason="One denies the other.") for k in keys
        ),
        outlets={a.key: "the-example" for a, _ in pairs if a.outlet},
        questions=questions, question_of={f"{k}/{c}": q for k in keys for c, q in (("c1", "health"), ("c2", "health"), ("c3", "post"))},
        propositions_of={f"{k}/{c}": (s,) for k in keys for c, s in (("c1", "ill"), ("c2", "ill"), ("c3", "resign"))},
    )
