"""Unnamed sources and the people whom a description may mean: by the head word of a role, the field, and what is named beside both.

Only ever candidates. A person whom the same article names is not meant: it would have said so.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from kgraph.resolution import facts, names, support, words
from kgraph.resolution.facts import Node
from kgraph.resolution.model import Candidate, Part
from kgraph.resolution.profile import Profile
from kgraph.resolution.support import Frequency
from kgraph.resolution.tables import table

_ROLES = table("roles")
_FIELDS: dict[str, frozenset[str]] = {f: frozenset(map(words.stem, listed)) for f, listed in _ROLES["fields"].items()}
VAGUE = frozenset(_ROLES["vague"]["words"])
FIELD = 2
"""Weight of a field in common."""
LEAST = 4
"""Weight from which on a description may mean someone: a role and a field, or a role and what is named beside it."""
AMONG, MOST = 25, 3
"""Bearers of a role that are tried, those in most articles first; candidates that one description has at most."""

class Known:
    """A named person with the nodes that are one. What is dear is made when it is first asked for."""

    def __init__(self, slug: str, name: str, nodes: Sequence[Node]) -> None:
        self.slug, self.name, self.nodes = slug, name, nodes
        self.names = {name for node in nodes for name in node.people}
        self.full = any(name.full for name in self.names)
        self.articles = len({node.member[0] for node in nodes})

    @cached_property
    def profile(self) -> Profile:
        """The facts of all nodes."""
        return Profile(self.nodes)

    @property
    def heads(self) -> set[str]:
        """Head words of roles."""
        return {head for node in self.nodes for head in node.heads}

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields that the roles tell of."""
        return _fields({stem for node in self.nodes for stem in node.roles})


def meant(unnamed: Sequence[Node], people: Sequence[Known], often: Frequency) -> list[Candidate]:
    """Whom each description may mean, best first."""
    wanted = {facts.head(node.name) for node in unnamed} - VAGUE
    by_head: dict[str, list[Known]] = defaultdict(list)
    for known in sorted((k for k in people if not wanted.isdisjoint(k.heads)), key=lambda k: (-k.articles, k.slug)):
        for head in known.heads & wanted:
            if len(by_head[head]) < AMONG:
                by_head[head].append(known)
    return [c for node in sorted(unnamed, key=lambda n: n.member) for c in _of(node, by_head.get(facts.head(node.name), ()), often)]


def _of(node: Node, bearers: Sequence[Known], often: Frequency) -> list[Candidate]:
    head, stems = facts.head(node.name), words.stems(node.name, "")
    fields, lands = _fields(stems), {names.nationalities().get(w, w) for w in names.fold(node.name).split()}
    found = []
    for known in bearers:
        slug, name, profile, theirs = known.slug, known.name, known.profile, known.fields
        if node.member[0] in profile.articles or (fields and theirs and not fields & theirs):
            continue
        parts = [Part("role", support.ROLE, f"the role {head}")]
        parts += [Part("field", FIELD, f"the field of {field}") for field in sorted(fields & theirs)[:1]]
        parts += [p for p in support.parts(node, profile, often) if p.kind in ("company", "place")]
        parts += [Part("place", support.PLACE, f"the land {land}") for land in sorted(lands & (profile.places | profile.bodies))[:1]]
        weight = support.weight(parts)
        if weight >= LEAST and len({p.kind for p in parts}) > 1 and (fields & theirs or not _broad(head)):
            reason = f"Described as “{node.name}”, which may mean {name}: " + ", ".join(f"{p.words} ({p.weight})" for p in parts) + "."
            found.append(Candidate(
                first="/".join(node.member), second=slug, label=name, rule="described", weight=weight, parts=tuple(parts), reason=reason,
            ))
    return sorted(found, key=lambda c: (-c.weight, c.second))[:MOST]


def _fields(stems: frozenset[str] | set[str]) -> frozenset[str]:
    return frozenset(field for field, listed in _FIELDS.items() if listed & stems)


def _broad(head: str) -> bool:
    """Whether a role tells little without a field: many are heads, ministers, officers."""
    return head in ("head", "minister", "officer", "general", "president", "spokesman", "chairman", "deputy", "secretary", "businessman")
