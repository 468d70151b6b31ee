"""`kgraph evaluate`: scores of predicted records against gold."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli.common import model_option, stderr, stdout
from kgraph.errors import UsageError

if TYPE_CHECKING:
    from kgraph.evaluate.figures import Figure, Tally
    from kgraph.evaluate.inputs import Scored

SHARES = ("p", "p_sourced", "r", "r_sourced", "same")


@click.command("evaluate", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("gold")
@click.argument("predicted")
@click.option("--by", type=click.Choice(("rule", "kind", "topic")),
              help="Print the claims' precision and recall for each, in place of the figures.")
@click.option("--errors", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), metavar="FILE.html",
              help="Write a page of the errors, with gold and prediction side by side (- for standard output).")
@click.option("--articles", multiple=True, metavar="PATH", help="The articles of the gold, for --errors and --by kind; may be repeated.")
@click.option("--format", "shape", type=click.Choice(("table", "json")), default="table", show_default=True,
              help="How the figures are printed.")
@click.option("--at-least", multiple=True, metavar="NAME=VALUE", help="Exit with 1 when a figure is below; may be repeated.")
@model_option
def command(
    gold: str, predicted: str, by: str | None, errors: Path | None, articles: tuple[str, ...], shape: str, at_least: tuple[str, ...],
    model: str | None,
) -> int:
    """Compare PREDICTED records with GOLD ones (JSON Lines: a file, a folder, or -).

    --errors and --by kind read the words of the articles, which records do not hold: name them with --articles.

    \b
    Example:
      kgraph extract articles/ | kgraph evaluate gold/ - --at-least sourced=0.6
      kgraph evaluate gold/ records.jsonl --errors errors.html --articles articles/
    """
    from kgraph.evaluate import texts
    from kgraph.evaluate.figures import score
    from kgraph.evaluate.inputs import read

    wanted, found = read(gold), read(predicted)
    figures, tally = score(wanted, found)
    bars = _bars(at_least, figures)
    known: dict[str, str] = {}
    if errors or by == "kind":
        known = texts.read(articles)
        texts.check(known, wanted.values())
    if errors:
        _write(errors, wanted, found, tally, known)
    if str(errors) != "-":
        _print(figures if by is None else _grouped(by, wanted, found, tally, known, model), by, shape)
    short = {n: got for n, value in bars.items() if (got := figures[n].get("f1", figures[n].get("accuracy", 0.0))) < value}
    for name, got in short.items():
        click.echo(f"falls short: {name} {got:.3f} < {bars[name]}", err=True)
    return 1 if short else 0


def _bars(at_least: tuple[str, ...], figures: Mapping[str, "Figure"]) -> dict[str, float]:
    bars: dict[str, float] = {}
    for bar in at_least:
        name, _, value = bar.partition("=")
        try:
            bars[name] = float(value)
        except ValueError as error:
            raise UsageError(f"--at-least {bar}: write it as sourced=0.6") from error
        if name not in figures:
            raise UsageError(f"no such figure: {name}; there are {', '.join(figures)}")
    return bars


def _grouped(
    by: str, gold: Mapping[str, "Scored"], predicted: Mapping[str, "Scored"], tally: "Tally", texts: Mapping[str, str], model: str | None
) -> dict[str, "Figure"]:
    from kgraph.evaluate import groups

    if by != "kind":
        return groups.grouped(tally, groups.by_rule if by == "rule" else groups.by_topic)
    from kgraph.evaluate.by_kind import KINDS, kinds

    of = kinds(texts, model)
    return groups.grouped(tally, lambda article, claim, golden: of((gold if golden else predicted)[article], claim), KINDS)


def _print(figures: Mapping[str, "Figure"], by: str | None, shape: str) -> None:
    """Grouped figures hold shares of several kinds: they are a table with a column for each that there is."""
    from kgraph.cli import show

    if shape == "json":
        click.echo(json.dumps(figures, indent=1))
        return
    if by is None:
        for name, f in figures.items():
            counts = f"({f['right']} of {f['predicted']} predicted, {f['gold']} gold)" if "f1" in f else f"(over {f['of']})"
            values = f"P {f['p']:.3f}  R {f['r']:.3f}  F1 {f['f1']:.3f}" if "f1" in f else f"accuracy {f['accuracy']:.3f}"
            click.echo(f"{name:13} {values}   {counts}")
        return
    shares = [s for s in SHARES if any(s in f for f in figures.values())]
    sizes = [s for s in ("predicted", "gold") if any(f[s] for f in figures.values())]
    cells = [[name, *(str(f[s]) for s in sizes), *(f"{f[s]:.3f}" if s in f else "-" for s in shares)] for name, f in figures.items()]
    show.rows(stdout(), (by, *sizes, *shares), cells)


def _write(
    out: Path, gold: Mapping[str, "Scored"], predicted: Mapping[str, "Scored"], tally: "Tally", texts: Mapping[str, str]
) -> None:
    from kgraph.evaluate import errors
    from kgraph.evaluate.page import render

    page = render(errors.errors(gold, predicted, tally, texts))
    if str(out) == "-":
        click.echo(page, nl=False)
        return
    try:
        out.write_text(page, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{out} cannot be written: {error.strerror}; choose another file with --errors") from error
    stderr().print(f"kgraph: wrote {out.resolve()}", markup=False)
