"""Precision, recall and accuracy over articles, as the annotation guideline defines them."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from kgraph.errors import UsageError
from kgraph.evaluate import matching as m
from kgraph.evaluate.inputs import Scored
from kgraph.record import Claim, Record, Relation

F1 = ("sourced", "chains", "claims", "exact", "denials", "relayed", "secondhand", "hearsay", "about", "propositions", "across", "opposed",
      "relations", "entities", "mentions")
ACCURACY = ("source", "cue", "speech", "polarity", "stance", "certainty", "topic", "subject", "status", "role_body")
SYMMETRIC = {"metWith", "relatedTo", "alliedWith", "opposes"}
KINDS: dict[str, Callable[[Claim], bool]] = {
    "relayed": lambda c: bool(c.via),
    "secondhand": lambda c: c.source.kind != "impersonal" and not c.firsthand,
    "hearsay": lambda c: c.source.kind == "impersonal",
}
Figure = dict[str, float]
Error = tuple[str, str, Claim | None, Claim | None]
"""Article, kind (source, missed, extra), gold, predicted."""


@dataclass(slots=True)
class Tally:
    """Counts: right, predicted, gold for each F1; right, of for each accuracy; the matched pairs; the errors."""

    f1: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    accuracy: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    certainty: list[tuple[str, str]] = field(default_factory=list)
    wanted: dict[str, list[tuple[str, Claim]]] = field(default_factory=lambda: defaultdict(list))
    matched: list[tuple[str, Claim, Claim, bool]] = field(default_factory=list)
    errors: list[Error] = field(default_factory=list)
    relations: list[tuple[str, Relation | None, Relation | None]] = field(default_factory=list)
    """Article, and a relation that is in the gold alone or in the prediction alone."""

    def add(self, name: str, right: int, predicted: int, gold: int) -> None:
        self.f1[name] = [a + b for a, b in zip(self.f1[name], (right, predicted, gold), strict=True)]

    def hit(self, name: str, right: bool) -> None:
        self.accuracy[name][0] += right
        self.accuracy[name][1] += 1


def prf(right: int, predicted: int, gold: int) -> Figure:
    """Precision, recall, F1 and the counts behind them."""
    p, r = right / predicted if predicted else 0.0, right / gold if gold else 0.0
    return {"p": p, "r": r, "f1": 2 * p * r / (p + r) if p + r else 0.0, "right": right, "predicted": predicted, "gold": gold}


def score(gold: Mapping[str, Scored], predicted: Mapping[str, Record]) -> tuple[dict[str, Figure], Tally]:
    """All figures, and the tally with matched pairs and errors in reading order. Raises UsageError where the texts differ."""
    tally = Tally()
    for article, wanted in sorted(gold.items()):
        found = predicted.get(article) or Record(article=article, text_sha256=wanted.text_sha256)
        if found.text_sha256 != wanted.text_sha256:
            raise UsageError(f"article {article}: the prediction was made on another text; extract from the text that the gold was made on")
        aligned = m.align(wanted, found)
        _entities(wanted, found, aligned, tally)
        _claims(wanted, found, aligned, tally)
        _relations(wanted, found, aligned, tally)
    _propositions(tally)
    figures = {name: prf(*tally.f1[name]) for name in F1}
    for name in ACCURACY:
        right, of = tally.accuracy[name]
        figures[name] = {"accuracy": right / of if of else 0.0, "right": right, "of": of}
    figures["certainty_f1"] = {"accuracy": _macro(tally.certainty), "of": len(tally.certainty)}
    return figures, tally


def _macro(pairs: list[tuple[str, str]]) -> float:
    found = [prf(sum(g == p == x for g, p in pairs), sum(p == x for _, p in pairs), sum(g == x for g, _ in pairs))["f1"]
             for x in sorted({g for g, _ in pairs})]
    return sum(found) / len(found) if found else 0.0


def _entities(gold: Record, pred: Record, aligned: Mapping[str, str], tally: Tally) -> None:
    by_id = {e.id: e for e in gold.entities}
    wanted = [e for e in gold.entities if e.named]
    found = [e for e in pred.entities if e.named and m.named_mentions(e)]
    right = sum(p.id in aligned and by_id[aligned[p.id]].named and by_id[aligned[p.id]].type == p.type for p in found)
    tally.add("entities", right, len(found), len(wanted))
    gm = {(x.start, x.end, e.type) for e in wanted for x in e.mentions}
    pm = {(x.start, x.end, e.type) for e in found for x in m.named_mentions(e)}
    tally.add("mentions", len(gm & pm), len(pm), len(gm))


def _aside(claim: Claim) -> bool:
    """A claim that denies by asserting the opposite: a matter of how the question is put."""
    return claim.stance == "denies" and claim.polarity == "positive"


def _claims(gold: Scored, pred: Record, aligned: Mapping[str, str], tally: Tally) -> None:
    tokens = m.starts_of(gold.tokens)
    gs, ps = {c.id: c for c in gold.claims}, {c.id: c for c in pred.claims}
    gt, pt = {k: tokens(c) for k, c in gs.items()}, {k: tokens(c) for k, c in ps.items()}
    ge, pe = {e.id: e for e in gold.entities}, {e.id: e for e in pred.entities}
    weights: dict[tuple[str, str], tuple[float, float]] = {}
    for p, a in pt.items():
        for g, b in gt.items():
            if (ratio := m.jaccard(a, b)) >= m.MATCH:
                weights[p, g] = (m.same_source(gs[g], ps[p], aligned, ge, pe), ratio)
    pairs = m.pairs_of(weights)
    hits: Counter[str] = Counter()
    for pid, gid in pairs.items():
        g_, p_ = gs[gid], ps[pid]
        right = m.same_source(g_, p_, aligned, ge, pe)
        chain = right and [aligned.get(v, f"?{v}") for v in p_.via] == list(g_.via)
        hits["sourced"] += right
        hits["chains"] += chain
        for name, test in KINDS.items():
            hits[name] += test(g_) and test(p_) and {"relayed": chain, "secondhand": right}.get(name, True)
        hits["exact"] += m.jaccard(gt[gid], pt[pid]) >= m.EXACT
        hits["aside"] += _aside(g_) and p_.stance == "denies"
        hits["denials"] += not _aside(g_) and g_.stance == p_.stance == "denies" and right
        _fields(g_, p_, right, aligned, tally)
        tally.matched.append((gold.article, g_, p_, right))
        if not right:
            tally.errors.append((gold.article, "source", g_, p_))
    for name, count in (("claims", len(pairs)), *((n, hits[n]) for n in ("sourced", "chains", "exact"))):
        tally.add(name, count, len(ps), len(gs))
    denied = sum(c.stance == "denies" and not _aside(c) for c in gs.values())
    tally.add("denials", hits["denials"], sum(c.stance == "denies" for c in ps.values()) - hits["aside"], denied)
    for name, test in KINDS.items():
        tally.add(name, hits[name], sum(map(test, ps.values())), sum(map(test, gs.values())))
    for c in gs.values():
        if c.proposition:
            tally.wanted[c.proposition].append((gold.article, c))
    taken = set(pairs.values())
    tally.errors += [(gold.article, "missed", c, None) for k, c in gs.items() if k not in taken]
    tally.errors += [(gold.article, "extra", None, c) for k, c in ps.items() if k not in pairs]


def _fields(g: Claim, p: Claim, right: bool, aligned: Mapping[str, str], tally: Tally) -> None:
    tally.hit("source", right)
    tally.hit("cue", m.touch(g.cue, p.cue) or (not g.cue and not p.cue))
    for name in ("speech", "polarity", "certainty", "topic"):
        tally.hit(name, getattr(g, name) == getattr(p, name))
    if not _aside(g):
        tally.hit("stance", g.stance == p.stance)
    tally.hit("subject", (aligned.get(p.subject, "?") if p.subject else None) == g.subject)
    tally.certainty.append((g.certainty, p.certainty))
    ga, pa = set(g.about), {aligned.get(a, f"?{a}") for a in p.about}
    tally.add("about", len(ga & pa), len(pa), len(ga))


def _key(r: Relation, entity: Callable[[str], str]) -> tuple[tuple[str, str, str | None], str | None]:
    subject, target = entity(r.subject), entity(r.object) if r.object else None
    if r.predicate in SYMMETRIC:
        subject, target = sorted((str(subject), str(target)))
    if r.predicate == "holdsRole":
        words = re.findall(r"\w+", re.split(r"\b(?:of|for|to|at)\b", (r.role or "").lower())[0])
        return (subject, "holdsRole", words[-1] if words else ""), target
    return (subject, r.predicate, target), target


def _relations(gold: Record, pred: Record, aligned: Mapping[str, str], tally: Tally) -> None:
    free = [(*_key(r, lambda e: e), r) for r in gold.relations]
    right = 0
    for r in pred.relations:
        key, target = _key(r, lambda e: aligned.get(e, f"?{e}"))
        candidates = sorted((item for item in free if item[0] == key), key=lambda item: item[1] != target)
        if not candidates:
            tally.relations.append((gold.article, None, r))
            continue
        free.remove(item := candidates[0])
        right += 1
        tally.hit("status", item[2].status == r.status)
        if key[1] == "holdsRole":
            tally.hit("role_body", item[1] == target)
    tally.relations += [(gold.article, r, None) for _, _, r in free]
    tally.add("relations", right, len(pred.relations), len(gold.relations))


def _propositions(tally: Tally) -> None:
    tests: dict[str, Callable[[str, str, Claim, Claim], bool]] = {
        "propositions": lambda a, b, c, d: True,  # noqa: ARG005
        "across": lambda a, b, c, d: a != b,  # noqa: ARG005
        "opposed": lambda a, b, c, d: {c.stance, d.stance} == {"asserts", "denies"},  # noqa: ARG005
    }
    for name, test in tests.items():
        wanted = sum(test(a, b, c, d) for group in tally.wanted.values() for (a, c), (b, d) in combinations(group, 2))
        right = predicted = 0
        for (a, g1, p1, _), (b, g2, p2, _) in combinations(tally.matched, 2):
            if p1.proposition and p1.proposition == p2.proposition and test(a, b, p1, p2):
                predicted += 1
                right += bool(g1.proposition) and g1.proposition == g2.proposition and test(a, b, g1, g2)
        tally.add(name, right, predicted, wanted)
