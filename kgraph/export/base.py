"""What every exporter is: a graph's folder in, bytes out."""

from abc import ABC, abstractmethod
from pathlib import Path
from typing import IO


class Exporter(ABC):
    """One format."""

    name: str

    @abstractmethod
    def write(self, graph: Path, out: IO[bytes], *, aligned: bool = False, checked: bool = False) -> None:
        """Write the last good generation of the graph. `checked`: only claims that a person has checked.

        Raises GraphError, and UsageError for what a format cannot leave out or add.
        """
