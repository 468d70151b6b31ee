"""How well mentions in two articles are told to be one: precision and recall of merges, by kind of confusion.

    python -m benchmarks.people [--text] [--half even|odd] [--wrong]

Each pair of benchmarks/data/people.jsonl is resolved by itself, without a catalogue: from the facts that stand beside the mention
(`entity`), so that resolution is tried alone, or, with `--text`, the whole way from the two texts. `unsure` counts as: must not be merged.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from kgraph.article import Article
from kgraph.record import Entity, Mention, Record, Relation, Span
from kgraph.resolution import Catalogue, Resolution, resolve

TABLE = Path(__file__).parent / "data" / "people.jsonl"
BODIES = frozenset(
    ("acronym", "party-abbrev", "company-suffix", "subsidiary", "body-or-place", "outlet-or-city", "club-or-city", "ministry")
)
Read = Callable[[Article, dict[str, Any]], Record]


def article(side: dict[str, Any], name: str) -> Article:
    """One side of a pair."""
    return Article(id=name, text=side["text"], outlet=side["outlet"], published=side["date"], language="en")


def from_facts(of: Article, side: dict[str, Any]) -> Record:
    """A record that holds what the pair's `entity` states and nothing else."""
    facts, text = side["entity"], of.text
    forms = {facts["name"], *facts.get("aliases", ())}
    mentions = {Mention(side["start"], side["start"] + len(side["name"]))} | {
        Mention(at, at + len(f)) for f in forms if (at := text.find(f)) >= 0
    }
    entities = [Entity(id="e1", type=facts["type"], named=True, name=facts["name"], mentions=tuple(sorted(mentions)))]
    ids: dict[str, str] = {}
    for kind, key in (("Organisation", "bodies"), ("Place", "places"), ("Person", "people")):
        for name in facts.get(key, ()):
            ids[name] = f"e{len(entities) + 1}"
            at = max(0, text.find(name))
            entities.append(Entity(id=ids[name], type=kind, named=True, name=name, mentions=(Mention(at, at + len(name)),)))
    bodies = [ids[b] for b in facts.get("bodies", ())]
    relations = [
        Relation(subject="e1", predicate="holdsRole", object=bodies[0] if bodies else None, evidence=Span(0, 1), role=role)
        for role in facts.get("roles", ())
    ]
    relations += [
        Relation(subject="e1", predicate="affiliatedWith", object=b, evidence=Span(0, 1)) for b in (bodies[1:] if relations else bodies)
    ]
    return Record(article=of.id, text_sha256=of.text_sha256, entities=tuple(entities), relations=tuple(relations), extractor="facts")


def slug(record: Record, of: Article, side: dict[str, Any], found: Resolution) -> str | None:
    """Of the entity that has a mention where the pair's stands; None where none has."""
    start, end = side["start"], side["start"] + len(side["name"])
    over = [
        (min(m.end, end) - max(m.start, start), e.type == side["entity"]["type"], e.id) for e in record.entities for m in e.mentions
        if e.named and m.kind == "name" and m.start < end and m.end > start
    ]
    return found.entity_of.get(f"{of.key}/{max(over)[2]}") if over else None


def merged(pair: dict[str, Any], read: Read) -> bool:
    """Whether the two mentions are one entity after resolution."""
    articles = [article(pair[side], f"{pair['id']}-{side}") for side in "ab"]
    records = [read(of, pair[side]) for of, side in zip(articles, "ab", strict=True)]
    found = resolve(articles, records, Catalogue())
    slugs = [slug(r, of, pair[side], found) for r, of, side in zip(records, articles, "ab", strict=True)]
    return slugs[0] is not None and slugs[0] == slugs[1]


def figures(pairs: Iterable[tuple[dict[str, Any], bool]]) -> str:
    """Precision and recall of the merges in one line."""
    counts = Counter((pair["same"] is True, told) for pair, told in pairs)
    right, wrong, missed = counts[True, True], counts[False, True], counts[True, False]
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return f"P {precision:.3f} ({wrong} wrong)  R {recall:.3f} ({missed} of {right + missed} missed)"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Precision and recall of who is who.")
    parser.add_argument("--text", action="store_true", help="Read the texts, in place of the facts beside the mention.")
    parser.add_argument("--half", choices=("even", "odd"), help="Only pairs with such a number in their id.")
    parser.add_argument("--wrong", action="store_true", help="List what is told wrongly.")
    options = parser.parse_args(arguments)
    with TABLE.open(encoding="utf-8") as file:
        pairs = [json.loads(line) for line in file]
    halves = {None: (0, 1), "even": (0,), "odd": (1,)}[options.half]
    pairs = [p for p in pairs if int("".join(c for c in p["id"] if c.isdigit())) % 2 in halves]
    read: Read = from_facts
    if options.text:
        from kgraph.language.extractor import Extractor

        extractor = Extractor()

        def read(of: Article, _: dict[str, Any]) -> Record:
            return extractor.extract(of)

    told = [(pair, merged(pair, read)) for pair in pairs]
    groups = {"people": [t for t in told if t[0]["kind"] not in BODIES], "bodies and places": [t for t in told if t[0]["kind"] in BODIES]}
    for name, group in groups.items():
        sys.stdout.write(f"{name} ({len(group)} pairs): {figures(group)}\n")
        for kind in sorted({p["kind"] for p, _ in group}):
            sys.stdout.write(f"  {kind:16} {figures(t for t in group if t[0]['kind'] == kind)}\n")
    for pair, one in told if options.wrong else ():
        if one != (pair["same"] is True):
            sys.stdout.write(f"{'merged' if one else 'missed'} {pair['id']} {pair['kind']} ({pair['same']}): {pair['why']}\n")
            for side in "ab":
                one_side = pair[side]
                sys.stdout.write(f"    {one_side['date']}: {one_side['text']}  <{one_side['name']}> {one_side['entity']}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
