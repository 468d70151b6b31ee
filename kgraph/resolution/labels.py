"""What a question and a proposition are called: by the shortest words that state it and name whom it is about."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kgraph.record import Polarity, Span, Stance, quote
from kgraph.resolution import words
from kgraph.resolution.model import Member, ResolvedEntity

_OPENING = re.compile(r"^(?:he|she|it|they|we|i|you|this|that|these|those|there|his|her|their|its|our|my)\b", re.IGNORECASE)
LONG = 140


@dataclass(frozen=True, slots=True)
class Wording:
    """Words in which something is said: `content` of `text`, by a source that takes `stance` to it, about someone."""

    text: str
    content: Sequence[Span]
    stance: Stance
    polarity: Polarity
    about: ResolvedEntity | None
    member: Member
    out: bool = False
    """A person holds it to be misread: its words are taken last."""


def label(wordings: Iterable[Wording]) -> str:
    """The shortest content that states it and names its subject; else the shortest, the subject's name put before it.

    What only denials by their meaning tell of ("The athlete is clean") is not what they deny: it is named as what they contradict.
    """
    choices = []
    for said in wordings:
        text = quote(said.text, said.content).strip(" ,.;:“”\"'‘’")
        named = said.about is not None and any(form in text for form in said.about.names)
        bare = len(text.split()) < 3 or bool(_OPENING.match(text))
        subject = said.about.name if said.about and not named else ""
        states = said.stance != "denies" or (said.polarity == "negative" and not words.points_back(text))
        rank = 0 if said.stance == "asserts" else 1 if states else 2
        choices.append((said.out, rank, bare and not named, not named, len(text), text, said.member, subject))
    _, rank, *_, text, _, subject = min(choices)
    found = f"{subject}: {text}" if subject else text
    if len(found) > LONG:
        found = found[: LONG - 1].rsplit(" ", 1)[0] + "…"
    return (f"What is contradicted by “{found}”" if rank == 2 else found) if text else "(no words)"
