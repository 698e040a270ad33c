"""How fast reports are read, as ratios to plain work on the same text in the same run: ``make bench``.

Timings on shared machines are noisy; each figure is the best of several rounds, and the ratios are what to compare.
"""

import time
from collections.abc import Callable
from pathlib import Path

from geo.facts import DATA
from geo.geoparse import load_geoparser
from geo.reports.model import Report
from geo.reports.readers import read_reports
from geo.text import fold

ROUNDS = 5
REPORT_CHARS = 3000


def main() -> None:
    """Print load time, memory and speed."""
    started = time.perf_counter()
    geoparser = load_geoparser(DATA, DATA / "gazetteer")
    print(f"load                      {time.perf_counter() - started:8.2f} s")
    print(f"resident memory           {_resident_mb():8.0f} MB")
    reports = _long_reports()
    text = "\n".join(report.text for report in reports)
    folded = fold(text)
    plain = _best(folded.split)
    scan = _best(lambda: geoparser.gazetteer.scan(folded))
    parse = _best(lambda: [geoparser.parse(report) for report in reports])
    print(f"reports of {REPORT_CHARS} characters {len(reports) / parse:8.0f} a second on one core")
    print(f"name scan / plain split   {scan / plain:8.1f}")
    print(f"geoparse / name scan      {parse / scan:8.1f}")


def _long_reports() -> list[Report]:
    """The sample reports, those of one language joined and cut to reports of equal length."""
    texts: dict[str, str] = {}
    for report in read_reports([DATA / "reports"]):
        if isinstance(report, Report):
            texts[report.language] = texts.get(report.language, "") + report.text + "\n\n"
    return [
        Report(f"{language}-{start}", text[start : start + REPORT_CHARS], language=language)
        for language, text in texts.items()
        for start in range(0, len(text) - REPORT_CHARS, REPORT_CHARS)
    ]


def _best(work: Callable[[], object]) -> float:
    times: list[float] = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def _resident_mb() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


if __name__ == "__main__":
    main()
