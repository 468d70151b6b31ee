"""Which kinds a claim is of, as the guideline speaks of them, told alike for gold and for what was predicted.

Rules are known only of predictions; the kinds are read off the claim and the words of its cue, so that both sides have them.
"""

from collections.abc import Callable, Mapping

from spacy.language import Language
from spacy.tokens import Doc, Span

from kgraph.language import pipeline
from kgraph.record import Claim, Record
from kgraph.record import Span as Place

KINDS = ("direct", "indirect", "mixed", "continued", "according-to", "hearsay", "nominal", "participle", "nested", "denial")
OPENERS = {"according", "in", "by", "per"}
"""First words of "according to", "in the words of", "by his own account"."""
BE = {"be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m"}

KindsOf = Callable[[Record, Claim], set[str]]


def kinds(texts: Mapping[str, str], model: str | None = None) -> KindsOf:
    """What tells the kinds of a claim of a record. `texts` holds each article's text by its digest.

    Raises UsageError where the model is not installed.
    """
    nlp = pipeline.load(model, components=())
    nlp.select_pipes(enable=[p for p in ("tok2vec", "transformer", "tagger") if p in nlp.pipe_names])
    lines: dict[str, Doc] = {}

    def of(record: Record, claim: Claim) -> set[str]:
        found: set[str] = {claim.speech}
        if claim.cue is None and claim.speech != "indirect":
            found.add("continued")
        if claim.source.kind == "impersonal":
            found.add("hearsay")
        if claim.stance == "denies":
            found.add("denial")
        if _nested(record, claim):
            found.add("nested")
        if claim.cue is not None:
            found |= _of_cue(_tagged(nlp, lines, texts[record.text_sha256], claim.cue))
        return found

    return of


def _tagged(nlp: Language, lines: dict[str, Doc], text: str, cue: Place) -> Span | None:
    """The cue's words in its tagged line."""
    start = text.rfind("\n", 0, cue.start) + 1
    end = text.find("\n", cue.end)
    line = text[start : end if end >= 0 else len(text)]
    if line not in lines:
        lines[line] = nlp(line)
    words: Span | None = lines[line].char_span(cue.start - start, cue.end - start, alignment_mode="expand")
    return words


def _of_cue(cue: Span | None) -> set[str]:
    """ "according to" and its like; a noun ("rumours that"); a participle without its "be" ("claiming", "adding")."""
    if cue is None or not len(cue):
        return set()
    if cue[0].lower_ in OPENERS:
        return {"according-to"}
    tags = [token.tag_ for token in cue]
    if not any(tag.startswith("VB") for tag in tags):
        return {"nominal"} if any(tag.startswith("NN") for tag in tags) else set()
    before = cue.doc[cue.start - 1].lower_ if cue.start else ""
    return {"participle"} if tags[0] == "VBG" and before not in BE else set()


def _nested(record: Record, claim: Claim) -> bool:
    """Whether it stands in the content of another, or a person, body or group passes it on."""
    types = {e.id: e.type for e in record.entities}
    if any(types.get(v) not in (None, "Outlet") for v in claim.via):
        return True
    place = claim.cue or claim.content[0]
    return any(
        other.id != claim.id and any(p.start <= place.start and place.end <= p.end and p != place for p in other.content)
        for other in record.claims
        if other.cue != claim.cue
    )
