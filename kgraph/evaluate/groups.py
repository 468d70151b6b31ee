"""The claims' figures apart for each rule, kind or topic."""

from collections.abc import Callable, Iterable

from kgraph.evaluate.figures import Figure, Tally
from kgraph.record import Claim

Of = Callable[[str, Claim, bool], Iterable[str]]
"""The groups of an article's claim; True for gold, False for what was predicted."""


def by_rule(_: str, claim: Claim, gold: bool) -> Iterable[str]:
    """Its rule: gold has none."""
    return () if gold else (claim.rule,)


def by_topic(_: str, claim: Claim, gold: bool) -> Iterable[str]:  # noqa: ARG001
    """Its topic, each side's own."""
    return (claim.topic,)


def grouped(tally: Tally, of: Of, order: tuple[str, ...] = ()) -> dict[str, Figure]:
    """Figures by group; those in `order` first, whether or not there are any, the others by the number of their claims.

    `p` and `p_sourced`: of the predicted claims of the group, the share that is in the gold (in whatever group), and with the right
    source. `r` and `r_sourced`: of the gold's, the share that was found. `same`: of the gold's that were found, the share whose
    prediction is of the group, too. What has nothing to be a share of is left out.
    """
    counts: dict[str, dict[str, int]] = {name: dict.fromkeys(_COUNTS, 0) for name in order}

    def count(groups: Iterable[str], **more: bool) -> None:
        for name in groups:
            row = counts.setdefault(name, dict.fromkeys(_COUNTS, 0))
            for key, yes in more.items():
                row[key] += yes

    for article, gold, predicted, right in tally.matched:
        ours, theirs = set(of(article, predicted, False)), set(of(article, gold, True))
        count(ours, predicted=True, p_found=True, p_right=right)
        count(theirs, gold=True, r_found=True, r_right=right)
        count(ours & theirs, both=True)
    for article, kind, gold_only, extra in tally.errors:
        if kind == "missed" and gold_only is not None:
            count(set(of(article, gold_only, True)), gold=True)
        elif kind == "extra" and extra is not None:
            count(set(of(article, extra, False)), predicted=True)
    rest = sorted((n for n in counts if n not in order), key=lambda n: (-max(counts[n]["predicted"], counts[n]["gold"]), n))
    return {name: _figure(counts[name]) for name in (*order, *rest)}


_COUNTS = ("predicted", "p_found", "p_right", "gold", "r_found", "r_right", "both")


def _figure(row: dict[str, int]) -> Figure:
    figure: Figure = {"predicted": row["predicted"], "gold": row["gold"]}
    if row["predicted"]:
        figure |= {"p": row["p_found"] / row["predicted"], "p_sourced": row["p_right"] / row["predicted"]}
    if row["gold"]:
        figure |= {"r": row["r_found"] / row["gold"], "r_sourced": row["r_right"] / row["gold"]}
    if row["r_found"]:
        figure["same"] = row["both"] / row["r_found"]
    return figure
