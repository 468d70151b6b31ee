"""Transcripts: paragraphs that the name of who speaks opens ("QUILL: It leaks."), as interviews and hearings are printed."""

from spacy.tokens import Doc, Token

from kgraph.language.layers import Layers, Range

LABEL = 8
"""Tokens of a name, with its title, before the colon at most."""
TURNS = 3
"""Turns from which named paragraphs can be a transcript, if two people speak and one of them again: a list of people has each once."""


def mark(doc: Doc, kg: Layers) -> dict[int, Token]:
    """Make each turn of a transcript a quotation of `Layers.quotes`; by the first token of each, its speaker's name."""
    turns: list[tuple[Range, Token, int]] = []
    for p, (start, end) in enumerate(kg.paragraphs):
        colon = next((i for i in range(start, min(end, start + LABEL)) if doc[i].text == ":"), None)
        if colon is None or p == kg.headline or colon + 1 >= end or (speaker := _speaker(doc, kg, start, colon)) is None:
            continue
        turns.append(((colon + 1, end), *speaker))
    if len(turns) < TURNS or not 1 < len({entity for _, _, entity in turns}) < len(turns):
        return {}
    held = {i for (start, end), _, _ in turns for i in range(start, end)}
    kg.quotes = sorted([*(q for q in kg.quotes if q[0] not in held), *(turn for turn, _, _ in turns)])
    for _, name, entity in turns:
        kg.at.setdefault(name.i, entity)
    return {turn[0]: name for turn, name, _ in turns}


def _speaker(doc: Doc, kg: Layers, start: int, colon: int) -> tuple[Token, int] | None:
    """The last word of a label, and the person whose name it is."""
    label = [t for t in doc[start:colon] if not t.is_space]
    if not label or any(t.is_punct and t.text not in (".", ",", "(", ")", "-", "’", "'") for t in label):
        return None
    if any(t.pos_ in ("VERB", "AUX") and not t.text[:1].isupper() for t in label):
        return None
    for token in reversed(label):
        entity = kg.at.get(token.i)
        if entity is not None and kg.entities[entity].named and kg.entities[entity].type == "Person":
            return token, entity
    name = label[-1].lower_
    bearers = {
        i for i, e in enumerate(kg.entities)
        if e.named and e.type == "Person" and e.name.lower().split()[-1:] == [name] and label[-1].text[:1].isupper()
    }
    return (label[-1], bearers.pop()) if len(bearers) == 1 else None
