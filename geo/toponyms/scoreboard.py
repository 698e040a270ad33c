"""The figures of an evaluation as a table, and what they leave out as a list."""

from collections.abc import Iterator

from geo.tables import Row, figure_lines, in_context, reliability_lines
from geo.toponyms.evaluation import FAR_KM, AnswerOutcome, Evaluation, LabelOutcome
from geo.toponyms.judging import RIGHT_WITHIN_KM
from geo.toponyms.model import Mention

_ROWS: tuple[Row[Evaluation], ...] = (
    ("places marked", lambda e: e.exact.n_labels, "d"),
    ("places found", lambda e: e.exact.n_answers, "d"),
    ("precision, exact span", lambda e: e.exact.precision, ".3f"),
    ("recall, exact span", lambda e: e.exact.recall, ".3f"),
    ("F1, exact span", lambda e: e.exact.f1, ".3f"),
    ("precision, overlapping span", lambda e: e.overlapping.precision, ".3f"),
    ("recall, overlapping span", lambda e: e.overlapping.recall, ".3f"),
    ("F1, overlapping span", lambda e: e.overlapping.f1, ".3f"),
    ("right place, of exact spans", lambda e: e.resolution, ".3f"),
    ("no place given, of exact spans", lambda e: e.n_unresolved, "d"),
    (f"pins within {RIGHT_WITHIN_KM:.0f} km", lambda e: e.accuracy(RIGHT_WITHIN_KM), ".3f"),
    (f"pins within {FAR_KM:.0f} km", lambda e: e.accuracy(FAR_KM), ".3f"),
    ("mean error of pins, km", lambda e: e.mean_error_km, ".1f"),
    ("finer than the text", lambda e: e.n_too_fine, "d"),
    ("calibration error", lambda e: e.calibration_error, ".3f"),
)


def tabulate(evaluation: Evaluation) -> str:
    """All figures, one column a language and one for all texts; below them confidence against truth."""
    languages = sorted({o.text.lang for o in (*evaluation.labels, *evaluation.answers)})
    columns = {language: evaluation.of_language(language) for language in languages} | {"all": evaluation}
    return "\n".join([*figure_lines(_ROWS, columns), "", *reliability_lines(evaluation.reliability)])


def list_misses(evaluation: Evaluation) -> Iterator[str]:
    """One line for each label that was not found in its very span at the right place, and for each false answer."""
    for label in evaluation.labels:
        if not (label.is_exact and label.is_right):
            yield _label_line(label)
    for answer in evaluation.answers:
        if not answer.is_overlapping:
            yield _answer_line(answer)


def _label_line(outcome: LabelOutcome) -> str:
    label, mention = outcome.label, outcome.mention
    cause = "missed" if mention is None else "other place" if outcome.is_exact else "other span"
    got = "nothing" if mention is None else _told(mention)
    where = in_context(outcome.text.text, label.start, label.end)
    return f"{outcome.text.id}: {cause}: {label.text!r} is {label.name} ({label.level}); got {got}; {where}"


def _answer_line(outcome: AnswerOutcome) -> str:
    mention = outcome.mention
    return f"{outcome.text.id}: no place: {_told(mention)}; {in_context(outcome.text.text, mention.start, mention.end)}"


def _told(mention: Mention) -> str:
    place = mention.place
    what = f"{place.name} ({place.level}) {place.place_id}" if place else f"no place, {mention.method}"
    return f"{mention.span.text!r} as {what}, {mention.confidence:.2f}"
