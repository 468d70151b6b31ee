"""Who accuses whom, read off claims: that X accuses Y is the article's own statement, whatever becomes of the accusation."""

from kgraph.language import spans
from kgraph.language.layers import ClaimDraft
from kgraph.language.lexicon import documents
from kgraph.language.relations_scene import Scene
from kgraph.language.relations_words import words

ACCUSERS = ("Person", "Organisation", "Group")
ACCUSED = ("Person", "Organisation")


def find(scene: Scene) -> None:
    """Look at each claim of the Doc that the article itself reports, not one inside another."""
    for claim in scene.kg.claims:
        if claim.cue is not None and claim.source is not None and claim.firsthand and claim.stance == "asserts":
            _accuses(scene, claim)


def _accuses(scene: Scene, claim: ClaimDraft) -> None:
    """`relation.alleges`: "Ann Example alleged that Bo Sample hit her", "prosecutors say he took bribes"; not "she said he might win"."""
    if claim.cue is None or claim.source is None or claim.subject in (None, claim.source) or claim.head is None:
        return
    if _criminal(scene, claim):
        return
    cue, head = scene.doc[claim.cue[0] : claim.cue[1]].root, scene.doc[claim.head]
    speaker = scene.doc[claim.source_mention[0] : claim.source_mention[1]].root.lemma_.lower() if claim.source_mention is not None else ""
    if speaker in documents() or (cue.lemma_.lower() not in words().alleging and speaker not in words().accusers):
        return
    if cue.i in scene.claimed or not scene.real(cue) or spans.is_passive(head) or not scene.real(head) or head.tag_ in ("VBZ", "VBP"):
        return
    if any(c.cue is not None and c.cue[0] <= head.i < c.cue[1] for c in scene.kg.claims):
        return  # "investigators say that a driver testified": he only speaks
    if head.pos_ == "VERB" and scene.kind(claim.source) in ACCUSERS and scene.kind(claim.subject) in ACCUSED:
        evidence = scene.evidence(claim.cue[0], claim.cue[1] - 1, claim.content[0][0], claim.content[-1][1] - 1)
        scene.add(claim.source, "accused", claim.subject, evidence, "relation.alleges")


def _criminal(scene: Scene, claim: ClaimDraft) -> bool:
    """Whether a claim lays a crime on its subject by a noun ("declared that the strangers were thieves"), by any cue."""
    if claim.cue is None or claim.head is None or claim.source is None or claim.subject is None:
        return False
    cue, head = scene.doc[claim.cue[0] : claim.cue[1]].root, scene.doc[claim.head]
    nouns = [t for c in head.children if c.dep_ == "attr" for t in (c, *c.conjuncts)]
    named = all(c.lower_ != "no" for t in nouns for c in t.lefts) and any(t.lemma_.lower() in words().crimes for t in nouns)
    kinds = scene.kind(claim.source) in ACCUSERS and scene.kind(claim.subject) in (*ACCUSED, "Group")
    if not named or not kinds or head.lemma_ != "be" or not scene.real(head) or not scene.real(cue) or cue.i in scene.claimed:
        return False
    evidence = scene.evidence(claim.cue[0], claim.cue[1] - 1, claim.content[0][0], claim.content[-1][1] - 1)
    scene.add(claim.source, "accused", claim.subject, evidence, "relation.alleges")
    return True
