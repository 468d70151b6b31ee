"""What became of every entry of a ledger: whether it holds, and where not, why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kgraph.build import Built
from kgraph.ledger import Entry, Judgements, Misfit, fit
from kgraph.ledger.judgements import undone_of
from kgraph.resolution.judged import parties_of

State = Literal["holds", "superseded", "undone", "conflict", "unfit"]


@dataclass(frozen=True, slots=True)
class Standing:
    """`reason` says why it cannot be carried out, empty where it can."""

    entry: Entry
    state: State
    reason: str = ""


def misfits(judgements: Judgements, whole: Built) -> tuple[Misfit, ...]:
    """What a build of these articles cannot carry out, sorted."""
    fitted = fit(judgements, list(zip(whole.articles, whole.records, strict=True)))
    now = whole.resolution
    strays = parties_of((*fitted.withdrawn, *fitted.graded), now.entities, now.entity_of)[1]
    return tuple(sorted((*fitted.misfits, *strays)))


def standings(entries: Sequence[Entry], whole: Built | None = None) -> list[Standing]:
    """In the order in which they were made. Without what was built, nothing is known of what fits."""
    judgements = Judgements.of(entries)
    holds = {e.id for e in judgements.entries}
    undone = undone_of(entries)
    lost = {m.entry: m for m in misfits(judgements, whole)} if whole else {}
    found = []
    for one in sorted(entries, key=lambda e: e.order):
        if one.id in lost:
            found.append(Standing(one, lost[one.id].trouble, lost[one.id].reason))
        elif one.id in holds or (one.what == "undo" and one.id not in undone):
            found.append(Standing(one, "holds"))
        else:
            found.append(Standing(one, "undone" if one.id in undone else "superseded"))
    return found
