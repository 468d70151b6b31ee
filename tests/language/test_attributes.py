"""The quick attribute ruler sets what spaCy's own sets, and nothing else."""

import warnings

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from kgraph.language import attributes, pipeline

SET = ["POS", "MORPH", "LEMMA", "TAG", "DEP"]
TEXTS = [
    "Ivo Marek, the mayor of Tarn, said that the dam leaks. Lena Orsk doesn't believe that, does she?",
    "There's a leak, and there are others. He gets what he got; they had better go, so as not to be late. That which was, was.",
    "It'd been done. I'm not gonna do it. THE DAM LEAKS!!  \n\n \t What's that for? 3.5% of $20 — “so what”, 😀 she asked.",
    "more than ten, at least two, most of all, no one, each other, rather than that",
    "   ",
    "",
]


@pytest.fixture(scope="module")
def bare() -> Language:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*W095.*")
        return spacy.load(pipeline.DEFAULT_MODEL, disable=["lemmatizer", "ner", attributes.NAME])


def quick(ruler: AttributeRuler) -> attributes.QuickRuler:
    assert attributes.fits(ruler)
    made = attributes.QuickRuler()
    made.learn(ruler)
    return made


def values(doc: Doc) -> list[list[int]]:
    found: list[list[int]] = doc.to_array(SET).tolist()
    return found


def test_both_set_the_same(bare: Language) -> None:
    ruler = bare.get_pipe(attributes.NAME)
    ours = quick(ruler)
    changed = 0
    for text in (*TEXTS, *TEXTS):
        theirs = bare(text)
        mine = theirs.copy()
        before = values(mine)
        ours(mine)
        assert values(mine) == values(ruler(theirs))
        changed += values(mine) != before
    assert changed == 2 * (len(TEXTS) - 1)


def test_patterns_of_several_tokens_and_later_ones_win(bare: Language) -> None:
    ruler = AttributeRuler(bare.vocab)
    ruler.add([[{"LOWER": "dam"}, {"LOWER": {"IN": ["leaks", "holds"]}}]], {"POS": "X", "LEMMA": "hold"}, index=-1)
    ruler.add([[{"LOWER": "holds"}], [{"LOWER": "leaks"}]], {"POS": "VERB"})
    ruler.add([[{"LOWER": "dam"}]], {"TAG": "NNP", "MORPH": "Number=Sing"})
    ours = quick(ruler)
    mine = bare("The dam leaks; a dam holds. It leaks at the dam")
    theirs = mine.copy()
    assert values(ours(mine)) == values(ruler(theirs))
    assert [(t.text, t.lemma_) for t in mine if t.pos_ == "VERB"] == [("leaks", "hold"), ("holds", "hold"), ("leaks", "")]


@pytest.mark.parametrize(
    ("pattern", "sets"),
    [([{"LOWER": "dam", "OP": "+"}], {"POS": "X"}), ([{"ENT_TYPE": "GPE"}], {"POS": "X"}), ([{"LOWER": "dam"}], {"NORM": "dike"})],
)
def test_other_rulers_stay(bare: Language, pattern: list[dict[str, str]], sets: dict[str, str]) -> None:
    ruler = AttributeRuler(bare.vocab)
    ruler.add([pattern], sets)
    assert not attributes.fits(ruler)


def test_the_pipeline_has_the_quick_one() -> None:
    assert isinstance(pipeline.load(components=()).get_pipe(attributes.NAME), attributes.QuickRuler)
