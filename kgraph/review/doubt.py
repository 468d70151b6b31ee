"""A doubt: what the machine was least sure of, put so that a key answers it."""

from dataclasses import dataclass
from typing import Literal

from kgraph.article import Article
from kgraph.ledger import Target
from kgraph.ledger.entry import Level, What

Kind = Literal["who", "claims", "alike", "denial", "rule"]
KINDS: dict[Kind, str] = {
    "who": "two who may be one", "claims": "two claims that may answer one question",
    "alike": "two claims that look alike and may state the same", "denial": "a denial whose aim is not clear",
    "rule": "a claim found by a rule that is often wrong",
}
Mark = tuple[int, int, str]
"""Code points of the sentence, and what stands there: source, cue or content."""


@dataclass(frozen=True, slots=True)
class Side:
    """One article's word on it: a sentence with its marks, and what else helps to judge."""

    ref: str
    """How a command names it: `a17/c3`."""
    article: Article
    sentence: str
    marks: tuple[Mark, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a key says, and the judgement that it makes."""

    says: str
    what: What
    of: tuple[Target, ...]
    typed: tuple[str, ...]
    """The targets as a command takes them."""
    level: Level | None = None

    @property
    def command(self) -> str:
        """The same by command."""
        words = ["kgraph ledger add", self.what, *(f'"{t}"' if " " in t else t for t in self.typed)]
        return " ".join(words + ([f"--level {self.level}"] if self.level else []))


@dataclass(frozen=True, slots=True)
class Doubt:
    """`value`: how much is likely to change by an answer; the greater, the sooner it is asked."""

    kind: Kind
    value: float
    question: str
    why: str
    sides: tuple[Side, ...]
    answers: tuple[tuple[str, Answer], ...]
    """By key."""

    @property
    def order(self) -> tuple[float, str, tuple[str, ...]]:
        """The most valuable first, then by kind and place."""
        return -self.value, self.kind, tuple(s.ref for s in self.sides)
