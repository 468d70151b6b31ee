"""Asking the graph: named queries, free SPARQL, and networkx."""

from kgraph.queries.engines import TIMEOUT, Endpoint, Engine, Killable, Local
from kgraph.queries.library import NamedQuery, Parameter, load, query_names
from kgraph.queries.names import Candidate, NameIndex, SeveralError
from kgraph.queries.network import to_networkx
from kgraph.queries.result import Result
from kgraph.queries.run import run

__all__ = [
    "TIMEOUT", "Candidate", "Endpoint", "Engine", "Killable", "Local", "NameIndex", "NamedQuery", "Parameter", "Result", "SeveralError",
    "load", "query_names", "run", "to_networkx",
]
