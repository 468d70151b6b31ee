"""Whom a pronoun means: accuracy on hand-written cases in which two people (or bodies) of one kind could be meant.

    python -m benchmarks.pronouns [--wrong]

Each case of benchmarks/data/pronouns.jsonl is extracted as an article of its own. It is right where the entity that carries the pronoun's
mention at its offset is named by the bearer's name, wrong where it is another's, and open where no entity carries the pronoun.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from kgraph.article import Article
from kgraph.language.extractor import Extractor
from kgraph.record import Record

CASES = Path(__file__).parent / "data" / "pronouns.jsonl"
Answer = Literal["right", "wrong", "open"]
GENDER = {
    **dict.fromkeys(("he", "his", "him"), "masculine"), **dict.fromkeys(("she", "her"), "feminine"),
    **dict.fromkeys(("i", "me", "my", "we", "us"), "first person"), **dict.fromkeys(("it", "they"), "bodies"),
}  # fmt: skip


def cases() -> list[dict[str, Any]]:
    """The cases, in the order of the file."""
    return [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]


def article(case: Mapping[str, Any]) -> Article:
    """A case as an article of an outlet that no text names."""
    return Article(id=case["id"], text=case["text"], outlet="Pronoun Table", language="en")


def quoted(case: Mapping[str, Any]) -> bool:
    """Whether the pronoun stands inside a quotation."""
    return bool(case["text"][: case["offset"]].count('"') % 2)


def answer(case: Mapping[str, Any], record: Record) -> Answer:
    """How the record reads the pronoun. An entity is the bearer where its mention by name touches an occurrence of the bearer's name."""
    start, end = case["offset"], case["offset"] + len(case["pronoun"])
    carriers = [e for e in record.entities if any(m.start < end and start < m.end for m in e.mentions if m.kind == "pronoun")]
    if not carriers:
        return "open"
    places = [i for i in range(len(case["text"])) if case["text"].startswith(case["name"], i)]
    named = [m for e in carriers for m in e.mentions if m.kind == "name"]
    return "right" if any(m.start < i + len(case["name"]) and i < m.end for m in named for i in places) else "wrong"


def table(answers: Iterable[tuple[Mapping[str, Any], Answer]]) -> dict[str, dict[str, int]]:
    """Answers counted over all, by gender, and inside and outside quotations."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: {"right": 0, "wrong": 0, "open": 0})
    for case, found in answers:
        for group in ("all", GENDER[case["pronoun"].lower()], "in quotations" if quoted(case) else "outside quotations"):
            counts[group][found] += 1
    return dict(counts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="list the cases that were not right")
    options = parser.parse_args()
    extractor = Extractor()
    answers = [(case, answer(case, extractor.extract(article(case)))) for case in cases()]
    for group, counts in table(answers).items():
        answered = counts["right"] + counts["wrong"]
        share = counts["right"] / answered if answered else 0.0
        accuracy = counts["right"] / sum(counts.values())
        print(f"{group:19} accuracy {accuracy:.3f}  of those answered {share:.3f}  " + "  ".join(f"{k} {n}" for k, n in counts.items()))
    if options.wrong:
        for case, found in answers:
            if found != "right":
                print(json.dumps({"answer": found, **case}, ensure_ascii=False))


if __name__ == "__main__":
    main()
