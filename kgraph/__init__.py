"""kgraph: who claims what about whom, on whose word, through whom, how surely, and who denies it."""

__version__ = "0.1.0"
