"""Why two entities of a graph are one, may be one, or are two. Made again from the articles and records that the graph was built from."""

from kgraph.build.resolved import Built
from kgraph.resolution import facts
from kgraph.resolution.explain import Comparison, compare
from kgraph.resolution.facts import Node
from kgraph.resolution.model import ResolvedEntity
from kgraph.resolution.profile import Profile
from kgraph.resolution.support import Frequency, marks


class Explained(Comparison, frozen=True, kw_only=True):
    """`first` and `second` are names. `weight` of `needed`: both 0 where the two are not compared by weight."""

    first: str
    second: str


def explained(whole: Built, first: ResolvedEntity, second: ResolvedEntity) -> Explained:
    """The verdict, as it stands in the graph, with its parts."""
    if first.slug == second.slug:
        return _one(whole, first)
    known = next((c for c in whole.resolution.candidates if {c.first, c.second} == {first.slug, second.slug}), None)
    if not all(e.named and e.type == "Person" for e in (first, second)):
        if known:
            return Explained(
                first=first.name, second=second.name, verdict="candidate", parts=known.parts, weight=known.weight, reason=known.reason,
            )
        return Explained(first=first.name, second=second.name, verdict="two", reason=_apart(first, second))
    often = Frequency(map(marks, whole.records))
    told = compare(Profile(_nodes(whole, first)), Profile(_nodes(whole, second)), often)
    reason, against = told.reason, told.against
    if told.verdict == "one":
        against = "others bear the name, other rows of the catalogue fit, or a person held them apart"
        reason = f"{reason[:-1]}; but {against}."
    return Explained(
        first=first.name, second=second.name, verdict="candidate" if told.verdict == "one" else told.verdict, way=told.way,
        parts=told.parts, weight=told.weight, needed=told.needed, against=against, reason=reason,
    )


def _one(whole: Built, one: ResolvedEntity) -> Explained:
    """With what its mentions under the fullest name, else in its first article, have in common with the others."""
    nodes = _nodes(whole, one) if one.named and one.type == "Person" else []
    rest = [n for n in nodes if n.name != one.name] or nodes[1:]
    first = [n for n in nodes if n not in rest]
    if not first or not rest:
        return Explained(first=one.name, second=one.name, verdict="one", reason=one.reason)
    told = compare(Profile(first), Profile(rest), Frequency(map(marks, whole.records)))
    return Explained(
        first=one.name, second=one.name, verdict="one", way=told.way, parts=told.parts, weight=told.weight, needed=told.needed,
        reason=one.reason,
    )


def _nodes(whole: Built, one: ResolvedEntity) -> list[Node]:
    members = set(one.members)
    keys = {key for key, _ in members}
    pairs = zip(whole.articles, whole.records, strict=True)
    return [n for article, record in pairs if article.key in keys for n in facts.nodes(article, record) if n.member in members]


def _apart(first: ResolvedEntity, second: ResolvedEntity) -> str:
    if not first.named or not second.named:
        return "One is known by a description alone: it is never joined by machine, and no role, field or company points to the other."
    if first.type != second.type:
        return f"One is a {first.type.lower()}, the other a {second.type.lower()}."
    return "Bodies, outlets and places are joined by name, by an acronym or a short form that an article spells out, or by the catalogue."
