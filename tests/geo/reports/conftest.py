from collections.abc import Callable
from pathlib import Path

import pytest

from geo.reports.model import Rejected, Report
from geo.reports.readers import read_reports

Read = Callable[..., tuple[list[Report], list[Rejected]]]


@pytest.fixture
def read() -> Read:
    """Reads sources and parts the reports from the rejections."""

    def read(*sources: str | Path) -> tuple[list[Report], list[Rejected]]:
        found = list(read_reports(sources))
        return [r for r in found if isinstance(r, Report)], [r for r in found if isinstance(r, Rejected)]

    return read
