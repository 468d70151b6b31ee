"""Parts of a view: the neighbourhood of one entity, and what fits on a page."""

from collections import Counter
from dataclasses import replace

from kgraph.errors import AmbiguityError
from kgraph.views.model import View

MOST = 1_500
"""Nodes on one page; beyond it a browser's canvas gets slow and a reader lost."""


def named(view: View, name: str) -> str:
    """The id of the one entity of this name. Raises AmbiguityError where none or several bear it."""
    wanted = name.casefold().strip()
    exact = [e for e in view.entities if e.name.casefold() == wanted]
    found = exact or [e for e in view.entities if any(n.casefold() == wanted for n in e.names)]
    if len(found) == 1:
        return found[0].id
    near = found or [e for e in view.entities if any(wanted in n.casefold() for n in (e.name, *e.names))]
    words = tuple(e.name for e in near[:8])
    problem = f"several bear the name {name!r}" if found else f"nobody here is called {name!r}"
    raise AmbiguityError(problem + (f"; nearest: {', '.join(words)}" if words else ""), words)


def focus(view: View, entity: str) -> View:
    """The claims that touch an entity, what these deny or are denied by, and everyone at their ends."""
    claims = {c.id for c in view.claims}
    kept = {end for e in view.edges if entity in (e.source, e.target) for end in (e.source, e.target)} & claims
    kept |= {end for e in view.edges if e.kind == "denies" and kept & {e.source, e.target} for end in (e.source, e.target)}
    ends = {end for e in view.edges if kept & {e.source, e.target} for end in (e.source, e.target)}
    return _only(view, kept | (ends - claims) | {entity})


def most_connected(view: View, most: int = MOST) -> View:
    """The view cut to its most connected nodes; how many are left out is told in it."""
    nodes = [*(e.id for e in view.entities), *(c.id for c in view.claims)]
    if len(nodes) <= most:
        return view
    degree = Counter(end for e in view.edges for end in (e.source, e.target))
    kept = sorted(nodes, key=lambda n: (-degree[n], n))[:most]
    return replace(_only(view, set(kept)), left_out=len(nodes) - most)


def _only(view: View, kept: set[str]) -> View:
    return replace(
        view,
        entities=tuple(e for e in view.entities if e.id in kept),
        claims=tuple(c for c in view.claims if c.id in kept),
        edges=tuple(e for e in view.edges if e.source in kept and e.target in kept),
    )
