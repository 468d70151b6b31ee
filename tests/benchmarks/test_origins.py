"""Articles from known derivations are whole, and over records their origins are counted as the plan says."""

import pytest

from benchmarks.origins import EXACT, RIGHT, Made, corpus, figures, measure
from benchmarks.plans import SHAPES, Plan
from kgraph.resolution import Catalogue, resolve


@pytest.fixture(scope="module")
def made() -> tuple[list[Plan], list[Made]]:
    return corpus(150, seed=7)


def test_equal_seeds_make_equal_corpora(made: tuple[list[Plan], list[Made]]) -> None:
    assert corpus(150, seed=7) == made and corpus(150, seed=8) != made


def test_every_way_of_derivation_is_there(made: tuple[list[Plan], list[Made]]) -> None:
    plans, articles = made
    assert len(articles) >= 60 and {p.shape for p in plans} == {name for name, _ in SHAPES}
    assert len({m.article.id for m in articles}) == len(articles)


def test_the_claim_stands_where_the_plan_says(made: tuple[list[Plan], list[Made]]) -> None:
    plans, articles = made
    for one in articles:
        words = one.article.text[one.claim.start : one.claim.end]
        assert words == plans[one.plan].claim and one.record.claims[0].content == (one.claim,)
        assert "{" not in one.article.text


def test_origins_over_records(made: tuple[list[Plan], list[Made]]) -> None:
    plans, articles = made
    records = [m.record for m in articles]
    outcomes = measure(plans, articles, records, resolve([m.article for m in articles], records, Catalogue.of([])))
    right, exact = figures(outcomes)
    assert right >= RIGHT and exact >= EXACT, [(o.plan.shape, o.found and o.found.decides) for o in outcomes if not o.exact]
