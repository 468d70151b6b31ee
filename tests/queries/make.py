"""Four articles by hand: three that lead back to one doctor, denials, hearsay, others' accounts, a sister, no outlet, no date."""

import msgspec
import pyoxigraph as ox

from kgraph import readers
from kgraph.article import Article
from kgraph.data import folder
from kgraph.evaluate.inputs import read
from kgraph.graph import all_quads
from kgraph.record import Narration, Record, Relation, Span
from kgraph.resolution import Catalogue, load_catalogue, resolve
from tests.queries.complete import complete
from tests.resolution.make import Desk


class Paper(Desk):
    """Also relations and narration, by their words."""

    def at(self, words: str) -> Span:
        start = self.article.text.index(words)
        return Span(start, start + len(words))

    def tie(self, subject: str, predicate: str, object: str | None, words: str, **rest: str) -> None:
        self.relations.append(
            Relation(subject=subject, predicate=predicate, object=object, evidence=self.at(words), rule="test", **rest)  # type: ignore[arg-type]
        )

    def finish(self, *narrated: tuple[str, str]) -> tuple[Article, Record]:
        """`narrated`: words and the subject that they are laid on."""
        self.claims = [msgspec.structs.replace(c, sentence=Span(0, 0)) for c in self.claims]
        record = complete(self.article, self.record)
        narration = tuple(
            Narration(id=f"n{n}", content=(self.at(words),), sentence=self.at(words), subject=subject, topic="coup", certainty="possible",
                      rule="test")
            for n, (words, subject) in enumerate(narrated, 1)
        )
        return self.article, msgspec.structs.replace(record, narration=narration)


def nine() -> tuple[Article, Record]:
    p = Paper("nine", "Ada Quill has cancer, a doctor said. Bo Rask met Ada Quill.", "Channel Nine", "2022-05-13")
    ada, doctor, bo = p.entity("Ada Quill"), p.entity("a doctor", "Group", False), p.entity("Bo Rask")
    p.claim("Ada Quill has cancer", doctor, kind="unnamed", subject=ada, about=(ada,), topic="health", proposition="p1")
    p.tie(bo, "metWith", ada, "Bo Rask met Ada Quill")
    return p.finish()


def wren() -> tuple[Article, Record]:
    p = Paper("wren", (
        "Ada Quill has cancer, a doctor told Channel Nine. Mayor Ada Quill denied that she has cancer of any kind. "
        "It is said that Ada Quill may resign. Bo Rask, former aide to Ada Quill, works for Tarn Bank. A plot may await her."
    ), "Daily Wren", "2022-05-14")
    ada, doctor, station = p.entity("Ada Quill"), p.entity("a doctor", "Group", False), p.entity("Channel Nine", "Outlet")
    bo, bank = p.entity("Bo Rask"), p.entity("Tarn Bank", "Organisation")
    more = {"subject": ada, "about": (ada,)}
    p.claim("Ada Quill has cancer", doctor, kind="unnamed", via=(station,), topic="health", proposition="p1", **more)
    p.claim("she has cancer of any kind", ada, polarity="negative", stance="denies", topic="health", proposition="p1", **more)
    p.claim("Ada Quill may resign", None, certainty="possible", firsthand=False, topic="succession", **more)
    p.tie(ada, "holdsRole", None, "Mayor Ada Quill", role="mayor")
    p.tie(bo, "holdsRole", None, "former aide to Ada Quill", role="aide", status="former")
    p.tie(bo, "affiliatedWith", bank, "Bo Rask, former aide to Ada Quill, works for Tarn Bank")
    return p.finish(("A plot may await her", ada))


def kite() -> tuple[Article, Record]:
    p = Paper("kite", (
        "A doctor told Channel Nine that Ada Quill has cancer, Daily Wren reported. Ada Quill told Daily Wren that the fire at the dam was "
        "an accident. Bo Rask believes the fire at the dam was no accident."
    ), "Evening Kite", "2022-05-16")
    ada, doctor, station = p.entity("Ada Quill"), p.entity("A doctor", "Group", False), p.entity("Channel Nine", "Outlet")
    paper, bo = p.entity("Daily Wren", "Outlet"), p.entity("Bo Rask")
    p.claim("Ada Quill has cancer", doctor, kind="unnamed", via=(station, paper), topic="health", subject=ada, about=(ada,))
    p.claim("the fire at the dam was an accident", ada, via=(paper,), topic="security")
    p.claim("the fire at the dam was no accident", bo, stance="denies", certainty="probable", topic="security")
    return p.finish()


def loose() -> tuple[Article, Record]:
    """No outlet, no date, and a sister of one surname."""
    p = Paper("loose", (
        "Bo Rask said that Ada Quill thinks the bank is finished. Ada Quill is said to have told friends that Bo Rask lied. "
        "Eve Quill, her sister, said that Ada Quill has no cancer."
    ))
    ada, bo, eve = p.entity("Ada Quill"), p.entity("Bo Rask"), p.entity("Eve Quill")
    p.claim("the bank is finished", ada, firsthand=False, via=(bo,), topic="business")
    p.claim("Bo Rask lied", ada, firsthand=False, certainty="probable", subject=bo, about=(bo,), topic="other")
    p.claim("Ada Quill has no cancer", eve, stance="denies", subject=ada, about=(ada,), topic="health")
    p.tie(eve, "relatedTo", ada, "Eve Quill, her sister")
    return p.finish()


def corpus() -> tuple[list[Article], list[Record]]:
    pairs = [make() for make in (nine, wren, kite, loose)]
    return [a for a, _ in pairs], [r for _, r in pairs]


def quads(articles: list[Article], records: list[Record], catalogue: Catalogue | None = None) -> list[str]:
    return list(all_quads(articles, records, resolve(articles, records, catalogue or Catalogue.of([]))))


def store(lines: list[str]) -> ox.Store:
    found = ox.Store()
    found.bulk_load("\n".join(lines).encode(), ox.RdfFormat.N_QUADS)
    return found


def hand() -> ox.Store:
    """The four articles by hand."""
    return store(quads(*corpus()))


def gold() -> ox.Store:
    """The demo graph as annotators read it: the articles of seeds/, the records of seeds/gold/, the catalogue of seeds/."""
    articles = [a for a in readers.read([folder("seeds") / "articles"]) if isinstance(a, Article)]
    records = read(str(folder("seeds") / "gold"))
    pairs = [(a, complete(a, records[a.id])) for a in articles]
    return store(quads([a for a, _ in pairs], [r for _, r in pairs], load_catalogue(None)))
