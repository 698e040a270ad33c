import pandas as pd
import pytest

COLUMNS = ["place_id", "level", "hromada_id", "raion_id", "oblast_id"]


@pytest.fixture(scope="session")
def units():
    """Oblast O: raion R1 with hromadas H1 (of A and B) and H2 (of C), raion R2 with H3 (of D). Oblast P: E alone."""
    rows = [
        ("O", "oblast", None, None, None),
        ("R1", "raion", None, "R1", "O"),
        ("R2", "raion", None, None, "O"),
        ("H1", "hromada", "H1", "R1", "O"),
        ("H2", "hromada", None, "R1", "O"),
        ("H3", "hromada", None, "R2", "O"),
        ("A", "settlement", "H1", "R1", "O"),
        ("B", "settlement", "H1", "R1", "O"),
        ("C", "settlement", "H2", "R1", "O"),
        ("D", "settlement", "H3", "R2", "O"),
        ("P", "oblast", None, None, "P"),
        ("E", "settlement", None, None, "P"),
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


@pytest.fixture
def write_table(tmp_path):
    """Writes a table of control from rows of (place, status, from, to)."""

    def write(*rows):
        path = tmp_path / "control.csv"
        lines = [
            f"{place},name of {place},{status},{since},{to},source of {place},\n" for place, status, since, to in rows
        ]
        path.write_text("place_id,name,status,from,to,source,note\n" + "".join(lines), encoding="utf-8")
        return path

    return write
