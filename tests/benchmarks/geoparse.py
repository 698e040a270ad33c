"""How fast reports are read, as ratios to plain work on the same text in the same run: ``make bench``.

Timings on shared machines are noisy: each figure is the best of several rounds in processor time, and the ratios are
what to compare.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from geo.facts import DATA
from geo.geoparse import load_geoparser
from geo.reports.model import Report
from geo.reports.readers import read_reports
from geo.text import fold_text

ROUNDS = 5
REPORT_BYTES = 3000


def main() -> None:
    """Print load time, memory and speed."""
    started = time.process_time()
    geoparser = load_geoparser(DATA, DATA / "gazetteer")
    print(f"load                       {time.process_time() - started:8.2f} s")
    print(f"resident memory            {_resident_mb():8.0f} MB")
    reports = list(_long_reports())
    text = fold_text("\n".join(report.text for report in reports))
    n_bytes = len(text.given.encode())
    plain = _best(text.folded.split)
    scan = _best(lambda: geoparser.gazetteer.scan(text))
    names = _best(lambda: [geoparser.find_places(report) for report in reports])
    parse = _best(lambda: [geoparser.parse(report) for report in reports])
    print(f"{len(reports)} reports of {REPORT_BYTES} bytes, a second on one core:")
    print(f"places recognised and resolved  {len(reports) / names:8.0f}")
    print(f"places and incidents            {len(reports) / parse:8.0f}")
    print(f"name scan                  {n_bytes / scan / 1e6:8.1f} MB/s")
    print(f"name scan / plain split    {scan / plain:8.1f}")
    print(f"places / name scan         {names / scan:8.1f}")
    print(f"incidents / places         {parse / names:8.1f}")


def _long_reports() -> Iterator[Report]:
    """The sample reports, those of one language joined and cut to reports of equal length in UTF-8."""
    texts: dict[str, str] = {}
    for report in read_reports([DATA / "reports"]):
        if isinstance(report, Report):
            texts[report.language] = texts.get(report.language, "") + report.text + "\n\n"
    for language, text in texts.items():
        whole = text.encode()
        for start in range(0, len(whole) - REPORT_BYTES, REPORT_BYTES):
            piece = whole[start : start + REPORT_BYTES].decode(errors="ignore")
            yield Report(f"{language}-{start}", piece, language=language)


def _best(work: Callable[[], object]) -> float:
    times: list[float] = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


def _resident_mb() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


if __name__ == "__main__":
    main()
