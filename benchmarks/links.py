"""Precision and recall of the links between claims, on benchmarks/data/claim_pairs.jsonl.

    python -m benchmarks.links [--half even|odd] [--wrong]

Each pair's two texts are read by the extractor and resolved by themselves; who bears one name in both is told to be
one. Where the extractor misses the words of a claim, a claim without a source is put in their place; the last columns have the pairs of
which both were found. `--wrong` lists what went wrong.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from benchmarks.cases import read, rows, with_claim
from kgraph.article import Article
from kgraph.ledger import Judgements, MentionAt, entry
from kgraph.record import Record, Span
from kgraph.resolution import Catalogue, resolve

KINDS = ("repeats", "supports", "narrows", "denies", "incompatible", "looksLike", "none")


def articles(row: dict[str, Any]) -> list[Article]:
    """Of one pair: one article where both claims stand in one text."""
    return [
        Article(id=f"{row['id']}-{side}", text=told["text"], outlet=told.get("outlet"), published=told.get("date"))
        for side in "ab" for told in (row[side].get("article", row[side]),)
    ]


def who(told: Sequence[tuple[Article, Record]]) -> Judgements:
    """One with each other: all whose names are the same, or one of whose names holds the other. Who is who is measured elsewhere."""
    named = [(a, e) for a, r in told for e in r.entities if e.named and e.mentions]
    found = []
    for (a, one), (b, two) in combinations(named, 2):
        words = set(one.name.split()), set(two.name.split())
        if a.key != b.key and (words[0] <= words[1] or words[1] <= words[0]):
            at = [MentionAt(x.key, m.start, m.end, x.text[m.start : m.end]) for x, e in ((a, one), (b, two)) for m in e.mentions[:1]]
            found.append(entry("same", at, who="the table", when="2024-01-01T00:00:00.000000Z"))
    return Judgements.of(found)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=["all", "even", "odd"], default="all")
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    cases = rows("claim_pairs.jsonl", options.half)
    pairs = [articles(row) for row in cases]
    records = read({a.key: a for pair in pairs for a in pair}.values())
    right, wanted, given, levels = Counter[tuple[str, bool]](), Counter[tuple[str, bool]](), Counter[tuple[str, bool]](), Counter[str]()
    for row, pair in zip(cases, pairs, strict=True):
        here = {a.key: (a, records[a.key]) for a in pair}
        ends, both = [], True
        for side, article in zip("ab", pair, strict=True):
            start = row[side]["start"]
            record, claim, found = with_claim(here[article.key][1], Span(start, start + len(row[side]["claim"])))
            here[article.key] = (article, record)
            ends.append((article.key, claim.id))
            both = both and found
        told = list(here.values())
        whole = resolve([a for a, _ in told], [r for _, r in told], Catalogue(), who(told))
        joined = [link for link in whole.links if {link.source, link.target} == set(ends)]
        kinds = {link.kind for link in joined if link.kind in KINDS} or {"none"}
        kind = next(k for k in ("denies", "incompatible", "narrows", "supports", "repeats", "looksLike", "none") if k in kinds)
        for sure in {False, both}:
            wanted[row["link"], sure] += 1
            given[kind, sure] += 1
            right[row["link"], sure] += kind == row["link"]
        keys = ["/".join(end) for end in ends]
        for level, one in (("question", whole.question_of), ("proposition", {k: v[0] for k, v in whole.propositions_of.items()})):
            levels[level] += (one[keys[0]] == one[keys[1]]) == row[level]
        if options.wrong and kind != row["link"]:
            reason = next((link.rule for link in joined), "")
            print(f"{row['id']}: {row['link']} {row.get('differs', '')} read as {kind} {reason}{'' if both else ' (missed)'}")
            for side in "ab":
                print(f"    {row[side]['claim']}")
    print(f"{'':14}{'pairs':>6}{'P':>6}{'R':>6}   both found:{'pairs':>6}{'P':>6}{'R':>6}")
    for kind in KINDS:
        cells = []
        for sure in (False, True):
            key = kind, sure
            cells.append(f"{wanted[key]:>6}{right[key] / max(1, given[key]):>6.2f}{right[key] / max(1, wanted[key]):>6.2f}")
        print(f"{kind:14}{cells[0]}              {cells[1]}")
    print(", ".join(f"{level} right {n} of {len(cases)}" for level, n in levels.items()))


if __name__ == "__main__":
    main()
