"""How much memory a worker's job may take: address space beyond what the open graph takes, which grows with the graph."""

import contextlib
import resource
from pathlib import Path

_STATM = Path("/proc/self/statm")


def loosen() -> None:
    """As much as the system gives, while a graph is opened."""
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def confine(mib: int) -> None:
    """So much more than is in use now. Where the system does not tell how much that is, or sets no limit (only Linux does), nothing."""
    if not _STATM.exists():
        return
    used = int(_STATM.read_text().split()[0]) * resource.getpagesize()
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    with contextlib.suppress(ValueError):  # the hard limit is lower, and holds
        resource.setrlimit(resource.RLIMIT_AS, (used + (mib << 20), hard))
