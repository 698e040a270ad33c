from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geo.facts import DATA
from geo.update.catalogue import Publisher, read_catalogue
from geo.update.download import Downloader, Patience
from tests.geo.update.publishing import Server, serving

HURRIED = Patience(connect_s=2, silence_s=0.5, duration_s=2, tries=3, first_wait_s=0.01, max_wait_s=0.02)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def downloader() -> Downloader:
    return Downloader(HURRIED)


@pytest.fixture
def publishers(server: Server) -> dict[str, Publisher]:
    """The project's own publishers, moved to this machine, with small files."""
    return {name: _small(each, server.url) for name, each in read_catalogue(DATA / "catalogue.yaml").items()}


def _small(publisher: Publisher, url: str) -> Publisher:
    told: dict[str, Any] = publisher.model_dump()
    told["url"] = f"{url}/{publisher.url.rpartition('/')[2]}"
    told["bytes"] = {"min": 100, "max": 100_000}
    for content in told["contents"]:
        content |= {"min_rows": min(content["min_rows"], 2), "max_bytes": 100_000}
    return Publisher.model_validate(told)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "updates"
