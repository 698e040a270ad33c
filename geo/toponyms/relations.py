"""What a text puts beside a place and not in it: "near X", "12 km south of X", "between X and Y".

The words are the lists of ``data/lookups/relations.yaml``. All of them stand right before a name or right after it, so
each name costs a few looks at the words found already: the time does not depend on how long the text is.
"""

import re
from collections.abc import Sequence
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

RELATION_LISTS = frozenset(_BEARING_DEG) | {
    *("near_before", "near_after", "name_prefix", "between_before", "road_from", "road_before", "road_after"),
    *("distance_of", "direction_prefix", "article", "some_number"),
    *_UNIT_KM,
    *_NUMBERS,
}
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
class _Name:
    """A mention and where its name begins (folded offset) with what stands before it: the name itself, then with "town
    of" taken to it, then with "occupied" before that …"""

    mention: Mention
    openings: list[tuple[int, dict[str, int]]]


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
    names = [_name(mention, view) for mention in mentions]
    related = list(mentions)
    for number, name in enumerate(names):
        if related[number].relation:
            continue
        following = names[number + 1] if number + 1 < len(names) else None
        if following and (stretch := _pair(name, following, view)):
            related[number] = _with(name, _between(stretch, following), view)
            related[number + 1] = _with(following, _between(stretch, name), view)
        elif relation := _alone(name, view):
            related[number] = _with(name, relation, view)
        elif number and (relation := _continued(related[number - 1], name, view)):
            related[number] = replace(name.mention, relation=relation)
    return related


def _name(mention: Mention, view: LexicalView) -> _Name:
    at: int | None = view.text.index(mention.start)
    openings: list[tuple[int, dict[str, int]]] = []
    while at is not None and len(openings) <= _MAX_PREFIXES:
        before = view.before(at)
        openings.append((at, before))
        at = before.get("name_prefix", before.get("article"))
    return _Name(mention, openings)


def _with(name: _Name, relation: Relation, view: LexicalView) -> Mention:
    """The mention in its relation; "from" is then no origin where it is one of the words of the relation."""
    span = name.mention.span
    origin = name.openings[0][1].get("origin_before")
    if origin is not None and view.text.offset(origin) >= relation.start:
        span = replace(span, clues=span.clues - {"origin_before"})
    return replace(name.mention, span=span, relation=relation)


def _between(stretch: tuple[int, int], other: _Name) -> Relation:
    return Relation(RelationKind.BETWEEN, *stretch, other=other.mention.place)


def _continued(left: Mention, right: _Name, view: LexicalView) -> Relation | None:
    """The relation of the name before where both stand in one list; a distance is that from its own name only, and "and
    in" begins anew."""
    relation, before = left.relation, right.openings[0][1]
    if relation is None or relation.kind is RelationKind.BETWEEN or relation.distance_km is not None:
        return None
    if before.get("locative_before", 0) > before.get("list_joint", 0):
        return None
    if relation.end > left.end or not are_listed(view, left.end, right.mention.start):
        return None
    return replace(relation, start=right.mention.start, end=right.mention.end)


def _alone(name: _Name, view: LexicalView) -> Relation | None:
    text, mention = view.text, name.mention
    for _, before in name.openings:
        if words := _words_before(before, view):
            start = text.offset(words.start)
            return Relation(words.kind, start, mention.end, words.distance_km, words.bearing_deg)
    end = text.index(mention.end)
    end += len("'s") * text.folded.startswith("'s", end)
    after = view.after(end).get("near_after")
    return Relation(RelationKind.NEAR, mention.start, text.span(after - 1, after)[1]) if after else None


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
    if prefix is None and "article" in before:
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


def _pair(left: _Name, right: _Name, view: LexicalView) -> tuple[int, int] | None:
    """Where the words that make two neighbours the ends of a stretch begin and end (offsets as given)."""
    text, end = view.text, left.mention.end
    if right.mention.start - end > _MAX_GAP_CHARS:
        return None
    has_dash = bool(_DASH.fullmatch(text.given, end, right.mention.start))
    after = view.after(text.index(right.mention.end)).get("road_after") if has_dash else None
    if after:
        return left.mention.start, text.span(after - 1, after)[1]
    for _, before in left.openings:
        start = _stretch_start(before, end, right, view)
        if start is None and has_dash:
            start = before.get("road_before")
        if start is not None:
            return text.offset(start), right.mention.end
    return None


def _stretch_start(before: dict[str, int], end: int, right: _Name, view: LexicalView) -> int | None:
    """Where "between" or "road from" before a name that ends at ``end`` begins, if what follows joins both names."""
    if not before.keys() & {"between_before", "road_from"}:
        return None
    starts = [view.text.offset(at) for at, _ in right.openings]
    if "between_before" in before and any(are_listed(view, end, start) for start in starts):
        return before["between_before"]
    if "road_from" in before and any(_ONE_WORD.fullmatch(view.text.given, end, start) for start in starts):
        return before["road_from"]
    return None
