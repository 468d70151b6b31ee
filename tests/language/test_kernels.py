"""The model computes by numpy on one thread, and to the same end as by spaCy's own kernels."""

import warnings

import numpy as np
import pytest
import spacy
from spacy.language import Language
from thinc.api import NumpyOps
from threadpoolctl import threadpool_info

from kgraph.language import kernels, pipeline

TEXT = "Ivo Marek, the mayor of Tarn, told the Norland Post that Olin Bank lost a million. Lena Orsk of the Dam Authority denied it."
COMPUTE = ("tok2vec", "tagger", "parser", "ner")


def model() -> Language:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*W095.*")
        return spacy.load(pipeline.DEFAULT_MODEL)


@pytest.fixture(scope="module")
def quick() -> Language:
    nlp = model()
    kernels.quicken(nlp)
    return nlp


@pytest.mark.parametrize("name", COMPUTE)
def test_each_component_computes_by_numpy_and_those_of_others_do_not(quick: Language, name: str) -> None:
    other = model()
    assert not any(layer.ops.use_blis for layer in quick.get_pipe(name).model.walk())
    assert all(layer.ops.use_blis for layer in other.get_pipe(name).model.walk())


def test_vectors_are_the_same_but_for_the_last_bits(quick: Language) -> None:
    docs = [nlp.make_doc(TEXT) for nlp in (quick, model())]
    ours, theirs = (nlp.get_pipe("tok2vec").predict([doc])[0] for nlp, doc in zip((quick, model()), docs, strict=True))
    assert np.allclose(ours, theirs, rtol=1e-3, atol=1e-4)


def test_what_is_read_is_the_same(quick: Language) -> None:
    ours, theirs = quick(TEXT), model()(TEXT)
    assert ours.to_array(["TAG", "DEP", "HEAD", "ENT_TYPE"]).tolist() == theirs.to_array(["TAG", "DEP", "HEAD", "ENT_TYPE"]).tolist()


def test_other_kernels_than_spacys_own_are_left_alone() -> None:
    class Card(NumpyOps):
        """Another kind of kernels."""

    nlp = model()
    card = Card()
    for layer in nlp.get_pipe("ner").model.walk():
        layer.ops = card
    kernels.quicken(nlp)
    assert all(layer.ops is card for layer in nlp.get_pipe("ner").model.walk())


def threads() -> set[int]:
    return {part["num_threads"] for part in threadpool_info() if part["user_api"] == "blas"}


def test_one_thread_while_it_reads_and_as_many_as_before_after_it() -> None:
    before = threads()
    with kernels.one_thread():
        assert threads() == {1}
    assert threads() == before


def test_an_article_is_read_on_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[int]] = []
    nlp = model()
    tagger = nlp.get_pipe("tagger")
    predict = tagger.predict
    monkeypatch.setattr(tagger, "predict", lambda docs: seen.append(threads()) or predict(docs))
    pipeline.run(nlp, nlp.make_doc(TEXT))
    assert seen == [{1}]
