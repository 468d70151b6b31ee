"""A small matter with a doubt of every kind."""

from kgraph.build import Built
from kgraph.ledger import Entry, Judgements
from kgraph.record import Source, Span
from kgraph.resolution import Catalogue, resolve
from tests.resolution.make import Desk


def desks() -> list[Desk]:
    text = "Ivo Marek, mayor of Tarn, said the dam at Tarn leaks. Lena Orsk denied that bread is short."
    a = Desk("a", text, "The Tarn Post", "2024-05-01")
    ivo, lena, tarn = a.entity("Ivo Marek"), a.entity("Lena Orsk"), a.entity("Tarn", "Place")
    a.role(ivo, "mayor of Tarn", tarn)
    a.claim("the dam at Tarn leaks", ivo, about=(tarn,), subject=tarn)
    a.claim("bread is short", lena, stance="denies", polarity="negative")
    text = "Snow fell all day. The surveyor Ivo Marek slept. According to Olga Brandt the dam at Tarn is leaking water."
    b = Desk("b", text, "Morrow Daily")
    b.role(b.entity("Ivo Marek"), "surveyor")
    olga, tarn = b.entity("Olga Brandt"), b.entity("Tarn", "Place")
    b.claim("the dam at Tarn is leaking water", olga, about=(tarn,), subject=tarn)
    one = b.claims[0]
    words = b.article.text
    start = words.index("According to")
    mention = Span(words.index("Olga"), words.index("Olga") + len("Olga Brandt"))
    b.claims[0] = type(one)(
        **{f: getattr(one, f) for f in one.__struct_fields__} | {
            "rule": "according-to", "cue": Span(start, start + len("According to")), "sentence": Span(start, len(words)),
            "source": Source(kind="named", entity=olga, mention=mention),
        }
    )
    return [a, b]


def whole(*entries: Entry) -> Built:
    made = desks()
    articles, records = [d.article for d in made], [d.record for d in made]
    order = sorted(range(len(made)), key=lambda i: articles[i].key)
    found = resolve(articles, records, Catalogue.of([]), Judgements.of(entries))
    return Built(tuple(articles[i] for i in order), tuple(records[i] for i in order), found)
