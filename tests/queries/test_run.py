"""Parameters: names, dates, numbers; nothing that is typed becomes part of a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import AmbiguityError, KgraphError, UsageError
from kgraph.queries import Local, NameIndex, SeveralError, load, run
from kgraph.queries.binding import bind
from tests.queries.make import hand as make_hand

STORE = make_hand()
INDEX = NameIndex(Local(STORE))


@pytest.mark.parametrize(("typed", "kind", "label"), [
    ("Ada Quill", None, "Ada Quill"), ("ada quill", None, "Ada Quill"), (" Ada  Quill ", None, "Ada Quill"), ("Rask", None, "Bo Rask"),
    ("person/bo-rask", None, "Bo Rask"), ("https://kgraph.example/person/eve-quill", None, "Eve Quill"),
    ("The Daily Wren", "Outlet", "Daily Wren"),
    ("TARN BANK", None, "Tarn Bank"),
])
def test_a_name_finds_its_bearer(typed: str, kind: str | None, label: str) -> None:
    assert INDEX.find(typed, kind).label == label


def test_several_bearers_are_listed_with_what_tells_them_apart() -> None:
    with pytest.raises(SeveralError, match="2 answer to 'Quill'") as told:
        INDEX.find("Quill")
    ada, eve = told.value.bearers
    assert (ada.name, ada.roles, ada.says, ada.said_about) == ("Ada Quill", ("mayor",), 2, 6)
    assert (eve.name, eve.roles, eve.says, eve.said_about) == ("Eve Quill", (), 1, 0)
    assert told.value.candidates == ("person/ada-quill", "person/eve-quill") and told.value.exit_code == 3


def test_unnamed_sources_answer_to_their_description_and_never_before_a_name() -> None:
    with pytest.raises(SeveralError, match="3 answer to 'A doctor'") as told:
        INDEX.find("A doctor")
    assert INDEX.find(told.value.bearers[0].iri).unnamed


@pytest.mark.parametrize(("typed", "kind", "near"), [
    ("Ada Quil", None, "Ada Quill"), ("Bo Rsak", None, "Bo Rask"), ("Dayly Wren", "Outlet", "Daily Wren"),
])
def test_a_name_that_nobody_bears_names_the_nearest(typed: str, kind: str | None, near: str) -> None:
    with pytest.raises(AmbiguityError, match=f"did you mean .*{near}") as told:
        INDEX.find(typed, kind)
    assert near in told.value.candidates


def test_a_person_is_no_outlet() -> None:
    with pytest.raises(AmbiguityError, match="no outlet here is called 'Ada Quill'"):
        INDEX.find("Ada Quill", "Outlet")


@pytest.mark.parametrize(("query", "given_", "said"), [
    ("who-says", {}, "needs about .*as in: kgraph query who-says"), ("who-says", {"abut": "x"}, "no parameter 'abut'; it takes about"),
    ("first-seen", {"from": "yesterday"}, "2022-05-14"), ("first-seen", {"from": "2022-13"}, "2022-05-14"),
    ("one-origin", {"least": "many"}, "such as 3"), ("one-origin", {"least": "-1"}, "such as 3"),
    ("one-origin", {"least": "٣"}, "such as 3"),
    ("says", {"source": "Ada Quill", "alleged": "perhaps"}, "true or false"),
])
def test_wrong_parameters_are_told(query: str, given_: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        run(STORE, query, given_)


@pytest.mark.parametrize(("query", "given_", "near"), [
    ("claims-by-topic", {"about": "Ada Quill", "topic": "helth"}, "health"), ("ties", {"kind": "MetWit"}, "metWith"),
])
def test_an_unknown_value_names_the_nearest(query: str, given_: dict[str, str], near: str) -> None:
    with pytest.raises(AmbiguityError, match=near):
        run(STORE, query, given_)


def test_free_queries_take_no_parameters() -> None:
    with pytest.raises(UsageError, match="only named queries take parameters"):
        run(STORE, "ASK { ?s ?p ?o }", {"about": "Ada Quill"})


VALUES = st.one_of(st.text(max_size=40), st.sampled_from([
    "<x> } SERVICE <http://x/> { ?a ?b ?c", '"} #', "UNDEF } DROP ALL", "x\n}", "\\u007d",
    "person/ada-quill> }", "2022-01-01\n", "3 4", "true }",
]))


@given(VALUES, st.sampled_from(["who-says", "claims-by-topic", "first-seen", "one-origin", "says", "ties", "narration"]))
def test_what_is_typed_becomes_no_part_of_a_query(typed: str, name: str) -> None:
    query = load(name)
    for parameter in query.parameters:
        others = {p.name: "Ada Quill" for p in query.parameters if p.required}
        try:
            text = bind(query, {**others, parameter.name: typed}, lambda: INDEX)
        except KgraphError:
            continue
        added = set(text.splitlines()) - set(query.text.splitlines())
        terms = tuple(line.partition("{ ")[2].removesuffix(" }") for line in added)
        assert all(term.strip('<>"').replace("https://kgraph.example/", "").replace("-", "").isascii() for term in terms)
        assert text.count("\n") <= query.text.count("\n") and text.count("}") <= query.text.count("}")
        assert Local(STORE).ask(text).variables == Local(STORE).ask(query.text).variables


def test_all_four_forms_of_a_query_see_the_union_of_all_graphs() -> None:
    kg = "PREFIX kg: <https://kgraph.example/ns#> "
    # The claim stands in its article's graph, the label of who is meant in the resolved one.
    pattern = "?c kg:about ?who . ?who kg:name 'Ada Quill'"
    assert run(STORE, kg + f"SELECT DISTINCT ?who {{ {pattern} }}").values() == [("https://kgraph.example/person/ada-quill",)]
    assert run(STORE, kg + f"ASK {{ {pattern} }}").truth and not run(STORE, kg + "ASK { ?c kg:about 'Ada Quill' }").truth
    assert len(run(STORE, kg + f"CONSTRUCT {{ ?c kg:about ?who }} {{ {pattern} }}").triples) == 7  # six claims and the narration
    assert run(STORE, "DESCRIBE <https://kgraph.example/person/ada-quill>").triples
