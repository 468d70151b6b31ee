"""The board: each claim in the lane of what it does to what it is about, and what a reader looks for told by signs."""

from kgraph.queries.engines import Local
from kgraph.views import board, page
from tests.queries.make import corpus, hand

STORE = Local(hand())
BOARD = board.read(STORE, {a.key: a.text for a in corpus()[0]})
ROWS = {p.label: p for q in BOARD.questions for p in q.propositions}


def test_each_claim_stands_in_the_lane_of_its_stance() -> None:
    cancer = next(p for label, p in ROWS.items() if "has cancer" in label)
    assert [c.outlet for c in cancer.lanes["asserts"]] == ["Channel Nine"]
    assert [c.outlet for c in cancer.lanes["relays"]] == ["Daily Wren", "Evening Kite"]
    assert cancer.lanes["denies"] and cancer.contested and "unnamed" in cancer.signs
    fire = next(p for p in ROWS.values() if "fire" in p.label)
    assert {lane for lane, held in fire.lanes.items() if held} >= {"denies"}


def test_what_no_one_answers_is_told_from_what_no_one_says() -> None:
    resign = next(p for label, p in ROWS.items() if "may resign" in label)
    assert set(resign.signs) == {"unanswered", "unnamed"}


def test_contested_questions_come_first() -> None:
    contested = [q.contested for q in BOARD.questions]
    assert contested == sorted(contested, reverse=True) and contested[0]


def test_a_claim_that_states_two_things_is_counted_once_in_what_is_opened() -> None:
    assert len({c.id for c in BOARD.claims}) == len(BOARD.claims)
    html = page.board(BOARD)
    assert html.count("<template ") == len(BOARD.claims)


def test_focus_keeps_what_is_said_of_one() -> None:
    part = board.read(STORE, focus="Bo Rask")
    assert part.focus == "Bo Rask" and {c.words for q in part.questions for p in q.propositions for c in p.claims} == {"Bo Rask lied"}
    assert "Claim board: Bo Rask" in page.board(part)


def test_marks_carry_the_whole_sentence() -> None:
    html = page.board(BOARD)
    assert 'aria-label="Daily Wren: a doctor, via Channel Nine, says: Ada Quill has cancer"' in html
    assert "No denial or comment found in these 4 articles." in html


def test_same_bytes() -> None:
    assert page.board(BOARD) == page.board(board.read(STORE, {a.key: a.text for a in corpus()[0]}))
