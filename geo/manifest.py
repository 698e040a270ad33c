"""What went into a build, so that it can be explained and repeated."""

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geopandas as gpd
from pydantic import TypeAdapter

from geo.facts import DATA, read_facts
from geo.reports.model import Rejected, Report

# Reports of one file are told apart by line ("reports.jsonl:17"); the manifest lists the file.
_LINE_NUMBER = re.compile(r":\d+$")


class Ledger:
    """What was read, by source: number of reports and a hash over their texts.

    ``shortened`` lists ``source`` and ``reason`` of what was too long to be kept whole.
    """

    def __init__(self) -> None:
        self._hashes: dict[str, Any] = {}
        self._counts: Counter[str] = Counter()
        self.latest: date | None = None
        self.shortened: list[dict[str, str]] = []

    def add(self, report: Report) -> None:
        """Count one more report."""
        source = _LINE_NUMBER.sub("", report.source)
        self._counts[source] += 1
        self.shortened += [{"source": report.source, "reason": reason} for reason in report.shortened]
        digest = self._hashes.setdefault(source, hashlib.sha256())
        digest.update(f"{report.report_id}\0{report.text}\0".encode(errors="surrogatepass"))
        if report.published and (self.latest is None or report.published > self.latest):
            self.latest = report.published

    def rows(self) -> list[dict[str, Any]]:
        """``source``, ``reports`` and ``sha256`` of each source, by its name."""
        return [
            {"source": source, "reports": self._counts[source], "sha256": digest.hexdigest()}
            for source, digest in sorted(self._hashes.items())
        ]


def _facts(gazetteer: Path) -> Iterator[tuple[str, Path]]:
    """The files of facts that a build reads, by their names below ``data/``."""
    for folder in ("boundaries", "control", "lookups", "rivers", "taxonomy", "ui"):
        for path in sorted((DATA / folder).rglob("*.*")):
            if path.suffix != ".md":
                yield path.relative_to(DATA).as_posix(), path
    for name in ("sources.yaml", "expectations.yaml"):
        yield name, DATA / name
    for path in sorted(gazetteer.glob("*.parquet")):
        yield f"gazetteer/{path.name}", path


def count_incidents(
    incidents: gpd.GeoDataFrame, mentions: Collection[dict[str, Any]], unresolved: Collection[dict[str, Any]]
) -> dict[str, Any]:
    """Totals of what was found, and incidents (:mod:`geo.frame`) by each coded column."""
    by_column = {
        f"by_{column}": dict(sorted(Counter(incidents[column]).items()))
        for column in ("incident_type", "theme", "precision", "modality", "control_status")
    }
    reports = {report for ids in incidents["report_id"] for report in ids}
    return {
        "incidents": len(incidents),
        "reports_with_incidents": len(reports),
        "mentions": len(mentions),
        "unresolved": len(unresolved),
        **by_column,
    }


def manifest(ledger: Ledger, rejected: Sequence[Rejected], gazetteer: Path, found: dict[str, Any]) -> dict[str, Any]:
    """The inputs, counts, facts and versions of a build. Holds no clock: equal input, equal bytes.

    ``found`` is what :func:`count_incidents` gives.
    """
    inputs = ledger.rows()
    return {
        "data_cutoff": ledger.latest.isoformat() if ledger.latest else None,
        "sources": read_facts(DATA / "sources.yaml", TypeAdapter(list[dict[str, str]])),
        "inputs": inputs,
        "rejected": [{"source": item.source, "reason": item.reason} for item in rejected],
        "shortened": ledger.shortened,
        "counts": {"reports": sum(row["reports"] for row in inputs), "rejected": len(rejected)} | found,
        "data": {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in _facts(gazetteer)},
        "versions": {name: version(name) for name in ("folium", "geopandas", "shapely", "pandas", "pyarrow")},
    }
