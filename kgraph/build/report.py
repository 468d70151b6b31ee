"""What a build tells when it is done."""

from dataclasses import dataclass

from kgraph.ledger import Misfit


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that is no part of the graph, and why."""

    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """Counts of articles: `read` anew, `cached`, `removed`, and all that the graph now holds; counts of what was found; failures."""

    articles: int
    read: int
    cached: int
    removed: int
    people: int
    bodies: int
    outlets: int
    claims: int
    questions: int
    propositions: int
    judgements: int
    """Of the ledger, those that hold."""
    misfits: tuple[Misfit, ...]
    """Of these, what could not be carried out."""
    written: bool
    """False where nothing had changed and the last generation was left as it was."""
    failed: tuple[Failure, ...] = ()
