"""What the rules of attribution find, before sources are resolved and rivals merged."""

from dataclasses import dataclass

from spacy.tokens import Token

from kgraph.language.layers import Range


@dataclass(slots=True)
class Found:
    """One candidate claim.

    `source` is the head noun of the one who speaks, None for hearsay and where `quote` tells the speaker.
    """

    content: list[Range]
    cue: Range | None
    cue_head: Token | None
    rule: str
    source: Token | None = None
    impersonal: bool = False
    certainty: str = "certain"
    mode: str = "said"
    stance: str = "asserts"
    polarity: str = "positive"
    head: Token | None = None
    """Head of the content's main clause."""
    hedge: Range | None = None
    firsthand: bool = True
    cited: Token | None = None
    """Whom the cue's own subject cites for it: the source then, if that subject is an outlet, which passes it on."""
    quote: int | None = None
    """Index of the quotation that the whole content stands in."""
    continued: bool = False
    """A sentence of a running quotation, with no cue of its own."""
