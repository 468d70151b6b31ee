"""Who goes on speaking: "She said X. He also said …" after what somebody said of another is the one who spoke, not the one spoken of."""

from spacy.tokens import Doc

from kgraph.language.attribution.built import Built
from kgraph.language.attribution.sources import Who
from kgraph.language.layers import Layers
from kgraph.language.spans import within

PRONOUNS = {"he": "m", "she": "f"}
GOING_ON = {
    "add",
    "say",
    "tell",
    "warn",
    "claim",
    "continue",
    "state",
    "note",
    "explain",
    "argue",
    "stress",
    "predict",
    "insist",
    "believe",
    "suggest",
}
"""Cues by which the one who spoke goes on; "denies" may as well be the answer of the one spoken of, unless "also" stands with it."""
ALSO = {"also", "further", "then", "too"}


def go_on(doc: Doc, kg: Layers, built: list[Built], quoted: dict[int, Who]) -> None:
    """Give "he said" behind a claim to the claim's source where the pronoun was taken for somebody whom that claim only speaks of.

    `quoted` has who speaks each quotation, and is set right with it.
    """
    ordered = sorted(built, key=lambda b: (b.draft.sentence[0], b.draft.cue or b.draft.content[0]))
    holding: dict[int, list[Built]] = {}
    ending: dict[int, list[Built]] = {}
    for o in ordered:
        ending.setdefault(o.draft.sentence[1], []).append(o)
        for i in {i for low, high in o.draft.content for i in range(low, high)}:
            holding.setdefault(i, []).append(o)
    for b in ordered:
        mention, cue = b.who.mention, b.found.cue_head
        if mention is None or cue is None or mention[1] - mention[0] != 1 or doc[mention[0]].lower_ not in PRONOUNS:
            continue
        start = min(doc[mention[0]].sent.start, b.draft.sentence[0])
        going = cue.lemma_.lower() in GOING_ON or any(c.lower_ in ALSO for c in cue.children)
        if not going or any(o is not b for o in holding.get(mention[0], ())) or not _opens(doc, mention[0], start):
            continue
        before = [o for end in range(start - 3, start + 2) for o in ending.get(end, ()) if o.who.entity is not None]
        speakers = {
            o.who.entity
            for o in before
            if not any(within(o.found.cue_head.i, x.draft.content) for x in before if x is not o and o.found.cue_head)
        }
        if len(speakers) != 1 or b.who.entity in speakers:
            continue
        speaker = speakers.pop()
        assert speaker is not None
        draft = kg.entities[speaker]
        spoken_of = (
            all(within(m.start, o.draft.content) for o in before for m in kg.entities[b.who.entity].mentions if _in(o, m.start))
            if b.who.entity is not None
            else True
        )
        if draft.type == "Person" and draft.gender in (PRONOUNS[doc[mention[0]].lower_], None) and spoken_of:
            kind, was = "named" if draft.named else "unnamed", b.who.entity
            _mean(kg, mention[0], was, speaker)
            for o in ordered:  # the other sentences of its quotation are the speaker's, too
                if o is b or (b.found.quote is not None and o.found.quote == b.found.quote and o.who.entity == was):
                    o.who = type(o.who)(kind, speaker, o.who.mention, ())
                    o.draft.source, o.draft.source_kind, o.draft.also = speaker, kind, []
                    if o.found.quote in quoted:
                        quoted[o.found.quote] = o.who


def _opens(doc: Doc, i: int, start: int) -> bool:
    """Whether a pronoun is the first person of its sentence: at its start, or behind a quotation."""
    return all(doc[j].is_punct or doc[j].is_space or doc[j].pos_ in ("ADV", "CCONJ", "ADP", "DET") for j in range(start, i)) or doc[
        i - 1
    ].text in ("”", '"', ",")


def _in(o: Built, i: int) -> bool:
    return o.draft.sentence[0] <= i < o.draft.sentence[1]


def _mean(kg: Layers, i: int, was: int | None, speaker: int) -> None:
    """Let the pronoun at a token mean the speaker from now on."""
    moved = [m for m in kg.entities[was].mentions if m.start == i and m.kind == "pronoun"] if was is not None else []
    if was is not None:
        kg.entities[was].mentions = [m for m in kg.entities[was].mentions if m not in moved]
    kg.entities[speaker].mentions.extend(moved)
    kg.at[i] = speaker
