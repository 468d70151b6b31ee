"""Through whom the words came, who is an outlet by use, whom "we" means, and who only doubts or takes no side."""

import pytest

from kgraph.article import Article
from kgraph.language import Extractor
from kgraph.record import Claim, Record, quote

TITLE = "Notes from the town"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _record(extractor: Extractor, text: str, outlet: str = "The Example") -> tuple[str, Record]:
    whole = f"{TITLE}\n\n{text}"
    return whole, extractor.extract(Article(id="case", text=whole, title=TITLE, outlet=outlet))


def _claim(text: str, record: Record, words: str) -> Claim:
    found = [c for c in record.claims if words in quote(text, c.content)]
    assert found, f"no claim holds “{words}”"
    return min(found, key=lambda c: sum(s.end - s.start for s in c.content))


def _name(record: Record, entity: str | None) -> str | None:
    return next((e.name for e in record.entities if e.id == entity), None)


CHAINS = [
    ("“It was dark,” Mara Olin told CNN. “It is light,” Olin said in parliament.", "It is light", []),
    ("“It was dark,” Mara Olin told CNN. “It is light,” Olin said, speaking to workers.", "It is light", []),
    ("“It was dark,” Mara Olin told CNN. Olin said in Paris on Tuesday that it was light.", "it was light", []),
    ("“It was dark,” Mara Olin told CNN on Monday in Paris. “It is light,” Olin said.", "It is light", ["CNN"]),
    ("During a town hall aired by CNN, Mara Olin and Bernt Rask made their case. “It was dark,” said Rask.", "It was dark", ["CNN"]),
    ("At a debate on CNN, Mara Olin made her case. Olin told reporters that the weir had burst.", "had burst", []),
    ("At a fair before a debate hosted by CNN, Mara Olin said that the weir had burst.", "had burst", []),
    ("Mara Olin said through her lawyer that the weir had burst.", "had burst", ["her lawyer"]),
    ("Mara Olin said in a statement released by her lawyer, Bernt Rask, that the weir had burst.", "had burst", ["Bernt Rask"]),
    ("Mara Olin said through an interpreter that the weir had burst.", "had burst", []),
    ("Peter Holm of the Coast Post wrote that the weir had burst.", "had burst", ["Coast Post"]),
    ("The Coast Post’s president, Bernt Rask, wrote that the weir had burst.", "had burst", []),
    ("A CNN poll has Mara Olin ahead. Some 42% of voters say that the weir had burst.", "had burst", ["CNN"]),
    ("A CNN poll has Mara Olin ahead. Two clerks say that the weir had burst.", "had burst", []),
    ("In a statement released by her lawyer, Bernt Rask, Mara Olin said that the weir had burst.", "weir had burst", ["Bernt Rask"]),
    ("“It was dark,” Mara Olin said in a statement issued through the Harbour Foundation. “I saw no one.”", "I saw no one",
     ["Harbour Foundation"]),
    ("“It was dark,” Mara Olin said via a spokesman. At the fair, Olin said the weir had burst.", "It was dark", ["spokesman"]),
    ("“It was dark,” Mara Olin said via a spokesman. At the fair, Olin said the weir had burst.", "weir had burst", []),
    ("“It was dark,” Mara Olin said in a statement that her lawyer, Bernt Rask, read. “I saw no one,” Olin told the court.", "no one", []),
    ("“It was dark,” Mara Olin said in a statement provided by the Harbour Foundation to CNN. “I saw no one,” she added.", "no one",
     ["Harbour Foundation", "CNN"]),
    ("Mara Olin told the Arabic service of Radio Velm that the weir had burst.", "weir had burst", ["Radio Velm"]),
    ("Mara Olin told the mother of Radio Velm that the weir had burst.", "weir had burst", []),
    ("The weir had burst, Mara Olin told Radio Velm, per the Coast Post.", "weir had burst", ["Radio Velm", "Coast Post"]),
    ("According to a recording obtained by the Coast Post, Mara Olin said the mill must close. “It was dark,” she said.", "It was dark",
     ["Coast Post"]),
    ("According to a recording, Mara Olin said the mill must close. “It was dark,” she said.", "It was dark", []),
    ("Mara Olin said through tears that the weir had burst.", "weir had burst", []),
    ("Mara Olin said in a statement on the Harbour Foundation that the weir had burst.", "weir had burst", []),
    ("In a new Gallup poll, 42 percent of voters say that the mill must close.", "mill must close", ["Gallup"]),
    ("A Gallup poll found that the mill is loved. Half of voters think the weir had burst.", "weir had burst", ["Gallup"]),
    ("A Gallup poll found that the mill is loved. In another poll, half of voters said the weir had burst.", "weir had burst", []),
    ("A Gallup poll found that the mill is loved. Bernt Rask said the weir had burst.", "weir had burst", []),
    ("Ada Quill of the Coast Post wrote that the weir had burst.", "weir had burst", ["Coast Post"]),
    ("Ada Quill, a reporter for the Coast Post, tweeted that the weir had burst.", "weir had burst", ["Coast Post"]),
    ("Ada Quill, a former reporter for the Coast Post, wrote that the weir had burst.", "weir had burst", []),
    ("Ada Quill, a reporter for the Coast Post, told the court that the weir had burst.", "weir had burst", []),
    ("Coast Post reporter Ada Quill wrote that Mara Olin said the weir had burst.", "weir had burst", ["Ada Quill", "Coast Post"]),
    ("Mara Olin denied the Coast Post’s report that the weir had burst.", "weir had burst", []),
    ("Mara Olin explained to Radio Velm why the weir was sold. “It was dark,” Olin said.", "It was dark", ["Radio Velm"]),
    ("“It was dark,” Mara Olin told Radio Velm. Olin wrote in the description of the mill that the weir was sold.", "weir was sold", []),
    ("Sunday on CNN’s “Dora Marlow Live,” Mara Olin said the weir has burst. “It was dark,” Olin said.", "It was dark", ["CNN"]),
    ("At the fair, the Coast Post’s Bernt Rask asked Mara Olin about the weir. Olin replied that it had burst.", "had burst",
     ["Coast Post"]),
    ("Asked by the Coast Post’s Bernt Rask about the weir, Mara Olin said that it had burst.", "had burst", ["Coast Post"]),
    ("Mara Olin discussed the flood with radio host Bernt Rask on Monday. “It was dark,” she told Rask.", "It was dark", ["Bernt Rask"]),
    ("In an interview with radio host Bernt Rask, Mara Olin said that the weir had burst. “It was dark,” she added.", "It was dark",
     ["Bernt Rask"]),
    ("Mara Olin told The Example host Bernt Rask that the weir had burst.", "had burst", []),
    ("In an interview with host Bernt Rask on WQQX radio, Mara Olin said that the weir had burst.", "had burst", ["WQQX"]),
    ("Mara Olin told host Bernt Rask on Monday that the weir had burst.", "had burst", ["Bernt Rask"]),
    ("Mara Olin discussed the flood with her neighbour Bernt Rask on Monday. Olin said the weir had burst.", "had burst", []),
    ("The fleet has left the port, Mara Olin was quoted as saying by Radio Velm.", "left the port", ["Radio Velm"]),
    ("The fleet has left the port, Radio Velm quoted Mara Olin as saying.", "left the port", ["Radio Velm"]),
    ("Mara Olin told Radio Velm that the weir has burst.", "weir has burst", ["Radio Velm"]),
    ("The mayor took money, his former driver told Radio Velm, the Coast Post reports. The driver said it lay under the seat.",
     "under the seat", ["Radio Velm", "Coast Post"]),
    ("The weir has burst, Mara Olin said on Radio Velm, as noted by the newsletter Bushel.", "weir has burst", ["Radio Velm", "Bushel"]),
    ("Mara Olin, the judge, disclosed the affair to the Coast Post. Olin said that the letters were forged.", "letters were forged",
     ["Coast Post"]),
    ("Mara Olin gave her account in an interview with the Coast Post. “The letters were forged,” she said.", "letters were forged",
     ["Coast Post"]),
    ("A rich miller was secretly recorded saying that the weir was sold. The recording was obtained by the Coast Post.", "weir was sold",
     ["Coast Post"]),
    ("Mara Olin denied the fire ever happened in an interview with the Coast Post.", "fire ever happened", ["Coast Post"]),
    ("Mara Olin said the judge was ill. “The letters were forged,” Olin told the Coast Post.", "judge was ill", ["Coast Post"]),
    ("A suit first reported by the Coast Post says the miller hid flour. Ada Quill filed the suit in May.", "miller hid flour",
     ["Coast Post"]),
    ("Mara Olin said the weir has burst. Bernt Rask told Radio Velm that the mill is gone.", "weir has burst", []),
    ("Mara Olin told The Example that the weir has burst.", "weir has burst", []),
    ("The lawyer told Radio Velm that the judge was ill. The channel was quoted by the agency Harbour Wire. "
     "The judge wept, the lawyer said.", "judge wept", ["Radio Velm", "Harbour Wire"]),
    ("Mara Olin told Radio Velm that the weir has burst. “It was dark,” Olin said in the interview, "
     "which the Coast Post published in part.", "It was dark", ["Radio Velm", "Coast Post"]),
    ("The judge was ill, a nurse told Radio Velm. Her words were picked up by the Coast Post. The nurse said that he could not stand.",
     "could not stand", ["Radio Velm", "Coast Post"]),
    ("The judge was ill, a nurse told Radio Velm. The Coast Post published a poem on Monday. The nurse said that he could not stand.",
     "could not stand", ["Radio Velm"]),
    ("In an interview with Radio Velm, reprinted in English by the Coast Post, the judge, Mara Olin, said the weir has burst.",
     "weir has burst", ["Radio Velm", "Coast Post"]),
    ("The weir has burst, the Coast Post reported, citing a nurse who had spoken to Radio Velm.", "weir has burst",
     ["Radio Velm", "Coast Post"]),
    ("Two nurses told Radio Velm that the judge was ill. One of the nurses said that he could not stand.", "could not stand",
     ["Radio Velm"]),
    ("Two nurses told Radio Velm that the judge was ill. One of them, Birgit Aaby, said he wept all day.", "wept all day", ["Radio Velm"]),
    ("Two nurses told Radio Velm that the judge was ill. One of the guards said that he could not stand.", "could not stand", []),
    ("The duke sleeps in the stables, an aide told the newsletter Royal Ear, the Coast Post reports.", "sleeps in the stables",
     ["Royal Ear", "Coast Post"]),
    ("Mara Olin wrote in a Coast Post op-ed that the weir has burst.", "weir has burst", ["Coast Post"]),
    ("Mara Olin complained to Coast Post’s Jon Falk that the weir has burst.", "weir has burst", ["Coast Post"]),
    ("Asked by Coast Post’s Jon Falk about the mill, Mara Olin said that the weir has burst.", "weir has burst", ["Coast Post"]),
    ("Mara Olin, speaking with the Coast Post editorial board, said that the weir has burst.", "weir has burst", ["Coast Post"]),
    ("Mara Olin told Radio Velm and the Coast Post that the weir has burst.", "weir has burst", ["Radio Velm", "Coast Post"]),
    ("Mara Olin noted that the mill is central to the town, reported the Coast Post.", "mill is central", ["Coast Post"]),
    ("The weir has burst, Mara Olin wrote after the Coast Post published a story about the mill.", "weir has burst", []),
    ("The weir has burst, Ada Quill wrote in answer to Jon Falk and his remarks to the Coast Post.", "weir has burst", []),
    ("In an interview with Radio Velm, Mara Olin said the weir has burst. “It is a pity,” Olin said in a statement on Monday. "
     "“I am sorry for it.”", "I am sorry", []),
    ("In an interview with Radio Velm, Mara Olin said the weir has burst. Olin later said that she had been misread.", "misread", []),
    ("In an interview with Radio Velm, Mara Olin said the weir has burst. Olin also said that she had been misread.", "misread",
     ["Radio Velm"]),
    ("“The weir has burst,” Mara Olin told a Danish television channel.", "weir has burst", ["Danish television channel"]),
    ("Mara Olin told the town council that the weir has burst.", "weir has burst", []),
    ("The council ruled that the weir was sold, according to local media reports.", "weir was sold", ["local media"]),
    ("“They sold the weir,” Mara Olin said, according to a recording provided by Radio Velm.", "sold the weir", ["Radio Velm"]),
    ("“They sold the weir,” Mara Olin said, according to a transcript of the hearing.", "sold the weir", []),
    ("“The weir has burst,” Mara Olin said on “Meet the Press.”", "weir has burst", ["Meet the Press"]),
    ("Mara Olin told Jon Falk of Radio Velm that the weir has burst.", "weir has burst", ["Radio Velm"]),
    ("Coast Post reporter Peter Hahn rose early. Mara Olin told Hahn that the weir has burst.", "weir has burst", ["Coast Post"]),
    ("Coast Post reporter Peter Hahn rose early. Mara Olin told Anna Quill that the weir has burst.", "weir has burst", []),
    ("Mara Olin, named by Radio Velm as the next mayor, said that the weir has burst.", "weir has burst", []),
    ("Peter Hahn told his wife, who works for CNN, that the mill burst.", "mill burst", []),
    ("Mara Olin praised the media and told the media that the weir has burst.", "weir has burst", []),
    ("Two people familiar with the sale said the weir was lost, according to Reuters. They said the mayor knew.", "mayor knew",
     ["Reuters"]),
    ("In an interview with Radio Velm, Mara Olin said the weir has burst. Olin told the council that she had been misread.", "misread", []),
    ("In an interview with Radio Velm, Mara Olin said the weir has burst. Olin told the reporter that she had been misread.", "misread",
     ["Radio Velm"]),
    ("“They sold the weir,” Mara Olin said, according to a guard.", "sold the weir", ["guard"]),
    ("Mara Olin wrote on social media that the weir has burst.", "weir has burst", []),
    ("Mara Olin told Radio Velm that the weir has burst. In an interview with this newspaper, Olin said it was dark.", "it was dark", []),
    ("Mara Olin gave her account in an interview with the broadcaster Canal Velm. “It was dark. The letters were forged.”",
     "letters were forged", ["Canal Velm"]),
    ("Mara Olin sold her barge to the broadcaster Canal Velm. “The letters were forged,” she said.", "letters were forged", []),
]


@pytest.mark.parametrize(("text", "words", "via"), CHAINS)
def test_chain(extractor: Extractor, text: str, words: str, via: list[str]) -> None:
    whole, record = _record(extractor, text)
    assert [_name(record, v) for v in _claim(whole, record, words).via] == via


OUTLETS = [
    ("An aide told Zeitraum that the duke has fled. Zeitraum reported it on Monday.", "Zeitraum", True),
    ("The newsletter Royal Ear has the story.", "Royal Ear", True),
    ("Mara Olin told Rask to go home. Rask refused.", "Rask", False),
    ("Mara Olin told Norvia that the pact was dead. Norvia sent soldiers to the border.", "Norvia", False),
]


@pytest.mark.parametrize(("text", "name", "outlet"), OUTLETS)
def test_outlet_by_use(extractor: Extractor, text: str, name: str, outlet: bool) -> None:
    _, record = _record(extractor, text)
    assert any(e.name == name and e.type == "Outlet" for e in record.entities) is outlet


def test_our_own_desk_is_no_relay(extractor: Extractor) -> None:
    whole, record = _record(extractor, "Mara Olin told BBC Sport that the race was fixed.", outlet="BBC News")
    assert _claim(whole, record, "race was fixed").via == ()


OWN = [
    ("Tarn Echo", "Mara Olin told the Echo that the race was fixed.", []),
    ("The Norland Post", "In an interview with The Post, Mara Olin said that the race was fixed.", []),
    ("The Norland Post", "Mara Olin told TNP that the race was fixed. TNP has the tape.", []),
    ("The Norland Post", "Mara Olin told the Echo that the race was fixed.", ["Echo"]),
    ("The Norland Post", "Mara Olin told the Coast Post in May. “The race was fixed,” she told the Post.", ["Coast Post"]),
    ("The Norland Post", "Mara Olin told Radio Velm that she was ill. Olin told the Post that the race was fixed.", []),
    ("The Norland Post", "Mara Olin told Radio Velm that she was ill. Olin told the Post that she wept. She said the race was fixed.", []),
]


@pytest.mark.parametrize(("outlet", "text", "via"), OWN)
def test_our_own_short_name_is_no_relay(extractor: Extractor, outlet: str, text: str, via: list[str]) -> None:
    whole, record = _record(extractor, text, outlet)
    assert [_name(record, v) for v in _claim(whole, record, "race was fixed").via] == via


RESTATED = [
    ("Duke fled Tarn by barge, Olin says", "Mara Olin told Radio Velm that the duke had fled Tarn on a barge by night.", ["Radio Velm"]),
    ("Duke is ill, Olin says", "Mara Olin told Radio Velm that the duke had fled Tarn on a barge at night.", []),
    ("Duke fled Tarn by night barge, Olin says", "Mara Olin told the court that the duke had fled Tarn on a barge at night.", []),
]


@pytest.mark.parametrize(("title", "text", "via"), RESTATED)
def test_what_is_told_twice_came_the_same_way(extractor: Extractor, title: str, text: str, via: list[str]) -> None:
    filler = "The weir is long and old. " * 40
    whole = f"{title}\n\n{filler}\n\n{text}"
    record = extractor.extract(Article(id="case", text=whole, title=title, outlet="The Example"))
    first = min(record.claims, key=lambda c: c.content[0].start)
    assert [_name(record, v) for v in first.via] == via


NAMED = [
    ("Radio Velm told of the flood. The Telegram channel Red Bushel wrote that the weir has burst.", "Red Bushel"),
    ("Radio Velm told of the flood. The channel wrote that the weir has burst.", "Radio Velm"),
]


@pytest.mark.parametrize(("text", "source"), NAMED)
def test_an_outlet_with_its_name_behind_it_is_no_other(extractor: Extractor, text: str, source: str) -> None:
    whole, record = _record(extractor, text)
    assert _name(record, _claim(whole, record, "weir has burst").source.entity) == source


FIRSTHAND = [
    ("The fund has reportedly paid for six dams, according to the auditor.", True),
    ("The fund reportedly paid for six dams, Mara Olin said.", True),
    ("The fund paid for six dams, Mara Olin reportedly said.", False),
    ("Mara Olin reportedly said that the fund paid for six dams.", False),
]


@pytest.mark.parametrize(("text", "firsthand"), FIRSTHAND)
def test_only_hearsay_of_the_saying_is_not_firsthand(extractor: Extractor, text: str, firsthand: bool) -> None:
    whole, record = _record(extractor, text)
    assert _claim(whole, record, "for six dams").firsthand is firsthand


WE = [
    ("“We found no money in the safe,” said Jon Falk, a spokesman for Orbel Holdings.", "found no money", "Orbel Holdings"),
    ("“I found no money in the safe,” said Jon Falk, a spokesman for Orbel Holdings.", "found no money", "Jon Falk"),
    ("“We never spoke of it,” the Orbel Holdings spokesman, Jon Falk, said.", "never spoke", "Orbel Holdings"),
    ("The State Department confirmed that the safe was empty. “We can confirm the loss,” a spokesman said.", "confirm the loss",
     "State Department"),
    ("“We found no money in the safe,” said Army Gen. Jon Falk, director of the Orbel Institute.", "found no money", "Orbel Institute"),
    ("“We found no money in the safe,” said Army Gen. Jon Falk.", "found no money", "Army"),
    ("Jon Falk was sued. Ada Quill, one of Falk’s lawyers, said her client never lied.", "never lied", "Jon Falk"),
    ("“We will see them in court,” said Jon Falk, a lawyer for Orbel Holdings.", "see them in court", "Jon Falk"),
]


@pytest.mark.parametrize(("text", "words", "subject"), WE)
def test_we_is_the_body_spoken_for(extractor: Extractor, text: str, words: str, subject: str) -> None:
    whole, record = _record(extractor, text)
    assert _name(record, _claim(whole, record, words).subject) == subject


AGAIN = [
    ("An anonymous letter claims that the safe was empty. Olin said the letter was a forgery.", "was a forgery", "anonymous letter"),
    ("A nurse told the Coast Post that the mayor was ill. His wife doubts that the nurse exists.", "nurse exists", "nurse"),
    ("A letter claims the safe was empty. Another letter says it was full. Olin said the letter was a forgery.", "was a forgery", None),
    ("An anonymous letter claims that the safe was empty. Olin said the letter from the bank was a forgery.", "was a forgery", None),
]


@pytest.mark.parametrize(("text", "words", "subject"), AGAIN)
def test_an_unnamed_source_is_spoken_of_again(extractor: Extractor, text: str, words: str, subject: str | None) -> None:
    whole, record = _record(extractor, text)
    assert _name(record, _claim(whole, record, words).subject) == subject


STANCES = [
    ("Mara Olin said it was hard to believe that the weir would hold.", "hard to believe", "doubts"),
    ("Mara Olin said she could not comment on the matter.", "not comment", "noPosition"),
    ("Mara Olin is not convinced that the weir will hold.", "weir will hold", "doubts"),
    ("Mara Olin described the report as nonsense.", "report", "denies"),
    ("Mara Olin described the mayor as a coward.", "mayor", "asserts"),
    ("Mara Olin ruled out that the weir would burst.", "weir would burst", "denies"),
    ("“I never touched a penny,” Mara Olin said.", "never touched", "denies"),
    ("Mara Olin wrote that something is wrong at the mill.", "is wrong", "asserts"),
    ("Mara Olin said that the report is wrong.", "is wrong", "denies"),
    ("“I never knew the man,” Mara Olin said.", "never knew", "asserts"),
    ("“I am not rattled,” Mara Olin said.", "not rattled", "asserts"),
    ("“I did not work on the weir until May,” Mara Olin said.", "not work", "asserts"),
    ("“We refute both charges,” Mara Olin said.", "both charges", "denies"),
    ("“We reject the offer,” Mara Olin said.", "the offer", "asserts"),
    ("“This is nothing but nonsense, and there is nobody in the whole of the town who could believe it,” Mara Olin said.",
     "nothing but nonsense", "denies"),
    ("Mara Olin said the account was false because the guard who gave it had slept through the night in the mill.", "account was false",
     "denies"),
    ("Mara Olin is not expected to resign this week.", "not", "denies"),
    ("The mayor rejected criticism from Mara Olin that shutting down the mill made the town less safe.", "shutting down", "denies"),
    ("Mara Olin said the mayor was hard to find.", "hard to find", "asserts"),
]


@pytest.mark.parametrize(("text", "words", "stance"), STANCES)
def test_stance(extractor: Extractor, text: str, words: str, stance: str) -> None:
    whole, record = _record(extractor, text)
    assert _claim(whole, record, words).stance == stance


SOURCES = [
    ("Ada Quill, who filed a suit in March, is a nurse. The suit claims the contract is void.", "contract is void", "Ada Quill"),
    ("Ada Quill said in a statement that the mill was sold. The miller owes a fortune, according to the statement.", "owes a fortune",
     "Ada Quill"),
    ("An anonymous letter came in May. Ada Quill wrote a letter in June. The papers say little. A letter said the mill was sold.",
     "mill was sold", "letter"),
    ("Ada Quill and Bernt Rask fled in May. The pair said they had been hunted.", "been hunted", "Ada Quill"),
    ("A New Jersey man said he had the plague, police said. Jon Falk, 50, of Kelm, was arrested.", "had the plague", "Jon Falk"),
    ("Olin insiders said the mill was sold. Mara Olin told the Coast Post that the mill was sold to a friend.", "mill was sold",
     "Olin insiders"),
    ("A former Olin aide said the mill was sold. Mara Olin told the Coast Post that the mill was sold for a song.", "mill was sold",
     "former Olin aide"),
    ("The mill was sold, according to a report in the Coast Post.", "mill was sold", "Coast Post"),
    ("The mill was sold, according to a survey conducted by the Coast Post.", "mill was sold", "Coast Post"),
    ("The mill was sold, according to a report in the cellar.", "mill was sold", "report in the cellar"),
    ("Charges against Ada Quill, who said she had done nothing wrong, were dropped.", "nothing wrong", "Ada Quill"),
]


@pytest.mark.parametrize(("text", "words", "source"), SOURCES)
def test_source(extractor: Extractor, text: str, words: str, source: str) -> None:
    whole, record = _record(extractor, text)
    assert _name(record, _claim(whole, record, words).source.entity) == source


@pytest.mark.parametrize(
    ("title", "text", "one"),
    [
        ("Bank hid losses, memo says", "The bank hid its losses, an internal memo says.", True),
        ("Notes from the town", "The mill is closed, a memo says. The bank hid its losses, an internal memo says.", False),
        ("Bank hid losses, secret memo says", "The bank hid its losses, an internal memo says.", False),
    ],
)
def test_a_headline_says_less_of_its_source(extractor: Extractor, title: str, text: str, one: bool) -> None:
    record = extractor.extract(Article(id="case", text=f"{title}\n\n{text}", title=title, outlet="The Example"))
    assert len({c.source.entity for c in record.claims}) == (1 if one else 2)
    assert len(record.claims) == 2
