"""The notation in which passages are annotated by hand, read into articles and gold records.

A passage is a table of TOML: `id`, `outlet`, `published`, `topic` (of its claims, unless they name another), and three blocks.

`body`: one sentence a line, a blank line between paragraphs; `# ` begins a headline, `- ` an item of a list, which keeps a line of its own.
The text joins the other sentences of a paragraph by a blank. A sentence's claims follow it, one a line, with bars between the fields:

    > content ~ second piece | cue | source=its words in this sentence | attributes

Content, cue and words are looked for in that sentence, as whole words; `words#2` is their second occurrence. `-` is no cue.
The source is a key of `entities`, `*` where no one is behind it; `a+b` are two that share it. Attributes: a topic by `t:`,
relays by `via:a,b` (nearest to the source first), the subject by `s:` (else the first that it is about), others that it is
about by `a:b,c`, its proposition by `q:`,
`direct` or `mixed` (else indirect), `probable` or `possible` (else certain; probable where no one is behind it),
`neg` (negative, and denies), `denies`, `doubts`, `noPosition` (else asserts), `2nd` (not firsthand).

`entities`: `key = Type: fullest name; other form; …`, with `Type?` where it is known by a description alone. Every whole-word occurrence
of a form is a mention, the longest form first; `form#2` is one occurrence only.
`relations`: `subject predicate object = role | evidence`, `/former` behind the predicate, `-` for no object.
"""

import re
from dataclasses import dataclass, field
from typing import Any, get_args

from kgraph.article import Article
from kgraph.record import EntityType, Predicate, Topic

Span = tuple[int, int]
WORD = re.compile(r"\w+(?:['’-]\w+)*")
FLAGS = {"direct", "mixed", "probable", "possible", "neg", "denies", "doubts", "noPosition", "2nd"}


class SourceError(ValueError):
    """A passage whose notation does not fit its text; names the passage and the words."""


@dataclass(slots=True)
class Passage:
    """One passage, read. `gold` is a record as JSON holds it, with the tokens that scores count by."""

    article: Article
    gold: dict[str, Any]


@dataclass(slots=True)
class _Reader:
    place: str
    text: str = ""
    lines: list[tuple[Span, str]] = field(default_factory=list)
    """Where a sentence stands, and a claim in it."""

    def fail(self, message: str) -> SourceError:
        return SourceError(f"{self.place}: {message}")

    def find(self, words: str, within: Span) -> Span:
        """The one place of the words, or the one that `#n` tells."""
        phrase, _, number = words.partition("#")
        places = whole(phrase, self.text, within)
        if number:
            if len(places) < int(number):
                raise self.fail(f"{phrase!r} stands {len(places)} times, not {number}")
            return places[int(number) - 1]
        if len(places) != 1:
            raise self.fail(f"{phrase!r} stands {len(places)} times in {self.text[slice(*within)]!r}")
        return places[0]

    def body(self, lines: list[str]) -> None:
        """Join the sentences to the text, and keep each claim with its sentence's place."""
        gap, sentence = "", (0, 0)
        for line in lines:
            if line.startswith("> "):
                self.lines.append((sentence, line[2:]))
            elif not line:
                gap = "\n\n" if self.text else ""
            else:
                words = line.removeprefix("# ")
                gap = "\n" if gap == " " and line.startswith("- ") else gap
                self.text += gap + words
                sentence = (len(self.text) - len(words), len(self.text))
                gap = "\n\n" if line.startswith("# ") else " "
        self.text += "\n"


def whole(phrase: str, text: str, within: Span) -> list[Span]:
    """Where a phrase stands as whole words."""
    if not phrase:
        return []
    left, right = (r"(?<!\w)" if phrase[0].isalnum() else ""), (r"(?!\w)" if phrase[-1].isalnum() else "")
    return [(m.start(), m.end()) for m in re.compile(left + re.escape(phrase) + right).finditer(text, *within)]


def read(table: dict[str, Any]) -> Passage:
    """One passage of the source. Raises SourceError where anything of it is not found, found twice, or unknown."""
    reader = _Reader(table["id"])
    reader.body([line.strip() for line in table["body"].strip().splitlines()])
    article = Article(id=table["id"], text=reader.text, outlet=table["outlet"], published=table.get("published"), language="en")
    entities = _entities(reader, _block(table, "entities"))
    keys = {entity["id"]: entity for entity in entities}
    claims = [_claim(reader, f"c{n}", sentence, line, keys, table["topic"]) for n, (sentence, line) in enumerate(reader.lines, 1)]
    relations = [_relation(reader, line, keys) for line in _block(table, "relations")]
    return Passage(article, {
        "article": article.id, "text_sha256": article.text_sha256, "tokens": [[m.start(), m.end()] for m in WORD.finditer(reader.text)],
        "entities": entities, "claims": claims, "relations": relations,
    })  # fmt: skip


def _block(table: dict[str, Any], name: str) -> list[str]:
    return [line.strip() for line in table.get(name, "").splitlines() if line.strip()]


def _span(place: Span) -> dict[str, int]:
    return {"start": place[0], "end": place[1]}


def _entities(reader: _Reader, lines: list[str]) -> list[dict[str, Any]]:
    forms: list[tuple[str, bool, str]] = []
    entities: dict[str, dict[str, Any]] = {}
    for line in lines:
        found = re.fullmatch(r"(\w+) = (\w+)(\??): (.+)", line)
        if not found or found[2] not in get_args(EntityType) or found[1] in entities:
            raise reader.fail(f"no entity: {line!r}")
        names = [name.strip() for name in found[4].split(";")]
        named = not found[3]
        entity = {"id": found[1], "type": found[2], "named": named, "name": names[0].partition("#")[0], "wikidata": None, "mentions": []}
        entities[found[1]] = entity
        forms += [(found[1], named, name) for name in names]
    taken: dict[tuple[str, int], str] = {}
    for key, named, form in sorted(forms, key=lambda f: ("#" not in f[2], -len(f[2]), f)):
        everywhere, layer = (0, len(reader.text)), "" if named else key  # names do not overlap; a description may hold others
        places = [reader.find(form, everywhere)] if "#" in form else whole(form, reader.text, everywhere)
        free = [p for p in places if not any((layer, i) in taken for i in range(*p))]
        if not free:
            owners = {taken[layer, i] for p in places for i in range(*p) if (layer, i) in taken}
            raise reader.fail(f"{form!r} of {key} stands nowhere" + (f" that is not {', '.join(sorted(owners))}" if owners else ""))
        for place in free:
            taken.update(dict.fromkeys(((layer, i) for i in range(*place)), key))
            entities[key]["mentions"].append(_span(place))
    shared = {form for _, _, form in forms if len({k for k, _, f in forms if f == form}) > 1}
    if shared:
        raise reader.fail(f"forms of two entities, say which occurrence is whose: {sorted(shared)}")
    for entity in entities.values():
        entity["mentions"].sort(key=lambda m: m["start"])
    return list(entities.values())


def _claim(reader: _Reader, name: str, sentence: Span, line: str, keys: dict[str, dict[str, Any]], topic: str) -> dict[str, Any]:
    fields = [part.strip() for part in line.split("|")]
    if len(fields) not in (3, 4):
        raise reader.fail(f"a claim has content, cue, source and attributes: {line!r}")
    words = (fields[3] if len(fields) == 4 else "").split()
    flags = {w for w in words if ":" not in w}
    pairs = [w.partition(":") for w in words if ":" in w]
    values = {k: v for k, _, v in pairs}
    if flags - FLAGS or len(values) != len(pairs) or set(values) - {"via", "s", "a", "t", "q"}:
        raise reader.fail(f"unknown or repeated attributes: {line!r}")
    listed = {k: values[k].split(",") if k in values else [] for k in ("via", "s", "a")}
    source, _, mention = fields[2].partition("=")
    sources = [] if source == "*" else source.split("+")
    unknown = [k for k in (*sources, *(k for v in listed.values() for k in v)) if k not in keys]
    if unknown or values.get("t", topic) not in get_args(Topic):
        raise reader.fail(f"unknown entity or topic: {unknown or values.get('t', topic)}")
    subject = next(iter(listed["s"] + listed["a"]), None)  # where the grammatical subject is no entity, the first one spoken of
    about = list(dict.fromkeys(k for k in (*listed["s"], *listed["a"]) if keys[k]["type"] != "Place"))
    start, content = sentence[0], []
    for piece in fields[0].split(" ~ "):
        content.append(_span(reader.find(piece.strip(), (start, sentence[1]))))
        start = content[-1]["end"]
    impersonal = not sources
    certainty = next((c for c in ("possible", "probable") if c in flags), "probable" if impersonal else "certain")
    kind = "impersonal" if impersonal else "named" if keys[sources[0]]["named"] else "unnamed"
    stance = next((s for s in ("denies", "doubts", "noPosition") if s in flags), "denies" if "neg" in flags else "asserts")
    said = _span(reader.find(mention, sentence)) if mention else None
    also = {"also": sources[1:]} if sources[1:] else {}
    return {
        "id": name, "content": content, "cue": None if fields[1] == "-" else _span(reader.find(fields[1], sentence)),
        "source": {"kind": kind, "entity": sources[0] if sources else None, "mention": said, **also},
        "via": listed["via"], "speech": next((s for s in ("direct", "mixed") if s in flags), "indirect"),
        "polarity": "negative" if "neg" in flags else "positive", "certainty": certainty, "stance": stance,
        "firsthand": not impersonal and "2nd" not in flags, "subject": subject, "about": about,
        "topic": values.get("t", topic), "proposition": f"{reader.place}:{values['q']}" if "q" in values else None,
    }  # fmt: skip


def _relation(reader: _Reader, line: str, keys: dict[str, dict[str, Any]]) -> dict[str, Any]:
    found = re.fullmatch(r"(\w+) (\w+)(/former)? (\w+|-)(?: = ([^|]+?))? \| (.+)", line)
    if not found or found[2] not in get_args(Predicate) or not {found[1], found[4]} <= {*keys, "-"}:
        raise reader.fail(f"no relation: {line!r}")
    if (found[2] == "holdsRole") is not bool(found[5]):
        raise reader.fail(f"a role goes with holdsRole and with nothing else: {line!r}")
    return {
        "subject": found[1], "predicate": found[2], "object": None if found[4] == "-" else found[4], "role": found[5],
        "status": "former" if found[3] else "current", "evidence": _span(reader.find(found[6], (0, len(reader.text)))),
    }  # fmt: skip
