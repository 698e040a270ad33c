"""Measure the program on labelled texts: ``python -m geo.evaluate FILE…``."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.errors import MapError, ReportError
from geo.facts import DATA
from geo.geoparse import Geoparsed, Geoparser, load_geoparser
from geo.incidents.calibration import fit_rates, rates_to_yaml
from geo.incidents.confidence import ConfidenceRates, names_several_places
from geo.incidents.evaluation import IncidentEvaluation, evaluate_incidents
from geo.incidents.labelled import LabelledReport
from geo.incidents.scoreboard import list_incident_misses, tabulate_incidents, tabulate_types
from geo.jsonl import read_jsonl
from geo.reports.model import Rejected, Report
from geo.reports.readers.completion import Completion
from geo.reports.readers.draft import Draft
from geo.settings import Settings
from geo.toponyms.evaluation import Evaluation, evaluate
from geo.toponyms.labelled import LabelledText
from geo.toponyms.scoreboard import list_misses, tabulate


@dataclass(frozen=True, slots=True)
class Evaluations:
    """The figures of places and of incidents on the same texts; ``read`` is what was found in each."""

    read: dict[LabelledText, Geoparsed]
    places: Evaluation
    incidents: IncidentEvaluation


def evaluate_geoparser(texts: Sequence[LabelledReport], geoparser: Geoparser) -> Evaluations:
    """The figures of ``geoparser`` on ``texts``, each read once, as a build reads a report in its language."""
    read: dict[LabelledText, Geoparsed] = {text: geoparser.parse(_report(text)) for text in texts}
    places = evaluate(texts, lambda text: read[text].mentions, geoparser.gazetteer)
    incidents = evaluate_incidents(texts, lambda text: read[text].incidents, geoparser.gazetteer)
    return Evaluations(read, places, incidents)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures of labelled files; 0, or 2 where a file cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m geo.evaluate", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="labelled texts, JSON Lines")
    parser.add_argument("--gazetteer", type=Path, metavar="DIR", default=Settings().gazetteer)
    parser.add_argument("--types", action="store_true", help="figures of each incident type")
    parser.add_argument("--fit", action="store_true", help="print data/lookups/confidence.yaml as these texts have it")
    parser.add_argument("--misses", action="store_true", help="list what was missed, made up or put elsewhere")
    arguments = parser.parse_args(argv)
    try:
        texts = [text for path in arguments.files for text in read_jsonl(path, LabelledReport)]
        geoparser = load_geoparser(DATA, arguments.gazetteer)
        evaluations = evaluate_geoparser(texts, geoparser)
    except MapError as error:
        print(error, file=sys.stderr)
        return 2
    if arguments.fit:
        print(rates_to_yaml(_fitted(evaluations, geoparser)), end="")
        return 0
    print("\n\n".join(_boards(evaluations, with_types=arguments.types, with_misses=arguments.misses)))
    return 0


def _report(text: LabelledReport) -> Report:
    report = Completion().complete(Draft(text.id, text.id, text.text, published=text.published, language=text.lang))
    if isinstance(report, Rejected):
        raise ReportError(report.source, report.reason)
    return report


def _fitted(evaluations: Evaluations, geoparser: Geoparser) -> ConfidenceRates:
    def has_several(text: LabelledText) -> bool:
        return names_several_places(evaluations.read[text].mentions)

    return fit_rates(evaluations.incidents, geoparser.extractor.rates, has_several)


def _boards(evaluations: Evaluations, *, with_types: bool, with_misses: bool) -> Iterator[str]:
    places, incidents = evaluations.places, evaluations.incidents
    yield "Places\n" + tabulate(places)
    if with_misses:
        yield "\n".join(list_misses(places))
    if not incidents.outcomes:
        return
    yield "Incidents\n" + tabulate_incidents(incidents)
    if with_types:
        yield tabulate_types(incidents)
    if with_misses:
        yield "\n".join(list_incident_misses(incidents))


if __name__ == "__main__":
    sys.exit(main())
