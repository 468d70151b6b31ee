"""`kgraph trace`: the tree of one allegation."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.text import Text

from kgraph.cli import show
from kgraph.cli.common import graph_option, stdout

if TYPE_CHECKING:
    from rich.console import Console

    from kgraph.queries.trace import ClaimView, OriginView, Trace


@click.command("trace", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("wanted", metavar="CLAIM|WORDS")
@graph_option
@click.option("--format", "shape", type=click.Choice(["table", "json", "html"]), default="table", show_default=True,
              help="How it is printed.")
def command(wanted: str, graph: Path, shape: str) -> int:
    """Show where one allegation comes from: its origins first, then whoever passes it on, then who denies it.

    CLAIM is a claim or a proposition: an IRI, or the end of one. WORDS are compared with what is claimed; where no proposition is clear
    above the others, the candidates are listed with their sentences and scores, and the exit code is 3.

    \b
    Example:
      kgraph trace "Jane Doe took the money" --graph kgraph-data
    """
    import msgspec

    from kgraph.graph import open_store
    from kgraph.queries import Local
    from kgraph.queries.find import UnclearError, proposition
    from kgraph.queries.trace import trace

    store = open_store(graph)
    engine = Local(store)
    if shape == "html":
        from kgraph.views.make import made
        from kgraph.views.texts import texts

        click.echo(made(store, texts(graph), "trace", claim=wanted), nl=False)
        return 0
    try:
        found = trace(engine, proposition(engine, wanted))
    except UnclearError as error:
        if shape == "json":
            click.echo(msgspec.json.format(msgspec.json.encode({"wanted": wanted, "candidates": error.found}), indent=2).decode())
        raise
    if shape == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
        return 0
    out = stdout()
    for line in lines(found):
        if out.is_terminal:
            _drawn(out, line)
        else:
            click.echo(show.clean_tree(line))
    return 0


class Sentence(str):
    """A line that is quoted from an article, with the cues of its hops."""

    cues: tuple[str, ...] = ()


def _drawn(out: "Console", line: str) -> None:
    """In a terminal: wrapped as far in as it begins, sentences with their cues underlined, addresses faint, headings bold."""
    level, words = (len(line) - len(line.lstrip(" "))) // 2, show.clean(line)
    if isinstance(line, Sentence):
        text = show.marked(words.removeprefix("“").removesuffix("”"), line.cues)
    else:
        text = Text(words, style="bold" if level == 0 else "dim" if words.startswith("claim/") else "")
    show.indented(out, text, level)


def lines(found: "Trace") -> Iterator[str]:
    """The tree, two blanks a level."""
    yield f"{found.label} ({show.brief(found.proposition)})"
    if found.question and found.question != found.label:
        yield f"  to the question: {found.question}"
    yield f"  {show.counts(found.reports, found.origins_min, found.origins_max, found.denied_by)}"
    yield f"  {found.decides}"
    yield f"  on the record {found.on_record}, unnamed {found.unnamed}, reports of hearsay {found.hearsay}"
    yield f"  claims: {show.checked(found.checked, found.claims)}"
    levels = [(n, c) for n, c in (("flatly", found.flat), ("likely", found.likely), ("possible", found.possible)) if c.reports]
    if levels:
        yield "  " + "; ".join(f"{name}: {show.counts(c.reports, c.origins_min, c.origins_max, ())}" for name, c in levels)
    if found.first_seen:
        yield f"  seen {found.first_seen}" + (f" to {found.last_seen}" if found.last_seen != found.first_seen else "")
    for origin in found.origins:
        yield ""
        yield _origin(origin)
        for claim in origin.claims:
            yield from _claim(claim, 1)
    for title, claims in (("Denied", found.denied), ("Takes no side, or doubts it", found.others), ("Counted nowhere", found.uncounted)):
        if claims:
            yield ""
            yield title
            for claim in claims:
                yield from _claim(claim, 1)
    if not found.denied:
        yield ""
        yield "No denial of it was found in these articles."
    if found.notes:
        yield ""
        yield "Corrected or taken back"
        yield from (f"  {n.kind}: {n.reason} [{', '.join(filter(None, (n.outlet, n.date)))}]" for n in found.notes)
    if found.siblings:
        yield ""
        yield "To the same question, counted by themselves"
        for s in found.siblings:
            yield f"  {s.label} ({show.brief(s.proposition)})"
            yield f"    {show.counts(s.reports, s.origins_min, s.origins_max, ())}; denials: {s.denials}. {s.decides}"
    if found.linked:
        yield ""
        yield "Not the same"
        yield from (f"  {x.kind}: {x.label} ({show.brief(x.proposition)}): {x.reason}" for x in found.linked)


def _origin(origin: "OriginView") -> str:
    if origin.kind == "untraced":
        return "Untraced: no one is named behind it"
    answers = f"; {', '.join(origin.accountable)} answers for it" if origin.accountable else ""
    return f"Origin: {origin.party} ({origin.kind}{answers})"


def _claim(claim: "ClaimView", depth: int) -> Iterator[str]:
    """Outlet and date, the hops from the outermost on with their words, then the sentence; below it whoever passes it on."""
    blank = "  " * depth
    where = ", ".join(filter(None, (claim.outlet, claim.date or "no date", claim.version and f"version {claim.version}")))
    checked = {"Checked": ", checked by a person", "Misread": ", misread, as a person found"}.get(claim.reading, "")
    checked += ", withdrawn" if claim.withdrawn else ""
    more = ", by saying more" if claim.implied else ""
    yield f"{blank}{where}: {claim.stance.lower()}, {claim.certainty.lower()}{'' if claim.firsthand else ', not firsthand'}{more}{checked}"
    way = " > ".join(f"{h.agent} {h.cue!r}" if h.cue else h.agent for h in claim.hops)
    if way:
        yield f"{blank}  way: {way}"
    sentence = Sentence(f"{blank}  “{claim.sentence}”")
    sentence.cues = tuple(h.cue for h in claim.hops)
    yield sentence
    if claim.why:
        yield f"{blank}  {claim.why}"
    yield f"{blank}  {show.brief(claim.claim)}"
    for below in claim.passed_on:
        yield from _claim(below, depth + 1)
