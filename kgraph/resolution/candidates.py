"""Candidates: entities that may be one, and rows of the catalogue that may be meant. Offered with reasons, never joined.

Of those that share a key each is compared with the few that are in most articles only, so that the cost stays near linear.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kgraph.ledger import Links
from kgraph.resolution import names, rows
from kgraph.resolution.catalogue import Catalogue
from kgraph.resolution.explain import compare
from kgraph.resolution.meant import Known
from kgraph.resolution.model import Candidate, Member
from kgraph.resolution.people import Cluster, keys, surnames
from kgraph.resolution.profile import Profile
from kgraph.resolution.support import Frequency

AMONG = 5
"""Bearers of a name with whom each other is compared: those in most articles."""
MOST = 5
"""Candidates that one entity has at most, by rule of name or of the catalogue."""
Found = tuple[str, str, Cluster]
"""Slug, name, and the nodes."""


def among(found: Sequence[Found], catalogue: Catalogue, often: Frequency) -> list[Candidate]:
    """Candidates by name and by the catalogue, those among which `best` chooses."""
    people = {slug: Known(slug, name, c.nodes) for slug, name, c in found if all(n.type == "Person" for n in c.nodes)}
    bodies = [f for f in found if f[0] not in people]
    return [*_people(list(people.values()), often), *_bodies(bodies, often), *_rows([f for f in found if f[0] in people], catalogue)]


def best(every: Iterable[Candidate], members: Mapping[str, Sequence[Member]], links: Links) -> list[Candidate]:
    """The best of these, sorted; without pairs that people held apart. `members`: of entities by slug."""
    return sorted(c for c in _fewest(every) if not _parted(c, members, links.apart))


def _parted(one: Candidate, members: Mapping[str, Sequence[Member]], apart: Collection[tuple[Member, Member]]) -> bool:
    if not apart or not one.second:
        return False
    first, second = set(members[one.first]), set(members[one.second])
    return any((a in first and b in second) or (a in second and b in first) for a, b in apart)


def _fewest(every: Iterable[Candidate]) -> Iterator[Candidate]:
    """Each pair once, by what speaks for it most, and no more than MOST for one entity and rule."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    seen: set[frozenset[str]] = set()
    for one in sorted(every, key=lambda c: (-c.weight, c)):
        pair = frozenset((one.first, one.second or f"#{one.row}"))
        if pair not in seen and counts[one.first, one.rule] < MOST:
            seen.add(pair)
            counts[one.first, one.rule] += 1
            yield one


def _people(people: Sequence[Known], often: Frequency) -> Iterator[Candidate]:
    buckets: dict[str, list[Known]] = defaultdict(list)
    for one in sorted(people, key=lambda p: (not p.full, -p.articles, p.slug)):
        for key in {key for name in one.names for key in (keys(name) if name.full else ())}:
            buckets[key].append(one)
        for surname in {s for name in one.names for s in surnames(name)}:
            buckets[f"s {surname}"].append(one)
    done: set[tuple[str, str]] = set()
    for key, bearers in sorted((key, bearers) for key, bearers in buckets.items() if len(bearers) > 1):
        for i, one in enumerate(bearers):
            if key.startswith("s ") and one.full:
                continue
            for other in bearers[: min(i, AMONG)]:
                if (one.slug, other.slug) not in done:
                    done.add((one.slug, other.slug))
                    told = compare(one.profile, other.profile, often)
                    if told.verdict != "two":
                        why = told.reason if told.verdict == "candidate" else told.reason[:-1] + "; but others bear the name, too."
                        yield Candidate(
                            first=one.slug, second=other.slug, label=other.name, rule="one-name" if one.full else "part-name",
                            weight=told.weight, parts=told.parts, reason=why,
                        )


def _bodies(bodies: Sequence[Found], often: Frequency) -> Iterator[Candidate]:
    """Bodies of one name that were not joined for want of support, and acronyms of a long form beside which the same are named."""
    buckets: dict[tuple[str, str], list[tuple[str, str, Profile]]] = defaultdict(list)
    for slug, name, cluster in sorted(bodies, key=lambda b: (-len(b[2].nodes), b[0])):
        profile = Profile(cluster.nodes)
        family = "place" if cluster.nodes[0].type == "Place" else "body"
        buckets[family, names.body_key(name)].append((slug, name, profile))
        for acronym in sorted(names.initials(name)) if family == "body" else ():
            buckets["acronym", acronym].append((slug, name, profile))
        if names.is_acronym(name) and family == "body":
            buckets["acronym", name.replace(".", "").upper()].append((slug, name, profile))
    for (kind, _), bearers in sorted(buckets.items()):
        for i, (slug, name, profile) in enumerate(bearers):
            for other, label, theirs in bearers[: min(i, AMONG)]:
                if kind == "acronym" and names.is_acronym(name) == names.is_acronym(label):
                    continue
                shared = sorted(k for k in profile.company & theirs.company if often.weight(k, 1))
                if shared or not (kind == "acronym" or names.generic(name) or names.is_acronym(name)):
                    beside = f"{shared[0].partition(' ')[2]} is named beside both" if shared else "nothing else in common"
                    what = "One may be the acronym of the other" if kind == "acronym" else "One name"
                    yield Candidate(
                        first=slug, second=other, label=label, rule="acronym" if kind == "acronym" else "one-name",
                        weight=min(2, len(shared)), reason=f"{what}; {beside}.",
                    )


def _rows(people: Sequence[Found], catalogue: Catalogue) -> Iterator[Candidate]:
    """Rows that bear the name of a person who is linked to none."""
    for slug, name, cluster in people:
        if cluster.entry is not None:
            continue
        known = [r for r in catalogue.named(name, ("Person",)) if not any(rows.speaks_against(n, r) for n in cluster.nodes)]
        for row in known[:MOST]:
            common = sorted({told for n in cluster.nodes if (told := rows.speaks_for(n, row))})
            beside = f"in common: {', '.join(common)}" if common else "nothing else in common"
            several = f"; one of {len(known)} entries that fit" if len(known) > 1 else ""
            yield Candidate(
                first=slug, row=row.id, label=row.name, rule="rows" if len(known) > 1 else "row", weight=len(common),
                reason=f"An entry of the catalogue bears the name; {beside}{several}.",
            )
