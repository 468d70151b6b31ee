"""How well two names are told to be spellings of one: precision, recall and F1 on a table of pairs, by its even and odd rows.

    python -m benchmarks.names ../shared/corpora/namebench/cases.csv [--wrong even]

The table has the columns schema, name1, name2 and is_match. The even rows (0, 2, …) were read while the comparison was made, the odd
ones never.
"""

import argparse
import csv
import sys
from pathlib import Path

from kgraph.resolution.likeness import ALIKE, likeness


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Precision, recall and F1 of telling spellings of one name.")
    parser.add_argument("table", type=Path)
    parser.add_argument("--wrong", choices=("even", "odd"), help="List the pairs of this half that are told wrongly.")
    options = parser.parse_args(arguments)
    with options.table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    halves = {"even": rows[::2], "odd": rows[1::2], "all": rows}
    for name, half in halves.items():
        told = [(row, likeness(row["name1"], row["name2"], row["schema"] == "Person")) for row in half]
        right = sum(row["is_match"] == "true" and found.score >= ALIKE for row, found in told)
        said = sum(found.score >= ALIKE for _, found in told)
        true = sum(row["is_match"] == "true" for row, _ in told)
        precision, recall = right / said, right / true
        sys.stdout.write(f"{name:4} {len(half):4} pairs  P {precision:.3f}  R {recall:.3f}  F1 {2 * right / (said + true):.3f}\n")
        for row, found in told if options.wrong == name else ():
            if (row["is_match"] == "true") != (found.score >= ALIKE):
                sys.stdout.write(f"  {row['is_match']:5} {found.score:.2f}  {row['name1']} | {row['name2']}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
