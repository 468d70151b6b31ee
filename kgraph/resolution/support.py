"""What speaks for and against two people of one name being one.

The weights are few and small, so that each merge can be told in a sentence. Law 10 rules here: a false merge is worse than two nodes.
"""

from dataclasses import dataclass

from kgraph.resolution.facts import Node

ROLE, COMPANY, BODY, PLACE, TOPIC = 2, 2, 2, 1, 1
FULL_NAME = 1
"""What two equal full names need beside the name: any one thing in common."""
PART_NAME = 2
"""What a surname alone, an initial or a "Jr" on one side needs."""
DIFFERENT_ROLES = 2
"""What two equal full names need where both have roles and none is the same."""


@dataclass(frozen=True, slots=True)
class Support:
    """A weight with its parts in words."""

    weight: int
    reasons: tuple[str, ...]


def support(a: Node, b: Node) -> Support:
    """What two nodes have in common beside the name."""
    parts: list[tuple[int, str]] = []
    for role in sorted(a.heads & b.heads)[:1]:
        parts.append((ROLE, f"the role {role}"))
    for body in sorted(a.bodies & b.bodies)[:1]:
        parts.append((BODY, f"ties to {body}"))
    others = sorted(k for k in a.company & b.company if k.startswith("person "))
    bodies = sorted(k for k in a.company & b.company if k.startswith("body "))
    if others:
        parts.append((COMPANY, f"{others[0].removeprefix('person ')} named in both articles"))
    elif bodies:
        parts.append((COMPANY if len(bodies) > 1 else PLACE, f"{bodies[0].removeprefix('body ')} named in both articles"))
    for place in sorted(a.places & b.places)[:1]:
        parts.append((PLACE, f"the place {place}"))
    for topic in sorted(a.topics & b.topics)[:1] if parts else ():  # two namesakes may both stand in the news: a topic alone tells nothing
        parts.append((TOPIC, f"the topic {topic}"))
    return Support(sum(w for w, _ in parts), tuple(reason for _, reason in parts))


def conflict(a: Node, b: Node) -> str | None:
    """Why two nodes cannot be one, or None: walks of life that do not meet, or other roles in other bodies."""
    if a.member[0] == b.member[0]:
        return "one article tells them apart"
    if a.walks and b.walks and not a.walks & b.walks:
        return f"one is in {'/'.join(sorted(a.walks))}, the other in {'/'.join(sorted(b.walks))}"
    if a.heads and b.heads and not a.heads & b.heads and a.bodies and b.bodies and not a.bodies & b.bodies:
        return "they have other roles in other bodies"
    if a.heads & b.heads and len(a.heads | b.heads) == 1 and a.bodies and b.bodies and not a.bodies & b.bodies and not shared_company(a, b):
        return "they have one role in two bodies"
    return None


def shared_company(a: Node, b: Node) -> bool:
    """Whether a third person is named beside both."""
    return any(k.startswith("person ") for k in a.company & b.company)


def needed(a: Node, b: Node) -> int:
    """How much support two equal full names need."""
    return DIFFERENT_ROLES if a.heads and b.heads and not a.heads & b.heads else FULL_NAME
