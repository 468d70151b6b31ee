"""One extractor for the tests that only need the whole pipeline."""

import pytest

from kgraph.language.extractor import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()
