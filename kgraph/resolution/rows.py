"""Whether a row of the catalogue is who an article means. Roles have years, and an article is never overruled."""

from functools import lru_cache

from kgraph.resolution import names
from kgraph.resolution.catalogue import role_at
from kgraph.resolution.catalogue_files import Entry
from kgraph.resolution.facts import Node, Years, head, walks_of, year


@lru_cache(maxsize=1 << 14)
def heads(row: Entry, at: int | None = None) -> frozenset[str]:
    """Head words of the roles that an article of this year may mean."""
    return frozenset(head(role) for r in row.roles if (role := role_at(r, at)))


def born(row: Entry) -> Years | None:
    """The year of birth, as a range."""
    found = year(row.born)
    return (found, found) if found else None


def speaks_against(node: Node, row: Entry) -> str | None:
    """Why the row is another one than the node, or None."""
    walks = walks_of(heads(row))
    if node.walks and walks and not node.walks & walks:
        return f"the article's is in {'/'.join(sorted(node.walks))}, the catalogue's in {'/'.join(sorted(walks))}"
    known = born(row)
    if node.born and known and not node.born[0] - 1 <= known[0] <= node.born[1] + 1:
        return f"the article's was born about {node.born[0]}, the catalogue's in {known[0]}"
    return None


def speaks_for(node: Node, row: Entry) -> str | None:
    """What node and row have in common beside the name, or None."""
    roles = sorted(node.heads & heads(row, node.year))
    if roles:
        return f"the role {roles[0]}"
    if row.country and names.body_key(row.country) in node.places:
        return f"the place {row.country}"
    known = born(row)
    if node.born and known and node.born[0] <= known[0] <= node.born[1]:
        return f"the year of birth {known[0]}"
    return None


def fits(node: Node, row: Entry) -> bool:
    """Whether the single row that bears a node's full name is meant: from a list that others keep only with something in common."""
    return speaks_against(node, row) is None and (not row.listed or speaks_for(node, row) is not None)
