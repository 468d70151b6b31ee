"""People and groups without a name: how far their description goes, what kind they are, and when two descriptions are one."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token

from kgraph.language import pipeline
from kgraph.language.layers import layers
from kgraph.language.unnamed import add_unnamed, describe, is_group, modifiers


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.load(components=("kg_names",))


def token(doc: Doc, word: str, n: int = 0) -> Token:
    return [t for t in doc if t.text == word][n]


PHRASES = [
    ("A former guard at the prison said it was late.", "guard", "A former guard at the prison"),
    ("Sources close to the ministry said so.", "Sources", "Sources close to the ministry"),
    ("The officer, who was tired, left.", "officer", "The officer"),
    ("Two senior officials who left last year said so.", "officials", "Two senior officials"),
    ("The man's lawyer said so.", "lawyer", "The man's lawyer"),
    ("An aide told the paper that it was late.", "aide", "An aide"),
]


@pytest.mark.parametrize(("text", "word", "phrase"), PHRASES, ids=[row[2] for row in PHRASES])
def test_extent(nlp: Language, text: str, word: str, phrase: str) -> None:
    doc = nlp(text)
    draft = describe(doc, token(doc, word))
    assert doc[draft.start : draft.end].text == phrase
    assert draft.head == token(doc, word).i
    assert draft.kind == "nominal"


KINDS = [
    ("A guard slept.", "guard", "Person", False),
    ("Guards slept.", "Guards", "Group", True),
    ("The crew slept.", "crew", "Group", True),
    ("The lawsuit alleges fraud.", "lawsuit", "Group", False),
    ("A company denied it.", "company", "Organisation", False),
    # a noun that no list has is told by its form, against a list of things
    ("A welder said it was late.", "welder", "Person", False),
    ("An archivist said it was late.", "archivist", "Person", False),
    ("The newsletter said it was late.", "newsletter", "Outlet", False),
    ("The insurer said it was late.", "insurer", "Organisation", False),
]


@pytest.mark.parametrize(("text", "word", "kind", "plural"), KINDS, ids=[row[0] for row in KINDS])
def test_kind(nlp: Language, text: str, word: str, kind: str, plural: bool) -> None:
    doc = nlp(text)
    entity = layers(doc).entities[add_unnamed(doc, token(doc, word))]
    assert (entity.type, entity.plural, entity.named) == (kind, plural, False)


PAIRS = [
    ("A guard slept. The guard woke.", "guard", "guard", True),
    ("A guard slept. Another guard woke.", "guard", "guard", False),
    ("A prison guard slept. The guard woke.", "guard", "guard", True),
    ("A prison guard slept. A bank guard woke.", "guard", "guard", False),
    ("A guard slept. The guards woke.", "guard", "guards", False),
    ("A guard slept. The nurse woke.", "guard", "nurse", False),
]


@pytest.mark.parametrize(("text", "first", "second", "one"), PAIRS, ids=[row[0] for row in PAIRS])
def test_two_descriptions(nlp: Language, text: str, first: str, second: str, one: bool) -> None:
    doc = nlp(text)
    here, there = add_unnamed(doc, token(doc, first)), add_unnamed(doc, [t for t in doc if t.text == second][-1])
    assert (here == there) is one
    assert len(layers(doc).entities) == (1 if one else 2)


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("According to Reuters news agency, it was late.", "agency", "Reuters"),
        ("According to a Norwegian news agency, it was late.", "agency", "Norwegian news agency"),
    ],
)
def test_what_a_name_is_called_is_the_name(nlp: Language, text: str, word: str, name: str) -> None:
    doc = nlp(text)
    assert layers(doc).entities[add_unnamed(doc, token(doc, word))].name == name


def test_a_name_before_a_comma_is_the_person(nlp: Language) -> None:
    words = ["Anna", "Brandt", ",", "a", "former", "fellow", "left", "."]
    deps = ["compound", "nmod", "punct", "det", "amod", "nsubj", "ROOT", "punct"]
    tags = ["NNP", "NNP", ",", "DT", "JJ", "NN", "VBD", "."]
    pos = ["PROPN", "PROPN", "PUNCT", "DET", "ADJ", "NOUN", "VERB", "PUNCT"]
    ents = ["B-PERSON", "I-PERSON", *["O"] * 6]
    doc = Doc(
        nlp.vocab, words=words, heads=[1, 5, 5, 5, 5, 6, 6, 6], deps=deps, tags=tags, pos=pos, lemmas=[w.lower() for w in words], ents=ents
    )
    doc = nlp.get_pipe("kg_names")(doc)
    entity = layers(doc).entities[add_unnamed(doc, token(doc, "fellow"))]
    assert (entity.name, entity.named) == ("Anna Brandt", True)


def test_country_sex_and_role(nlp: Language) -> None:
    doc = nlp("A Danish spokeswoman said so.")
    entity = layers(doc).entities[add_unnamed(doc, token(doc, "spokeswoman"))]
    assert (entity.country, entity.gender, entity.roles) == ("Denmark", "f", {"spokeswoman"})


def test_modifiers_leave_pronouns_out(nlp: Language) -> None:
    doc = nlp("His old prison guard slept.")
    assert modifiers(token(doc, "guard")) == {"old", "prison"}


@pytest.mark.parametrize(("word", "group"), [("Officials", True), ("police", True), ("guard", False), ("someone", False), ("Paper", True)])
def test_groups(nlp: Language, word: str, group: bool) -> None:
    doc = nlp(f"{word} slept.")
    assert is_group(doc[0]) is group


@pytest.mark.parametrize("text", ["guard", "guard.", "THE GUARD", "the the guard", "guard of", "“guard”", "a\n\nguard\n\nof\n\nit"])
def test_odd_texts(nlp: Language, text: str) -> None:
    doc = nlp(text)
    word = next(t for t in doc if t.lower_ == "guard")
    entity = layers(doc).entities[add_unnamed(doc, word)]
    mention = entity.mentions[0]
    assert mention.start <= word.i < mention.end
    assert entity.name
    assert "\n" not in entity.name


STYLED = [
    ("A Telegram channel that calls itself Red Bushel wrote that it was late.", "channel", "Red Bushel"),
    ("A militia calling itself the Tarn Brigade said it was late.", "militia", "Tarn Brigade"),
    ("A man identified as Karl Mohr said it was late.", "man", "Karl Mohr"),
    ("A company called Microsoft said it was late.", "company", "Microsoft"),
    ("The officer identified Karl Mohr and said it was late.", "officer", None),
    ("The aide calls Karl Mohr a liar and said it was late.", "aide", None),
    ("A man named by Microsoft said it was late.", "man", None),
]


@pytest.mark.parametrize(("text", "word", "name"), STYLED, ids=[row[0] for row in STYLED])
def test_whom_a_description_is_said_to_be_called(nlp: Language, text: str, word: str, name: str | None) -> None:
    doc = nlp(text)
    entity = layers(doc).entities[add_unnamed(doc, token(doc, word))]
    assert (entity.name if entity.named else None) == name
