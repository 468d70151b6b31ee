"""The seed articles are what they claim to be, and every record of `seeds/gold` fits the text that kgraph reads."""

import json
import re
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

import pytest

from kgraph import record as types
from kgraph.article import Article
from kgraph.readers import read

SEEDS = Path(__file__).parents[2] / "seeds"
GOLD = {
    row["article"]: row
    for file in sorted((SEEDS / "gold").glob("*.jsonl"))
    for row in map(json.loads, file.read_text("utf-8").splitlines())
}
READ = list(read([SEEDS / "articles"]))
ARTICLES = {article.id: article for article in READ if isinstance(article, Article)}
FOOT = re.compile(r"\bwritten for testing kgraph\b")

articles = pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES.keys())
records = pytest.mark.parametrize("name", GOLD)


def spans(record: dict[str, Any]) -> list[dict[str, Any]]:
    found = [mention for entity in record["entities"] for mention in entity["mentions"]]
    for claim in record["claims"]:
        found += [*claim["content"], *filter(None, [claim["cue"], claim["source"]["mention"]])]
    return found + [relation["evidence"] for relation in record["relations"]]


def test_all_files_are_read() -> None:
    assert len(ARTICLES) == len(READ) >= 14, [str(one) for one in READ if not isinstance(one, Article)]


@articles
def test_each_article_is_short_invented_and_says_so(article: Article) -> None:
    assert 150 <= len(article.text.split()) <= 400
    assert FOOT.search(article.text.strip().splitlines()[-1])
    assert article.title and article.text.splitlines()[0].removeprefix("# ") == article.title
    if article.outlet or article.url:  # a sheet without a sender may stand at no address
        assert (urlsplit(article.url or "").hostname or "").endswith(".example")
    assert article.language == "en"


def test_some_lack_a_date_or_an_outlet_and_one_is_reprinted() -> None:
    assert any(article.published is None for article in ARTICLES.values())
    assert any(article.outlet is None for article in ARTICLES.values())
    assert any(a.text == b.text and a.outlet != b.outlet for a, b in combinations(ARTICLES.values(), 2))


def test_each_article_has_its_record() -> None:
    assert GOLD.keys() == ARTICLES.keys()
    assert len(GOLD) == sum(len(file.read_text("utf-8").splitlines()) for file in (SEEDS / "gold").glob("*.jsonl"))


@records
def test_spans_lie_in_the_text_that_is_read(name: str) -> None:
    record, text = GOLD[name], ARTICLES[name].text
    assert record["text_sha256"] == ARTICLES[name].text_sha256
    assert record["tokens"] == [list(match.span()) for match in re.finditer(r"\w+", text)]
    for span in spans(record):
        words = text[span["start"]:span["end"]]
        assert words and words == words.strip() and "\n" not in words, span
        assert span.get("text", words) == words
    for claim in record["claims"]:
        assert claim["content"]
        assert all(a["end"] <= b["start"] for a, b in pairwise(claim["content"])), claim["id"]


@records
def test_no_two_entities_share_a_mention(name: str) -> None:
    mentions = sorted((m["start"], m["end"]) for entity in GOLD[name]["entities"] for m in entity["mentions"])
    assert all(a[1] <= b[0] for a, b in pairwise(mentions))
    assert all(entity["mentions"] for entity in GOLD[name]["entities"])


@records
def test_ids_resolve(name: str) -> None:
    record = GOLD[name]
    ids = Counter(entity["id"] for entity in record["entities"])
    assert set(ids.values()) <= {1}
    assert set(Counter(claim["id"] for claim in record["claims"]).values()) <= {1}
    for claim in record["claims"]:
        used = {*claim["via"], *claim["about"], *claim["source"].get("also", []), claim["source"]["entity"], claim["subject"]}
        assert used - {None} <= ids.keys(), claim["id"]
        assert claim["subject"] is None or claim["subject"] in claim["about"], claim["id"]
    for relation in record["relations"]:
        assert {relation["subject"], relation["object"]} - {None} <= ids.keys(), relation


@records
def test_values_are_those_of_the_guideline(name: str) -> None:
    record, allowed = GOLD[name], {
        "speech": types.Speech, "polarity": types.Polarity, "certainty": types.Certainty, "stance": types.Stance, "topic": types.Topic,
    }
    for claim in record["claims"]:
        for field, values in allowed.items():
            assert claim[field] in get_args(values), (claim["id"], field)
    assert all(entity["type"] in get_args(types.EntityType) for entity in record["entities"])
    for relation in record["relations"]:
        assert relation["predicate"] in get_args(types.Predicate)
        assert (relation["predicate"] == "holdsRole") == (relation["role"] is not None), relation


@records
def test_sources_agree_with_their_entities(name: str) -> None:
    entities = {entity["id"]: entity for entity in GOLD[name]["entities"]}
    for claim in GOLD[name]["claims"]:
        source = claim["source"]
        if source["kind"] == "impersonal":
            assert source["entity"] is None and source["mention"] is None and not claim["firsthand"], claim["id"]
        else:
            assert entities[source["entity"]]["named"] == (source["kind"] == "named"), claim["id"]
            assert source["entity"] not in claim["via"], claim["id"]
        if claim["polarity"] == "negative":
            assert claim["stance"] in ("denies", "doubts"), claim["id"]


@records
def test_the_publisher_is_never_a_relay(name: str) -> None:
    names = {entity["id"]: entity["name"].removeprefix("The ") for entity in GOLD[name]["entities"]}
    publisher = (ARTICLES[name].outlet or "").removeprefix("The ")
    assert publisher not in {names[relay] for claim in GOLD[name]["claims"] for relay in claim["via"]}


def test_a_proposition_is_shared_or_null() -> None:
    bearers = Counter(claim["proposition"] for record in GOLD.values() for claim in record["claims"])
    assert {proposition: n for proposition, n in bearers.items() if proposition and n < 2} == {}


def test_some_allegation_stands_in_three_articles_and_leads_back_to_one_voice() -> None:
    told: dict[tuple[str, str], set[str]] = {}
    for name, record in GOLD.items():
        names = {entity["id"]: entity["name"] for entity in record["entities"]}
        for claim in record["claims"]:
            if claim["proposition"] and claim["source"]["kind"] == "named" and claim["stance"] == "asserts":
                told.setdefault((claim["proposition"], names[claim["source"]["entity"]]), set()).add(name)
    assert len(told["putin-has-cancer", "Kyrylo Budanov"]) >= 3
    assert len(told["putin-talked-with-patrushev", "General SVR"]) >= 3


def test_the_hard_cases_are_there() -> None:
    claims = [claim for record in GOLD.values() for claim in record["claims"]]
    assert any(len(claim["via"]) >= 2 for claim in claims)
    assert {claim["stance"] for claim in claims} == set(get_args(types.Stance))
    assert {claim["certainty"] for claim in claims} == set(get_args(types.Certainty))
    assert {claim["source"]["kind"] for claim in claims} == set(get_args(types.SourceKind))
    assert any(len(claim["content"]) > 1 for claim in claims) and any(claim["cue"] is None for claim in claims)
    assert any(claim["source"]["kind"] != "impersonal" and not claim["firsthand"] for claim in claims)
    assert any(claim["stance"] == "denies" and claim["polarity"] == "positive" for claim in claims)
