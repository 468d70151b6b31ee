"""`kgraph extract`: what each article says, one record a line."""

from functools import partial

import click

from kgraph.cli.common import model_option, stderr, stdout
from kgraph.cli.progress import jobs_option, working
from kgraph.record import dumps


@click.command("extract", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, required=True)
@model_option
@jobs_option
@click.option("--explain", "explaining", is_flag=True,
              help="Print each article with its sources, cues and contents marked, and the rule that found each claim and relation.")
def command(paths: tuple[str, ...], model: str | None, jobs: int, explaining: bool) -> int:
    """Print what each article says, one record a line (JSON Lines), as docs/record.md describes.

    PATHS are files, folders, globs, or - for standard input. Known is what stands in that one article: who is one person across
    articles, and which claims are one, is found by `kgraph build`. What cannot be read is listed on standard error, and the exit
    code is 1.

    \b
    Example:
      kgraph extract articles/ > records.jsonl
      kgraph extract article.txt --explain
    """
    from kgraph.build.inputs import given
    from kgraph.build.workers import extract
    from kgraph.cli.explain import explain
    from kgraph.language.extractor import Extractor
    from kgraph.resolution import alone

    articles, failed = given(paths)
    console, out = stderr(), stdout()
    faults = [str(f) for f in failed]
    with working(console, "reading") as progress:
        for done, (article, record, reason) in enumerate(extract(articles, partial(Extractor, model), jobs), 1):
            if record is None:
                faults.append(f"{article.file or article.id}: {reason}")
            elif explaining:
                explain(out, article.text, record)
            else:
                click.echo(dumps(alone(article, record)))
            progress(done, len(articles))
    for fault in faults:
        console.print(f"kgraph: {fault}", style="red", markup=False)
    if not articles and not faults:
        console.print("kgraph: no articles there; give files, folders, globs, or - for standard input", style="red", markup=False)
    return 1 if faults or not articles else 0
