"""`kgraph ledger import` and `kgraph ledger export`: judgements from and for others, as lines of a ledger."""

import sys
from pathlib import Path

import click

from kgraph.cli.common import graph_option, ledger_option, out_option, stderr, who_option
from kgraph.errors import UsageError
from kgraph.ledger import Entry, Judgements, Ledger, beside, read
from kgraph.ledger.file import parsed


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@graph_option
@ledger_option
@who_option
def bring(files: tuple[str, ...], graph: Path, ledger: Path | None, who: str) -> int:
    """Add the judgements of FILEs (- for standard input) to the ledger: another ledger, an export, or what a page of kgraph saved.

    A FILE is JSON Lines as docs/ledger.md describes them; the id may be missing, and who where you are meant. All lines are taken, or,
    where one is wrong, none. Lines that are there already are passed over.

    \b
    Example:
      kgraph ledger import from-ben.jsonl
    """
    book = Ledger(ledger or beside(graph), who)
    found = [one for file in files for one in _entries(file, who)]
    new = book.take(found)
    told = f"{len(new)} new in {book.path}, {len(found) - len(new)} there already"
    stderr().print(f"kgraph: {told}; kgraph build --graph {graph} applies them, kgraph ledger check tells what fits", markup=False)
    return 0


def _entries(file: str, who: str) -> list[Entry]:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}; give a file of judgements, or -") from error
    lines = enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(), 1)
    return [parsed(line, f"{'standard input' if file == '-' else file}:{n}", who=who) for n, line in lines if line.strip()]


@click.command("export")
@graph_option
@ledger_option
@out_option
@click.option("--all", "every", is_flag=True, help="Every entry, also what was undone or superseded.")
def give(graph: Path, ledger: Path | None, out: Path | None, every: bool) -> int:
    """Write the judgements that hold as JSON Lines, for others to import.

    \b
    Example:
      kgraph ledger export --out for-ben.jsonl
    """
    entries = read(ledger or beside(graph))
    chosen = sorted(entries, key=lambda e: e.order) if every else Judgements.of(entries).entries
    data = b"".join(e.line + b"\n" for e in chosen)
    if out is None or str(out) == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return 0
    try:
        out.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{out} cannot be written: {error.strerror}; choose another file with --out") from error
    return 0
