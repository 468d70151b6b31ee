"""Where the files of `ontology/` and `seeds/` lie: inside an installed wheel, else at the top of the repository."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder `ontology` or `seeds`; raises FileNotFoundError where neither the wheel nor the repository has it."""
    for candidate in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"kgraph's own folder {name!r} is missing: install the package again")
