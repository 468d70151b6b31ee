"""Names against CrossNER politics (MIT licence): exact spans with their type.

    python -m benchmarks.names_crossner ../shared/corpora/crossner-politics/dev.txt [--errors N]

Politicians and other persons are `Person`; organisations and parties `Organisation` (an `Outlet` counts as one: the corpus has
no such type); countries and locations `Place` (a country that stands for its government counts as one). Elections, events and
`misc` are no kinds of kgraph's: names found on their words are left aside. A leading "The" is not counted. Each sentence is read
as a text of its own.
"""

import argparse
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from kgraph.language import pipeline
from kgraph.language.layers import layers
from kgraph.language.namelists import places

KINDS = {
    "politician": "Person", "person": "Person", "organisation": "Organisation", "politicalparty": "Organisation",
    "country": "Place", "location": "Place",
}
CLOSE, OPEN = {",", ".", ";", ":", ")", "'s", "?", "!", "%", "]"}, {"(", "["}
Names = set[tuple[int, int, str]]


def sentences(file: Path) -> Iterator[tuple[str, Names, list[tuple[int, int]]]]:
    """Each sentence's text, its names by characters and type, and the spans that are left aside. Raises OSError."""
    for filled, lines in groupby(file.read_text("utf-8").splitlines(), key=bool):
        if not filled:
            continue
        text, names, aside = "", [], []
        for line in lines:
            word, tag = line.split("\t")[:2]
            text += "" if not text or word in CLOSE or text[-1] in "([" else " "
            start, end = len(text), len(text) + len(word)
            text += word
            if tag != "O":
                kind = tag[2:]
                rows = names if kind in KINDS else aside
                if tag[0] == "B" or not rows:
                    rows.append((start, end, kind))
                else:
                    rows[-1] = (rows[-1][0], end, rows[-1][2])
        yield text, {(*bare(text, s, e), KINDS[k]) for s, e, k in names}, [(s, e) for s, e, _ in aside]


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without a leading "The"."""
    return (start + 4 if text[start:end].lower().startswith("the ") else start, end)


def main() -> None:
    """Print precision, recall and F1, for each kind and for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--model")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N errors")
    options = parser.parse_args()
    rows = list(sentences(options.file))
    nlp = pipeline.load(options.model, ("kg_names",))
    counts = {kind: [0, 0, 0] for kind in (*sorted(set(KINDS.values())), "all")}
    shown = 0
    for (text, gold, aside), doc in zip(rows, nlp.pipe([text for text, _, _ in rows]), strict=True):
        found: Names = set()
        for entity in layers(doc).entities:
            for m in entity.mentions:
                start, end = m.chars or (doc[m.start].idx, doc[m.end - 1].idx + len(doc[m.end - 1].text))
                start, end = bare(text, start, end)
                kind = "Organisation" if entity.type == "Outlet" else entity.type
                kind = "Place" if text[start:end].lower() in places().countries else kind
                if kind in counts and not any(start < e and s < end for s, e in aside):
                    found.add((start, end, kind))
        for number, part in enumerate((gold & found, found, gold)):
            for _, _, kind in part:
                counts[kind][number] += 1
                counts["all"][number] += 1
        for mark, part in (("-", gold - found), ("+", found - gold)):
            for start, end, kind in sorted(part):
                if shown < options.errors:
                    print(f"{mark} {kind} {text[max(0, start - 40):start]}[{text[start:end]}]{text[end:end + 30]}")
                shown += 1
    for kind, (right, predicted, wanted) in counts.items():
        p, r = right / max(1, predicted), right / max(1, wanted)
        print(f"{kind:13} P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(1e-9, p + r):.3f}   ({right} of {predicted} found, {wanted} gold)")


if __name__ == "__main__":
    main()
