"""What the rules of attribution find, before sources are resolved and rivals merged."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from kgraph.language.layers import Range


@dataclass(slots=True)
class Found:
    """One candidate claim.

    `source` is the head noun of the one who speaks, None for hearsay or where `speaker_of` names the quotation whose speaker it is.
    """

    content: list[Range]
    cue: Range | None
    cue_head: Token | None
    rule: str
    source: Token | None = None
    impersonal: bool = False
    speaker: int | None = None
    """Entity index, where a quotation's speaker was settled already."""
    certainty: str = "certain"
    mode: str = "said"
    stance: str = "asserts"
    polarity: str = "positive"
    head: Token | None = None
    """Head of the content's main clause."""
    hedge: Range | None = None
    firsthand: bool = True
    relays: list[Token] = field(default_factory=list)
    """Outlets that the cue names as told, or as passing it on, nearest to the source first."""
    quote: int | None = None
    """Index of the quotation that the whole content stands in."""
    unit: int = 0
    continued: bool = False
    """A sentence of a running quotation, with no cue of its own."""
