"""The compiled gazetteer on disk: two Parquet tables; and the hand-kept CSV files beside them.

``places.parquet``: one row a place, the fields of ``geo.gazetteer.model.Place`` (coordinates EPSG:4326).
``forms.parquet``: one row a folded written form, sorted; ``places``, ``sources`` and ``withins`` are lists of equal
length, one entry a reading: row in ``places.parquet``, index in ``SOURCES``, row of the oblast that the report must be
about (-1 for none).
"""

import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from geo.errors import DataError
from geo.gazetteer.model import NameSource

PLACES_FILE = "places.parquet"
FORMS_FILE = "forms.parquet"
SOURCES = tuple(NameSource)

PLACES_SCHEMA = pa.schema(
    [
        ("place_id", pa.string()),
        ("level", pa.string()),
        ("kind", pa.string()),
        ("name", pa.string()),
        ("name_uk", pa.string()),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("population", pa.int32()),
        ("oblast_id", pa.string()),
        ("raion_id", pa.string()),
        ("hromada_id", pa.string()),
        ("members", pa.list_(pa.string())),
        ("occupied_part", pa.bool_()),
    ]
)
FORMS_SCHEMA = pa.schema(
    [
        ("form", pa.string()),
        ("places", pa.list_(pa.int32())),
        ("sources", pa.list_(pa.int8())),
        ("withins", pa.list_(pa.int32())),
    ]
)


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a hand-kept table as column -> text. Raises DataError when it cannot be read or is ragged."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{path}: {error}") from error
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise DataError(f"{path}: row {number} has more or fewer cells than the heading; quote cells with commas")
    return rows


def write_table(table: pa.Table, path: Path) -> None:
    """Write ``table`` so that equal tables give equal bytes."""
    pq.write_table(
        table.replace_schema_metadata(None),
        path,
        compression="zstd",
        compression_level=19,
        use_dictionary=[name for name in table.column_names if name not in ("form", "place_id", "name", "name_uk")],
        column_encoding={name: "DELTA_BYTE_ARRAY" for name in ("form", "place_id") if name in table.column_names},
        row_group_size=table.num_rows or 1,
        write_statistics=False,
        store_schema=False,
    )


def read_table(path: Path, schema: pa.Schema) -> pa.Table:
    """Read a table written by ``write_table``. Raises DataError when it is missing or of another shape."""
    try:
        table = pq.read_table(path)
    except (OSError, pa.ArrowException) as error:
        raise DataError(
            f"{path}: {error}; rebuild it with: python build_map.py gazetteer --out {path.parent}"
        ) from error
    if table.schema.names != schema.names:
        raise DataError(f"{path}: columns {table.schema.names}, expected {schema.names}; rebuild the gazetteer")
    return table
