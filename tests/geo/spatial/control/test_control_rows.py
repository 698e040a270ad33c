import pandas as pd
import pytest

from geo.errors import DataError
from geo.spatial.control.rows import ALWAYS, FOREVER, read_rows

KNOWN = ["A", "B"]


def test_open_ends_and_days(write_table):
    rows = read_rows(write_table(("A", "occupied", "2022-02-24", ""), ("B", "government", "", "2022-03-01")), KNOWN)

    assert rows["from"].tolist() == [pd.Timestamp("2022-02-24"), pd.Timestamp(ALWAYS)]
    assert rows["to"].tolist() == [pd.Timestamp(FOREVER), pd.Timestamp("2022-03-01")]
    assert rows["source"].tolist() == ["source of A", "source of B"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("Z", "occupied", "2022-02-24", ""), "line 3: 'Z' is no unit"),
        (("B", "captured", "2022-02-24", ""), "line 3: 'captured' is no status; use one of contested, government"),
        (("B", "unknown", "2022-02-24", ""), "line 3: 'unknown' is no status"),
        (("B", "occupied", "24.02.2022", ""), "line 3: '24.02.2022' is no day"),
        (("B", "occupied", "2022-02-30", ""), "line 3: '2022-02-30' is no day"),
        (("B", "occupied", "2022-03-01", "2022-02-24"), "line 3: 'name of B' ends before it begins"),
        (("B", "occupied", "2022-03-01", "2022-03-01"), "line 3: 'name of B' ends before it begins"),
        (("A", "contested", "2022-03-01", ""), "line 3: 'name of A' begins before the row before it"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(write_table, row, reason):
    path = write_table(("A", "occupied", "2022-02-24", ""), row)

    with pytest.raises(DataError) as refusal:
        read_rows(path, KNOWN)
    assert f"{path}: {reason}" in str(refusal.value)


def test_rows_of_one_place_may_touch(write_table):
    rows = read_rows(
        write_table(("A", "occupied", "2022-03-01", ""), ("A", "contested", "2022-02-24", "2022-03-01")), KNOWN
    )

    assert len(rows) == 2


def test_a_row_needs_a_source(write_table):
    path = write_table(("A", "occupied", "2022-02-24", ""))
    path.write_text(path.read_text(encoding="utf-8").replace("source of A", " "), encoding="utf-8")

    with pytest.raises(DataError, match="line 2: 'name of A' has no source"):
        read_rows(path, KNOWN)


@pytest.mark.parametrize("content", [b"place_id,status\nA,occupied\n", b"", b"\xff\xfe\x00", b'a,"b\n'])
def test_a_file_that_is_no_such_table(tmp_path, content):
    path = tmp_path / "control.csv"
    path.write_bytes(content)

    with pytest.raises(DataError, match=r"control\.csv"):
        read_rows(path, KNOWN)


def test_a_missing_file(tmp_path):
    with pytest.raises(DataError, match=r"nowhere\.csv"):
        read_rows(tmp_path / "nowhere.csv", KNOWN)
