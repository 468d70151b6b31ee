"""The sentences of direct speech, one claim each, and of quotations that begin inside a reported clause and run on."""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kgraph.language.attribution.found import Found
from kgraph.language.layers import Layers, Range
from kgraph.language.lexicon import Cue, Cues
from kgraph.language.spans import subject, trim

FRONTED = 3
"""Words before "I think" from which they belong to what is thought."""


@dataclass(slots=True)
class Speech:
    """One quotation that is speech. `cue` is its verb where it has one; `source` that verb's subject."""

    index: int
    range: Range
    cue: Token | None
    source: Token | None
    cue_before: bool = False
    joined: bool = False
    """Whether it finishes the sentence of the quotation before it ("“Yes,” he said, “we will.”")."""
    follows: int | None = None
    """Index of the quotation whose speaker goes on."""
    group: Cue | None = None
    units: list[Range] = field(default_factory=list)


def sentences(doc: Doc, start: int, end: int) -> list[Range]:
    """The sentences of a quotation: the parser's, and every stop that a capital follows."""
    cuts = [start]
    for i in range(start + 1, end):
        token = doc[i]
        if token.is_sent_start or (
            doc[i - 1].text in (".", "!", "?", "…") and (token.text[:1].isupper() or token.text in ("“", '"', "[", "‘"))
        ):
            if token.is_sent_start and doc[i - 1].text not in (".", "!", "?", "…", ".”", "...", ";") and not doc[i - 1].is_space:
                continue
            cuts.append(i)
    found: list[Range] = []
    for first, last in zip(cuts, [*cuts[1:], end], strict=True):
        unit = trim(doc, first, last)
        if unit is not None:
            found.append(unit)
    return found


def running(doc: Doc, kg: Layers, spoken: set[int], candidates: list[Found]) -> list[tuple[Speech, Found]]:
    """Quotations that begin inside a reported clause and run on over further sentences, each with the candidate that it begins in.

    "He called it “a small war. Letters were sent. Homes were searched.”": the candidate has the first sentence, the speech the others.
    `spoken`: the indices of the quotations that are speech already.
    """
    found: list[tuple[Speech, Found]] = []
    for index, (start, end) in enumerate(kg.quotes):
        if index in spoken or len(units := sentences(doc, start, end)) < 2:
            continue
        first = units[0][1]
        held = [
            f for f in candidates
            if f.cue_head is not None and f.cue_head.i < start and any(s <= start < e <= first + 1 for s, e in f.content)
        ]
        if not held:
            continue
        shortest = min(held, key=lambda f: sum(e - s for s, e in f.content))
        cue = shortest.cue_head
        found.append((Speech(index, (units[1][0], end), cue, shortest.source, cue_before=True, units=[units[0], *units[1:]]), shortest))
    return found


def claims(doc: Doc, speeches: list[Speech], cues: Cues) -> list[Found]:
    """One candidate a sentence. `Found.quote` leads to the quotation, so that its speaker can be settled by the caller."""
    made: list[Found] = []
    for speech in speeches:
        units = speech.units
        for number, (start, end) in enumerate(units):
            if end <= speech.range[0]:
                continue  # the sentence in which a running quotation begins is another candidate's
            cued = speech.cue is not None and not speech.joined and number == (0 if speech.cue_before else len(units) - 1)
            if (
                speech.joined
                and number == 0
                and made
                and made[-1].quote is not None
                and doc[made[-1].content[-1][1] - 1].text not in (".", "!", "?")
            ):
                made[-1].content.append((start, end))
                continue
            if speech.follows is not None and speech.cue is not None and not speech.cue_before and not speech.joined and number == 0:
                cued = False  # "“A,” he said, “B.”" with B a sentence of its own: the cue is A's
            found = _unit(doc, speech, (start, end), cued, cues)
            if found is not None:
                made.append(found)
    return made


def _unit(doc: Doc, speech: Speech, unit: Range, cued: bool, cues: Cues) -> Found | None:
    start, end = unit
    root = next((t for t in doc[start:end] if t.dep_ == "ROOT" or not start <= t.head.i < end), doc[start])
    last = doc[end - 1].text
    if last == "?" and (doc[start].tag_ in ("WRB", "WP", "WDT") or doc[start].pos_ == "AUX"):
        return None
    if root.tag_ == "VB" and not any(c.dep_ in ("aux", "nsubj", "nsubjpass") for c in root.children) and root.i <= start + 1:
        return None
    words = sum(t.is_alpha for t in doc[start:end])
    if not words or (not cued and words < 2 and len(speech.units) > 1):
        return None
    cue = (speech.cue.i, speech.cue.i + 1) if cued and speech.cue is not None else None
    group = speech.group
    found = Found(
        [unit],
        cue,
        speech.cue if cued else None,
        "quote-cue" if cued else "quote-continued",
        head=root,
        quote=speech.index,
        continued=not cued,
        certainty=group.certainty if group and cued and group.group != "believe" else "certain",
        mode=group.mode if group else "said",
    )
    if cued and group is not None and group.stance == "denies":
        found.stance = "denies"
    if not cued:
        _thinking(doc, found, root, cues)
    return found


def _thinking(doc: Doc, found: Found, root: Token, cues: Cues) -> None:
    """`quote-think`: "I think X" in a sentence with no outer cue has "think" for its cue and X for its content."""
    own = subject(root)
    if own is None or own.lower_ not in ("i", "we"):
        return
    group = next((c for c in cues.verbs.get(root.lemma_.lower(), ()) if c.group in ("believe", "fear", "know", "say")), None)
    inner = next((c for c in root.children if c.dep_ == "ccomp" and subject(c) is not None and c.i > root.i), None)
    if group is None or inner is None or inner.left_edge.lower_ in ("what", "how", "why", "whether", "if"):
        return
    start, end = found.content[0]
    begin = inner.left_edge.i
    piece = trim(doc, max(start, begin), end)
    if piece is not None:
        before = trim(doc, start, own.i)
        fronted = [before] if before is not None and sum(t.is_alpha for t in doc[before[0] : before[1]]) >= FRONTED else []
        found.content, found.cue, found.cue_head, found.head = [*fronted, piece], (root.i, root.i + 1), root, inner
        found.rule, found.certainty, found.mode = "quote-think", group.certainty, group.mode
