"""Whether the same articles give the same bytes: the canonical dump of builds that differ in order, workers, steps and hash seed.

Prints the digest of each; exit code 1 where they differ. How to run it: benchmarks/README.md.
"""

import hashlib
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kgraph.build.inputs import given

SHUFFLES = 3


def files(paths: Sequence[str]) -> list[str]:
    """The files that hold the articles; each is given with its folder's index beside it."""
    found, failed = given(paths)
    if failed or not found:
        sys.exit("\n".join(map(str, failed)) or "no articles there")
    return sorted({re.sub(r"(?<=\.jsonl):\d+$", "", a.file) for a in found if a.file})


def digest(steps: Sequence[Sequence[str]], jobs: int, seed: int) -> str:
    """Of the graph that these builds, one after the other, leave behind."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    kgraph = [sys.executable, "-m", "kgraph"]
    with tempfile.TemporaryDirectory() as graph:
        for step in steps:
            call = [*kgraph, "build", *step, "--graph", graph, "--jobs", str(jobs)]
            subprocess.run(call, check=True, env=environment, stdout=subprocess.DEVNULL)
        call = [*kgraph, "export", "nquads", "--canonical", "--graph", graph]
        dump = subprocess.run(call, check=True, env=environment, stdout=subprocess.PIPE).stdout
    return hashlib.sha256(dump).hexdigest()


def main() -> int:
    """Print a digest a line."""
    every = files(sys.argv[1:] or ["seeds/articles"])
    cases: list[tuple[str, list[list[str]], int, int]] = []
    for number in range(SHUFFLES):
        order = random.Random(number).sample(every, len(every))
        cases += [(f"shuffle {number}, {jobs} workers, hash seed {number}", [order], jobs, number) for jobs in (1, 2)]
    cases.append(("one by one", [[name] for name in every], 1, 0))
    found = set()
    for name, steps, jobs, seed in cases:
        found.add(said := digest(steps, jobs, seed))
        print(said[:16], name, flush=True)
    print(f"{len(every)} files, {len(found)} different dumps")
    return int(len(found) > 1)


if __name__ == "__main__":
    if not all(Path(p).exists() for p in sys.argv[1:]):
        sys.exit("a path is not there")
    sys.exit(main())
