"""The model's products of matrices by numpy's BLAS, on one thread.

spaCy asks BLIS for them, which lacks kernels for many processors: numpy's take a quarter of the time there, and half of what finding
names and parsing cost is such products. On one thread, since what is read must not hang on how many a machine has.
"""

from contextlib import AbstractContextManager
from functools import cache

from spacy.language import Language
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController


def quicken(nlp: Language) -> None:
    """Let every component that computes on the processor do so by numpy. Others in the process keep what they have."""
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for layer in model.walk() if model is not None else ():
            if type(layer.ops) is NumpyOps:  # not on a graphics card, not Apple's own
                layer.ops = ops


def one_thread() -> AbstractContextManager[object]:
    """While it is open, numpy computes on one thread."""
    limited: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return limited


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()
