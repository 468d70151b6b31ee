"""Who speaks each quotation, as far as the parse alone tells: "he" inside one's own words is another."""

from bisect import bisect_right
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from kgraph.language.layers import Layers, Range, layers
from kgraph.language.lexicon import cues


class Speakers:
    """The speech of a Doc with the head nouns of its speakers. Tokens are given by index."""

    def __init__(self, ranges: Iterable[tuple[Range, int | None]]) -> None:
        self.rows = sorted(ranges)
        self.starts = [row[0][0] for row in self.rows]

    def _row(self, i: int) -> tuple[Range, int | None] | None:
        place = bisect_right(self.starts, i) - 1
        if place < 0 or i >= self.rows[place][0][1]:
            return None
        return self.rows[place]

    def inside(self, i: int) -> bool:
        """Whether a token stands in someone's direct speech."""
        return self._row(i) is not None

    def at(self, i: int) -> int | None:
        """The speaker's head noun of the speech that begins at token i."""
        row = self._row(i)
        return row[1] if row is not None and row[0][0] == i else None

    def noun(self, i: int) -> int | None:
        """The speaker's head noun of the speech that token i stands in."""
        row = self._row(i)
        return row[1] if row is not None else None

    def of(self, i: int, kg: Layers) -> tuple[int, ...]:
        """The entity that speaks where token i stands, where it is known already."""
        speaker = self.noun(i)
        entity = kg.at.get(speaker) if speaker is not None else None
        return (entity,) if entity is not None else ()


def find(doc: Doc) -> Speakers:
    """The speakers of all quotations that are speech."""
    from kgraph.language.attribution import quotations  # here, since attribution itself builds on coreference

    kg = layers(doc)
    known: dict[int, int | None] = {}
    rows: list[tuple[Range, int | None]] = []
    for speech in quotations.find(doc, kg, cues()):
        head = _noun(kg, speech.source) if speech.source is not None else None
        if head is None and speech.follows is not None:
            head = known.get(speech.follows)
        known[speech.index] = head
        rows.append((speech.range, head))
    return Speakers(rows)


def _noun(kg: Layers, token: Token) -> int:
    """The noun that "who" stands for, or the name beside a description: "the chairwoman, Petra Noll"."""
    if token.lower_ in ("who", "which") and token.head.dep_ == "relcl":
        return int(token.head.head.i)
    if token.i in kg.at:
        return int(token.i)
    return next((int(c.i) for c in token.children if c.dep_ == "appos" and c.i in kg.at), int(token.i))
