"""Topics: a claim's own words, the article's main matter, and words that the lexicon lacks."""

import re
from typing import get_args

import pytest
from spacy.vocab import Vocab

from kgraph.article import Article
from kgraph.language import topics
from kgraph.language.extractor import Extractor
from kgraph.language.topics_nearest import Nearest
from kgraph.record import Topic


def topic(extractor: Extractor, text: str, title: str | None = None) -> list[str]:
    record = extractor.extract(Article(id="case", text=text, title=title, outlet="The Example Gazette"))
    return [claim.topic for claim in record.claims]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Karl Vogel had cancer and needed surgery", "health"),
        ("Karl Vogel would hand over power to a successor", "succession"),
        ("a coup to overthrow Karl Vogel was under way", "coup"),
        ("an assassin had tried to poison Karl Vogel", "assassination"),
        ("the army fired missiles at troops near the front line", "war"),
        ("Karl Vogel took bribes and laundered money", "corruption"),
        ("Karl Vogel sexually harassed women", "misconduct"),
        ("a gunman shot and killed two people", "violence"),
        ("voters would go to the ballot box", "election"),
        ("the jury would convict Karl Vogel at the trial", "justice"),
        ("the video was fake news and disinformation", "media"),
        ("the sprinter failed a doping test before the olympics", "sport"),
        ("the company's profit and revenue had fallen", "business"),
        ("the ambassador would sign the treaty at the summit", "diplomacy"),
        ("hackers and spies had stolen classified files", "security"),
        ("schools and churches should welcome migrants", "society"),
    ],
)
def test_own_words(extractor: Extractor, clause: str, expected: str) -> None:
    assert topic(extractor, f"Anna Berg said that {clause}.") == [expected]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("the delegate count would settle the contested convention", "election"),
        ("the plan would end health insurance for a million families", "society"),
        ("gun owners had asked for background checks", "society"),
        ("immigration reform had failed and asylum seekers would be deported", "society"),
        ("the tax cut would create jobs and raise the budget deficit", "business"),
        ("the website attack was a denial of service by hackers", "security"),
        ("Karl Vogel was held against his will and forced to work", "misconduct"),
        ("a new robot and a space shuttle would be on exhibit", "society"),
    ],
)
def test_policies_and_matters_beside_crime(extractor: Extractor, clause: str, expected: str) -> None:
    assert topic(extractor, f"Anna Berg said that {clause}.") == [expected]


def test_a_name_is_about_nothing(extractor: Extractor) -> None:
    text = (
        "The ballot was counted on Sunday. Loretta Lynch met voters, Loretta Lynch met a delegate, and Loretta Lynch won the primary. "
        "Lynch thanked them.\n\n“It was a long night,” Anna Berg said."
    )
    assert topic(extractor, text)[-1] == "election"


def test_trade_may_be_the_main_matter(extractor: Extractor) -> None:
    text = (
        "The company sold shoes to retailers, and its revenue and earnings rose. Investors and shareholders bought the stock, and the "
        "manufacturer will hire workers. A school opened next door.\n\n“It was a good year,” Anna Berg said."
    )
    assert topic(extractor, text)[-1] == "business"


def test_a_bare_denial_gets_the_topic_of_the_article(extractor: Extractor) -> None:
    text = "Anna Berg said that Karl Vogel took bribes and laundered money.\n\n“This is absolutely false,” Peter Holm said."
    assert topic(extractor, text) == ["corruption", "corruption"]


def test_the_title_in_the_metadata_counts(extractor: Extractor) -> None:
    text = "“It was not so,” Peter Holm said."
    assert topic(extractor, text) == ["other"]
    assert topic(extractor, text, "Sprinter suspended in doping scandal before the Olympics") == ["sport"]


def test_misconduct_goes_before_the_sport_that_it_happened_in(extractor: Extractor) -> None:
    text = (
        "The coach of the hockey team, Karl Vogel, harassed players before the match, a winger said. Racist slurs fell, she said.\n\n"
        "“This is absolutely false,” Karl Vogel said."
    )
    assert topic(extractor, text)[-1] == "misconduct"


def test_a_campaign_in_which_somebody_is_called_a_bully_stays_one(extractor: Extractor) -> None:
    text = (
        "Karl Vogel leads the polls before the primary, and voters in the caucus states like the candidate. Anna Berg, his rival for the "
        "nomination, called him a bully, a racist and a sexist at a rally.\n\n"
        "“This is absolutely false,” Karl Vogel said."
    )
    assert topic(extractor, text)[-1] == "election"


def test_words_of_any_news_do_not_make_it_a_matter_of_the_media(extractor: Extractor) -> None:
    text = (
        "Soldiers fought near the village. A channel posted a video of the interview, and a newspaper published photos.\n\n"
        "“It was not so,” Peter Holm told the newspaper in an interview that a journalist recorded."
    )
    assert topic(extractor, text)[-1] == "war"


def test_the_matter_of_a_trial_goes_before_the_trial(extractor: Extractor) -> None:
    text = (
        "The court heard the case on Monday. Karl Vogel groped and sexually harassed women, the court found, and he harassed girls. "
        "The judge adjourned.\n\n"
        "“We stand by every word,” Anna Berg said."
    )
    assert topic(extractor, text)[-1] == "misconduct"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The company booked false invoices and paid bribes. Its shareholders had been promised a profit, and the stock market "
            "had believed in its revenue.\n\n“The customers exist,” Anna Berg said.",
            "corruption",
        ),
        (
            "The company opened a factory. Its shareholders had been promised a profit, and the stock market had believed in its "
            "revenue.\n\n“The customers exist,” Anna Berg said.",
            "business",
        ),
        (
            "The doctor gave the rower an injection before the regatta, and the doping test was positive.\n\n"
            "“She was in pain,” Anna Berg said.",
            "sport",
        ),
        (
            "The doctor gave the patient an injection before the surgery, and the cancer test was positive.\n\n"
            "“She was in pain,” Anna Berg said.",
            "health",
        ),
    ],
)
def test_a_matter_takes_over_what_it_is_found_in(extractor: Extractor, text: str, expected: str) -> None:
    assert topic(extractor, text) == [expected]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Karl Vogel would resign before the summer", "succession"),
        ("a plot to remove the president had begun", "coup"),
        ("investigators were looking into the payments", "justice"),
        ("Karl Vogel was in pain on Tuesday", "health"),
    ],
)
def test_an_event_in_a_claim_goes_before_the_matter_of_the_article(extractor: Extractor, clause: str, expected: str) -> None:
    text = f"Karl Vogel has cancer, a doctor said. The cancer needs surgery.\n\nAnna Berg told the doctor that {clause}."
    assert topic(extractor, text)[-1] == expected


def test_a_scene_in_a_claim_does_not(extractor: Extractor) -> None:
    text = "Karl Vogel has cancer, a doctor said. The cancer needs surgery.\n\nAnna Berg said that the company would go on."
    assert topic(extractor, text)[-1] == "health"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Example Gazette could not verify that the nurse exists.", "media"),
        ("The Telegram channel Red Fox is believed to be run by a former colonel.", "media"),
        ("Anna Berg said that the nurse is real.", "health"),
        ("The Telegram channel Red Fox is believed to be ill-informed.", "health"),
    ],
)
def test_how_an_outlet_knows_is_a_matter_of_the_media(extractor: Extractor, sentence: str, expected: str) -> None:
    text = f"Karl Vogel has cancer and needs surgery, the Telegram channel Red Fox said. The cancer spread.\n\n{sentence}"
    assert topic(extractor, text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A blaze broke out at the plant. Firefighters carried out the dead.\n\n“Four are missing,” Anna Berg said.", "other"),
        ("Soldiers set the village ablaze. The army shelled it from tanks.\n\n“Four are missing,” Anna Berg said.", "war"),
        ("A man punched a voter at the election rally and shoved her. She had a bruise.\n\n“He ran,” Anna Berg said.", "violence"),
        ("A man spoke to a voter at the election rally and hugged her. She had a ballot.\n\n“He ran,” Anna Berg said.", "election"),
        ("Officers strip searched a driver after a false arrest, the suit says.\n\n“It happens daily,” Anna Berg said.", "misconduct"),
    ],
)
def test_what_is_no_topic_of_its_own_and_what_happens_at_a_scene(extractor: Extractor, text: str, expected: str) -> None:
    assert topic(extractor, text)[-1] == expected


def test_where_nothing_speaks_for_a_topic_it_is_other(extractor: Extractor) -> None:
    assert topic(extractor, "Anna Berg said that it was so.") == ["other"]


def test_the_lexicon_names_the_topics_of_the_record() -> None:
    assert {t for rows in topics.lexicon().values() for t, _ in rows} == set(get_args(Topic))
    assert all(word == word.lower() and re.sub(r"\s+", " ", word).strip() == word for word in topics.lexicon())


def test_an_unlisted_word_counts_as_its_neighbours_do(extractor: Extractor) -> None:
    few = dict.fromkeys(("doctor", "nurse", "surgeon"), (("health", 3.0),)) | dict.fromkeys(
        ("football", "tennis", "rugby"), (("sport", 3.0),)
    )
    near = Nearest(extractor.nlp.vocab, few)
    assert [t for t, _ in near.points("physician")] == ["health"]
    assert [t for t, _ in near.points("basketball")] == ["sport"]
    assert near.points("xqzzyv") == ()
    assert near.points("physician") == Nearest(extractor.nlp.vocab, few).points("physician")


def test_a_pipeline_without_vectors_gives_no_points() -> None:
    assert Nearest(Vocab(), topics.lexicon()).points("physician") == ()
