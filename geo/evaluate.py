"""Measure the program on labelled texts: ``python -m geo.evaluate FILE…``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from geo.errors import MapError, ReportError
from geo.facts import DATA
from geo.geoparse import Geoparser, load_geoparser
from geo.reports.model import Rejected
from geo.reports.readers.completion import Completion
from geo.reports.readers.draft import Draft
from geo.settings import Settings
from geo.toponyms.evaluation import Evaluation, evaluate
from geo.toponyms.labelled import LabelledText, read_labelled
from geo.toponyms.model import Mention
from geo.toponyms.scoreboard import list_misses, tabulate


def evaluate_geoparser(texts: Sequence[LabelledText], geoparser: Geoparser) -> Evaluation:
    """The figures of ``geoparser`` on ``texts``, each read as a build reads a report in its language."""

    def read(text: LabelledText) -> Sequence[Mention]:
        report = Completion().complete(Draft(text.id, text.id, text.text, language=text.lang))
        if isinstance(report, Rejected):
            raise ReportError(report.source, report.reason)
        return geoparser.parse(report).mentions

    return evaluate(texts, read, geoparser.gazetteer)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures of labelled files; 0, or 2 where a file cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m geo.evaluate", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="labelled texts, JSON Lines")
    parser.add_argument("--gazetteer", type=Path, metavar="DIR", default=Settings().gazetteer)
    parser.add_argument("--misses", action="store_true", help="list what was missed, made up or put elsewhere")
    arguments = parser.parse_args(argv)
    try:
        texts = [text for path in arguments.files for text in read_labelled(path)]
        evaluation = evaluate_geoparser(texts, load_geoparser(DATA, arguments.gazetteer))
    except MapError as error:
        print(error, file=sys.stderr)
        return 2
    print(tabulate(evaluation))
    if arguments.misses:
        print("\n".join(["", *list_misses(evaluation)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
