"""Names, pronouns and descriptions against GUM's news and interviews (CC BY): entity types and coreference that others annotated.

    python -m benchmarks.gum ../shared/corpora/gum-news [--genre news|interview] [--wrong names|extra|pronouns|descriptions]

GUM marks whole noun phrases; of those whose head is a name the head must lie in a mention of the right type (Outlet and Group count as
organizations, Group as people too). A pronoun or a description of someone who is named in its chain is right where the entity that
carries it has a mention by name that lies on a name of that chain, wrong where it has another, open where no entity carries it.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kgraph.article import Article
from kgraph.language.extractor import Extractor
from kgraph.record import Mention, Record

BODY = {"organization"}
TYPES = {"Person": {"person"}, "Organisation": BODY, "Outlet": BODY, "Place": {"place"}, "Group": {"organization", "person"}}
LINKS = {"ana", "cata", "coref", "appos", "pred"}
WHO = {"he", "she", "they", "his", "her", "their", "him", "them", "it", "its"}
ROW = re.compile(r"(?P<name>[^\[]*)(?:\[(?P<id>\d+)\])?$")
LINK = re.compile(r"(?P<token>\d+-\d+)(?:\[(?P<to>\d+)_(?P<of>\d+)\])?$")


@dataclass(slots=True)
class Phrase:
    """A noun phrase: its tokens' numbers, its kind in GUM, its head."""

    kind: str
    tokens: list[int] = field(default_factory=list)
    head: int = -1


@dataclass(slots=True)
class Text:
    """A document: its text, the span, tag and head of each token, its noun phrases, the chain of each."""

    text: str
    spans: list[tuple[int, int]]
    tags: list[str]
    heads: list[int | None]
    phrases: dict[str, Phrase]
    chain: dict[str, str]


def tokens(path: Path) -> tuple[str, list[tuple[int, int]], list[str], list[int | None]]:
    """Text, spans, parts of speech and heads, from a CoNLL-U file."""
    text, spans, tags, heads, start = "", [], [], [], 0
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newpar") and "block" not in line and text:
            text = text.rstrip() + "\n\n"
        cells = line.split("\t")
        if line.startswith("# sent_id"):
            start = len(spans)
        if len(cells) < 10 or not cells[0].isdigit():
            continue
        spans.append((len(text), len(text) + len(cells[1])))
        text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
        tags.append(cells[3])
        heads.append(start + int(cells[6]) - 1 if cells[6] != "0" else None)
    return text.rstrip() + "\n", spans, tags, heads


def phrases(path: Path) -> tuple[dict[str, Phrase], dict[str, str]]:
    """Noun phrases and the chain of each, from a WebAnno file."""
    found: dict[str, Phrase] = {}
    root: dict[str, str] = {}

    def top(key: str) -> str:
        while root.get(key, key) != key:
            key = root[key]
        return key

    number = -1
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if not re.match(r"\d+-\d+\t", line) or len(cells) < 10:
            continue
        number += 1
        if cells[3] == "_":
            continue
        for value in cells[3].split("|"):
            row = ROW.match(value)
            assert row is not None
            key = row["id"] or f"at {cells[0]}"
            found.setdefault(key, Phrase(row["name"])).tokens.append(number)
        if cells[8] == "_":
            continue
        for kind, value in zip(cells[8].split("|"), cells[9].split("|"), strict=False):
            if kind in LINKS and (link := LINK.match(value)) is not None:
                of = link["of"] if link["of"] not in (None, "0") else f"at {cells[0]}"
                to = link["to"] if link["to"] not in (None, "0") else f"at {link['token']}"
                root[top(of)] = top(to)
    return found, {key: top(key) for key in found}


def load(folder: Path, name: str) -> Text:
    """One document of the corpus."""
    text, spans, tags, heads = tokens(folder / "coref" / "ontogum" / "conllu" / f"{name}.conllu")
    found, chain = phrases(folder / "coref" / "gum" / "tsv" / f"{name}.tsv")
    for phrase in found.values():
        inside = set(phrase.tokens)
        phrase.head = next((t for t in phrase.tokens if heads[t] not in inside), phrase.tokens[0])
    return Text(text, spans, tags, heads, found, chain)


def on(mention: Mention, span: tuple[int, int]) -> bool:
    """Whether a mention lies on a token."""
    return mention.start < span[1] and span[0] < mention.end


def judged(doc: Text, record: Record) -> Iterator[tuple[str, str, str]]:
    """Of each name, pronoun and description that there is, and of each name that is found: what it is, how it is read, its words."""
    names = {k: p for k, p in doc.phrases.items() if doc.tags[p.head] == "PROPN" and p.kind in ("person", "organization", "place")}
    by_chain: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for key, phrase in names.items():
        by_chain[doc.chain[key]].add(doc.spans[phrase.head])
    mentions = [(e, m) for e in record.entities for m in e.mentions]
    at_head: dict[tuple[int, int], set[str]] = defaultdict(set)
    for phrase in doc.phrases.values():
        at_head[doc.spans[phrase.head]].add(phrase.kind)
    for phrase in names.values():
        span = doc.spans[phrase.head]
        hit = [e for e, m in mentions if m.kind == "name" and e.named and on(m, span)]
        how = "right" if any(phrase.kind in TYPES[e.type] for e in hit) else "wrong" if hit else "open"
        yield "names", how, f"{_words(doc, phrase.tokens)} ({phrase.kind}: {', '.join(e.type for e in hit) or '-'})"
    for entity, mention in mentions:
        if entity.named and mention.kind == "name":
            kinds = {k for span, some in at_head.items() if on(mention, span) for k in some}
            words = f"{doc.text[mention.start : mention.end]} ({entity.type}: {', '.join(sorted(kinds)) or '-'})"
            yield "extra", "right" if kinds & TYPES[entity.type] else "wrong", words
    for key, phrase in doc.phrases.items():
        bearers, span = by_chain.get(doc.chain[key], set()), doc.spans[phrase.head]
        pronoun = doc.tags[phrase.head] == "PRON" and doc.text[span[0] : span[1]].lower() in WHO
        described = doc.tags[phrase.head] == "NOUN" and phrase.kind in ("person", "organization") and len(phrase.tokens) <= 6
        if not bearers or not (pronoun or described) or any(t != phrase.head and doc.tags[t] == "PROPN" for t in phrase.tokens):
            continue
        kinds_of = "pronoun" if pronoun else "nominal"
        carriers = [e for e, m in mentions if on(m, span) and (m.kind == kinds_of or (described and not e.named))]
        named = [m for e in carriers for m in e.mentions if m.kind == "name" and e.named]
        how = "right" if any(on(m, b) for m in named for b in bearers) else "wrong" if carriers else "open"
        bearer = ", ".join(sorted({doc.text[s:e] for s, e in bearers})[:3])
        line = f"{_words(doc, phrase.tokens)} = {bearer}; read {[e.name for e in carriers]}"
        yield "pronouns" if pronoun else "descriptions", how, f"{line}; …{doc.text[max(0, span[0] - 60) : span[1] + 40]!r}"


def _words(doc: Text, numbers: list[int]) -> str:
    return doc.text[doc.spans[numbers[0]][0] : doc.spans[numbers[-1]][1]]


def main() -> None:
    """Print shares right, wrong and open, and the cases asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--genre", choices=("news", "interview"))
    parser.add_argument("--wrong", choices=("names", "extra", "pronouns", "descriptions"))
    options = parser.parse_args()
    extractor, counts = Extractor(), defaultdict(Counter)
    for path in sorted((options.folder / "coref" / "gum" / "tsv").glob(f"GUM_{options.genre or ''}*.tsv")):
        doc = load(options.folder, path.stem)
        record = extractor.extract(Article(id=path.stem, text=doc.text, outlet="Wikinews", language="en"))
        for kind, how, words in judged(doc, record):
            counts[kind][how] += 1
            if kind == options.wrong and how != "right":
                print(path.stem, how, words)
    for kind, found in counts.items():
        total = sum(found.values())
        print(f"{kind:13} {total:5}  " + "  ".join(f"{how} {found[how] / total:.3f}" for how in ("right", "wrong", "open") if found[how]))


if __name__ == "__main__":
    main()
