"""What a claim points at whose words only point ("It is not true", "the allegations", "the attack").

A denial is aimed at what someone else said about the one who denies: the words right before it, else what the article says OFTEN, else
the last such words; where it names whose account it is, or against whom, at what she asserts, or what is said of him (`accounts`);
"the report" at what the article says more than once, of whomever; one with a word of its own ("no drawer") at what has that word. A
claim that is no denial takes up what has its word, or what its source just said. Anything else points at nothing: a wrong aim is worse
than none.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kgraph.resolution.compare import clash, inside
from kgraph.resolution.model import Member
from kgraph.resolution.said import Said

OFTEN = 3
"""Claims of one question from which an article comes back to it: "the allegations" are what it is about, not what stands last."""


def aims(claims: Iterable[Said], question: Mapping[Member, int]) -> dict[Member, Member]:
    """Each pointing claim that has an aim, with the claim of its article that it points at. `question`: the group of each claim so far."""
    found: dict[Member, Member] = {}
    articles: dict[str, list[Said]] = defaultdict(list)
    for claim in claims:
        articles[claim.article].append(claim)
    for rows in articles.values():
        rows.sort(key=lambda c: c.place)
        often = Counter(question[c.member] for c in rows)
        weight = {c.member: often[question[c.member]] for c in rows}
        for i, claim in enumerate(rows):
            if claim.pointing:
                pick = _answered if claim.stance in ("denies", "doubts") or turns(claim) else _taken_up
                at = pick(claim, rows[:i], found, weight)
                if at:
                    found[claim.member] = at
    return found


def turns(claim: Said) -> bool:
    """Whether it only points and says that something is not so: "that was not the case", "there is nothing in it"."""
    return claim.pointing and claim.turned and claim.stated and claim.stance == "asserts"


def denies(claim: Said, at: Said) -> bool:
    """Whether it says so of what it points at, and no more than that does itself."""
    return turns(claim) and at.stance == "asserts" and not at.turned


def _answered(claim: Said, before: Sequence[Said], found: Mapping[Member, Member], weight: Mapping[Member, int]) -> Member | None:
    """What a denial answers."""
    if (claim.teller or claim.accused) and (at := _accounted(claim, before, weight)):
        return at
    if before and not claim.hint and before[-1].source == claim.source and before[-1].stance == claim.stance:
        return found.get(before[-1].member) if before[-1].pointing else before[-1].member
    others = (c for c in before if not c.pointing and c.source != claim.source and c.stance == "asserts")
    said = [c for c in others if not (clash(claim, c) or inside(claim, c))]
    about = [c for c in said if claim.behind & c.entities] or [c for c in said if claim.behind & c.near]
    often = [c for c in said if weight[c.member] > 1]
    if claim.hint:
        return _heaviest([c for c in about if claim.hint <= c.stems] or [c for c in said if claim.hint <= c.stems], weight)
    if claim.document:
        return _heaviest(often, weight)
    if about:
        near = claim.single and about[-1] is before[-1]
        return about[-1].member if near or all(weight[c.member] < OFTEN for c in about) else _heaviest(about, weight)
    if not claim.single or not before:
        return _heaviest(often, weight)
    last = before[-1]
    return found.get(last.member) if last.pointing else last.member if said and said[-1] is last else None


def _accounted(claim: Said, before: Sequence[Said], weight: Mapping[Member, int]) -> Member | None:
    """What the one whose account is denied asserts, and what is said of the one accused: that which has the words of the denial."""
    said = [c for c in before if not c.pointing and c.stance == "asserts" and c.source not in claim.behind and not inside(claim, c)]
    if claim.teller:  # what others tell of the two may be what she told them
        own = [c for c in said if c.source == claim.teller]
        said = own or [c for c in said if claim.teller in c.near and claim.behind & c.near]
    said = [c for c in said if not claim.accused or claim.accused in c.near]
    known = [c for c in said if claim.hint and claim.hint <= c.stems] or [c for c in said if claim.hint & c.stems] or said
    return _heaviest(known, weight)


def _taken_up(claim: Said, before: Sequence[Said], found: Mapping[Member, Member], weight: Mapping[Member, int]) -> Member | None:
    """What a claim without words of its own takes up."""
    if claim.hint:
        return _heaviest([c for c in before if not c.pointing and claim.hint <= c.stems], weight)
    if not before or not claim.source or before[-1].source != claim.source:
        return None
    return found.get(before[-1].member) if before[-1].pointing else before[-1].member


def _heaviest(claims: Sequence[Said], weight: Mapping[Member, int]) -> Member | None:
    """Of the question that the article comes back to most; the first of equals that says more than the headline: an article opens with
    what it is about."""
    return max(claims, key=lambda c: (weight[c.member], not c.stems <= c.headline, -c.place)).member if claims else None
