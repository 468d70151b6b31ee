"""One way for all property tests: no deadline, since machines differ, and the same examples each time."""

from hypothesis import settings

settings.register_profile("kgraph", deadline=None, derandomize=True)
settings.load_profile("kgraph")
