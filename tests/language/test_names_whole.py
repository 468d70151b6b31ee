"""Names that taggers cut, tear or mistake: each rule with a case where it must not fire."""

import pytest
from spacy.language import Language

from kgraph.language import pipeline
from kgraph.language.layers import Layers, layers
from tests.language.test_names import names, types


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.load(components=("kg_names",))


KINDS = [
    # a town that a saint gave its name to; the saint is a person
    ("They will meet on Friday in St. Louis to eat.", {("St. Louis", "Place")}, {("Louis", "Person")}),
    ("ST. ALDWYN — A clerk slept. He flew to St. Petersburg in May.", {("ST. ALDWYN", "Place"), ("St. Petersburg", "Place")},
     {("Petersburg", "Person")}),
    ("St. Ada Quill was buried there.", {("Ada Quill", "Person")}, {("St. Ada Quill", "Place")}),
    # datelines; a word that is shouted before a dash is none
    ("MEXICO CITY - A clerk slept on Monday.", {("MEXICO CITY", "Place")}, set()),
    ("BREAKING NEWS - A clerk slept on Monday.", set(), {("BREAKING NEWS", "Place")}),
    # committees of donors are bodies by their names alone
    ("A super PAC paid for it. His super PAC, the Weir Fund, slept. Super PACs pay.", {("Weir Fund", "Organisation")},
     {("PAC", "Organisation"), ("PACs", "Organisation")}),
    # what a hyphen joins to a name is no part of it
    ("Ruth Calder slept. An increasing share of pro-Calder messages and the anti-Washington mood helped.", {("Calder", "Person")},
     {("pro-Calder", "Organisation"), ("anti-Washington", "Organisation")}),
    # who bears the name of a country, where the country is not spoken of
    ("Rep. Karl Israel (D-N.Y.) said the hall was full. “They were loud,” Israel said.",
     {("Israel", "Person")}, {("Israel", "Organisation")}),
    ("Rep. Karl Israel objected to the Israeli plan. Israel denied the strike.", {("Israel", "Organisation")}, {("Israel", "Person")}),
    ("Coach Anna Jordan sat. Talks began in Jordan.", {("Jordan", "Place")}, {("Jordan", "Person")}),
    # a nationality that is a given name; what a paper says of a German
    ("“We laugh,” said German Moreno. “It is satire,” said Freddy Moreno, German's brother.",
     {("German Moreno", "Person"), ("German", "Person"), ("Freddy Moreno", "Person")}, {("Moreno", "Person")}),
    ("The mayor met German Horst Vogel in May, and Anna Vogel.", {("Horst Vogel", "Person")}, {("German Horst Vogel", "Person")}),
    # a speech that is called like a programme; medals; what is left of a tag
    ("She gave a State of the Union address in May.", set(),
     {("State of the Union", "Outlet"), ("State of the Union", "Organisation")}),
    ("The Gold Star mother accepted a Purple Heart.", set(),
     {("Gold Star", "Outlet"), ("The Gold Star", "Outlet"), ("Purple Heart", "Person"), ("Purple Heart", "Organisation")}),
    ('<tweet author="x" date="2016-08-23">BREAKING: many came.</tweet>', set(), {('08-23">BREAKING', "Organisation")}),
    ('<tweet id="1" author="x" date="2016-06-28">The Weir Fund came.</tweet>', {("Weir Fund", "Organisation")},
     {('06-28"', "Organisation")}),
    ("He saw it on CNN’s “Ruth Calder 360” on Sunday.", {("Ruth Calder 360", "Outlet")}, {("Ruth Calder 360", "Person")}),
    ("She spoke on WQQX radio and WQQY-TV. The KEYS were lost.",
     {("WQQX", "Outlet"), ("WQQY-TV", "Outlet")}, {("KEYS", "Outlet")}),
    ("The ad ran on the NBC affiliate WHO.", {("WHO", "Outlet")}, {("WHO", "Organisation")}),
    # names of several words whole
    ("The towns are San Pedro Sula, Honduras, and Acapulco.", {("San Pedro Sula", "Place")}, {("San Pedro", "Place"), ("Sula", "Place")}),
    ("It was drawn up by the Citizens' Council for Public Health and Social Justice in May.",
     {("Council for Public Health and Social Justice", "Organisation")}, set()),
    ("An aide to President Rodrigo NuÃ±ez Prado said so.", {("Rodrigo NuÃ±ez Prado", "Person")},
     {("Prado", "Person"), ("Rodrigo NuÃ±ez", "Person")}),
    ("The suit names Sean Calder and Tyrone Varley. Karl Varley slept.",
     {("Tyrone Varley", "Person")}, {("Tyrone Varley", "Organisation")}),
    ("His father, Karl Mohr Sr., who ran, slept. Rolf Hale, Jr., woke.", {("Karl Mohr Sr.", "Person"), ("Rolf Hale, Jr.", "Person")},
     {("Jr.", "Person")}),
    # a town before its state, in full; a capital that has something; who stands beside a body; the land and its people
    ("A clerk claimed that Ferrow, Missouri, has a mill. “Like Ferrow,” he said. Ferrow had two fires.", {("Ferrow", "Place")},
     {("Ferrow", "Person"), ("Ferrow", "Organisation")}),
    ("Caracas, with many suburbs, had 3 fires. Caracas rejected the offer.", {("Caracas", "Place"), ("Caracas", "Organisation")}, set()),
    ("He said they must fight enemies like ISIS, Iran and Russia.", {("Iran", "Organisation"), ("Russia", "Organisation")}, set()),
    ("He rowed to islands like Crete, Iran and Russia.", set(), {("Russia", "Organisation")}),
    ("America cannot afford it.", {("America", "Place")}, {("America", "Organisation")}),
    # a post's words are no body; a state by its letters behind a party
    ("She met him as Cabinet secretary in May.", set(), {("Cabinet", "Organisation")}),
    ("Sen. Ruth Calder (I-Vt.) objected.", {("Vt.", "Place")}, {("Vt", "Place")}),
    ("Rep. Ruth Calder, R-N.Y., objected.", {("N.Y.", "Place")}, {("R-N.Y.", "Organisation")}),
]


@pytest.mark.parametrize(("text", "wanted", "refused"), KINDS, ids=[row[0][:40] for row in KINDS])
def test_kinds(nlp: Language, text: str, wanted: set[tuple[str, str]], refused: set[tuple[str, str]]) -> None:
    found = types(nlp, text)
    assert wanted <= found
    assert not refused & found


ONE = [
    ("Support rose in a Fox News poll. The last Fox poll was late.", "Outlet Fox News", 2),
    ("He led in a Washington Post-ABC News poll. In the new Post-ABC poll he lost. The Post was late.", "Outlet Washington Post", 3),
    ("The Washington Post asked. A man told The Post that he slept.", "Outlet The Washington Post", 2),
    ("The Calder Foundation paid. They met Foundation donors in May.", "Organisation Calder Foundation", 2),
    ("The Senate met. The U.S. Senate voted.", "Organisation U.S. Senate", 2),
    ("They live in Vermont. Sen. Ruth Calder (I-Vt.) left.", "Place Vermont", 2),
    ("Reuters slept. The Associated Press (@AP) asked.", "Outlet The Associated Press", 2),
    ("Anna Eva Sada Vidal left. Later Sada said that she was glad.", "Person Anna Eva Sada Vidal", 2),
    ("Robert Mohr Jr. left. Then Robert Mohr slept.", "Person Robert Mohr Jr.", 2),
    ("Brent Bozell III, who founded it, left. “It is late,” Bozell says.", "Person Brent Bozell III", 2),
]


@pytest.mark.parametrize(("text", "entity", "mentions"), ONE)
def test_one_entity(nlp: Language, text: str, entity: str, mentions: int) -> None:
    assert len(names(nlp, text)[entity]) == mentions


def test_the_own_paper_by_its_last_word(nlp: Language) -> None:
    doc = nlp.make_doc("She told The Post that it was late. The Courier slept.")
    doc._.kg = Layers(outlet="The Harwick Post")
    own = {e.name: e.outlet_of_article for e in layers(nlp(doc)).entities if e.type == "Outlet"}
    assert own == {"The Post": True, "The Courier": False}


def test_a_father_and_a_son_stay_two(nlp: Language) -> None:
    found = names(nlp, "Rep. Karl Mohr agreed. His father, Karl Mohr Sr., who ran in May, is sad. Mohr said so.")
    assert found["Person Karl Mohr"] == ["Karl Mohr", "Mohr"]


def test_who_is_only_named_in_a_quotation_is_not_meant_by_the_surname(nlp: Language) -> None:
    text = "Mary Mohr sued. The suit says that “the death of Sean Mohr was caused by fog and by a clerk.” Mohr is represented by a lawyer."
    assert names(nlp, text)["Person Mary Mohr"] == ["Mary Mohr", "Mohr"]
