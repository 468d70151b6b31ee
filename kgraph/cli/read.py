"""`kgraph read`: the text that offsets count on."""

import sys

import click
import msgspec

from kgraph.cli.common import stderr
from kgraph.errors import ReadError, UsageError


@click.command("read", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="The text of one article, or the metadata of each, one a line.",
)
def command(paths: tuple[str, ...], shape: str) -> int:
    """Print the text of an article, just as kgraph counts offsets on it (in Unicode code points).

    PATHS are files, folders, globs, or - for standard input. With --format json: what is known of each article (id, title, outlet,
    date, author, address, language), its key, the digest of its text and its length. What cannot be read is listed on standard error,
    and the exit code is 1.

    \b
    Example:
      kgraph read page.html
      kgraph read articles/ --format json
    """
    from kgraph.readers import read

    console, failed, only = stderr(), False, None
    for item in read(paths):
        if isinstance(item, ReadError):
            console.print(f"kgraph: {item}", style="red", markup=False)
            failed = True
        elif shape == "json":
            known = {name: value for name, value in msgspec.structs.asdict(item).items() if name != "text"}
            line = {**known, "key": item.key, "text_sha256": item.text_sha256, "characters": len(item.text)}
            click.echo(msgspec.json.encode(line))
        elif only:
            raise UsageError("there are several articles; give one, or list them with --format json")
        else:
            only = item
    if only:
        # Bytes, so that line ends stay as they are.
        sys.stdout.buffer.write(only.text.encode())
        sys.stdout.buffer.flush()
    return 1 if failed else 0
