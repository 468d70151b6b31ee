"""What one article says: spaCy components, one layer above the other, and the extractor that runs them."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgraph.language.extractor import Extractor

__all__ = ["Extractor"]


def __getattr__(name: str) -> Any:
    """Load spaCy only when the extractor is asked for: `kgraph query --help` must not wait for it."""
    if name == "Extractor":
        from kgraph.language.extractor import Extractor

        return Extractor
    raise AttributeError(name)
