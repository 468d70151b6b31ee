"""The claim board: a row a proposition, with a mark for each claim in the lane of what it does: asserts, passes on, denies, leaves open."""

from collections.abc import Mapping

import msgspec

from kgraph.queries.engines import Engine
from kgraph.queries.names import NameIndex
from kgraph.views import claims as reading
from kgraph.views import propositions
from kgraph.views.basis import Basis, basis
from kgraph.views.claims import HEAD, Claim
from kgraph.views.propositions import Question

MOST = 1_500
"""Rows of one page; beyond it browsers get slow and readers lost."""


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """`focus` is the name of whom the rows are about, empty for all. `left_out` counts propositions that did not fit."""

    focus: str
    questions: tuple[Question, ...]
    claims: tuple[Claim, ...]
    """All that have a mark, each once."""
    left_out: int
    basis: Basis

    @property
    def rows(self) -> int:
        return sum(len(q.propositions) for q in self.questions)

    @property
    def topics(self) -> list[str]:
        return sorted({p.topic for q in self.questions for p in q.propositions})

    @property
    def outlets(self) -> list[str]:
        return sorted({c.outlet for c in self.claims})


def read(engine: Engine, texts: Mapping[str, str] | None = None, focus: str | None = None) -> Board:
    """Of all propositions, or of those that a claim about `focus` (a name or an IRI) states or denies. Raises AmbiguityError."""
    who = NameIndex(engine).find(focus) if focus else None
    of = f" ; kg:about <{who.iri}>" if who else ""
    rows = engine.ask(HEAD + f"SELECT DISTINCT ?p WHERE {{ ?c kg:proposition ?p{of} . ?p a kg:Proposition }} ORDER BY ?p").dicts()
    within = propositions.members(engine, [row["p"] for row in rows])
    kept = sorted(within, key=lambda p: (-len(within[p]), p))[:MOST]
    chosen = {p: within[p] for p in sorted(kept)}
    claims = reading.read(engine, {c for held in chosen.values() for c in held}, texts)
    return Board(
        focus=who.label if who else "", questions=propositions.grouped(propositions.read(engine, chosen, claims)),
        claims=tuple(claims.values()), left_out=len(within) - len(chosen), basis=basis(engine),
    )
