"""The articles' texts of a graph's folder, so that a sentence can be shown in its article."""

from pathlib import Path

from kgraph.build.shelf import FILE, Shelf
from kgraph.graph import read_manifest


def texts(folder: Path) -> dict[str, str]:
    """Article key to text. Empty where the graph came without its texts: its quotations then stand in."""
    said = read_manifest(folder)
    if said is None or "selection" not in said or not (folder / FILE).is_file():
        return {}
    with Shelf(folder, read_only=True) as shelf:
        return {article.key: article.text for article in shelf.articles(shelf.selected(said["selection"]))}
