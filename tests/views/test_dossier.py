"""The dossier: every claim with its whole chain, answers beside it, and nothing that reads as if it held."""

import re

import pytest

from kgraph.errors import AmbiguityError
from kgraph.queries.engines import Local
from kgraph.views import dossier, ego, page
from kgraph.views.claims import LANES
from kgraph.views.ego import MOST, picture
from tests.queries.make import corpus, hand

STORE = Local(hand())
TEXTS = {a.key: a.text for a in corpus()[0]}
ADA = dossier.read(STORE, "Ada Quill", TEXTS)


def shown(of: dossier.Dossier) -> str:
    return page.dossier(of, picture(STORE, of))


def said(html: str) -> list[str]:
    """Each claim as it is shown, in plain words."""
    found = re.findall(r"<summary><svg.*?</svg><span>(.*?)</span><span class=.meta", html, re.S)
    return [re.sub(r"<[^>]+>", "", line) for line in found]


def test_a_claim_is_shown_with_its_outlet_and_its_chain() -> None:
    lines = said(shown(ADA))
    assert "Daily Wren: a doctor, via Channel Nine, says: Ada Quill has cancer" in lines
    assert "Daily Wren: Ada Quill denies: she has cancer of any kind" in lines
    assert not any(re.match(r"(Ada Quill|Bo Rask|Eve Quill|A doctor)\b", line) for line in lines), "the outlet stands first"


def test_accounts_by_others_stand_apart_from_own_words() -> None:
    html = shown(ADA)
    alleged = html[html.index("What others say that they said or think") : html.index('<section id="who"')]
    assert {re.sub(r".*: ", "", line) for line in said(alleged)} == {"the bank is finished", "Bo Rask lied"}
    own = html[html.index("In their own words") : html.index("What others say that they said or think")]
    assert not any("it is said of" in line or "says of" in line for line in said(own))


def test_where_no_one_answers_it_says_so_and_never_undenied() -> None:
    html = shown(ADA)
    assert "No denial or comment found in these 4 articles." in html
    assert "undenied" not in html.lower()


def test_denials_stand_beside_what_they_deny_though_they_may_not_name_them() -> None:
    held = {p.label: p for q in ADA.questions for p in q.propositions}
    cancer = next(p for label, p in held.items() if "has cancer" in label)
    assert {c.lane for c in cancer.claims} == {"asserts", "relays", "denies"} and cancer.contested
    assert {c.outlet for c in cancer.lanes["relays"]} == {"Daily Wren", "Evening Kite"}
    assert set(cancer.lanes) == set(LANES)


def test_the_picture_has_no_line_from_one_to_another() -> None:
    drawn = picture(STORE, ADA)
    assert drawn is not None
    claims = {n["id"] for n in drawn.nodes if n["kind"] == "Claim"}
    assert claims and all(claims & {e["from"], e["to"]} for e in drawn.edges)
    assert {e["kind"] for e in drawn.edges} <= {"claims", "is said to have said", "is claimed about", "passes on", "denies"}


def test_nodes_stand_apart_and_denials_across_from_what_they_deny() -> None:
    drawn = picture(STORE, ADA)
    assert drawn is not None
    at = {n["id"]: (n["x"], n["y"]) for n in drawn.nodes}
    assert len(set(at.values())) == len(at)
    for edge in drawn.edges:
        if edge["kind"] == "denies":
            assert at[edge["from"]][0] < 0 < at[edge["to"]][0]


def test_the_picture_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ego, "MOST", 8)
    drawn = picture(STORE, ADA)
    assert MOST == 150 and drawn is not None and len(drawn.nodes) <= 8 and drawn.left_out > 0
    assert f"{drawn.left_out} more claim" in page.dossier(ADA, drawn)


def test_an_outlet_and_a_body_have_a_dossier_too() -> None:
    for name in ("Channel Nine", "Tarn Bank"):
        assert f"<h1 dir=\"auto\">{name}</h1>" in shown(dossier.read(STORE, name))
    with pytest.raises(AmbiguityError):
        dossier.read(STORE, "Nobody Known")


def test_same_bytes() -> None:
    assert shown(ADA) == shown(dossier.read(STORE, "Ada Quill", TEXTS))


def test_every_page_says_what_it_was_made_from() -> None:
    html = shown(ADA)
    assert "<strong>4 articles</strong> of 4 outlets" in html and "No person has checked any of them." in html
    assert html.count("kgraph records who says what; it does not say what is true.") == 2
    assert "claims with the right source 70 and 66" in html or "claims with the right source 70 and 65" in html


def test_what_came_through_them_and_what_stands_in_an_outlets_articles() -> None:
    nine, wren = (dossier.read(STORE, name) for name in ("Channel Nine", "Daily Wren"))
    assert {c.outlet for c in nine.passes} == {"Daily Wren", "Evening Kite"} and len(nine.carried) == nine.carried_of == 1
    assert len(wren.carried) == 3 and "What stands in its articles" in shown(wren)
    assert not ADA.carried
