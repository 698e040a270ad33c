from pathlib import Path

import pytest

from geo.gazetteer.compile import Summary, compile_gazetteer

MAX_BYTES = 8_000_000


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory, data: Path) -> tuple[Path, Summary]:
    out = tmp_path_factory.mktemp("gazetteer")
    return out, compile_gazetteer(out, data)


@pytest.mark.parametrize("name", ["places.parquet", "forms.parquet"])
def test_a_rebuild_gives_the_committed_bytes(rebuilt: tuple[Path, Summary], data: Path, name: str) -> None:
    out, _ = rebuilt
    assert (out / name).read_bytes() == (data / name).read_bytes()


def test_the_summary_counts_what_was_written(rebuilt: tuple[Path, Summary]) -> None:
    out, summary = rebuilt
    assert summary.settlements == 29703
    assert 4800 < summary.located < summary.settlements
    assert summary.size_bytes == sum(path.stat().st_size for path in out.iterdir()) < MAX_BYTES
