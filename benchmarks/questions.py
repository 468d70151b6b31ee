"""Weights of kgraph/resolution/compare.py, and how well claims are joined, from gold records.

    python -m benchmarks.questions seeds/articles seeds/gold [ARTICLES GOLD ...] [--write]

Articles named in benchmarks/split.json are used where it says `read`; those that it calls `unread` are measured apart and teach nothing.
Prints the weights of a logistic regression over pairs of claims, and pairwise precision, recall and F1 with the weights in use.
`--write` puts the new weights into kgraph/resolution/tables/weights.toml.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import msgspec
import numpy as np

from kgraph import readers
from kgraph.article import Article
from kgraph.evaluate.inputs import read
from kgraph.record import Record
from kgraph.resolution import compare, copies, load_catalogue, resolve, same
from kgraph.resolution.model import Member
from kgraph.resolution.said import Said, said
from kgraph.resolution.units import Unit, units

RIDGE = 2.0
"""Weight of the penalty on large weights."""
SPLIT = json.loads((Path(__file__).parent / "split.json").read_text("utf-8"))
Pairs = list[tuple[Article, Record]]
Sides = Callable[[Said, Said], bool]
TESTS: dict[str, Sides] = {
    "propositions": lambda *_: True,
    "across": lambda a, b: a.article != b.article,
    "opposed": lambda a, b: {a.stance, b.stance} == {"asserts", "denies"},
}


def load(articles: str, gold: str) -> Pairs:
    """Articles with their gold records."""
    found = read(gold)
    return [(a, found[a.id]) for a in readers.read([Path(articles)]) if isinstance(a, Article) and a.id in found]


def asked(pairs: Pairs) -> tuple[list[Said], dict[Member, str | None], list[tuple[Member, Member]], dict[Member, Unit]]:
    """The claims as they are compared, the question that the gold gives each, what stands in copies of one text, what each states."""
    gold = {(a.key, c.id): c.proposition for a, r in pairs for c in r.claims}
    bare = [(a, msgspec.structs.replace(r, claims=tuple(msgspec.structs.replace(c, proposition=None) for c in r.claims))) for a, r in pairs]
    found = resolve([a for a, _ in bare], [r for _, r in bare], load_catalogue())
    rows = sorted((s for a, r in bare for s in said(a, r, found.entity_of)), key=lambda c: c.member)
    compared = {c.member: c for c in rows}
    stated = {u.member: u for a, r in bare for u in units(a, r, found.entity_of, compared) if u.number == 1}
    return rows, gold, copies.same_words(bare, copies.texts([a for a, _ in bare]).first), stated


def examples(rows: Sequence[Said], gold: dict[Member, str | None]) -> tuple[list[dict[str, float]], list[bool]]:
    """Features and truth of each pair that is compared and not barred."""
    rarity = same.rarity(rows)
    pairs = [(rows[i], rows[j]) for i, j in same.candidates(rows, rarity)]
    pairs = [(a, b) for a, b in pairs if not compare.barred(a, b)]
    truth = [gold[a.member] is not None and gold[a.member] == gold[b.member] for a, b in pairs]
    return [compare.features(a, b, rarity) for a, b in pairs], truth


def fit(found: list[dict[str, float]], truth: list[bool]) -> dict[str, float]:
    """Logistic regression by Newton's method, rounded."""
    x, y = np.array([list(f.values()) for f in found]), np.array(truth, float)
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        curve = (x.T * (p * (1 - p))) @ x + RIDGE * np.eye(len(weights))
        weights += np.linalg.solve(curve, x.T @ (y - p) - RIDGE * weights)
    return {name: round(float(w), 2) for name, w in zip(found[0], weights, strict=True)}


def measure(
    rows: Sequence[Said], gold: dict[Member, str | None], given: list[tuple[Member, Member]], stated: dict[Member, Unit]
) -> str:
    """Over pairs of claims."""
    of = {m: n for n, group in enumerate(same.group(rows, given, stated)[0]) for m in group}
    lines = []
    for name, test in TESTS.items():
        pairs = [(of[a.member] == of[b.member], gold[a.member] is not None and gold[a.member] == gold[b.member])
                 for a, b in combinations(rows, 2) if test(a, b)]
        right, joined, wanted = sum(s and g for s, g in pairs), sum(s for s, _ in pairs), sum(g for _, g in pairs)
        lines.append(f"{name} P {right / max(joined, 1):.2f} R {right / max(wanted, 1):.2f} F1 {2 * right / max(joined + wanted, 1):.3f}")
    return "  ".join(lines)


def main() -> None:
    """Print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="ARTICLES GOLD")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if len(options.paths) % 2:
        parser.error("each folder of articles needs its gold")
    found, truth, unread = [], [], set(SPLIT["unread"])
    corpora: list[tuple[str, Pairs]] = []
    rest: dict[bool, Pairs] = {True: [], False: []}
    for articles, gold in zip(options.paths[::2], options.paths[1::2], strict=True):
        pairs = load(articles, gold)
        if any(a.id in unread | set(SPLIT["read"]) for a, _ in pairs):
            for a, r in pairs:
                rest[a.id in unread].append((a, r))
        else:
            corpora.append((articles, pairs))
    corpora += [(name, rest[held]) for name, held in (("read", False), ("unread", True)) if rest[held]]
    for name, pairs in corpora:
        rows, gold_of, given, stated = asked(pairs)
        print(f"{name:16} {measure(rows, gold_of, given, stated)}")
        if name != "unread":
            more = examples(rows, gold_of)
            found += more[0]
            truth += more[1]
    weights = fit(found, truth)
    text = "# Weights of kgraph/resolution/compare.py, by the names of its features; made by benchmarks/questions.py.\n[weights]\n"
    text += "".join(f"{name} = {value}\n" for name, value in weights.items())
    print(text)
    if options.write:
        (Path(compare.__file__).parent / "tables" / "weights.toml").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
