"""The case file: what is packed in it, what a ledger takes of it, what redaction leaves. What it does in a browser: tests/browser."""

import base64
import gzip
import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.build.resolved import built
from kgraph.export import EXPORTERS, Wishes
from kgraph.export.case import case
from kgraph.export.case.columns import columns, nquads
from kgraph.export.case.parts import pieces
from kgraph.export.case.targets import targets
from kgraph.export.redact import opened, redacted
from kgraph.graph import open_store
from kgraph.ledger.places import claim_at
from kgraph.queries.engines import Local
from kgraph.views.texts import texts

PACK = re.compile(r'<script type="application/octet-stream" id="([\w-]+)">([^<]*)</script>')
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=20)
iris = st.integers(0, 30).map(lambda n: ox.NamedNode(f"https://kgraph.example/{n}"))
quads = st.builds(ox.Quad, iris, iris, iris | st.builds(ox.Literal, words), iris)


def packs(html: str) -> dict[str, bytes]:
    """What is packed in a page, by the id of its element."""
    return {id: gzip.decompress(base64.b64decode(held)) for id, held in PACK.findall(html)}


def everything(html: str) -> str:
    """Its bytes and all that is packed in it, but for the engine, as one text."""
    held = {id: data for id, data in packs(html).items() if id not in ("wasm", "engine")}
    graph = "\n".join(nquads(held.pop("graph")))
    return PACK.sub("", html) + graph + "\n".join(data.decode("utf-8") for data in held.values())


@given(st.sets(quads, max_size=60))
def test_columns_hold_the_graph(held: set[ox.Quad]) -> None:
    lines = "\n".join(nquads(columns(held)))
    assert set(ox.parse(lines.encode(), ox.RdfFormat.N_QUADS)) == held


def test_equal_graphs_give_equal_bytes_in_any_order(graph: Path) -> None:
    held = list(open_store(graph))
    assert columns(held) == columns(reversed(held))
    assert case(*opened(graph)) == case(*opened(graph))


def test_the_whole_graph_travels(graph: Path) -> None:
    held = packs(case(*opened(graph)))
    assert set(ox.parse("\n".join(nquads(held["graph"])).encode(), ox.RdfFormat.N_QUADS)) == set(open_store(graph))


def test_a_ledger_points_at_each_claim_as_the_page_does(graph: Path) -> None:
    whole, found = built(graph), targets(Local(open_store(graph)))
    told = sorted(json.dumps(target["of"], sort_keys=True) for target in found.values())
    right = []
    for article, record in zip(whole.articles, whole.records, strict=True):
        for claim in record.claims:
            at = claim_at(article, claim)
            fields = {"kind": "claim", "article": at.article, "content": at.content, "cue": at.cue, "source": at.source, "words": at.words}
            fields |= {"stance": at.stance} if at.stance != "asserts" else {}
            right.append(json.dumps({k: v for k, v in fields.items() if v is not None}, sort_keys=True))
    assert len(right) > 50 and told == sorted(right)


def test_scripts_are_stored_once() -> None:
    shared: dict[str, int] = {}
    html = "<style>a</style><p>b</p><script>c</script><script>c</script>"
    made = pieces(html, shared)
    assert shared == {"a": 0, "c": 1}
    assert "".join(piece if isinstance(piece, str) else list(shared)[piece] for piece in made) == html


def test_focus_opens_with_whom_it_names(graph: Path) -> None:
    html = case(*opened(graph), focus=["Vladimir Putin"])
    data = json.loads(re.search(r'id="data">(.*?)</script>', html)[1])  # type: ignore[index]
    views: dict[str, dict[str, Any]] = data["views"]
    assert [v["title"] for v in views.values() if v["id"].startswith("Dossiers")] == ["Vladimir Putin"]
    assert "<h1 dir=\"auto\">Case file: Vladimir Putin</h1>" in html


def test_it_warns_where_nobody_has_checked(graph: Path) -> None:
    assert "No person has checked any of these claims." in case(*opened(graph))


@pytest.mark.parametrize("name", ["case", "nquads", "trig", "turtle", "ntriples"])
def test_redaction_leaves_only_what_is_quoted(graph: Path, name: str) -> None:
    out = BytesIO()
    EXPORTERS[name].export(graph, out, Wishes(redact=True))
    told = everything(out.getvalue().decode()) if name == "case" else out.getvalue().decode()
    quoted = {str(q.object.value) for q in open_store(graph) if q.predicate.value.endswith(("#sentence", "#exact"))}  # type: ignore[union-attr]
    left = 0
    for text in texts(graph).values():
        for line in text.splitlines()[1:]:
            for sentence in re.split(r"(?<=[.!?])\s+", line.strip()):
                if len(sentence) > 30 and not any(sentence in q or q in sentence for q in quoted):
                    left += 1
                    assert sentence not in told and json.dumps(sentence)[1:-1] not in told
    assert left >= 3, "there is something to leave out"


def test_redaction_takes_no_claim_away(graph: Path) -> None:
    store, held = redacted(opened(graph))
    claims = "SELECT ?c { ?c a <https://kgraph.example/ns#Claim> }"
    assert not held
    assert len(Local(store).ask(claims).rows) == len(Local(open_store(graph)).ask(claims).rows)


def test_records_are_not_redacted(graph: Path) -> None:
    from kgraph.errors import UsageError

    with pytest.raises(UsageError, match="--redact"):
        EXPORTERS["records"].export(graph, BytesIO(), Wishes(redact=True))
