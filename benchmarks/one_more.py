"""What one article more, one less and one changed cost, beyond their reading: python -m benchmarks.one_more 1000 3000 10000 30000

Articles and records are made by benchmarks.origins, so that nothing is read; each build stands in a process of its own, as it would for a
user, and its time is counted from where kgraph is loaded. `first`: all at once; `whole`: resolution of all, with nothing known before.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from benchmarks.origins import Made, corpus
from kgraph.article import Article
from kgraph.build import build
from kgraph.record import Record
from kgraph.resolution import load_catalogue, resolve

STEPS = ("whole", "first", "more", "changed", "less")


class Known:
    """An extractor that has read all beforehand."""

    fingerprint = "plan"

    def __init__(self, made: list[Made]) -> None:
        self._records = {m.article.key: m.record for m in made}

    def extract(self, article: Article) -> Record:
        return self._records[article.key]


def step(name: str, size: int, folder: Path) -> None:
    """Take one step in the graph in `folder`; print the seconds that it took, those of the processor, and the memory."""
    made = corpus(size, 1)[1]
    last, articles = made[-1], [m.article for m in made]
    other = msgspec.structs.replace(last.article, published="2031-12-24")
    known, extractor = load_catalogue(), Known([*made, Made(other, last.record, last.plan, last.claim)])
    begun = time.perf_counter(), time.process_time()
    if name == "whole":
        resolve(articles, [m.record for m in made], known)
    elif name == "less":
        build([], folder, catalogue=known, factory=lambda: extractor, remove=[last.article.id])
    else:
        given = {"first": articles[:-1], "more": articles[-1:], "changed": [other]}[name]
        build(given, folder, catalogue=known, factory=lambda: extractor)
    took, worked = time.perf_counter() - begun[0], time.process_time() - begun[1]
    print(f"{took:6.1f} ({worked:.1f}) s {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:5.2f} GiB", end="")


def main() -> None:
    """A line a size."""
    if sys.argv[1:2] == ["step"]:
        step(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
        return
    for size in sys.argv[1:]:
        print(f"{size:>6}", end="", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            for name in STEPS:
                print(f"  {name}", end="", flush=True)
                subprocess.run([sys.executable, "-m", "benchmarks.one_more", "step", name, size, folder], check=True)
        print(flush=True)


if __name__ == "__main__":
    main()
