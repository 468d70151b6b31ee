"""Weights of kgraph/resolution/compare.py, and how well claims are joined, from what is extracted and gold records.

    python -m benchmarks.questions seeds/articles seeds/gold [ARTICLES GOLD ...] [--write within across]

Each article is extracted, and its claims are given the gold's questions where they match its claims. Prints, pairwise, precision, recall
and F1 with the weights in use, and with weights that the articles measured had no part in (they are dealt into FOLDS by their keys), as
`score.py` counts them: a gold pair of which one claim was missed is lost. `--write` puts the weights of all, for claims of one article or
of two, into kgraph/resolution/tables/weights.toml.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import numpy as np

from kgraph import readers
from kgraph.article import Article
from kgraph.evaluate.inputs import read
from kgraph.evaluate.matching import MATCH, align, jaccard, pairs_of, same_source, starts_of
from kgraph.language.extractor import Extractor
from kgraph.record import Record
from kgraph.resolution import compare, copies, load_catalogue, resolve, same
from kgraph.resolution.model import Member
from kgraph.resolution.said import Said, said
from kgraph.resolution.units import Unit, units

RIDGE = 2.0
"""Weight of the penalty on large weights."""
FOLDS = 6
Pairs = list[tuple[Article, Record]]
Features = Callable[[Said, Said, Mapping[str, float]], dict[str, float]]
Weights = dict[str, dict[str, float]]


class Asked(NamedTuple):
    """A claim of the gold, as far as TESTS ask."""

    article: str
    question: str
    stance: str


Sides = Callable[[Said | Asked, Said | Asked], bool]
TESTS: dict[str, Sides] = {
    "propositions": lambda *_: True,
    "across": lambda a, b: a.article != b.article,
    "opposed": lambda a, b: {a.stance, b.stance} == {"asserts", "denies"},
}


class Corpus:
    """Articles as they are extracted, with the question that the gold gives each claim that matches one of its own."""

    def __init__(self, pairs: Pairs, extractor: Extractor) -> None:
        """`pairs`: articles with their gold records."""
        self.gold: dict[Member, str] = {}
        bare = []
        self.wanted = [(a.key, c.proposition, c.stance) for a, r in pairs for c in r.claims if c.proposition]
        for article, gold in pairs:
            record = extractor.extract(article)
            questions = {c.id: c.proposition for c in gold.claims}
            for mine, its in matched(gold, record).items():
                if asked := questions[its]:
                    self.gold[article.key, mine] = asked
                self.gold.setdefault((article.key, mine), "")
            bare.append((article, record))
        found = resolve([a for a, _ in bare], [r for _, r in bare], load_catalogue())
        self.rows = sorted((s for a, r in bare for s in said(a, r, found.entity_of)), key=lambda c: c.member)
        compared = {c.member: c for c in self.rows}
        self.stated: dict[Member, Unit] = {u.member: u for a, r in bare for u in units(a, r, found.entity_of, compared) if u.number == 1}
        self.given = copies.same_words(bare, copies.texts([a for a, _ in bare]).first)
        self.rarity = same.rarity(self.rows)

    def examples(self, features: Features, keep: Callable[[str], bool]) -> tuple[list[dict[str, float]], list[bool]]:
        """Features and truth of each pair of matched claims, of articles that `keep` takes, that `features` are for."""
        within = features is compare.within
        rows = [c for c in self.rows if c.member in self.gold and keep(c.article)]
        pairs = [(a, b) for a, b in combinations(rows, 2) if (a.article == b.article) == within]
        if not within:
            near = {(self.rows[i].member, self.rows[j].member) for i, j in same.candidates(self.rows, self.rarity)}
            pairs = [(a, b) for a, b in pairs if (a.member, b.member) in near and not compare.barred(a, b)]
        truth = [bool(self.gold[a.member]) and self.gold[a.member] == self.gold[b.member] for a, b in pairs]
        return [features(a, b, self.rarity) for a, b in pairs], truth

    def grouped(self, weights: Weights) -> dict[Member, int]:
        """The number of each claim's group under these weights."""
        with mock.patch.multiple(compare, WITHIN=weights["within"], ACROSS=weights["across"]):
            return {m: n for n, group in enumerate(same.group(self.rows, self.given, self.stated)[0]) for m in group}


def matched(gold: Record, record: Record) -> dict[str, str]:
    """Claims of the record to those of the gold, as score.py pairs them."""
    tokens = starts_of(gold.tokens)
    aligned, ours, theirs = align(gold, record), {e.id: e for e in record.entities}, {e.id: e for e in gold.entities}
    weights = {
        (p.id, g.id): (float(same_source(g, p, aligned, theirs, ours)), share)
        for p in record.claims for g in gold.claims if (share := jaccard(tokens(p), tokens(g))) >= MATCH
    }
    return pairs_of(weights)


def load(articles: str, gold: str) -> Pairs:
    """Articles with their gold records."""
    found = read(gold)
    return [(a, found[a.id]) for a in readers.read([Path(articles)]) if isinstance(a, Article) and a.id in found]


def fit(found: list[dict[str, float]], truth: list[bool]) -> dict[str, float]:
    """Logistic regression by Newton's method, rounded."""
    x, y = np.array([list(f.values()) for f in found]), np.array(truth, float)
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        curve = (x.T * (p * (1 - p))) @ x + RIDGE * np.eye(len(weights))
        weights += np.linalg.solve(curve, x.T @ (y - p) - RIDGE * weights)
    return {name: round(float(w), 2) for name, w in zip(found[0], weights, strict=True)}


def trained(corpora: Sequence[Corpus], keep: Callable[[str], bool]) -> Weights:
    """Weights from the articles that `keep` takes."""
    weights: Weights = {}
    for name, features in (("within", compare.within), ("across", compare.across)):
        some = [c.examples(features, keep) for c in corpora]
        weights[name] = fit([f for found, _ in some for f in found], [t for _, truth in some for t in truth])
    return weights


def measure(corpus: Corpus, of: Mapping[Member, int], keep: Callable[[str], bool]) -> list[tuple[int, int, int]]:
    """Right, joined and wanted pairs for each of TESTS."""
    rows = [c for c in corpus.rows if c.member in corpus.gold and keep(c.article)]
    counts = []
    for test in TESTS.values():
        joined = [(a, b) for a, b in combinations(rows, 2) if of[a.member] == of[b.member] and test(a, b)]
        right = sum(bool(corpus.gold[a.member]) and corpus.gold[a.member] == corpus.gold[b.member] for a, b in joined)
        every = [Asked(*w) for w in corpus.wanted if keep(w[0])]
        wanted = sum(a.question == b.question and test(a, b) for a, b in combinations(every, 2))
        counts.append((right, len(joined), wanted))
    return counts


def line(counts: Sequence[tuple[int, int, int]]) -> str:
    """Counts of TESTS as text."""
    return "  ".join(
        f"{name} P {right / max(joined, 1):.2f} R {right / max(wanted, 1):.2f} F1 {2 * right / max(joined + wanted, 1):.3f}"
        for name, (right, joined, wanted) in zip(TESTS, counts, strict=True)
    )


def main() -> None:
    """Print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="ARTICLES GOLD")
    parser.add_argument("--write", nargs="+", choices=("within", "across"), default=[])
    options = parser.parse_args()
    if len(options.paths) % 2:
        parser.error("each folder of articles needs its gold")
    extractor = Extractor()
    corpora = [Corpus(load(a, g), extractor) for a, g in zip(options.paths[::2], options.paths[1::2], strict=True)]
    keys = sorted({c.article for corpus in corpora for c in corpus.rows})
    fold = {key: n % FOLDS for n, key in enumerate(keys)}
    now: Weights = {"within": dict(compare.WITHIN), "across": dict(compare.ACROSS)}
    without = [trained(corpora, lambda key, n=n: fold[key] != n) for n in range(FOLDS)]  # type: ignore[misc]
    for name, corpus in zip(options.paths[::2], corpora, strict=True):
        print(f"{name:24} in use   {line(measure(corpus, corpus.grouped(now), lambda _: True))}")
        parts = [
            measure(corpus, corpus.grouped(weights), lambda key, n=n: fold[key] == n)  # type: ignore[misc]
            for n, weights in enumerate(without)
        ]
        print(f"{'':24} held out {line([tuple(map(sum, zip(*rows, strict=True))) for rows in zip(*parts, strict=True)])}")  # type: ignore[misc]
    made = trained(corpora, lambda _: True)
    weights = {name: made[name] if name in options.write else now[name] for name in made}
    text = "# Weights of kgraph/resolution/compare.py, by the names of its features; made by benchmarks/questions.py.\n"
    for name, values in weights.items():
        text += f"\n[{name}]\n" + "".join(f"{feature} = {value}\n" for feature, value in values.items())
    print(text)
    if options.write:
        (Path(compare.__file__).parent / "tables" / "weights.toml").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
