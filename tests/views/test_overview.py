import json
import re

from kgraph.graph.namespaces import KG
from kgraph.queries.engines import Local
from kgraph.views import overview, page
from tests.queries.make import hand

ENGINE = Local(hand())


def test_every_line_leads_from_someone_to_a_question() -> None:
    of = overview.read(ENGINE)
    assert len(of.nodes) > 10 and len(of.edges) > 10
    for who, asked, role, claims in of.edges:
        assert of.nodes[who].kind != "Question" and of.nodes[asked].kind == "Question"
        assert overview.ROLES[role] and claims > 0
    assert {overview.ROLES[role] for _, _, role, _ in of.edges} >= {"claims", "denies", "passes on", "is claimed about"}


def test_lines_count_the_claims_of_the_graph() -> None:
    of = overview.read(ENGINE)
    ask = f"PREFIX kg: <{KG}> SELECT DISTINCT ?c ?e ?q {{ ?c kg:about ?e ; kg:proposition ?p . ?p kg:question ?q }}"
    about = overview.ROLES.index("is claimed about")
    assert sum(n for _, _, role, n in of.edges if role == about) == len(ENGINE.ask(ask).rows)


def test_who_is_not_named_is_told_apart() -> None:
    of = overview.read(ENGINE)
    assert {n.label for n in of.nodes if n.unnamed} and not any(n.unnamed for n in of.nodes if n.kind == "Question")


def test_of_too_many_the_busiest_are_kept_and_the_rest_counted() -> None:
    whole, part = overview.read(ENGINE), overview.read(ENGINE, most=5)
    assert len(part.nodes) == 5 and part.left_out == len(whole.nodes) - 5
    assert min(n.claims for n in part.nodes) >= sorted((n.claims for n in whole.nodes), reverse=True)[4]
    assert all(a < 5 and b < 5 for a, b, *_ in part.edges)


def test_equal_graphs_give_equal_pages() -> None:
    html = page.overview(overview.read(ENGINE))
    assert html == page.overview(overview.read(Local(hand())))
    data = json.loads(re.search(r'id="data">(.*?)</script>', html, re.DOTALL)[1])  # type: ignore[index]
    assert len(data["lines"]) == len(data["roles"]) and data["within"] == "file"
