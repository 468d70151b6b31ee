"""Exporters, one a file, by the name of their format."""

from kgraph.export.base import Exporter, Wishes
from kgraph.export.case import CaseFile
from kgraph.export.rdf import Rdf
from kgraph.export.records import Records

EXPORTERS: dict[str, Exporter] = {
    e.name: e for e in (Rdf("nquads"), Rdf("trig"), Rdf("ntriples"), Rdf("turtle"), Records(), CaseFile())
}

__all__ = ["EXPORTERS", "Exporter", "Wishes"]
