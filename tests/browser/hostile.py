"""Every page of a small graph in which one text stands everywhere where words of an article, a name or an address can stand."""

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

from kgraph.queries.dossier import Possibly
from kgraph.queries.trace import ClaimView, CountView, HopView, LinkedView, NoteView, OriginView, Trace
from kgraph.views import board, dossier, ego, network, overview, page, propositions, timeline, trace
from kgraph.views.articles import Article
from kgraph.views.claims import LANES, Claim, told
from kgraph.views.dossier import Narrated, Stated
from kgraph.views.layout import layout
from kgraph.views.model import View
from tests.views.make import BASIS, claim, view

TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("hostile.toml").read_text("utf-8"))
TEXTS = [text for name, group in TABLE.items() if name != "long" for text in group]
LONG = [entry["text"] * entry["times"] for entry in TABLE["long"]]


def claims(text: str) -> list[Claim]:
    """One for each lane, with the text in each of its parts. The first has no words apart: its label did not end in them."""
    lead, words = told(f"{text}: {text}", text, text, False)
    first = claim("c", text=text, date="2022-05-14", times=((text, "2022-05"),), rule=text, checked=text, grade=text)
    return [
        first, claim("d", "Denies", text=text, source_kind="unnamed"), claim("e", "Doubts", text=text, lead=lead, words=words),
        claim("f", text=text, via=("v",), words="", article="y"),
    ]


def pages(text: str) -> dict[str, str]:
    """By name. The stores' own escaping is tested where they are written; here the view models hold the text as it is."""
    held = claims(text)
    article = Article("a", "k", text, text, text, text)
    lanes = {lane: tuple(c for c in held if c.lane == lane) for lane in LANES}
    one = propositions.Proposition(
        id="p", label=text, question="q", question_label=text + "?", topic=text, reports=2, origins_min=1, origins_max=2, denials=1,
        decides=text, denied_by=(text,), first=text, last=text, lanes=lanes,
    )
    questions = (propositions.Question("q", text, text, (one,)),)
    who = dossier.Dossier(
        iri=text, name=text, kind="Person", names=(text,), first=text, last=text, articles=(article,),
        posts=(Stated(text, text, text, article),),
        ties=(Stated(text, text, text, article),), questions=questions, says=(held[0],), alleged=(held[1],), passes=(held[3],), carried=(),
        carried_of=0, narration=(Narrated(text, text, text, article),), possibly=(Possibly(text, text, "r", 1, text),),
        basis=BASIS,
    )
    seen = view(text)
    seen = View(seen.entities, tuple(held), seen.edges, focus="a")
    place = layout(seen)
    net = network.network(seen, place.place, lambda _: False)
    picture = ego.Picture(net["nodes"], net["edges"], ("Person",), ("claims",), 1)
    lined = timeline.lay(tuple(held), BASIS, text, 1)
    return {
        "network": page.network(seen, BASIS, text, {"c": text}), "dossier": page.dossier(who, picture),
        "board": page.board(board.Board(focus=text, questions=questions, claims=tuple(held), left_out=1, basis=BASIS)),
        "overview": page.overview(seen_from_afar(text)), "timeline": page.timeline(lined), "trace": page.trace(traced(text, held)),
    }


def seen_from_afar(text: str) -> overview.Overview:
    """Someone and a question, with a line of each role."""
    someone = overview.Node(key=text, label=text, kind="Person", topic=text, community=0, x=0, y=0, claims=3, words=text, unnamed=True)
    asked = overview.Node(key=text, label=text, kind="Question", topic=text, community=0, x=1, y=1, claims=3, words=text)
    lines = tuple((0, 1, role, 1) for role in range(len(overview.ROLES)))
    return overview.Overview(nodes=(someone, asked), edges=lines, communities=(text,), left_out=1, basis=BASIS)


def filled(kind: type[Any], text: str, /, **given: Any) -> Any:
    """A dataclass with the text in each of its strings."""
    plain = {str: text, bool: True, int: 1, "str": text, "bool": True, "int": 1}
    return kind(**{f.name: given.get(f.name, plain.get(f.type, ())) for f in fields(kind)})


def traced(text: str, held: list[Claim]) -> trace.Traced:
    """Of one origin, one that passes it on, a denial and a doubt."""
    hops = (HopView(text, text, text, text, text),)
    views = {c.id: filled(ClaimView, text, claim=c.id, stance=c.stance, hops=hops, passed_on=()) for c in held}
    count = filled(CountView, text)
    of = filled(
        Trace, text, proposition="p", flat=count, likely=count, possible=count, denied_by=(text,),
        origins=(filled(OriginView, text, kind="unnamed", accountable=(text,), claims=(views["c"], views["f"])),), denied=(views["d"],),
        others=(views["e"],), uncounted=(views["c"],), notes=(filled(NoteView, text),), linked=(filled(LinkedView, text),),
    )
    here = {(c.id, c.stance): c for c in held}
    return trace.Traced(
        of=of, drawing=trace._drawn(of, here), origins=(trace.Origin(text, "unnamed", (text,), ((0, held[0], text), (1, held[3], text))),),
        denied=(held[1],), others=(held[2],), uncounted=(held[0],), basis=BASIS,
    )
