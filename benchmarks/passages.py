"""Short passages with what is rare in news: deep chains, secondhand speech, doubts. Their gold, and how extraction fares on them.

    python -m benchmarks.passages build OUT     OUT/articles (*.txt and index.jsonl) and OUT/gold, for score.py and kgraph evaluate
    python -m benchmarks.passages score         extract, and print the figures: overall, and apart for the rare kinds
    python -m benchmarks.passages count         how many claims of each kind there are

They stand in benchmarks/data/passages/source.toml, in the notation of benchmarks/notation.py, annotated by hand and without sight of
the rules.
"""

import argparse
import json
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from benchmarks.notation import Passage, read
from kgraph.evaluate import figures, inputs, matching
from kgraph.language.extractor import Extractor
from kgraph.record import Claim, Record

Golds = Mapping[str, inputs.Scored]
SOURCE = Path(__file__).parent / "data" / "passages" / "source.toml"
RARE: dict[str, Callable[[Claim], bool]] = {
    "deep chains": lambda c: len(c.via) >= 2,
    "secondhand": lambda c: c.source.kind != "impersonal" and not c.firsthand,
    "doubts": lambda c: c.stance == "doubts",
    "noPosition": lambda c: c.stance == "noPosition",
}
"""Claims of a kind, in the gold as in a prediction."""


def passages(source: Path = SOURCE) -> list[Passage]:
    """All passages, in the order of the file. Raises notation.SourceError naming the first that does not fit its text."""
    return [read(table) for table in tomllib.loads(source.read_text("utf-8"))["passage"]]


def build(found: Iterable[Passage], out: Path) -> Path:
    """Write articles, their index and the gold under `out`; the gold's file."""
    (out / "articles").mkdir(parents=True, exist_ok=True)
    (out / "gold").mkdir(exist_ok=True)
    index, gold = [], []
    for passage in found:
        article = passage.article
        (out / "articles" / f"{article.id}.txt").write_bytes(article.text.encode())
        about = {"id": article.id, "outlet": article.outlet, "published": article.published, "language": "en"}
        index.append(json.dumps({"file": f"{article.id}.txt", **about}))
        gold.append(json.dumps(passage.gold, ensure_ascii=False))
    (out / "articles" / "index.jsonl").write_text("\n".join(index) + "\n", "utf-8")
    file = out / "gold" / "passages.jsonl"
    file.write_text("\n".join(gold) + "\n", "utf-8")
    return file


def golds(found: Iterable[Passage]) -> dict[str, inputs.Scored]:
    """The gold records by article, as `kgraph evaluate` reads them."""
    with tempfile.TemporaryDirectory() as folder:
        return inputs.read(str(build(found, Path(folder))))


def apart(gold: Golds, predicted: Mapping[str, Record], tally: figures.Tally, test: Callable[[Claim], bool]) -> dict[str, float]:
    """Figures of one kind of claim.

    `found`: of the gold's, the share with its content; `sourced` and `chain`: with the right source, and with the relays too;
    `told`: with the right source, and called of that kind as well. `precision`: `told` of those that are called of the kind.
    """
    aligned = {key: matching.align(g, predicted[key]) for key, g in gold.items()}
    wanted = sum(test(c) for g in gold.values() for c in g.claims)
    called = sum(test(c) for p in predicted.values() for c in p.claims)
    ours = [(key, g, p, right) for key, g, p, right in tally.matched if test(g)]
    told = sum(right and test(p) for _, _, p, right in ours)
    counts = {
        "found": len(ours), "sourced": sum(right for *_, right in ours),
        "chain": sum(right and [aligned[key].get(v) for v in p.via] == list(g.via) for key, g, p, right in ours), "told": told,
    }  # fmt: skip
    shares = {name: count / wanted if wanted else 0.0 for name, count in counts.items()}
    return {"gold": wanted, **shares, "called": called, "precision": told / called if called else 0.0}


def line(name: str, figure: Mapping[str, float]) -> str:
    """One row of figures."""
    return f"{name:13} " + "  ".join(f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in figure.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build").add_argument("out", type=Path)
    commands.add_parser("score")
    commands.add_parser("count")
    options = parser.parse_args()
    found = passages()
    if options.command == "build":
        print(build(found, options.out))
        return
    gold = golds(found)
    if options.command == "count":
        print(f"{len(found)} passages, {sum(len(g.claims) for g in gold.values())} claims")
        for kind, test in RARE.items():
            print(f"{kind:12} {sum(test(c) for g in gold.values() for c in g.claims)}")
        return
    extractor = Extractor()
    predicted = {p.article.id: extractor.extract(p.article) for p in found}
    results, tally = figures.score(gold, predicted)
    for name, figure in results.items():
        print(line(name, figure))
    print("\nApart: shares of the gold's, and of those that are called of the kind")
    for kind, test in RARE.items():
        print(line(kind, apart(gold, predicted, tally, test)))


if __name__ == "__main__":
    main()
