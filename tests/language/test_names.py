"""Names: which words are one, what kind it is, and which names are one entity. Each rule with a case where it must not fire."""

import pytest
from spacy.language import Language

from kgraph.language import pipeline
from kgraph.language.layers import Layers, layers


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.load(components=("kg_names",))


def names(nlp: Language, text: str, outlet: str | None = None) -> dict[str, list[str]]:
    """Each named entity as "Type name" with the words of its mentions."""
    doc = nlp.make_doc(text)
    doc._.kg = Layers(outlet=outlet)
    doc = nlp(doc)
    found: dict[str, list[str]] = {}
    for entity in layers(doc).entities:
        words = [text[m.chars[0] : m.chars[1]] if m.chars else doc[m.start : m.end].text for m in entity.mentions]
        found.setdefault(f"{entity.type} {entity.name}", []).extend(words)
    return found


def types(nlp: Language, text: str) -> set[tuple[str, str]]:
    return {(word, kind.split(" ", 1)[0]) for kind, words in names(nlp, text).items() for word in words}


KINDS = [
    # titles stay out of a person's name
    ("On Monday President Marta Kovalenko met Dr. Simon Hale.", {("Marta Kovalenko", "Person"), ("Simon Hale", "Person")}, set()),
    ("He was seen with Lt. Gen. Harold Greaves in May.", {("Harold Greaves", "Person")}, {("Lt. Gen. Harold Greaves", "Person")}),
    # a hyphen joins a name
    ("Officials met Park Sung-min on Friday.", {("Park Sung-min", "Person")}, {("Park Sung", "Person")}),
    ("They lived through the Marta Kovalenko-era rules.", {("Marta Kovalenko", "Person")}, {("Marta Kovalenko-era", "Person")}),
    # bodies by their head word, and as far as the tagger takes them
    (
        "The Securities and Exchange Commission fined the bank.",
        {("Securities and Exchange Commission", "Organisation")},
        {("Exchange Commission", "Organisation")},
    ),
    ("She works for the Ministry of Defence.", {("Ministry of Defence", "Organisation")}, {("Ministry", "Organisation")}),
    ("He joined the Council for the Welfare of Miners.", {("Council for the Welfare of Miners", "Organisation")}, set()),
    # a nationality before a body's noun; alone it is no name
    (
        "The Danish government fell, Danish voters said.",
        {("Danish government", "Organisation")},
        {("Danish", "Organisation"), ("Danish voters", "Group")},
    ),
    # institutions in small letters, of which a state has one; others are no names
    ("He spoke to Norway's security council.", {("security council", "Organisation")}, set()),
    ("He spoke to the village council.", set(), {("council", "Organisation"), ("village council", "Organisation")}),
    # a sign for "and" joins the names of a firm
    ("It was checked by the auditor Hartwig & Sole.", {("Hartwig & Sole", "Organisation")}, {("Hartwig & Sole", "Person")}),
    # a line that ends in a full stop is no headline, however many capitals it has
    ("The FBI and President Marta Kovalenko met Simon Hale.", {("FBI", "Organisation"), ("Simon Hale", "Person")}, set()),
    # a day, a verb and a bracket end a name
    ("They spoke to Morning Joe Monday in Hudson.", {("Morning Joe", "Outlet"), ("Hudson", "Place")}, {("Monday", "Place")}),
    ("It airs on the Fox network Tuesday night.", set(), {("Tuesday", "Outlet")}),
    ("“[W]e met President [Karl] Vogel,” Simon Hale said.", {("Vogel", "Person")}, {("W]e", "Person"), ("Karl] Vogel", "Person")}),
    # an age and a "who" tell of a person
    ("81-year-old Parker Eaton, a nominal Republican, came.", {("Parker Eaton", "Person")}, set()),
    ("Norvik, who sold the mill, has left.", {("Norvik", "Person")}, set()),
    ("The Norvik Bank, who sold the mill, has left.", {("Norvik Bank", "Organisation")}, set()),
    # a state is none, whoever stands before it
    ("He fears that fellow candidate Florida Senator Simon Hale wins.", {("Florida", "Place")}, {("Florida", "Person")}),
    # people write, too
    ("Carly Rask wrote on Facebook: “It is over.”", {("Carly Rask", "Person")}, set()),
    # laws and games are no bodies
    ("Voters backed the Clean Rivers Act in June.", set(), {("Clean Rivers Act", "Organisation")}),
    # party and state behind a name are none
    ("Sen. Ruth Calder (D-Ohio) objected.", {("Ruth Calder", "Person")}, {("D-Ohio", "Organisation"), ("D-Ohio", "Place")}),
    ("Sen. Ruth Calder (R-Texas) objected.", {("Texas", "Place")}, {("R", "Organisation"), ("R-Texas", "Organisation")}),
    # what stands behind "the town of", behind "In", or before a state, is a place
    ("It began in the town of Maplecroft.", {("Maplecroft", "Place")}, set()),
    ("They met in Dellford, Va., in May.", {("Dellford", "Place")}, {("Dellford", "Person")}),
    ("MARWELL, Ill. — Two men slept.", {("MARWELL", "Place")}, set()),
    ("It was filed in Washington, D.C., in May.", {("Washington, D.C.", "Place")}, {("D.C.", "Place")}),
    ("He was driven to the Harrow Street Towers.", {("Harrow Street Towers", "Place")}, {("Harrow Street Towers", "Organisation")}),
    # a country before its department is a place of its own; before an army it is part of the name
    ("The US State Department agreed.", {("US", "Place"), ("State Department", "Organisation")}, set()),
    # offices by the post that holds them; the mayor's is hers alone
    (
        "He called the Dorn County Sheriff's office and the state prosecutor's office.",
        {("Dorn County Sheriff's office", "Organisation"), ("state prosecutor's office", "Organisation")},
        {("Dorn County Sheriff", "Organisation")},
    ),
    ("He called the mayor's office.", set(), {("mayor's office", "Organisation")}),
    # what a minister is minister of is no body; letters behind a name are none
    ("The Home Office asked Home Secretary Anna Brandt.", {("Home Office", "Organisation")}, {("Home", "Organisation")}),
    ("Tom Brandt, KC, said so.", {("Tom Brandt", "Person")}, {("KC", "Place"), ("KC", "Organisation")}),
    # programs are no people and no bodies
    ("They used Internet Explorer and Safari.", set(), {("Explorer", "Organisation"), ("Safari", "Organisation")}),
    # a family is a group; a person alone is none
    ("Ruth Calder slept. The suit names the Calders.", {("Ruth Calder", "Person"), ("Calders", "Group")}, {("Calders", "Person")}),
    # tags that were left in a text are no part of a name
    ('<tweet author="x" date="2016-06-29">Marta Kovalenko left.</tweet>', {("Marta Kovalenko", "Person")}, set()),
    # a government speaks or acts; a place is where things are
    ("Iran rejected the offer.", {("Iran", "Organisation")}, set()),
    ("Snow fell in Iran.", {("Iran", "Place")}, {("Iran", "Organisation")}),
    ("The minister accused Iran of delay.", {("Iran", "Organisation")}, set()),
    ("Iran is a large country.", {("Iran", "Place")}, {("Iran", "Organisation")}),
    ("Tourists flew to Moscow in spring.", {("Moscow", "Place")}, set()),
    ("Moscow denied the report.", {("Moscow", "Organisation")}, set()),
    # outlets: by list, by the noun beside them, by what they are called
    ("She told Reuters that it was late.", {("Reuters", "Outlet")}, set()),
    ("The Telegram channel Grey Heron posted a map.", {("Grey Heron", "Outlet")}, set()),
    ("A channel called Night Ferry posted a map.", {("Night Ferry", "Outlet")}, set()),
    ("A channel across the bay froze.", set(), {("bay", "Outlet")}),
    ("The Harwick Courier reported a leak.", {("The Harwick Courier", "Outlet")}, {("Harwick Courier", "Outlet")}),
    ("He read it in the Harwick Courier.", {("Harwick Courier", "Outlet")}, {("the Harwick Courier", "Outlet")}),
    ("The account @greyheron posted it.", {("@greyheron", "Outlet")}, set()),
    # by the noun beside a name in quotation marks, and by the form of an address
    ("He said so on the podcast “The Long Night.”", {("The Long Night", "Outlet")}, set()),
    ("He told the paper, “Never again.”", set(), {("Never again", "Outlet")}),
    ("It was seen on Brightfen.com in May.", {("Brightfen.com", "Outlet")}, {("Brightfen.com", "Organisation")}),
    ("It stood in the Medical Journal of Norway.", {("Medical Journal of Norway", "Outlet")}, set()),
    # a rank in the name of a channel, wherever it stands; an officer who owns one is a person
    ("General Frost, a Telegram channel, left. Later General Frost wrote.", {("General Frost", "Outlet")}, {("Frost", "Person")}),
    ("General SVR, an anonymous channel, said so.", {("General SVR", "Outlet")}, {("SVR", "Organisation")}),
    ("General Petrov, a channel owner, slept.", {("Petrov", "Person")}, {("General Petrov", "Outlet")}),
    # a common word is an outlet only where it is written as one
    ("The Guardian reported it.", {("The Guardian", "Outlet")}, set()),
    ("The guardian of the child agreed.", set(), {("guardian", "Outlet"), ("The guardian", "Outlet")}),
    # a hyphen joins the words of a body and of a paper
    (
        "The Labour-Unity Party of Norway met.",
        {("Labour-Unity Party of Norway", "Organisation")},
        {("Unity Party of Norway", "Organisation")},
    ),
    ("He told the Dorn Democrat-Gazette.", {("Dorn Democrat-Gazette", "Outlet")}, {("Dorn", "Place")}),
    ("They studied Post-Soviet trade.", set(), {("Post-Soviet", "Outlet")}),
    # treaties are no bodies, and a town that only names one is no place
    (
        "He left the Mid-Range Weapons Forces Treaty.",
        set(),
        {("Mid-Range Weapons Forces", "Organisation"), ("Range Weapons Forces", "Organisation")},
    ),
    ("They broke the Geneva conventions.", set(), {("Geneva", "Place")}),
    ("They met in Geneva in May.", {("Geneva", "Place")}, set()),
    # two bodies that "and" joins; an office of a post; a post "of" what is no body
    (
        "The Department of Public Works and Office of the Director of National Intelligence spoke.",
        {("Department of Public Works", "Organisation"), ("Office of the Director of National Intelligence", "Organisation")},
        {("National Intelligence", "Organisation")},
    ),
    ("The Director of National Intelligence slept.", set(), {("National Intelligence", "Organisation")}),
    ("The Committee to Protect Anglers met.", {("Committee to Protect Anglers", "Organisation")}, set()),
    ("The Southern District of New York asked him.", {("Southern District of New York", "Organisation")}, {("New York", "Place")}),
    # armed forces by a nationality, police by a town; a policeman is none
    ("He fought with the Norwegian armed forces.", {("Norwegian armed forces", "Organisation")}, set()),
    ("On Monday Boston police arrested two men.", {("Boston police", "Organisation")}, {("Boston", "Place")}),
    ("Two Boston police officers slept.", {("Boston", "Place")}, {("Boston police", "Organisation")}),
    # unknown acronyms where a body would stand; others are words
    ("The ban was lifted by the IQRF in May.", {("IQRF", "Organisation")}, set()),
    ("The DNA was lost, and the CEO slept.", set(), {("DNA", "Organisation"), ("CEO", "Organisation")}),
    # who employs somebody; initials; titles with a town in them; people that a comma parts
    ("She hit a Dellmarts worker in May.", {("Dellmarts", "Organisation")}, set()),
    ("It was said that J.D. Gorman left.", {("J.D. Gorman", "Person")}, {("Gorman", "Person")}),
    ("They saw the Duke of York in May.", set(), {("Duke of York", "Place")}),
    # an agency's longer name, and a firm of media; a foundation is no paper
    ("He told Reuters News Agency in May.", {("Reuters News Agency", "Outlet")}, set()),
    ("It was made by The Daily Caller News Foundation.", set(), {("The Daily Caller", "Outlet"), ("Daily Caller", "Outlet")}),
    # where people are found is a place; whom they trust is a person
    ("She was held near Kobelin for days.", {("Kobelin", "Place")}, {("Kobelin", "Person")}),
    ("They had faith in Novak, he said.", set(), {("Novak", "Place")}),
    ("They drove to Port Averill in May.", {("Port Averill", "Place")}, {("Port Averill", "Organisation"), ("Port Averill", "Person")}),
    # governments: who is behind something, whose word it is, whose proxy
    ("They agree that Iran was behind the theft.", {("Iran", "Organisation")}, set()),
    ("The rebels are a proxy of Moscow.", {("Moscow", "Organisation")}, set()),
    ("The suburbs of Moscow burned.", {("Moscow", "Place")}, {("Moscow", "Organisation")}),
    # heads of captions and lists
    ("Photographs of the hall were sold. Photographs are cheap.", set(), {("Photographs", "Person"), ("Photographs", "Organisation")}),
    ("The Eastern and Southern Districts met.", set(), {("Eastern", "Place")}),
    # what belongs to somebody, or is a holy site, makes no outlet
    ("Andres Vallin painted. The Vallin donor program and the Vallin website opened. Vallin slept.", {("Andres Vallin", "Person")},
     {("Vallin", "Outlet"), ("Andres Vallin", "Outlet")}),
    ("Pilgrims go to Mecca, the holiest site of all. Mecca was full.", {("Mecca", "Place")}, {("Mecca", "Outlet")}),
    ("The count was carried out in Devon and in Kent.", {("Devon", "Place")}, {("Devon", "Outlet")}),
    ("He told the bishop, Aidan Croke, in May that the hall was shut.", {("Aidan Croke", "Person")},
     {("Aidan Croke", "Outlet")}),
    ("Meri, a news site, reported that the bank failed.", {("Meri", "Outlet")}, set()),
    # storms, ships and bodies' initials are nobody
    ("Cyclone Phailin hit the coast, and Hurricane Irma came next.", set(),
     {("Cyclone Phailin", "Person"), ("Phailin", "Person"), ("Irma", "Person")}),
    ("Wong Kwok-kin of the FTU won, and FTU's Alice Mak lost.", {("FTU", "Organisation"), ("Alice Mak", "Person")}, {("FTU", "Person")}),
    # what is called a firm, and the credit of a picture
    ("Visits rose, according to the company Hitwise UK. The company counts them.", {("Hitwise", "Organisation")}, set()),
    ("Police arrested student Ahmed Mohamed Image: Twitter.", {("Ahmed Mohamed", "Person")}, {("Ahmed Mohamed Image", "Person")}),
    ("In a recent Evolution paper Bos and colleagues describe ants. Nick Bos works in Helsinki. Bos said he was glad.",
     {("Nick Bos", "Person")}, {("Evolution paper Bos", "Person"), ("Evolution paper Bos", "Outlet")}),
]


@pytest.mark.parametrize(("text", "wanted", "refused"), KINDS, ids=[row[0][:40] for row in KINDS])
def test_kinds(nlp: Language, text: str, wanted: set[tuple[str, str]], refused: set[tuple[str, str]]) -> None:
    found = types(nlp, text)
    assert wanted <= found
    assert not refused & found


ONE = [
    ("Marta Kovalenko spoke. Later Kovalenko left, and Ms Kovalenko slept.", "Person Marta Kovalenko", 3),
    ("The Central Bank of Ireland (CBI) met. The CBI said nothing.", "Organisation Central Bank of Ireland", 3),
    ("Bluefen Trading was raided. Bluefen denied it. Police had watched Bluefen for months.", "Organisation Bluefen Trading", 3),
    ("The Russian army fell back. The Russian military said so.", "Organisation Russian military", 2),
    ("Karrow denied it. Karrow Group said so. Police had watched Karrow for months.", "Organisation Karrow Group", 3),
    ("Anna Vidal Ruiz left. Later Vidal Ruiz slept.", "Person Anna Vidal Ruiz", 2),
    ("Ruth Calder (@rcalder) left. A note by @rcalder was read.", "Person Ruth Calder", 3),
    ("The Associated Press asked. The AP was told to wait.", "Outlet The Associated Press", 2),
    ("Michael Farrow left. Later Mike Farrow slept.", "Person Michael Farrow", 2),
    ("Wilfred Michael Farrow left. Later Mike Farrow slept.", "Person Wilfred Michael Farrow", 2),
    ("Vera Lane, whose real name is Anna Calder, left. Calder slept, and Lane woke.", "Person Vera Lane", 4),
    ("The Justice Department sued. The DOJ was late.", "Organisation Justice Department", 2),
    ("NBC News asked. Later NBC was told to wait.", "Outlet NBC News", 2),
    ("The Harwick Courier asked. A man told the Courier that he slept.", "Outlet The Harwick Courier", 2),
    ("Turkey rejected it. The Turkish government said so.", "Organisation Turkish government", 2),
]


@pytest.mark.parametrize(("text", "entity", "mentions"), ONE)
def test_one_entity(nlp: Language, text: str, entity: str, mentions: int) -> None:
    assert len(names(nlp, text)[entity]) == mentions


@pytest.mark.parametrize(
    "text",
    [
        "Michael Farrow left. Later Mark Farrow slept.",
        "Anna Calder, known to Vera Lane, left.",
        "Wilfred Michael Farrow left. Later William Farrow slept.",
    ],
)
def test_two_people_stay_two(nlp: Language, text: str) -> None:
    assert len([kind for kind in names(nlp, text) if kind.startswith("Person")]) == 2


def test_who_is_called_by_the_given_name_alone_is_not_meant_by_the_surname(nlp: Language) -> None:
    text = "Jonas Mohr was shot on Friday, a clerk, Rolf Mohr, said. Rolf told the police that Mohr had been followed."
    assert names(nlp, text)["Person Jonas Mohr"] == ["Jonas Mohr", "Mohr"]
    quoted = "Jonas Mohr was shot on Friday, a clerk, Rolf Mohr, said. “Rolf is right,” a guard said. Mohr had been followed."
    assert names(nlp, quoted)["Person Rolf Mohr"][-1] == "Mohr"


def test_people_who_share_a_surname_stay_two(nlp: Language) -> None:
    found = names(nlp, "Anna Lindqvist sued her brother. Peter Lindqvist replied. Mr Lindqvist was angry; Ms Lindqvist was calm.")
    assert len(found["Person Anna Lindqvist"]) == len(found["Person Peter Lindqvist"]) == 2


def test_bodies_with_one_word_in_common_stay_two(nlp: Language) -> None:
    found = names(nlp, "The Justice Department sued. The Energy Department was silent.")
    assert {"Organisation Justice Department", "Organisation Energy Department"} <= set(found)


def test_the_own_outlet_is_marked(nlp: Language) -> None:
    doc = nlp.make_doc("The Harwick Courier could not verify it. Reuters could.")
    doc._.kg = Layers(outlet="Harwick Courier")
    own = {e.name: e.outlet_of_article for e in layers(nlp(doc)).entities}
    assert own == {"The Harwick Courier": True, "Reuters": False}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("They lived aboard the cruise ship, Freewind. On board the Freewind, Ada Quill fell ill.", {"Ada Quill"}),
        ("The Olins left. Rolf Olin said the Olin campaign was over.", {"Rolf Olin"}),
    ],
    ids=["a ship", "a family"],
)
def test_what_has_the_before_it_is_no_person(nlp: Language, text: str, people: set[str]) -> None:
    assert {kind.split(" ", 1)[1] for kind in names(nlp, text) if kind.startswith("Person")} == people


def test_who_stands_beside_a_husband_is_none(nlp: Language) -> None:
    doc = nlp.make_doc("Jovana Paris, a Norland woman, has left. Her husband and Paris met in May.")
    doc._.kg = Layers()
    [person] = [e for e in layers(nlp(doc)).entities if e.type == "Person"]
    assert (person.gender, person.roles) == ("f", {"woman"})


def test_the_surname_is_not_whose_kin_was_brought_in(nlp: Language) -> None:
    text = "Hilda Mohr and her husband, former President Bill Mohr, came in May. Mohr said it was fun."
    assert names(nlp, text)["Person Hilda Mohr"] == ["Hilda Mohr", "Mohr"]
    text = "Actor Karl Mohr sang. Mohr, the younger brother of film legend Rolf Mohr, left in May. Mohr was tired."
    assert names(nlp, text)["Person Rolf Mohr"] == ["Rolf Mohr"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        # whom the surname meant twice goes on bearing it when another of the name comes up
        ("Eva Mohr came. Mohr sat. Mohr spoke.\n\nThen Rolf Mohr praised her.\n\nMohr was glad.", 4),
        # not behind the other's full name in one paragraph
        ("Eva Mohr came. Mohr sat. Mohr spoke.\n\nRolf Mohr, a cousin, doubts it. Mohr was sad.", 3),
        # with "Mr." it may be another than without
        ("Eva Mohr came. Mohr sat. Mohr spoke.\n\nRolf Mohr is a cousin.\n\nMr. Mohr was sad.", 3),
        # one letter off
        ("Eva Lindquist came. Eva Lindqvist sat. Eva spoke.", 3),
    ],
)
def test_a_surname_goes_on_meaning_whom_it_meant(nlp: Language, text: str, first: int) -> None:
    found = names(nlp, text)
    assert len(next(words for kind, words in found.items() if kind.startswith("Person Eva"))) == first


def test_an_office_that_is_a_given_name_too(nlp: Language) -> None:
    assert "Person Eva Horak" in names(nlp, "The council accused Dean Eva Horak of theft. She denied it.")
    assert "Person Dean Martin" in names(nlp, "The council heard Dean Martin on Monday.")
    assert "Person Berit Ulbrandt" in names(nlp, "Lawyer Berit Ulbrandt confirmed it on Tuesday.")


def test_titles_tell_role_sex_and_country(nlp: Language) -> None:
    doc = nlp("French President Marta Kovalenko met Greta Holm, a spokeswoman.")
    people = {e.name: (e.gender, e.country, e.roles) for e in layers(doc).entities if e.type == "Person"}
    assert people["Marta Kovalenko"][1:] == ("France", {"president"})
    assert people["Greta Holm"] == ("f", None, {"spokeswoman"})


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "...", "“”", "—", "'s", "(", "1234", "🧊 🧊", "The", "THE BANK OF THE NORTH SAID NO", "a\n" * 50, "@", "D-", "Mr."],
)
def test_odd_texts(nlp: Language, text: str) -> None:
    for kind, words in names(nlp, text).items():
        assert kind.split(" ", 1)[0] in ("Person", "Organisation", "Outlet", "Place", "Group")
        assert all(word and word in text for word in words)


def test_order_of_mentions_and_tokens(nlp: Language) -> None:
    doc = nlp("Reuters asked Marta Kovalenko. Kovalenko told Reuters to wait.")
    kg = layers(doc)
    for index, entity in enumerate(kg.entities):
        starts = [m.start for m in entity.mentions]
        assert starts == sorted(starts)
        assert all(kg.at[i] == index for m in entity.mentions for i in range(m.start, m.end))


def test_a_trade_that_no_list_has_is_a_role(nlp: Language) -> None:
    doc = nlp("They asked the glazier Marta Kovalenko and Greta Holm, a welder. The newsletter praised Simon Hale.")
    people = {e.name: e.roles for e in layers(doc).entities if e.type == "Person"}
    assert people == {"Marta Kovalenko": {"glazier"}, "Greta Holm": {"welder"}, "Simon Hale": set()}
