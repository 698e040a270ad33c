"""Data for the browser, as scripts that hand over one inert text each.

A page may load a script where it may not fetch a file: from disk, and in a sandboxed frame. The script is one call
whose argument is a string; the program parses it as JSON, so that no word of a report is ever code.
"""

import json
import zlib
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np

from maps.columns import Numbers
from maps.provenance import publisher_counts
from maps.readable import language_code, readable, web_address
from maps.vlq import encode_numbers

ROWS = 256
"""Incidents in a chunk of details."""


def write_chunk(name: str, value: Any, folder: Path) -> None:
    """Write ``value`` to ``name.js`` in ``folder``, for ``chunks.ts`` to take."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    call = f"occupationMapTake({json.dumps(name)},{json.dumps(text, ensure_ascii=False)});\n"
    # line separators would end a line of the script for old parsers
    call = call.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    (folder / f"{name}.js").write_text(call, encoding="utf-8", newline="\n")


def write_details(incidents: gpd.GeoDataFrame, order: Numbers, folder: Path) -> None:
    """What is loaded when asked: ``ids.js``, a hash of each incident's id by row, and ``details-N.js``.

    Each of these holds ``ROWS`` rows in the order of the columns: ``reports`` once, as ``[title, url, publisher,
    published]``, and ``rows`` of ``[id, evidence, language, speaker, mention, control source, publishers, against,
    positions of reports]``: publishers are ``[side, how many]``, against are ``[row, id]`` of the incidents that
    contradict it.
    """
    frame = incidents.drop(columns="geometry").iloc[order]
    ids = [readable(value) for value in frame["incident_id"]]
    write_chunk("ids", encode_numbers(np.array([zlib.crc32(text.encode()) for text in ids], dtype="int64")), folder)
    texts = {
        column: frame[column].fillna("").tolist() for column in ("evidence", "claimed_by", "mention", "control_source")
    }
    row_of = {text: number for number, text in enumerate(ids)}
    against = [
        [(row_of[other], other) for other in map(readable, others) if other in row_of]
        for others in frame["contradicted_by"]
    ]
    publishers = [publisher_counts(value) for value in frame["publisher_sides"].fillna("")]
    # evidence is quoted from the first report
    languages = [language_code(values[0] if values else "") for values in frame["language"]]
    reports = [
        [
            (title, web_address(url), publisher, published[:10])
            for title, url, publisher, published in zip(*lists, strict=True)
        ]
        for lists in zip(*(frame[c] for c in ("title", "url", "publisher", "published")), strict=True)
    ]
    for number, start in enumerate(range(0, len(frame), ROWS)):
        known: dict[tuple[str, ...], int] = {}
        rows = [
            [
                ids[i],
                texts["evidence"][i],
                languages[i],
                texts["claimed_by"][i],
                texts["mention"][i],
                texts["control_source"][i],
                publishers[i],
                against[i],
                [known.setdefault(report, len(known)) for report in reports[i]],
            ]
            for i in range(start, min(start + ROWS, len(frame)))
        ]
        write_chunk(f"details-{number}", {"reports": list(known), "rows": rows}, folder)
