"""What speaks for and against two bearers of a name being one person: a score with its parts, so that each merge can be told.

The weights are few and small. Law 10 rules here: a false merge is worse than two nodes. What stands beside the name is compared
between two nodes, or between what groups of them have in common (`profile.Profile`): both have the same fields.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol

from kgraph.record import Record
from kgraph.resolution import agree, names
from kgraph.resolution.facts import Years, careers_of, company_key, place_key
from kgraph.resolution.model import Part
from kgraph.resolution.tables import table

ROLE, COMPANY, BODY, BORN, PLACE, TOPIC, MATTER, CAREER = 2, 2, 2, 2, 1, 1, 1, 1
DIFFERENT_ROLES = 2
"""What two equal full names need where both have roles and none is the same."""
APART = 3
"""What two equal full names need where both articles name places and none is the same: a role alone may be another's elsewhere."""
COMMON_NAME = 2
"""What two equal full names need where given name and surname are both among the commonest."""
FEW_STEMS = 3
"""Stems that two matters share at least."""
LIFETIME = 60
"""Years between two articles from which on a bearer of the name is another one."""
GENERATION = 10
"""Years between two articles from which on a role, too, may be another's."""
MANY_ARTICLES, OFTEN, SELDOM = 50, 0.1, 0.02
"""From so many articles on, who is named in a tenth of them tells nothing, and who is named in more than one of fifty tells half."""
CROWD = 3
"""Of those who are named everywhere, so many together tell as much as one place."""
_COMMON = {part: frozenset(map(names.skeleton, words)) for part, words in table("names")["common"].items()}
class Facts(Protocol):
    """What stands beside a name."""

    @property
    def heads(self) -> AbstractSet[str]: ...
    @property
    def bodies(self) -> AbstractSet[str]: ...
    @property
    def company(self) -> AbstractSet[str]: ...
    @property
    def places(self) -> AbstractSet[str]: ...
    @property
    def topics(self) -> AbstractSet[str]: ...
    @property
    def matters(self) -> AbstractSet[str]: ...
    @property
    def walks(self) -> AbstractSet[str]: ...
    @property
    def born(self) -> Years | None: ...
    @property
    def years(self) -> Years | None: ...


def marks(record: Record) -> frozenset[str]:
    """What is named in an article, as others know that it was there too."""
    return frozenset(k for e in record.entities if (k := company_key(e) or place_key(e)))


class Frequency:
    """In how many articles each company, place and stem stands: what all speak of tells no two bearers of a name apart."""

    __slots__ = ("_articles", "_common", "_counts")

    def __init__(self, articles: Iterable[Iterable[str]] = ()) -> None:
        """`articles`: the marks of each."""
        self._counts: Counter[str] = Counter()
        self._articles = 0
        for keys in articles:
            self._counts.update(keys)
            self._articles += 1
        many = self._articles if self._articles >= MANY_ARTICLES else 0
        self._common = {key for key, n in self._counts.items() if many and n / many > SELDOM}

    def weight(self, key: str, most: int) -> int:
        """`most` for what is rare; half of it, rounded down, for what is not; 0 for what stands everywhere."""
        if self._articles < MANY_ARTICLES:
            return most
        share = self._counts[key] / self._articles
        return 0 if share > OFTEN else most // 2 if share > SELDOM else most


    def common(self, keys: Iterable[str]) -> list[tuple[str, int]]:
        """Those of these that are not rare, with what they weigh: two that agree in this agree in every weight."""
        return sorted((k, self.weight(k, COMPANY)) for k in self._common.intersection(keys))


EVERYTHING_RARE = Frequency()


def parts(a: Facts, b: Facts, often: Frequency = EVERYTHING_RARE) -> tuple[Part, ...]:
    """What two have in common beside the name, the weightiest of each kind."""
    found: list[Part] = []
    for role in sorted(a.heads & b.heads)[:1]:
        found.append(Part("role", ROLE, f"the role {role}"))
    if not found:
        for career in sorted(careers_of(a.heads) & careers_of(b.heads))[:1]:
            found.append(Part("role", CAREER, f"roles of one career, {career}"))
    for body in sorted(a.bodies & b.bodies)[:1]:
        found.append(Part("body", BODY, f"ties to {body}"))
    if a.born and b.born and _meet(a.born, b.born):
        found.append(Part("time", BORN, f"born {_years(a.born)}"))
    ties = {f"body {k}" for k in a.bodies & b.bodies}
    found += _company(sorted((a.company & b.company) - ties), often)
    # What one article reads as a place may be a body in the other ("Tarn", the town that speaks).
    shared = a.places & b.places | {k for k in a.places if f"body {k}" in b.company} | {k for k in b.places if f"body {k}" in a.company}
    places = sorted((-often.weight(k, PLACE), k) for k in shared)
    found += [Part("place", -w, f"the place {k}") for w, k in places[:1] if w]
    stems = sorted(s for s in a.matters & b.matters if len(s) > 3)
    if len(stems) >= FEW_STEMS:
        found.append(Part("matter", MATTER, f"what is said of them ({', '.join(stems[:4])})"))
    elif found:  # two namesakes may both stand in the news: a topic alone tells nothing
        found += [Part("topic", TOPIC, f"the topic {topic}") for topic in sorted(a.topics & b.topics)[:1]]
    return tuple(found)


def weight(found: Iterable[Part]) -> int:
    """All parts together."""
    return sum(p.weight for p in found)


def _company(shared: Sequence[str], often: Frequency) -> list[Part]:
    weighed = sorted((-often.weight(k, COMPANY), not k.startswith("person "), k) for k in shared)
    rare = [(-w, k) for w, _, k in weighed if w]
    if rare:
        weight, key = rare[0]
        alone = len(rare) == 1 and key.startswith("body ")
        return [Part("company", min(weight, PLACE) if alone else weight, f"{_plain(key)} named in both articles")]
    if len(shared) >= CROWD:
        return [Part("company", 1, f"{_plain(shared[0])} and {len(shared) - 1} others named in both articles")]
    return []


def _plain(key: str) -> str:
    return key.partition(" ")[2]


def _meet(a: Years, b: Years) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _years(years: Years) -> str:
    return str(years[0]) if years[0] == years[1] else f"{years[0]} or {years[1]}"


def against(a: Facts, b: Facts) -> str | None:
    """Why two bearers of a name are two, or None: walks of life that do not meet, or times of birth."""
    if a.walks and b.walks and not a.walks & b.walks:
        return f"one is in {'/'.join(sorted(a.walks))}, the other in {'/'.join(sorted(b.walks))}"
    if a.born and b.born and not _meet((a.born[0] - 1, a.born[1] + 1), b.born):
        return f"one was born {_years(a.born)}, the other {_years(b.born)}"
    return None


def long_after(way: str, a: Facts, b: Facts) -> str | None:
    """Why names that agree in one of the less sure ways are not joined: an office is handed on, and a name may run in a family."""
    if agree.NEEDED[way] > 2 and gap(a, b) > GENERATION:
        return f"the names differ a little, and the articles lie {gap(a, b)} years apart"
    return None


def doubt(a: Facts, b: Facts) -> str | None:
    """What keeps two bearers of a name from being joined by machine though they may be one, or None: other posts."""
    if not a.bodies or not b.bodies or a.bodies & b.bodies or not a.heads or not b.heads or any(
        k.startswith("person ") for k in a.company & b.company
    ):
        return None
    if not a.heads & b.heads:
        return "they have other roles in other bodies"
    return "they have one role in two bodies" if len(a.heads | b.heads) == 1 else None


def _apart(a: Facts, b: Facts) -> bool:
    return bool(a.places and b.places and not a.places & b.places)


def gap(a: Facts, b: Facts) -> int:
    """Years between the articles of one and of the other; 0 where they overlap or have no date."""
    return max(0, a.years[0] - b.years[1], b.years[0] - a.years[1]) if a.years and b.years else 0


def needed(way: str, name: names.PersonName, a: Facts, b: Facts) -> int:
    """How much support two names that agree in this way need. `name`: either of them."""
    least = agree.NEEDED[way]
    if a.heads and b.heads and not a.heads & b.heads and way != "name":
        return least + DIFFERENT_ROLES
    if way == "name":
        if _apart(a, b):
            least = max(least, APART)
        if a.heads and b.heads and not a.heads & b.heads:
            least = max(least, DIFFERENT_ROLES)
        if name.given and names.skeleton(name.given[0]) in _COMMON["given"] and name.surname in _COMMON["surnames"]:
            least = max(least, COMMON_NAME)
    return least
