"""What the reading of articles costs: over the bare spaCy pipeline, and as articles grow.

The bare pipeline is the same model with all of its components, `nlp.pipe` over whole texts in batches of its own size. Both are warm;
the figure is the median of five rounds, taken in turns in one process, on one thread, in processor time. Growth is measured in a
process of its own for each length.
How to run it, and what came out: benchmarks/README.md.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

LENGTHS = (1_000, 5_000, 20_000, 50_000, 100_000, 200_000)
"""Words."""
ROUNDS = 5
MEGABYTE = 1024


def articles(paths: list[str]) -> list["Article"]:
    """What can be read there."""
    found, failed = given(paths)
    for failure in failed:
        print(failure, file=sys.stderr)
    if not found:
        sys.exit("no articles there")
    return found


def seconds(work: Callable[[], object]) -> float:
    """Of the processor: what else runs on the machine does not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def ratio(found: list["Article"], model: str) -> dict[str, float]:
    """The whole of extraction against the bare pipeline, over the same texts."""
    texts = [a.text for a in found]
    bare, extractor = spacy.load(model), Extractor(model)

    def parse() -> None:
        for _ in bare.pipe(texts):
            pass

    def extract() -> None:
        for article in found:
            extractor.extract(article)

    parse()
    extract()
    rounds = [(seconds(parse), seconds(extract)) for _ in range(ROUNDS)]
    words = sum(len(t.split()) for t in texts)
    one, all_ = (statistics.median(times) for times in zip(*rounds, strict=True))
    return {
        "articles": len(found), "words": words, "bare_s": one, "whole_s": all_, "ratio": all_ / one, "words_per_s": words / all_,
        "peak_mb": peak(),
    }


def peak() -> float:
    """The most memory that this process has held, in megabytes. From /proc: getrusage tells what the parent held as well."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / MEGABYTE


def grown(found: list["Article"], words: int) -> "Article":
    """One article of about so many words, out of the paragraphs of the others, over and over."""
    paragraphs = [p for a in found for p in a.text.split("\n\n") if p.strip()]
    text: list[str] = []
    count = 0
    while count < words:
        text.append(paragraphs[len(text) % len(paragraphs)])
        count += len(text[-1].split())
    return Article(id=f"grown-{words}", text="\n\n".join(text), outlet="The Measure", published="2024-01-01")


def one_length(found: list["Article"], model: str, words: int) -> dict[str, float]:
    """The time of one long article, and the memory of the process."""
    extractor, article = Extractor(model), grown(found, words)
    extractor.extract(found[0])
    before = peak()
    took = seconds(lambda: extractor.extract(article))
    return {"words": words, "s": took, "ms_per_word": 1000 * took / words, "before_mb": before, "peak_mb": peak()}


def growth(paths: list[str], model: str) -> list[dict[str, float]]:
    """Each length in a process of its own, so that memory is told apart."""
    rows = []
    for words in LENGTHS:
        call = [sys.executable, __file__, *paths, "--model", model, "--length", str(words)]
        rows.append(json.loads(subprocess.run(call, capture_output=True, text=True, check=True).stdout))
        print(" ".join(f"{k} {v:,.2f}" for k, v in rows[-1].items()), file=sys.stderr)
    return rows


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", help="articles: files, folders or globs")
    parser.add_argument("--model", default=DEFAULT_MODEL, help="spaCy pipeline (default: the pinned one)")
    parser.add_argument("--growth", action="store_true", help=f"one article of {LENGTHS[0]:,} to {LENGTHS[-1]:,} words as well")
    parser.add_argument("--length", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    found = articles(chosen.paths)
    if chosen.length:
        print(json.dumps(one_length(found, chosen.model, chosen.length)))
        return
    figures: dict[str, object] = dict(ratio(found, chosen.model))
    if chosen.growth:
        figures["growth"] = growth(chosen.paths, chosen.model)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ[name] = "1"  # read when numpy is loaded, so before the imports below
    warnings.filterwarnings("ignore", message=".*W095.*")
    import spacy

    from kgraph.article import Article
    from kgraph.build.inputs import given
    from kgraph.language.extractor import Extractor
    from kgraph.language.pipeline import DEFAULT_MODEL

    main()
