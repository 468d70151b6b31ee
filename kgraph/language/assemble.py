"""From the layers of a Doc to the record: token ranges become characters, entities get their ids in order of first mention."""

from spacy.tokens import Doc

from kgraph import record as r
from kgraph.article import Article
from kgraph.language.layers import ClaimDraft, Layers, MentionDraft, Range, StatementDraft, layers
from kgraph.language.truecase import whole


class _Assembler:
    def __init__(self, doc: Doc, text: str) -> None:
        self.doc = doc
        self.text = text
        self.kg: Layers = layers(doc)
        self.ids: dict[int, str] = {}

    def span(self, tokens: Range) -> r.Span:
        start, end = tokens
        first, last = self.doc[start], self.doc[max(start, end - 1)]
        return r.Span(first.idx, last.idx + len(last))

    def optional(self, tokens: Range | None) -> r.Span | None:
        return self.span(tokens) if tokens is not None else None

    def mention(self, draft: MentionDraft) -> r.Mention:
        if draft.chars is not None:
            return r.Mention(*draft.chars, kind=draft.kind)  # type: ignore[arg-type]
        where = self.span((draft.start, draft.end))
        return r.Mention(where.start, where.end, draft.kind)  # type: ignore[arg-type]

    def entities(self) -> tuple[r.Entity, ...]:
        """Those that are mentioned, in order of first mention."""
        kept = []
        for index, draft in enumerate(self.kg.entities):
            mentions = tuple(sorted({self.mention(m) for m in draft.mentions}))
            if mentions:
                kept.append((mentions[0], index, draft, mentions))
        kept.sort(key=lambda row: (row[0].start, row[0].end, row[1]))
        made = []
        for number, (_, index, draft, mentions) in enumerate(kept, 1):
            self.ids[index] = f"e{number}"
            made.append(r.Entity(id=f"e{number}", type=draft.type, named=draft.named, name=draft.name, mentions=mentions))  # type: ignore[arg-type]
        return tuple(made)

    def who(self, index: int | None) -> str | None:
        return self.ids.get(index) if index is not None else None

    def several(self, indices: list[int]) -> tuple[str, ...]:
        return tuple(self.ids[i] for i in indices if i in self.ids)

    def claim(self, number: int, draft: ClaimDraft) -> r.Claim:
        source = self.who(draft.source)
        hops = tuple(
            r.Hop(
                agent=self.who(h.agent), mode=h.mode, certainty=h.certainty, evidence=self.span(h.evidence), cue=self.optional(h.cue),  # type: ignore[arg-type]
                mention=self.optional(h.mention), hedge=self.optional(h.hedge),
            )
            for h in draft.hops
        )
        return r.Claim(
            id=f"c{number}", content=tuple(self.span(c) for c in draft.content), cue=self.optional(draft.cue),
            source=r.Source(
                kind=draft.source_kind if source else "impersonal", entity=source,  # type: ignore[arg-type]
                mention=self.optional(draft.source_mention) if source else None, also=self.several(draft.also),
            ),
            via=self.several(draft.via), speech=draft.speech, polarity=draft.polarity, certainty=draft.certainty, stance=draft.stance,  # type: ignore[arg-type]
            firsthand=draft.firsthand, subject=self.who(draft.subject), about=self.several(draft.about), topic=draft.topic,  # type: ignore[arg-type]
            proposition=draft.proposition, hops=hops, statements=tuple(self.statement(s) for s in draft.statements),
            sentence=self.span(draft.sentence), rule=draft.rule, said=self.time(draft.said, draft.said_resolved),
        )

    def time(self, tokens: Range | None, resolved: str | None) -> r.Time | None:
        where = self.optional(tokens)
        return r.Time(text=self.text[where.start : where.end], span=where, resolved=resolved) if where else None

    def statement(self, draft: StatementDraft) -> r.Statement:
        return r.Statement(
            content=tuple(self.span(c) for c in draft.content), subject=self.who(draft.subject), predicate=draft.predicate,
            arguments=tuple(r.Argument(role=a.role, span=self.span(a.range), entity=self.who(a.entity)) for a in draft.arguments),
            time=self.time(draft.time, draft.time_resolved), negated=draft.negated,
            modality=draft.modality, proposition=draft.proposition, stance=draft.stance,  # type: ignore[arg-type]
        )


def assemble(article: Article, doc: Doc, extractor: str) -> r.Record:
    """The record of an article whose Doc went through the pipeline."""
    made = _Assembler(doc, whole(article.text))
    entities = made.entities()
    kg = made.kg
    relations = tuple(
        r.Relation(
            subject=subject, predicate=x.predicate, object=made.who(x.object), evidence=made.span(x.evidence),  # type: ignore[arg-type]
            role=x.role, status=x.status, rule=x.rule,  # type: ignore[arg-type]
        )
        for x in kg.relations
        if (subject := made.who(x.subject)) is not None
    )
    narration = tuple(
        r.Narration(
            id=f"n{number}", content=tuple(made.span(c) for c in x.content), sentence=made.span(x.sentence), subject=subject, topic=x.topic,  # type: ignore[arg-type]
            certainty=x.certainty, rule=x.rule,  # type: ignore[arg-type]
        )
        for number, x in enumerate(kg.narration, 1)
        if (subject := made.who(x.subject)) is not None
    )
    return r.Record(
        article=article.id, text_sha256=article.text_sha256, entities=entities,
        claims=tuple(made.claim(n, c) for n, c in enumerate(kg.claims, 1)), relations=relations, narration=narration, extractor=extractor,
    )
