"""Unnamed sources spoken of again: "a letter claims … the letter is a forgery", "a nurse said … the nurse does not exist"."""

from spacy.tokens import Doc

from kgraph.language.attribution.built import Built
from kgraph.language.layers import Layers, MentionDraft

DEFINITE = {"the", "this", "that", "these", "those"}
TOLD = ("amod", "compound", "nmod", "nummod", "prep", "relcl", "acl", "poss", "appos")


def again(doc: Doc, kg: Layers, built: list[Built]) -> None:
    """Give each unnamed source the definite nouns, without more words, that only it can mean."""
    heads: dict[tuple[str, str], set[int]] = {}
    for entity in {b.draft.source for b in built if b.draft.source is not None}:
        draft = kg.entities[entity]
        if not draft.named and draft.mentions:
            head = doc[draft.mentions[0].head]
            heads.setdefault((head.lemma_.lower(), head.tag_), set()).add(entity)
    if not heads:
        return
    for token in doc:
        found = heads.get((token.lemma_.lower(), token.tag_))
        if found is None or len(found) > 1 or token.i in kg.at or token.dep_ in ("compound", "appos", "attr"):
            continue
        determiner = next((c for c in token.children if c.dep_ == "det"), None)
        if determiner is None or determiner.lower_ not in DEFINITE or any(c.dep_ in TOLD for c in token.children):
            continue
        (entity,) = found
        kg.entities[entity].mentions.append(MentionDraft(determiner.i, token.i + 1, token.i, "nominal"))
        for i in range(determiner.i, token.i + 1):
            kg.at.setdefault(i, entity)
