"""People at work on what was built: finding what they name, asking what is doubtful, writing down what they judge."""

from kgraph.review.find import Finder

__all__ = ["Finder"]
