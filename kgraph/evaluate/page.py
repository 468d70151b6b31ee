"""The page of errors: one HTML file without script that asks the network for nothing, whatever the articles hold."""

from collections.abc import Mapping, Sequence

from kgraph.evaluate.errors import GROUPS, Error
from kgraph.views.document import bare


def render(errors: Mapping[str, Sequence[Error]], title: str = "Errors") -> str:
    """The page of errors by kind. Equal errors give equal bytes."""
    groups = [(kind, kind.replace(" ", "-"), GROUPS[kind], errors[kind]) for kind in GROUPS if errors.get(kind)]
    return bare("errors.html.j2", title=title, groups=groups)
