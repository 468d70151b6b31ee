"""Outermost attributions against PolNeAR: sources, cues and contents, exact and by half.

    python -m benchmarks.polnear ../shared/corpora/polnear/dev ../shared/corpora/polnear/dev.gold1.jsonl

PolNeAR has one attribution where a quotation runs over several sentences and none inside another: claims without a cue of their own
are joined to the claim before of the same source, claims inside another's content are left out, and of a chain the outermost source
and cue count, with the inner ones in the content. Spans are compared by their letters and digits, one to one: `exact` are the same,
`half` share at least half of the longer one. The texts are the publishers' and stay where they are.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

from kgraph.article import Article
from kgraph.language.extractor import Extractor
from kgraph.record import Claim, Record, Span

PARTS = ("source", "cue", "content")
HALF = 0.5
Part = frozenset[int]
Unit = dict[str, Part]


def characters(text: str, spans: list[tuple[int, int]]) -> Part:
    """The places of the letters and digits of spans."""
    return frozenset(i for s, e in spans for i in range(s, e) if text[i].isalnum())


def pairs(spans: tuple[Span | None, ...]) -> list[tuple[int, int]]:
    """Those spans that there are."""
    return [(s.start, s.end) for s in spans if s is not None]


def unit(text: str, claim: Claim) -> Unit:
    """A claim as its outermost hop has it."""
    hops = claim.hops
    source = hops[0].mention if hops and hops[0].mention else claim.source.mention
    cue = hops[0].cue if hops and hops[0].cue else claim.cue
    content = pairs(claim.content)
    for hop in hops[1:]:
        content += pairs((hop.mention, hop.cue))
    return {"source": characters(text, pairs((source,))), "cue": characters(text, pairs((cue,))), "content": characters(text, content)}


def predicted(text: str, record: Record) -> list[Unit]:
    """The outermost claims, running quotations joined."""
    units: list[Unit] = []
    last: Claim | None = None
    for claim in sorted(record.claims, key=lambda c: c.content):
        found = unit(text, claim)
        if units and last is not None and claim.cue is None and claim.source.entity == last.source.entity:
            units[-1]["content"] |= found["content"]
        else:
            units.append(found)
        last = claim
    return [u for u in units if not any(u is not v and u["content"] < v["content"] for v in units)]


def share(a: Part, b: Part) -> float:
    """What part of the longer one both have."""
    return len(a & b) / max(len(a), len(b)) if a and b else 0.0


def matched(gold: list[Part], found: list[Part], least: float) -> int:
    """Pairs, one to one, the best first."""
    rows = sorted(((share(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if g & f), reverse=True)
    left, right = set(range(len(gold))), set(range(len(found)))
    count = 0
    for value, i, j in rows:
        if value >= least and i in left and j in right:
            left.remove(i)
            right.remove(j)
            count += 1
    return count


def main() -> None:
    """Print precision, recall and F1 of each part, exact and by half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--model")
    options = parser.parse_args()
    rows = defaultdict(list)
    for line in options.gold.read_text("utf-8").splitlines():
        row = json.loads(line)
        rows[row["doc"]].append(row)
    extractor = Extractor(options.model)
    counts = {(part, least): [0, 0, 0] for part in PARTS for least in (1.0, HALF)}
    for file in sorted(options.texts.rglob("*.txt")):
        if file.stem not in rows:
            continue
        text = file.read_bytes().decode("utf-8")  # the offsets count carriage returns
        found = predicted(text, extractor.extract(Article(id=file.stem, text=text, outlet=file.stem.partition("_")[0])))
        for part, least in counts:
            wanted = [characters(text, row[f"{part}_spans"] or []) for row in rows[file.stem]]
            spans = [w for w in wanted if w], [u[part] for u in found if u[part]]
            for number, value in enumerate((matched(*spans, least), len(spans[1]), len(spans[0]))):
                counts[part, least][number] += value
    for (part, least), (right, of, wanted) in counts.items():
        p, r = right / max(1, of), right / max(1, wanted)
        f1 = 2 * p * r / max(1e-9, p + r)
        print(f"{part:8} {'exact' if least == 1.0 else 'half':6} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}   ({right} of {of}, {wanted} gold)")


if __name__ == "__main__":
    main()
