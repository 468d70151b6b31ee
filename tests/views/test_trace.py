"""The trace: origins left, what passes them on right of them in time, and no box over another."""

from itertools import combinations

import pytest

from kgraph.errors import AmbiguityError
from kgraph.queries.engines import Local
from kgraph.views import page, trace
from kgraph.views.trace import BOX, ORIGIN, ROW
from tests.queries.make import gold, hand

STORE = Local(hand())
CANCER = trace.read(STORE, "Ada Quill has cancer")


def test_all_that_lead_back_to_one_stand_in_its_rows() -> None:
    [doctor] = CANCER.origins
    assert {c.outlet for _, c, _ in doctor.claims} == {"Channel Nine", "Daily Wren", "Evening Kite"} and doctor.kind == "unnamed"
    depths = {c.outlet: d for d, c, _ in doctor.claims}
    assert depths["Channel Nine"] == 0 < depths["Daily Wren"] and all(why for d, _, why in doctor.claims if d)
    assert {c.stance for c in CANCER.denied} == {"Denies"} and len(CANCER.denied) == 2


def test_later_stands_further_right_and_no_box_covers_another() -> None:
    boxes = CANCER.drawing.boxes
    assert len(boxes) == 5 and all(b.x > ORIGIN for b in boxes)
    for a, b in combinations(boxes, 2):
        assert abs(a.y - b.y) >= ROW or abs(a.x - b.x) >= BOX
        if a.claim.date and b.claim.date and a.claim.date < b.claim.date:
            assert a.x < b.x
    assert all(b.x + BOX <= CANCER.drawing.width and b.y < CANCER.drawing.height for b in boxes)


def test_denials_are_drawn_as_denials_and_their_sources_are_named() -> None:
    kinds = [tie.kind for tie in CANCER.drawing.ties]
    assert kinds.count("denies") == 2 and kinds.count("passes") >= 1
    assert {" ".join(p.name) for p in CANCER.drawing.parties if p.kind == "denies it"} == {"Ada Quill", "Eve Quill"}


def test_a_claim_is_shown_with_its_whole_chain() -> None:
    html = page.trace(CANCER)
    assert 'aria-label="Daily Wren: a doctor, via Channel Nine, says: Ada Quill has cancer"' in html
    assert "1 origin" in html and "origins found in these articles" in html.lower()


def test_where_no_one_answers_it_says_so() -> None:
    html = page.trace(trace.read(STORE, "Ada Quill may resign"))
    assert "No denial or comment found in these 4 articles" in html and "undenied" not in html


def test_words_that_mean_nothing_here() -> None:
    with pytest.raises(AmbiguityError):
        trace.read(STORE, "zebras on the moon")


def test_of_every_proposition_and_the_same_bytes() -> None:
    engine = Local(gold())
    rows = engine.ask("PREFIX kg: <https://kgraph.example/ns#> SELECT ?p { ?p a kg:Proposition } ORDER BY ?p").dicts()
    for row in rows[:40]:
        assert page.trace(trace.read(engine, row["p"])) == page.trace(trace.read(engine, row["p"]))
