from pathlib import Path

import pytest

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.spellings import Spellings

DATA = Path(__file__).resolve().parents[3] / "data" / "gazetteer"


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of the hand-kept and the compiled tables."""
    return DATA


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The committed gazetteer."""
    return Gazetteer.load(DATA)


@pytest.fixture(scope="session")
def spellings() -> Spellings:
    """The rules and dictionaries that the compiler uses."""
    return Spellings(DATA)
