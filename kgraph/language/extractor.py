"""The extractor: articles in, records out, a pure function of the article and of the fingerprint."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc

from kgraph import __version__
from kgraph.article import Article
from kgraph.errors import ReadError
from kgraph.language import lexicon, pipeline
from kgraph.language.assemble import assemble
from kgraph.language.layers import Layers
from kgraph.language.truecase import truecase, whole
from kgraph.record import Record


class Extractor:
    """Loads the pipeline once, when the first article comes: a build in which nothing changed does not wait for it.

    `fingerprint` changes with kgraph's version, its model and its word lists, and is the records' cache key.
    """

    def __init__(self, model: str | None = None) -> None:
        """`model` names an installed spaCy English pipeline. Raises UsageError where there is none of that name."""
        self._model, meta = model, pipeline.meta(model)
        parts = (__version__, meta["name"], meta["version"], lexicon.digest(), lexicon.code_digest())
        self.fingerprint = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]

    @cached_property
    def nlp(self) -> Language:
        """The pipeline. Raises UsageError where the model lacks a component that is needed."""
        return pipeline.load(self._model)

    def doc(self, article: Article) -> Doc:
        """The article's Doc with all layers. One article is one batch, so that no other article can touch its scores."""
        if len(article.text) > pipeline.MAX_LENGTH:
            length = f"{len(article.text):,} characters; the most is {pipeline.MAX_LENGTH:,}"
            raise ReadError(article.file or article.id, length, "divide it")
        doc = pipeline.tokens(self.nlp, truecase(whole(article.text)))
        doc._.kg = Layers(outlet=article.outlet, published=article.published, title=article.title)
        return pipeline.run(self.nlp, doc)

    def extract(self, article: Article) -> Record:
        """The record of one article."""
        return assemble(article, self.doc(article), self.fingerprint)

    def extract_all(self, articles: Iterable[Article]) -> Iterator[Record]:
        """One record an article, in order."""
        for article in articles:
            yield self.extract(article)
