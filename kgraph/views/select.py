"""Parts of a view: the neighbourhood of one entity, and what fits on a page."""

from collections import Counter

from msgspec.structs import replace

from kgraph.errors import AmbiguityError
from kgraph.queries.names import NameIndex
from kgraph.views.model import View

MOST = 1_500
"""Nodes on one page; beyond it a browser's canvas gets slow and a reader lost."""


def whose(view: View, name: str, index: NameIndex) -> str:
    """The id of the one node of this name or IRI. Raises AmbiguityError where nobody or several bear it, or no claim touches it."""
    ids = {e.id for e in view.entities}
    if name in ids:
        return name
    found = index.find(name)
    if found.iri not in ids:
        raise AmbiguityError(f"no claim touches {found.label}; kgraph who {name!r} tells what else is known")
    return found.iri


def focus(view: View, entity: str) -> View:
    """The claims that touch an entity, what these deny or are denied by, and everyone at their ends."""
    claims = {c.id for c in view.claims}
    kept = {end for e in view.edges if entity in (e.source, e.target) for end in (e.source, e.target)} & claims
    kept |= {end for e in view.edges if e.kind == "denies" and kept & {e.source, e.target} for end in (e.source, e.target)}
    ends = {end for e in view.edges if kept & {e.source, e.target} for end in (e.source, e.target)}
    return replace(_only(view, kept | (ends - claims) | {entity}), focus=entity)


def most_connected(view: View, most: int = MOST) -> View:
    """The view cut to its most connected nodes; how many are left out is told in it."""
    nodes = [*(e.id for e in view.entities), *(c.id for c in view.claims)]
    if len(nodes) <= most:
        return view
    degree = Counter(end for e in view.edges for end in (e.source, e.target))
    kept = sorted(nodes, key=lambda n: (-degree[n], n))[:most]
    cut = _only(view, set(kept))
    used = {end for e in cut.edges for end in (e.source, e.target)}
    shown = tuple(e for e in cut.entities if e.id in used)  # whose claims are all left out has nothing to show
    return replace(cut, entities=shown, left_out=len(nodes) - len(shown) - len(cut.claims))


def _only(view: View, kept: set[str]) -> View:
    return replace(
        view,
        entities=tuple(e for e in view.entities if e.id in kept),
        claims=tuple(c for c in view.claims if c.id in kept),
        edges=tuple(e for e in view.edges if e.source in kept and e.target in kept),
    )
