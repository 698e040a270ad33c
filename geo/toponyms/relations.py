"""What a text puts beside a place and not in it: "near X", "12 km south of X", "between X and Y".

The words are the lists of ``data/lookups/relations.yaml``. All of them stand right before a name or right after it, so
each name costs a few looks at the words found already: the time does not depend on how long the text is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geo.lexicon import LexicalView
from geo.toponyms.coordination import are_listed
from geo.toponyms.model import Mention, Relation, RelationKind

_WINDS = (
    *("north", "north_north_east", "north_east", "east_north_east"),
    *("east", "east_south_east", "south_east", "south_south_east"),
    *("south", "south_south_west", "south_west", "west_south_west"),
    *("west", "west_north_west", "north_west", "north_north_west"),
)
_BEARING_DEG = {f"{wind}_of": 360 / len(_WINDS) * number for number, wind in enumerate(_WINDS)}
_UNIT_KM = {"kilometres": 1.0, "metres": 0.001, "miles": 1.609344, "nautical_miles": 1.852}
_NUMBERS = {f"number_{number}": number for number in (*range(2, 21), *range(30, 101, 10))}

RELATION_LISTS = (
    *("near_before", "near_after", "name_prefix", "between_before", "road_from", "road_before", "road_after"),
    *("distance_of", "direction_prefix", "part_before", "some_number"),
    *_BEARING_DEG,
    *_UNIT_KM,
    *_NUMBERS,
)
"""The word lists that are asked for by name here."""

_NUMBER = r"(?:\d{1,3}[ .,]\d{3}|\d{1,4}(?:[.,]\d{1,2})?)"
_DISTANCE = re.compile(rf"(?<![\d.,])(?:({_NUMBER}) ?- ?)?({_NUMBER})[ -]?\Z")
_THOUSANDS = re.compile(r"[ .,](?=\d{3}\Z)")
_DIGITS = re.compile(r"\d+")
_ONE_WORD = re.compile(r"\s+\w{1,7}\s+")
_DASH = re.compile(r"\s*[-‐-―−]\s*")
# The most that is looked at: a distance, a bracket after it, what is between two names; prefixes of a name; "hundred
# twenty-five".
_MAX_DISTANCE_CHARS, _MAX_BRACKET_CHARS, _MAX_GAP_CHARS, _MAX_PREFIXES, _MAX_NUMERALS = 24, 30, 40, 6, 3


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a relation that end right before a name begin at ``start`` (folded offset) and say this."""

    start: int
    kind: RelationKind
    distance_km: float | None = None
    bearing_deg: float | None = None


def relate(mentions: Sequence[Mention], view: LexicalView) -> list[Mention]:
    """The mentions of a text, in order, each with the relation that the words around it put things into.

    Both ends of "between X and Y" get the same words, each the other as ``other``. All names of "near X, Y and Z" are
    near. "From" in "12 km from X" is no origin.
    """
    related = list(mentions)
    for number, mention in enumerate(mentions):
        if related[number].relation:
            continue
        following = mentions[number + 1] if number + 1 < len(mentions) else None
        if following and (stretch := _pair(mention, following, view)):
            related[number] = _with(mention, _between(stretch, following), view)
            related[number + 1] = _with(following, _between(stretch, mention), view)
        elif relation := _alone(mention, view):
            related[number] = _with(mention, relation, view)
        elif number and (relation := _continued(related[number - 1], mention, view)):
            related[number] = replace(mention, relation=relation)
    return related


def _with(mention: Mention, relation: Relation, view: LexicalView) -> Mention:
    """The mention in its relation; "from" is then no origin where it is one of the words of the relation."""
    origin = view.before(view.text.index(mention.start)).get("origin_before")
    is_origin = mention.span.is_origin and (origin is None or view.text.offset(origin) < relation.start)
    return replace(mention, span=replace(mention.span, is_origin=is_origin), relation=relation)


def _between(stretch: tuple[int, int], other: Mention) -> Relation:
    return Relation(RelationKind.BETWEEN, *stretch, other=other.place)


def _continued(left: Mention, right: Mention, view: LexicalView) -> Relation | None:
    """The relation of the name before where both stand in one list; a distance is that from its own name only."""
    relation = left.relation
    if relation is None or relation.kind is RelationKind.BETWEEN or relation.distance_km is not None:
        return None
    if relation.end > left.end or not are_listed(view.text.given, left.end, right.start):
        return None
    return replace(relation, start=right.start, end=right.end)


def _alone(mention: Mention, view: LexicalView) -> Relation | None:
    text = view.text
    for _, before in _openings(mention, view):
        if words := _words_before(before, view):
            start = text.offset(words.start)
            return Relation(words.kind, start, mention.end, words.distance_km, words.bearing_deg)
    end = text.index(mention.end)
    end += len("'s") * text.folded.startswith("'s", end)
    after = view.after(end).get("near_after")
    return Relation(RelationKind.NEAR, mention.start, text.span(after - 1, after)[1]) if after else None


def _openings(mention: Mention, view: LexicalView) -> Iterator[tuple[int, dict[str, int]]]:
    """Where a name begins (folded offset) and what stands before it, then both with "town of" taken to the name, with
    "occupied" before that …"""
    at: int | None = view.text.index(mention.start)
    for _ in range(_MAX_PREFIXES + 1):
        if at is None:
            return
        before = view.before(at)
        yield at, before
        at = before.get("name_prefix")


def _words_before(before: dict[str, int], view: LexicalView) -> _Words | None:
    """The relation that the words right before a name make (label -> where they begin)."""
    # "North-east of" ends in "east of": the longest counts.
    wind = min(before.keys() & _BEARING_DEG.keys(), key=before.__getitem__, default=None)
    if wind:
        return _direction(view, before[wind], _BEARING_DEG[wind])
    if "distance_of" in before and (measured := _measure(view, before["distance_of"])):
        start, distance_km = measured
        return _Words(start, RelationKind.NEAR if distance_km is None else RelationKind.AWAY, distance_km)
    if "near_before" in before:
        return _Words(before["near_before"], RelationKind.NEAR)
    return None


def _direction(view: LexicalView, start: int, bearing_deg: float) -> _Words | None:
    """A direction whose words begin at ``start``, with the distance before them; nothing where they name a part."""
    before = view.before(start)
    prefix = before.get("direction_prefix")
    if prefix is None and "part_before" in before:
        return None
    start = start if prefix is None else prefix
    start, distance_km = _measure(view, start) or (start, None)
    return _Words(start, RelationKind.AWAY, distance_km, bearing_deg)


def _measure(view: LexicalView, at: int) -> tuple[int, float | None] | None:
    """Where a distance that ends right before ``at`` begins and its kilometres (``None``: "a few kilometres").

    Of "12 km (7 miles)" the first counts, of "10-12 km" the middle.
    """
    before = view.before(_before_bracket(view.text.folded, at))
    # "Nautical miles" ends in "miles".
    unit = min(before.keys() & _UNIT_KM.keys(), key=before.__getitem__, default=None)
    if unit is None:
        return None
    start, number = _number(view, before[unit])
    return start, None if number is None else number * _UNIT_KM[unit]


def _number(view: LexicalView, at: int) -> tuple[int, float | None]:
    """The number right before ``at``, or in the word that begins there ("12km"), and where it begins."""
    folded = view.text.folded
    joined = _DIGITS.match(folded, at)
    end = joined.end() if joined else at
    if digits := _DISTANCE.search(folded, max(0, end - _MAX_DISTANCE_CHARS), end):
        numbers = [float(_THOUSANDS.sub("", number).replace(",", ".")) for number in digits.groups() if number]
        return digits.start(), sum(numbers) / len(numbers)
    number: float | None = None
    for _ in range(_MAX_NUMERALS):
        # The hyphen of "twenty-five".
        before = view.before(at - folded.endswith("-", 0, at))
        word = next(iter(before.keys() & _NUMBERS.keys()), None)
        if word is None or (number is not None and _NUMBERS[word] <= number):
            break
        at, number = before[word], _NUMBERS[word] + (number or 0.0)
    return (view.before(at).get("some_number", at), None) if number is None else (at, number)


def _before_bracket(folded: str, at: int) -> int:
    """``at``, or where the bracket begins that ends there: "12 km (7 miles) south of"."""
    end = at
    while end and folded[end - 1] == " ":
        end -= 1
    if not folded.endswith(")", 0, end):
        return at
    start = folded.rfind("(", max(0, end - _MAX_BRACKET_CHARS), end)
    return at if start < 0 else start


def _pair(left: Mention, right: Mention, view: LexicalView) -> tuple[int, int] | None:
    """Where the words that make two neighbours the ends of a stretch begin and end (offsets as given)."""
    text = view.text
    if right.start - left.end > _MAX_GAP_CHARS:
        return None
    gaps = [(left.end, text.offset(at)) for at, _ in _openings(right, view)]
    has_dash = bool(_DASH.fullmatch(text.given, *gaps[0]))
    after = view.after(text.index(right.end)).get("road_after") if has_dash else None
    if after:
        return left.start, text.span(after - 1, after)[1]
    is_listed = any(are_listed(text.given, *gap) for gap in gaps)
    has_one_word = any(_ONE_WORD.fullmatch(text.given, *gap) for gap in gaps)
    for _, before in _openings(left, view):
        for label, fits in (("between_before", is_listed), ("road_from", has_one_word), ("road_before", has_dash)):
            if fits and label in before:
                return text.offset(before[label]), right.end
    return None
