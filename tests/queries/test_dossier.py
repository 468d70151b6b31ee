"""Everything about one, and the figures of a whole graph."""

import pyoxigraph as ox

from kgraph.queries import Local
from kgraph.queries.dossier import Dossier, dossier
from kgraph.queries.figures import figures


def of(store: ox.Store, name: str) -> Dossier:
    return dossier(Local(store), name)


def test_what_is_theirs_and_what_others_say_of_them_are_apart(hand: ox.Store) -> None:
    ada = of(hand, "Ada Quill")
    assert (ada.label, ada.kind, ada.articles) == ("Ada Quill", "Person", 4)
    assert (ada.first_mention, ada.last_mention) == ("2022-05-13", "2022-05-16")
    assert [s.says for s in ada.says] == [
        "Ada Quill denies: she has cancer of any kind", "Ada Quill, via Daily Wren, says: the fire at the dam was an accident"]
    assert [s.says for s in ada.alleged] == [
        "An unnamed outlet (loose): it is said of Ada Quill: Bo Rask lied", "Bo Rask says of Ada Quill: the bank is finished"]
    assert not any(s.says.startswith("Ada Quill") for s in ada.alleged)


def test_what_is_said_of_them_is_grouped_with_its_origins_and_denials(hand: ox.Store) -> None:
    cancer, resign = of(hand, "Ada Quill").said_of
    assert (cancer.question, cancer.reports, cancer.origins_min, cancer.origins_max) == ("Ada Quill has cancer", 3, 1, 1)
    assert cancer.denied_by == ("Ada Quill", "Eve Quill") and len(cancer.claims) == 5
    assert (resign.question, resign.origins_min, resign.origins_max, resign.denied_by) == ("Ada Quill may resign", 0, 1, ())


def test_posts_ties_and_narration_name_their_article(hand: ox.Store) -> None:
    ada, bo = of(hand, "Ada Quill"), of(hand, "Bo Rask")
    assert [(p.role, p.status, p.outlet) for p in bo.posts] == [("aide", "Former", "Daily Wren")]
    assert [(t.first, t.kind, t.second, t.outlet) for t in bo.ties] == [
        ("Bo Rask", "AffiliatedWith", "Tarn Bank", "Daily Wren"), ("Bo Rask", "MetWith", "Ada Quill", "Channel Nine")]
    assert [(n.words, n.outlet) for n in ada.narration] == [("A plot may await her", "Daily Wren")]


def test_only_their_own_word_of_themselves_is_not_said_of_them(hand: ox.Store) -> None:
    assert [q.question for q in of(hand, "Bo Rask").said_of] == ["Bo Rask lied"]
    assert of(hand, "Eve Quill").said_of == ()


def test_an_outlet_and_a_body_have_their_dossier(hand: ox.Store) -> None:
    wren, bank = of(hand, "Daily Wren"), of(hand, "Tarn Bank")
    assert (wren.kind, wren.articles, wren.posts) == ("Outlet", 2, ())
    assert (bank.kind, [t.first for t in bank.ties]) == ("Organisation", ["Bo Rask"])


def test_figures(hand: ox.Store) -> None:
    found = figures(Local(hand))
    assert found.counts == {
        "articles": 4, "people": 3, "bodies": 1, "outlets": 3, "claims": 10, "checked": 0, "misread": 0, "questions": 5, "propositions": 5,
        "hedged": 3, "unnamed": 3, "hearsay": 1, "denials": 3, "relations": 5, "narration": 1,
    }
    assert [(c.question, c.reports, c.denied_by) for c in found.contested] == [
        ("Ada Quill has cancer", 3, ("Ada Quill", "Eve Quill")), ("the fire at the dam was an accident", 1, ("Bo Rask",))]
    assert [(c.name, c.claims, c.outlets) for c in found.cited] == [("Ada Quill", 2, 2), ("Bo Rask", 1, 1), ("Eve Quill", 1, 1)]


def test_figures_of_an_empty_graph() -> None:
    found = figures(Local(ox.Store()))
    assert set(found.counts.values()) == {0} and not found.contested and not found.cited
