"""The figures of an evaluation as a table, and what they leave out as a list."""

from collections.abc import Callable, Iterator

from geo.toponyms.evaluation import FAR_KM, AnswerOutcome, Evaluation, LabelOutcome
from geo.toponyms.judging import RIGHT_WITHIN_KM
from geo.toponyms.model import Mention

_CONTEXT_CHARS = 40
_NAME_WIDTH, _WIDTH = 34, 8

_ROWS: tuple[tuple[str, Callable[[Evaluation], float], str], ...] = (
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
    lines = [" " * _NAME_WIDTH + "".join(f"{name:>{_WIDTH}}" for name in columns)]
    for name, figure, form in _ROWS:
        lines.append(f"{name:{_NAME_WIDTH}}" + "".join(f"{figure(e):>{_WIDTH}{form}}" for e in columns.values()))
    lines += ["", f"{'confidence':{_NAME_WIDTH}}{'answers':>{_WIDTH}}{'mean':>{_WIDTH}}{'right':>{_WIDTH}}"]
    for b in evaluation.reliability:
        name = f"{b.lower:.1f} to {b.upper:.1f}"
        lines.append(f"{name:{_NAME_WIDTH}}{b.n:>{_WIDTH}}{b.mean_confidence:>{_WIDTH}.3f}{b.share_right:>{_WIDTH}.3f}")
    return "\n".join(lines)


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
    where = _context(outcome.text.text, label.start, label.end)
    return f"{outcome.text.id}: {cause}: {label.text!r} is {label.name} ({label.level}); got {got}; {where}"


def _answer_line(outcome: AnswerOutcome) -> str:
    mention = outcome.mention
    return f"{outcome.text.id}: no place: {_told(mention)}; {_context(outcome.text.text, mention.start, mention.end)}"


def _told(mention: Mention) -> str:
    place = mention.place
    what = f"{place.name} ({place.level}) {place.place_id}" if place else f"no place, {mention.method}"
    return f"{mention.span.text!r} as {what}, {mention.confidence:.2f}"


def _context(text: str, start: int, end: int) -> str:
    return "“" + " ".join(text[max(0, start - _CONTEXT_CHARS) : end + _CONTEXT_CHARS].split()) + "”"
