"""From paths to a graph, reading only what changed."""

from kgraph.build.build import build
from kgraph.build.report import BuildReport, Failure
from kgraph.build.resolved import Built, built, resolved, resolved_records

__all__ = ["BuildReport", "Built", "Failure", "build", "built", "resolved", "resolved_records"]
