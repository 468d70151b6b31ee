"""`kgraph query`: named queries, and any SPARQL that reads."""

import json
import re
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli import show
from kgraph.cli.common import graph_option, stderr, stdout
from kgraph.errors import UsageError

if TYPE_CHECKING:
    from kgraph.queries import Result

_DESCRIBES = re.compile(r"\s*DESCRIBE\s", re.IGNORECASE)
"""The one form of a query that needs no braces."""
FORMATS = ("table", "csv", "tsv", "json", "xml", "ttl", "nt")
"""A table, or one of kgraph.queries.result.FORMS, which is not loaded for the help."""


@click.command("query", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("query", required=False, metavar="[NAME|FILE|-|SPARQL]")
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="A parameter of a named query. May be given several times.")
@graph_option
@click.option("--endpoint", metavar="URL", help="Ask this SPARQL endpoint over HTTP, in place of the graph's folder.")
@click.option("--timeout", type=click.FloatRange(0, min_open=True), default=60, show_default=True, metavar="SECONDS",
              help="Stop a query that takes longer.")
@click.option("--format", "shape", type=click.Choice(FORMATS), default="table", show_default=True,
              help="How the answer is printed. SELECT and ASK: table, csv, tsv, json, xml. CONSTRUCT and DESCRIBE: table and ttl (Turtle), "
                   "nt (N-Triples), json (JSON-LD), xml (RDF/XML), csv and tsv (three columns).")
@click.option("--checked", is_flag=True, help="Only claims that a person has checked, in the named queries whose rows are claims.")
@click.option("--list", "listing", is_flag=True, help="List the named queries with their parameters (as without NAME).")
@click.option("--show", "showing", is_flag=True, help="Print the SPARQL of the named query, and do not run it.")
def command(
    query: str | None, settings: tuple[str, ...], graph: Path, endpoint: str | None, timeout: float, shape: str, checked: bool,
    listing: bool, showing: bool,
) -> int:
    """Answer a named query, or the SPARQL in FILE, on standard input (-) or in the argument itself, over the union of all graphs.

    Without NAME, the named queries are listed. A query only reads: updates, LOAD and SERVICE are refused. A name that nobody or
    several bear, or a query that is not there, ends with exit code 3 and the nearest ones.

    \b
    Example:
      kgraph query who-says --set about="Jane Doe" --format csv
    """
    from kgraph.queries import Endpoint, Engine, Killable, Local, load, run

    if listing or query is None:
        return _list(shape)
    name_or_text = _source(query)
    if showing:
        click.echo(load(name_or_text).text, nl=False)
        return 0
    engine: Engine
    if endpoint:
        engine, lookup = Endpoint(endpoint, timeout), None
    else:
        from kgraph.graph import open_store

        engine, lookup = Killable(graph, timeout), Local(open_store(graph))
    given = _settings(settings)
    if checked:
        _takes_checked(name_or_text)
        given["onlyChecked"] = "true"
    return _print(run(engine, name_or_text, given, lookup=lookup), shape)


def _takes_checked(name: str) -> None:
    from kgraph.queries import load, query_names

    able = [n for n in query_names() if any(p.name == "onlyChecked" for p in load(n).parameters)]
    if name not in able:
        raise UsageError(f"--checked is for {', '.join(able)}; in other queries, ask for: ?claim kg:reading kg:Checked")


def _source(query: str) -> str:
    """The name of a named query, or SPARQL."""
    from kgraph.queries import query_names

    if query == "-":
        return sys.stdin.read()
    if query in query_names() or "{" in query or _DESCRIBES.match(query):
        return query
    path = Path(query)
    try:
        if path.is_file():
            return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{query} cannot be read as a query ({error}); give a SPARQL file in UTF-8") from error
    if path.suffix or len(path.parts) > 1:
        raise UsageError(f"there is no file {query}; give the path of a SPARQL file, or a name that kgraph query --list shows")
    return query


def _settings(settings: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for setting in settings:
        name, mark, value = setting.partition("=")
        if not mark or not name:
            raise UsageError(f"--set {setting}: write it as NAME=VALUE, such as --set about=\"Jane Doe\"")
        if name in found:
            raise UsageError(f"--set {name} is given twice")
        found[name] = value
    return found


def _list(shape: str) -> int:
    from kgraph.queries import load, query_names

    queries = [load(name) for name in query_names()]
    if shape == "json":
        click.echo(json.dumps([asdict(q) for q in queries], ensure_ascii=False, indent=2))
        return 0
    if shape != "table":
        raise UsageError(f"the list has no {shape} form; use --format table or json")
    rows = [(q.name, q.title, " ".join(p.name if p.required else f"[{p.name}]" for p in q.parameters)) for q in queries]
    show.rows(stdout(), ("query", "answers", "parameters"), rows)
    return 0


def _print(result: "Result", shape: str) -> int:
    out = stdout()
    if shape != "table":
        sys.stdout.write(result.text(shape))
    elif result.kind == "truth":
        click.echo("yes" if result.truth else "no")
    elif result.kind == "graph":
        sys.stdout.write(result.text("ttl"))
    else:
        show.rows(out, result.variables, [[show.brief(cell or "") for cell in row] for row in result.values()])
        if not result.rows:
            stderr().print("no rows", style="dim")
        elif "claim" in result.variables and "checked" in result.variables:
            claims = {row["claim"]: row["checked"] == "true" for row in result.dicts()}
            stderr().print(f"claims: {show.checked(sum(claims.values()), len(claims))}", style="dim")
    return 0
