"""A small hand for records: articles out of lines, entities found by their names."""

import re

from kgraph.article import Article
from kgraph.record import Claim, Entity, Mention, Record, Relation, Source, Span


class Desk:
    """Writes one article and its record. Names are found in the text wherever they stand."""

    def __init__(self, id: str, text: str, outlet: str | None = None, published: str | None = None) -> None:
        self.article = Article(id=id, text=text, outlet=outlet, published=published)
        self.entities: list[Entity] = []
        self.claims: list[Claim] = []
        self.relations: list[Relation] = []

    def entity(self, name: str, type: str = "Person", named: bool = True, forms: tuple[str, ...] = ()) -> str:
        found = [
            Mention(m.start(), m.end(), "name" if named else "nominal")
            for form in (name, *forms) for m in re.finditer(re.escape(form), self.article.text)
        ]
        entity = Entity(id=f"e{len(self.entities) + 1}", type=type, named=named, name=name, mentions=tuple(sorted(found)))  # type: ignore[arg-type]
        self.entities.append(entity)
        return entity.id

    def role(self, person: str, role: str, body: str | None = None) -> None:
        self.relations.append(Relation(subject=person, predicate="holdsRole", object=body, evidence=Span(0, 1), role=role))

    def at(self, words: str) -> Span:
        start = self.article.text.index(words)
        return Span(start, start + len(words))

    def claim(self, words: str, source: str | None, *, kind: str | None = None, **rest: object) -> str:
        span = self.at(words)
        made = Source(kind=kind or ("named" if source else "impersonal"), entity=source)  # type: ignore[arg-type]
        claim = Claim(id=f"c{len(self.claims) + 1}", content=(span,), cue=None, source=made, sentence=span, rule="test", **rest)  # type: ignore[arg-type]
        self.claims.append(claim)
        return claim.id

    @property
    def record(self) -> Record:
        return Record(
            article=self.article.id, text_sha256=self.article.text_sha256, entities=tuple(self.entities), claims=tuple(self.claims),
            relations=tuple(self.relations), extractor="test",
        )
