"""Posts, memberships and firms against KnowledgeNet (CC BY-SA), precision first.

    python -m benchmarks.posts_knowledgenet ../shared/corpora/knowledgenet/passages.jsonl [--fold 3] [--wrong N]

A property is measured on the passages that were annotated for it. CEO is `holdsRole` as chief executive, EMPLOYEE_OR_MEMBER_OF and
POLITICAL_AFFILIATION `affiliatedWith` or `holdsRole` with a body, FOUNDED_BY `founded`, SUBSIDIARY_OF `partOf`, HEADQUARTERS `locatedIn`.
A fact is right where one of each entity's mentions shares at least half of the longer one with the fact's words. What is right and was not
annotated (a state as an employer) counts as wrong, so that precision is a lower bound.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from kgraph.article import Article
from kgraph.language.extractor import Extractor
from kgraph.record import Entity, Record, Relation

CHIEF = ("chief executive", "ceo", "c.e.o.")
HALF = 0.5


def member(relation: Relation) -> bool:
    """Whether somebody belongs to a body."""
    return relation.predicate in ("affiliatedWith", "holdsRole")


PROPERTIES: dict[str, tuple[Callable[[Relation], bool], bool]] = {
    "CEO": (lambda r: r.predicate == "holdsRole" and any(w in (r.role or "") for w in CHIEF), True),
    "FOUNDED_BY": (lambda r: r.predicate == "founded", True),
    "EMPLOYEE_OR_MEMBER_OF": (member, False),
    "POLITICAL_AFFILIATION": (member, False),
    "SUBSIDIARY_OF": (lambda r: r.predicate == "partOf", False),
    "HEADQUARTERS": (lambda r: r.predicate == "locatedIn", False),
}
"""Each property's relations, and whether its subject is the relation's object."""


def means(entity: Entity, start: int, end: int) -> bool:
    """Whether a mention of the entity is those words, by half."""
    return any(
        min(m.end, end) - max(m.start, start) >= HALF * max(m.end - m.start, end - start) for m in entity.mentions
    )


def right(record: Record, relation: Relation, fact: dict[str, dict[str, int]], turned: bool) -> bool:
    """Whether a relation is that fact."""
    entities = {e.id: e for e in record.entities}
    ends = [fact["object"], fact["subject"]] if turned else [fact["subject"], fact["object"]]
    ids = (relation.subject, relation.object)
    return all(i is not None and means(entities[i], f["start"], f["end"]) for i, f in zip(ids, ends, strict=True))


def main() -> None:
    """Print precision and recall of each property."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--fold", type=int, help="passages of this fold alone")
    parser.add_argument("--model")
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="print the first N relations that no fact has")
    options = parser.parse_args()
    extractor = Extractor(options.model)
    counts = {name: [0, 0, 0, 0] for name in PROPERTIES}
    for number, line in enumerate(options.file.read_text("utf-8").splitlines()):
        row = json.loads(line)
        wanted = [name for name in PROPERTIES if name in row["annotated_properties"]]
        if not wanted or (options.fold and row["fold"] != options.fold):
            continue
        record = extractor.extract(Article(id=str(number), text=row["text"]))
        names = {e.id: e.name for e in record.entities}
        for name in wanted:
            test, turned = PROPERTIES[name]
            facts = [f for f in row["facts"] if f["property"] == name]
            relations = [r for r in record.relations if test(r) and r.object is not None]
            hits = [any(right(record, r, f, turned) for f in facts) for r in relations]
            found = sum(any(right(record, r, f, turned) for r in relations) for f in facts)
            for place, value in enumerate((sum(hits), len(relations), found, len(facts))):
                counts[name][place] += value
            for relation, hit in zip(relations, hits, strict=True):
                if not hit and options.wrong > 0:
                    options.wrong -= 1
                    told = f"{names[relation.subject]} {relation.predicate} {relation.role or ''} {names[relation.object or '']}"
                    print(f"{name}: {told} | {row['text'][:160]}")
    for name, (hit, of, found, wanted_facts) in counts.items():
        print(f"{name:22} P {hit / max(1, of):.3f} ({hit} of {of})  R {found / max(1, wanted_facts):.3f} ({found} of {wanted_facts})")


if __name__ == "__main__":
    main()
