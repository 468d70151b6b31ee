"""On which side each source stands, on a table of cases; above all, how many deniers are taken for asserters.

    python -m benchmarks.stances [--table stances|stances_opposites] [--half even|odd] [--wrong]

Each text is read by the extractor; behind it the question is put as a claim that someone unnamed makes, and both are resolved: the stance
is to what the question says. Where the extractor misses the words, the row is counted as missed.
"""

import argparse
from collections import Counter
from typing import Any

import msgspec

from benchmarks.cases import ENOUGH, common, read, rows
from kgraph.article import Article
from kgraph.record import Claim, Mention, Record, Source, Span
from kgraph.resolution import Catalogue, resolve
from kgraph.resolution.sides import sided

STANCES = ("asserts", "denies", "doubts", "noPosition")


def asked(row: dict[str, Any], record: Record, claim: Claim) -> tuple[Article, Record]:
    """The text and its record with the question behind it, which is about whom the claim is about."""
    question = row["question"].rstrip("?")
    article = Article(id=row["id"], text=f"{row['text']}\n\n{question}.")
    span = Span(len(row["text"]) + 2, len(row["text"]) + 2 + len(question))
    named = tuple(e.id for e in record.entities if e.named and e.type != "Place" and set(e.name.split()) & set(question.split()))
    about = named or claim.about
    entities = tuple(
        msgspec.structs.replace(e, mentions=(*e.mentions, *_mentions(article.text, e.name, span))) if e.id in named else e
        for e in record.entities
    )
    made = Claim(
        id="question", content=(span,), cue=None, source=Source(kind="impersonal"), firsthand=False, subject=about[0] if about else None,
        about=about, topic=claim.topic, sentence=span, rule="case",
    )
    return article, msgspec.structs.replace(
        record, article=article.id, text_sha256=article.text_sha256, entities=entities, claims=(*record.claims, made)
    )


def spoken(record: Record, words: Span) -> Claim | None:
    """The claim on these words of whoever speaks in the text: not what somebody else claims inside of theirs, as the rebels do in "the army
    rejected the rebels' claim that …"."""
    fit = [c for c in record.claims if common(c, words) >= ENOUGH]
    outer = [c for c in fit if not any(_inside(c, other) for other in fit)]
    return min(outer, key=lambda c: (-common(c, words), c.cue or c.sentence, c.id), default=None)


def _inside(one: Claim, other: Claim) -> bool:
    return one.content != other.content and all(
        any(q.start <= p.start and p.end <= q.end for q in other.content) for p in (*one.content, *([one.cue] if one.cue else []))
    )


def _mentions(text: str, name: str, span: Span) -> list[Mention]:
    last = next((w for w in reversed(name.split()) if w in text[span.start : span.end]), None)
    start = text.index(last, span.start) if last else 0
    return [Mention(start, start + len(last))] if last else []


def main() -> None:
    """Print the table: a row for each stance, a column for what it was taken for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--table", choices=["stances", "stances_opposites"], default="stances")
    parser.add_argument("--half", choices=["all", "even", "odd"], default="all")
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    cases = rows(f"{options.table}.jsonl", options.half)
    plain = [Article(id=row["id"], text=row["text"]) for row in cases]
    records = read(plain)
    alone, whole = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for row, first in zip(cases, plain, strict=True):
        record = records[first.key]
        claim = spoken(record, Span(row["start"], row["start"] + len(row["claim"])))
        read_as = resolved = "missed"
        if claim:
            article, with_question = asked(row, record, claim)
            resolution = resolve([article], [with_question], Catalogue())
            read_as = claim.stance
            resolved = next(c.stance for c in sided(article, with_question, resolution).claims if c.id == claim.id)
        alone[row["stance"], read_as] += 1
        whole[row["stance"], resolved] += 1
        if options.wrong and resolved != row["stance"]:
            print(f"{row['id']}: {row['stance']} taken for {resolved}\n    {row['text']}\n    {row['question']}")
    columns = (*STANCES, "missed")
    for title, table in (("as the extractor reads it", alone), ("resolved", whole)):
        print(f"{title}\n{'':12}" + "".join(f"{c:>12}" for c in columns))
        for stance in STANCES:
            print(f"{stance:12}" + "".join(f"{table[stance, c]:>12}" for c in columns))


if __name__ == "__main__":
    main()
