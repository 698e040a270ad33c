"""The compiled gazetteer on disk, two Parquet tables.

``places.parquet``: one row a place by id, the fields of ``geo.gazetteer.model.Place`` (coordinates EPSG:4326).
``forms.parquet``: one row a folded written form, sorted; ``excess`` says in tenths by how many powers of ten the form
is more frequent as a word than as a name (``geo.gazetteer.commonness``); ``places``, ``sources`` and ``withins`` are
lists of equal length, one entry a reading: row in ``places.parquet``, index in ``SOURCES``, row of the oblast that the
report must be about (-1 for none).
"""
# pyarrow has no types of its own: what comes out of it gets its type here, at the border.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportMissingTypeStubs=false

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from geo.errors import DataError
from geo.gazetteer.model import Level, NameSource, Place

PLACES_FILE = "places.parquet"
FORMS_FILE = "forms.parquet"
SOURCES = tuple(NameSource)

_PLACES = pa.schema(
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
_FORMS = pa.schema(
    [
        ("form", pa.string()),
        ("excess", pa.int8()),
        ("places", pa.list_(pa.int32())),
        ("sources", pa.list_(pa.int8())),
        ("withins", pa.list_(pa.int32())),
    ]
)
# Sorted or nearly unique text: the difference to the row before is shorter than the text.
_INCREMENTAL = ("form", "place_id")
_NEARLY_UNIQUE = (*_INCREMENTAL, "name", "name_uk")


@dataclass(frozen=True, slots=True)
class FormTable:
    """The forms, sorted; the readings of form ``i`` are entries ``offsets[i]`` to ``offsets[i + 1]`` of the rest."""

    forms: list[str]
    excess: NDArray[np.int8]
    offsets: NDArray[np.int32]
    places: NDArray[np.int32]
    sources: NDArray[np.int8]
    withins: NDArray[np.int32]

    def readings(self, row: int) -> list[tuple[int, int, int]]:
        """The readings of one form: row of the place, index in ``SOURCES``, row of the oblast or -1."""
        start, end = self.offsets[row : row + 2].tolist()
        columns = (column[start:end].tolist() for column in (self.places, self.sources, self.withins))
        return list(zip(*columns, strict=True))


def write_places(path: Path, places: Sequence[Place]) -> None:
    """Write ``places``, which are sorted by id."""
    _write(path, pa.Table.from_pylist([asdict(place) for place in places], schema=_PLACES))


def read_places(path: Path) -> list[Place]:
    """Read what ``write_places`` wrote. Raises DataError when the file is missing or of another shape."""
    columns: dict[str, list[Any]] = _read(path, _PLACES).to_pydict()
    columns["level"] = [Level(level) for level in columns["level"]]
    columns["members"] = [tuple(members) for members in columns["members"]]
    return [Place(*fields) for fields in zip(*(columns[name] for name in _PLACES.names), strict=True)]


def write_forms(path: Path, table: FormTable) -> None:
    """Write the forms and their readings."""
    offsets = pa.array(table.offsets, pa.int32())
    lists = [pa.ListArray.from_arrays(offsets, pa.array(v)) for v in (table.places, table.sources, table.withins)]
    columns = [pa.array(table.forms, pa.string()), pa.array(table.excess, pa.int8()), *lists]
    _write(path, pa.Table.from_arrays(columns, schema=_FORMS))


def read_forms(path: Path) -> FormTable:
    """Read what ``write_forms`` wrote. Raises DataError when the file is missing or of another shape."""
    table = _read(path, _FORMS).combine_chunks()
    lists = [table[name].chunk(0) for name in ("places", "sources", "withins")]
    places, sources, withins = (column.values.to_numpy() for column in lists)
    offsets: NDArray[np.int32] = lists[0].offsets.to_numpy()
    # Arrays of their own: those of Arrow would keep the whole table in memory.
    excess: NDArray[np.int8] = table["excess"].chunk(0).to_numpy().copy()
    forms: list[str] = table["form"].to_pylist()
    result = FormTable(forms, excess, offsets.copy(), places.copy(), sources.copy(), withins.copy())
    del table, lists, offsets, places, sources, withins
    pa.default_memory_pool().release_unused()
    return result


def _write(path: Path, table: pa.Table) -> None:
    """Write ``table`` so that equal tables give equal bytes."""
    pq.write_table(
        table,
        path,
        compression="zstd",
        compression_level=19,
        use_dictionary=[name for name in table.column_names if name not in _NEARLY_UNIQUE],  # pyright: ignore[reportArgumentType]
        column_encoding={name: "DELTA_BYTE_ARRAY" for name in table.column_names if name in _INCREMENTAL},
        row_group_size=table.num_rows,
        write_statistics=False,
        store_schema=False,
    )


def _read(path: Path, schema: pa.Schema) -> pa.Table:
    advice = f"compile it again: python build_map.py gazetteer --out {path.parent}"
    try:
        table = pq.read_table(path)
    except (OSError, pa.ArrowException) as error:
        reason = "missing" if isinstance(error, FileNotFoundError) else error
        raise DataError(f"{path}: {reason}; {advice}") from error
    if table.schema.names != schema.names:
        raise DataError(f"{path}: has the columns {table.schema.names}, expected {schema.names}; {advice}")
    return table
