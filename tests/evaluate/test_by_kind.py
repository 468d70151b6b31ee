"""Kinds are told by the claim and the words of its cue."""

import pytest

from kgraph.evaluate.by_kind import KINDS, KindsOf, kinds
from kgraph.record import Claim
from tests.evaluate import make


@pytest.fixture(scope="module")
def of() -> KindsOf:
    return kinds({"digest": make.TEXT})


@pytest.mark.parametrize(("claim", "expected"), [
    (make.SAID, {"indirect"}),
    (make.KNOWN, {"indirect", "participle"}),
    (make.OLD, {"indirect", "according-to"}),
    (make.TALK, {"indirect", "hearsay", "nominal", "nested"}),
    (make.DENIED, {"indirect", "denial"}),
    (make.claim(1, make.span("the dam leaks"), None, speech="direct"), {"direct", "continued"}),
    (make.claim(1, make.span("the dam leaks"), None, speech="indirect"), {"indirect"}),
    (make.claim(1, make.span("the dam leaks"), make.span("said"), via=("e2",)), {"indirect", "nested"}),
    (make.claim(1, make.span("he had known"), make.span("lying"), speech="mixed"), {"mixed", "nested"}),
])
def test_kinds(of: KindsOf, claim: Claim, expected: set[str]) -> None:
    everything = make.record(make.SAID, make.ADDED, make.KNOWN, make.OLD, make.TALK, make.DENIED)
    assert of(everything, claim) == expected <= set(KINDS)
