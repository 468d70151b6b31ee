"""What one article's record says of its own claims: which of them put one question."""

from msgspec.structs import replace

from kgraph.resolution import alone
from tests.graph.make import sample


def test_claims_that_put_one_question_share_an_id_and_others_have_none() -> None:
    article, record = sample()
    found = alone(article, record)
    ill, denied, rumour = (c.proposition for c in found.claims)
    assert ill == denied == "a1:p1"
    assert rumour is None
    assert found.claims[0].statements[0].proposition == "a1:p1"


def test_nothing_else_of_the_record_changes() -> None:
    article, record = sample()
    found = alone(article, record)
    bare = [replace(c, proposition=None, statements=tuple(replace(s, proposition=None) for s in c.statements)) for c in found.claims]
    assert replace(found, claims=tuple(bare)) == record
