"""Who brings words that are another's, beside the outlets: a lawyer, an office, a campaign.

"Through her lawyer", "in a statement released by his office", "via a spokesman" name them at the cue. They hold for these words and the
quotation that runs on from them, not for what the same source says elsewhere.
"""

from spacy.tokens import Doc, Token

from kgraph.language.layers import Layers, Range
from kgraph.language.lexicon import cues
from kgraph.language.spans import within
from kgraph.language.unnamed import add_unnamed

THROUGH = {"through", "via"}
BEARERS = ("Person", "Organisation", "Group")


def at_cue(doc: Doc, kg: Layers, sentence: Range, content: list[Range], cue: Token | None, source: int | None) -> list[int]:
    """Through whom a source speaks in the cue's sentence, outlets left aside. One or none."""
    if source is None or cue is None or kg.entities[source].publishes:
        return []
    for i in range(*sentence):
        token = doc[i]
        if token.dep_ not in ("prep", "agent") or within(i, content) or not _bears(token, cue):
            continue
        noun = next((c for c in token.children if c.dep_ == "pobj"), None)
        bearer = _bearer(doc, kg, noun) if noun is not None else None
        if bearer is not None and bearer != source:
            return [bearer]
    return []


def _bears(step: Token, cue: Token) -> bool:
    """Whether a preposition leads from the cue, or from the statement it stands with, to who brought the words."""
    above = step.head
    if step.lower_ in THROUGH and above == cue:
        return True
    issued = above.dep_ in ("acl", "relcl") and above.lemma_.lower() in cues().relays["issuing"]
    writing = above.head if issued and step.lower_ in (*THROUGH, "by") else above if step.lower_ in (*THROUGH, "from") else None
    if writing is None or writing.dep_ != "pobj" or writing.lemma_.lower() not in cues().relays["writings"]:
        return False
    return writing.head.lower_ in ("in", "through", "via") and writing.head.head == cue


def _bearer(doc: Doc, kg: Layers, noun: Token) -> int | None:
    """Whom a noun means: who is named, in apposition too, or a description of someone who speaks for others."""
    apposed = next((kg.at[c.i] for c in noun.children if c.dep_ == "appos" and c.i in kg.at), None)
    known = kg.at.get(noun.i, apposed)
    if known is None:
        return add_unnamed(doc, noun) if noun.lemma_.lower() in cues().relays["bearers"] else None
    entity = kg.entities[known]
    return known if entity.type in BEARERS and not entity.publishes and not entity.outlet_of_article else None
