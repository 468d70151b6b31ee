"""Which predicted entity and claim is which of the gold: one to one, the heaviest pair first."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from kgraph.record import Claim, Entity, Mention, Record, Span

MATCH = 0.6
"""Jaccard of the contents' tokens from which two claims are the same."""
EXACT = 0.9
"""And from which their extent is."""
HALF = 0.5
"""Share of the longer mention's characters from which two mentions are the same."""

Tokens = Callable[[Claim], set[int]]
Weight = TypeVar("Weight", bound=tuple[float, float])


def starts_of(pairs: Iterable[tuple[int, int]]) -> Tokens:
    """What tells a claim's tokens: the starts of the gold's tokens, or every character where the gold lists none."""
    starts = {start for start, _ in pairs}

    def tokens(claim: Claim) -> set[int]:
        chars = {i for piece in claim.content for i in range(piece.start, piece.end)}
        return chars & starts if starts else chars

    return tokens


def jaccard(a: set[int], b: set[int]) -> float:
    """Shared over all, 0 where both are empty."""
    return len(a & b) / len(a | b) if a or b else 0.0


def touch(a: Span | Mention | None, b: Span | Mention | None) -> bool:
    """Whether two spans share a character."""
    return bool(a and b and a.start < b.end and b.start < a.end)


def same_words(a: Span | None, b: Span | None) -> bool:
    """Whether two mentions share at least half of the longer one."""
    if a is None or b is None or not touch(a, b):
        return False
    return min(a.end, b.end) - max(a.start, b.start) >= HALF * max(a.end - a.start, b.end - b.start)


def named_mentions(entity: Entity) -> list[Mention]:
    """Its mentions by name."""
    return [m for m in entity.mentions if m.kind == "name"]


def pairs_of(weights: Mapping[tuple[str, str], Weight]) -> dict[str, str]:
    """Greedy one-to-one pairs, heaviest first, ties by the ids."""
    left: set[str] = set()
    right: set[str] = set()
    pairs: dict[str, str] = {}
    for (a, b), _ in sorted(weights.items(), key=lambda item: (item[1], str(item[0])), reverse=True):
        if a not in left and b not in right:
            left.add(a)
            right.add(b)
            pairs[a] = b
    return pairs


def align(gold: Record, predicted: Record) -> dict[str, str]:
    """Predicted entity id to gold entity id, by the mentions that they share."""
    weights: dict[tuple[str, str], tuple[float, float]] = {}
    for p in predicted.entities:
        for g in gold.entities:
            mentions = named_mentions(p) if g.named else list(p.mentions)
            shared = sum(any(touch(m, n) for n in g.mentions) for m in mentions)
            exact = len({(m.start, m.end) for m in mentions} & {(n.start, n.end) for n in g.mentions})
            if shared:
                weights[p.id, g.id] = (shared + exact, p.named == g.named)
    return pairs_of(weights)


def same_source(g: Claim, p: Claim, aligned: Mapping[str, str], gold: Mapping[str, Entity], predicted: Mapping[str, Entity]) -> bool:
    """Whether two claims are from the same source: the entity, the same words that name it, or no one in both."""
    gs, ps = g.source, p.source
    if "impersonal" in (gs.kind, ps.kind):
        return gs.kind == ps.kind
    if aligned.get(ps.entity or "") in {gs.entity, *gs.also} - {None}:
        return True
    words = same_words(gs.mention, ps.mention)
    if words and _names_itself(g, gold) and _names_itself(p, predicted):
        return True
    return gs.kind == ps.kind == "unnamed" and bool(ps.entity) and words


def _names_itself(claim: Claim, entities: Mapping[str, Entity]) -> bool:
    entity = entities.get(claim.source.entity or "")
    return entity is not None and any(touch(claim.source.mention, m) for m in entity.mentions)
