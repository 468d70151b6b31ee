import pyoxigraph as ox
import pytest

from tests.queries import make


@pytest.fixture(scope="session")
def hand() -> ox.Store:
    """Read only."""
    return make.hand()


@pytest.fixture(scope="session")
def gold() -> ox.Store:
    """Read only."""
    return make.gold()
