"""The case file: every view, the articles and the graph in one HTML file that asks for nothing, with a console and judgements inside."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

import msgspec
import pyoxigraph
from markupsafe import Markup

from kgraph.export.base import Exporter, Wishes
from kgraph.export.case.columns import columns
from kgraph.export.case.packed import packed
from kgraph.export.case.parts import parts, pieces
from kgraph.export.case.targets import targets
from kgraph.export.redact import opened
from kgraph.queries.engines import Local
from kgraph.queries.library import load, query_names
from kgraph.serve.examples import examples
from kgraph.views.basis import basis
from kgraph.views.document import HERE, digest, document

ENGINE = HERE / "assets" / "oxigraph"
TOGETHER = {"Traces": 10, "Articles": 12}
"""Views that are packed together: what they have in common is stored once. One that is opened costs all of its pack."""


class View(msgspec.Struct, frozen=True):
    """One view in the file's list. `key` is what it is of; `pack` and `place` tell where it is stored."""

    id: str
    title: str
    key: str
    note: str
    pack: str
    place: int


def case(store: pyoxigraph.Store, texts: Mapping[str, str], focus: Sequence[str] = ()) -> str:
    """One page. `focus`: whose dossiers it opens with; without, those of whom most is said. Equal graphs give equal bytes.

    Raises AmbiguityError for a name that nobody or several bear, UsageError for a graph without claims.
    """
    engine = Local(store)
    shared: dict[str, int] = {}
    groups: dict[str, list[View]] = {}
    together: dict[tuple[str, int], list[list[str | int]]] = {}
    for part in parts(store, texts, focus):
        rows = groups.setdefault(part.group, [])
        pack, place = divmod(len(rows), TOGETHER.get(part.group, 1))
        rows.append(View(f"{part.group}-{len(rows)}", part.title, part.key, part.note, f"{part.group}-pack-{pack}", place))
        together.setdefault((part.group, pack), []).append(pieces(part.html, shared))
    packs = [(f"{group}-pack-{pack}", _pack(held)) for (group, pack), held in together.items()]
    packs.append(("shared", _pack(list(shared))))
    packs.append(("claims", _pack(targets(engine, {view.key for view in groups.get("Traces", ())}))))
    packs.append(("graph", Markup(packed(columns(store)))))
    packs.append(("engine", Markup(packed(_engine()))))
    packs.append(("wasm", Markup(packed((ENGINE / "oxigraph.wasm").read_bytes()))))
    of = basis(engine)
    title = "Case file" + (": " + ", ".join(view.title for view in groups["Dossiers"]) if focus else "")
    return document(
        "case.html.j2", title, of, scripts=["case.js", "console.js"], groups=groups, packs=packs, inner=sorted(map(digest, shared)),
        asked=[(one.name, one.query) for one in examples()], named=[load(name) for name in query_names()],
        data={"views": {view.id: msgspec.to_builtins(view) for rows in groups.values() for view in rows}},
    )


def _pack(value: object) -> Markup:
    return Markup(packed(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "replace")))


def _engine() -> bytes:
    """The worker: Oxigraph's own module with ours behind it, in one."""
    return b"\n".join(path.read_bytes() for path in (ENGINE / "oxigraph.min.js", Path(HERE) / "assets" / "engine.js"))


class CaseFile(Exporter):
    """The case file as a format of `kgraph export`."""

    name = "case"
    grants = frozenset({"focus", "protect", "redact"})

    def write(self, graph: Path, out: IO[bytes], wishes: Wishes) -> None:
        store, texts = opened(graph, redact=wishes.redact, protect=wishes.protect)
        out.write(case(store, texts, wishes.focus).encode())
