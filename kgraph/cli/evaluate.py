"""`kgraph evaluate`: scores of predicted records against gold."""

import json

import click

from kgraph.errors import UsageError


@click.command("evaluate", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("gold")
@click.argument("predicted")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--at-least", multiple=True, metavar="NAME=VALUE", help="Exit with 1 when a figure is below; may be repeated.")
def command(gold: str, predicted: str, as_json: bool, at_least: tuple[str, ...]) -> int:
    """Compare PREDICTED records with GOLD ones (JSON Lines: a file, a folder, or -).

    \b
    Example:
      kgraph extract articles/ | kgraph evaluate gold/ - --at-least sourced=0.6
    """
    from kgraph.evaluate.figures import score
    from kgraph.evaluate.inputs import read

    figures, _ = score(read(gold), read(predicted))
    bars: dict[str, float] = {}
    for bar in at_least:
        name, _, value = bar.partition("=")
        try:
            bars[name] = float(value)
        except ValueError as error:
            raise UsageError(f"--at-least {bar}: write it as sourced=0.6") from error
        if name not in figures:
            raise UsageError(f"no such figure: {name}; there are {', '.join(figures)}")
    if as_json:
        click.echo(json.dumps(figures, indent=1))
    else:
        for name, f in figures.items():
            counts = f"({f['right']} of {f['predicted']} predicted, {f['gold']} gold)" if "f1" in f else f"(over {f['of']})"
            values = f"P {f['p']:.3f}  R {f['r']:.3f}  F1 {f['f1']:.3f}" if "f1" in f else f"accuracy {f['accuracy']:.3f}"
            click.echo(f"{name:13} {values}   {counts}")
    short = {n: got for n, value in bars.items() if (got := figures[n].get("f1", figures[n].get("accuracy", 0.0))) < value}
    for name, got in short.items():
        click.echo(f"falls short: {name} {got:.3f} < {bars[name]}", err=True)
    return 1 if short else 0
