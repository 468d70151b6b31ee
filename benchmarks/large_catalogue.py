"""How long a large catalogue takes to be indexed, how much memory that needs, and how quickly names are looked up in it.

    python -m benchmarks.large_catalogue [--entries 1000000]

Writes FollowTheMoney entities with invented names into a temporary folder, and indexes them there.
"""

import argparse
import json
import os
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from kgraph.resolution import load_catalogue

SYLLABLES = re.findall(r"\w+", "ka ro mi ten va lu dor shi bel no gar pe zul ri han ost fa wen ja kov")


def people(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Given names and surnames, some of them borne by several."""
    random = Random(seed)

    def word(parts: int) -> str:
        return "".join(random.choice(SYLLABLES) for _ in range(parts)).capitalize()

    for _ in range(count):
        yield word(2), word(random.choice((2, 3, 3, 4)))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Time and memory of a large catalogue.")
    parser.add_argument("--entries", type=int, default=1_000_000)
    count = parser.parse_args(arguments).entries
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KGRAPH_CACHE"] = folder
        path = Path(folder) / "catalogue.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for n, (given, surname) in enumerate(people(count)):
                names = {"name": [f"{given} {surname}", f"{surname.upper()} {given}"], "country": ["de"], "position": ["mayor"]}
                file.write(json.dumps({"id": f"x{n}", "schema": "Person", "properties": names}) + "\n")
        started = time.perf_counter()
        known = load_catalogue(path)
        made = time.perf_counter() - started
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        size = sum(p.stat().st_size for p in Path(folder).rglob("*.sqlite")) / 1e6
        started = time.perf_counter()
        load_catalogue(path)
        again = time.perf_counter() - started
        asked = [f"{given} {surname}" for given, surname in people(10_000)]
        started = time.perf_counter()
        found = sum(len(known.named(name, ("Person",))) > 0 for name in asked)
        lookup = (time.perf_counter() - started) / len(asked)
        sys.stdout.write(
            f"{count:,} entries, {path.stat().st_size / 1e6:,.0f} MB: indexed in {made:.0f} s with {memory:,.0f} MB of memory at most, "
            f"{size:,.0f} MB on disk; opened again in {again:.1f} s; {found:,} of {len(asked):,} names found, {lookup * 1e6:.0f} µs each\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
