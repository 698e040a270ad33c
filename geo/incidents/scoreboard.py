"""The figures of an evaluation of incidents as a table, and what they leave out as a list."""

from collections.abc import Iterator

from geo.incidents.evaluation import MIN_EXAMPLES, IncidentEvaluation
from geo.incidents.labelled import LabelledIncident, LabelledReport
from geo.incidents.matching import AnsweredPair, Outcome
from geo.incidents.model import Incident, LinkKind
from geo.tables import Row, figure_lines, reliability_lines

_ROWS: tuple[Row[IncidentEvaluation], ...] = (
    ("texts", lambda e: len(e.outcomes), "d"),
    ("types marked", lambda e: e.types.n_labels, "d"),
    ("types found", lambda e: e.types.n_answers, "d"),
    ("precision of types", lambda e: e.types.precision, ".3f"),
    ("recall of types", lambda e: e.types.recall, ".3f"),
    ("micro-F1 of types", lambda e: e.types.f1, ".3f"),
    (f"macro-F1, types of {MIN_EXAMPLES} texts or more", lambda e: e.macro_f1, ".3f"),
    ("right place, of pairs given", lambda e: e.places, ".3f"),
    ("pairs found, of types found", lambda e: e.places_found, ".3f"),
    ("right modality, of right pairs", lambda e: e.modalities, ".3f"),
    ("right date, where marked", lambda e: e.dates, ".3f"),
    ("right source, where marked", lambda e: e.claims, ".3f"),
    ("texts that tell of none", lambda e: e.n_without, "d"),
    ("incidents in 100 such texts", lambda e: e.false_per_hundred, ".1f"),
    ("calibration error", lambda e: e.calibration_error, ".3f"),
)


def tabulate_incidents(evaluation: IncidentEvaluation) -> str:
    """All figures, one column a language and one for all texts; below them confidence against truth, and by link."""
    languages = sorted({o.text.lang for o in evaluation.outcomes})
    columns = {language: evaluation.of_language(language) for language in languages} | {"all": evaluation}
    lines = [*figure_lines(_ROWS, columns), "", *reliability_lines(evaluation.reliability), ""]
    for link in LinkKind:
        n, right = evaluation.of_link(link)
        lines.append(f"{link.replace('_', ' '):34}{n:>8}{right:>16.3f}")
    return "\n".join(lines)


def tabulate_types(evaluation: IncidentEvaluation) -> str:
    """One line a type: texts that have it, texts given it, precision, recall, F1."""
    rows = [f"{'type':34}{'marked':>8}{'given':>8}{'prec.':>8}{'recall':>8}{'F1':>8}"]
    for code, found in evaluation.by_type.items():
        figures = f"{found.precision:>8.2f}{found.recall:>8.2f}{found.f1:>8.2f}"
        rows.append(f"{code:34}{found.n_labels:>8}{found.n_answers:>8}{figures}")
    return "\n".join(rows)


def list_incident_misses(evaluation: IncidentEvaluation) -> Iterator[str]:
    """One line for each pair missed or given wrongly, and for each right one with another modality, date or source."""
    for outcome in evaluation.outcomes:
        yield from _misses(outcome)


def _misses(outcome: Outcome) -> Iterator[str]:
    text = outcome.text
    for marked in outcome.labelled:
        if not marked.is_found:
            cause = "place missed" if marked.is_type_found else "type missed"
            yield f"{text.id}: {cause}: {_marked(text, marked.labels[0])}"
    for pair in outcome.answered:
        for fault in _faults(pair):
            told = "; ".join(_given(incident) for incident in pair.incidents)
            yield f"{text.id}: {fault}: {told}{_instead(text, pair)}"


def _faults(pair: AnsweredPair) -> Iterator[str]:
    if not pair.is_right:
        yield "other place" if pair.is_type_right else "false type"
        return
    if not pair.is_modality_right:
        yield "other modality"
    if pair.has_dates and not pair.is_date_right:
        yield "other date"
    if pair.has_claims and not pair.is_claim_right:
        yield "other source"


def _instead(text: LabelledReport, pair: AnsweredPair) -> str:
    return "".join(f"; marked: {_marked(text, label)}" for label in pair.labels)


def _marked(text: LabelledReport, label: LabelledIncident) -> str:
    place = text.place_of(label)
    date = f", {label.date}" if label.has_date else ""
    source = f", says {label.claimed_by}" if label.has_claim else ""
    where = f"{place.text!r}" if place else "no place"
    return f"{label.type} at {where}, {label.modality}{date}{source}: “{_line(label.evidence)}”"


def _given(incident: Incident) -> str:
    where = f"{incident.place.name} ({incident.link}, {incident.confidence:.2f})" if incident.place else "no place"
    date = f", {incident.when.first}/{incident.when.last}" if incident.when else ""
    source = f", says {incident.claimed_by}" if incident.claimed_by else ""
    return f"{incident.incident_type} at {where}, {incident.modality}{date}{source}: “{_line(incident.evidence)}”"


def _line(words: str) -> str:
    return " ".join(words.split())
