"""A claim in the making: the draft, the candidate that it came from, and who was found to be its source."""

from dataclasses import dataclass

from kgraph.language.attribution.found import Found
from kgraph.language.attribution.sources import Who
from kgraph.language.layers import ClaimDraft


@dataclass(slots=True)
class Built:
    """`dropped` marks an outer claim that only passes an inner one on."""

    draft: ClaimDraft
    found: Found
    who: Who
    dropped: bool = False
