"""Names of occupied land put together from several: "the temporarily occupied territory (TOT) of Kherson region"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.model import OCCUPIED_PART, Level, Place
from geo.lexicon import LexicalView
from geo.toponyms.coordination import are_listed
from geo.toponyms.model import OFFICE_CLUES, Mention

OCCUPIED_TERRITORIES = "region:occupied-territories"
_GLUE = frozenset({"occupied_joint"})
_GLUE_MARKS = frozenset(" \t()\",'")  # as folded
_MAX_GLUE_CHARS = 12
# "The temporarily occupied territories (TOT) of Kherson region (TOT)" and no more.
_MAX_PARTS = 4

OCCUPIED_LISTS = _GLUE | {"occupied_before"}
"""The word lists that are asked for by name here."""


class OccupiedParts:
    """Joins "occupied territories" with the oblast beside it into the occupied part of that oblast."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._part_of = {place.members[0]: place for place in gazetteer.places if place.kind == OCCUPIED_PART}

    def join(self, mentions: Sequence[Mention], view: LexicalView) -> list[Mention]:
        """The mentions with such groups made one; an abbreviation introduced in a group keeps its meaning."""
        joined: list[Mention] = []
        defined: dict[str, Place] = {}
        groups = _groups(mentions, view)
        for group, following in zip_longest(groups, groups[1:]):
            whole = None if following and _is_list(view, group[-1], following[0]) else self._whole(group, view)
            if whole is None:
                joined.extend(group)
                continue
            joined.append(whole)
            if whole.place:
                defined |= {m.span.text: whole.place for m in group if m.span.text.isupper() and _is_general(m)}
        return [_as_defined(mention, defined) for mention in joined]

    def _whole(self, group: Sequence[Mention], view: LexicalView) -> Mention | None:
        unit = next((m for m in group if m.place and m.place.place_id in self._part_of), None)
        if unit is None or unit.place is None:
            return None
        start, end = group[0].start, _end_with_bracket(view.text.given, group[0].start, group[-1].end)
        if len(group) == 1:
            adjective = view.before(view.text.index(start)).get("occupied_before")
            if adjective is None:
                return None
            start = view.text.offset(adjective)
        place = self._part_of[unit.place.place_id]
        clues = unit.span.clues - OFFICE_CLUES
        span = replace(unit.span, start=start, end=end, text=view.text.given[start:end], clues=clues)
        return Mention(span, place, unit.confidence, f"occupied land of {unit.place.name}; {unit.method}")


def _is_list(view: LexicalView, last: Mention, following: Mention) -> bool:
    """Whether another oblast follows in the same list: what is said of both leaves each its own name."""
    return _is_oblast(following) and are_listed(view, last.end, following.start)


def _groups(mentions: Sequence[Mention], view: LexicalView) -> list[list[Mention]]:
    """Runs of mentions with only small words between them that hold one oblast and "occupied territories"."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        last = groups[-1] if groups else None
        if last and _goes_with(last, mention) and _is_glue(view, last[-1].end, mention.start):
            last.append(mention)
        else:
            groups.append([mention])
    return groups


def _end_with_bracket(text: str, start: int, end: int) -> int:
    """The end of a name, with the bracket that closes one opened in it: "territories (TOT)"."""
    is_open = text.count("(", start, end) > text.count(")", start, end)
    return end + 1 if is_open and text[end : end + 1] == ")" else end


def _goes_with(group: Sequence[Mention], mention: Mention) -> bool:
    if len(group) == _MAX_PARTS:
        return False
    oblasts = sum(_is_oblast(m) for m in (*group, mention))
    general = sum(_is_general(m) for m in (*group, mention))
    return oblasts <= 1 and general >= 1 and oblasts + general == len(group) + 1


def _is_glue(view: LexicalView, start: int, end: int) -> bool:
    if end - start > _MAX_GLUE_CHARS:
        return False
    return view.is_only(view.text.index(start), view.text.index(end), _GLUE, _GLUE_MARKS)


def _is_oblast(mention: Mention) -> bool:
    return mention.place is not None and mention.place.level is Level.OBLAST


def _is_general(mention: Mention) -> bool:
    return mention.place is not None and mention.place.place_id == OCCUPIED_TERRITORIES


def _as_defined(mention: Mention, defined: dict[str, Place]) -> Mention:
    place = defined.get(mention.span.text)
    if place is None or not _is_general(mention):
        return mention
    return replace(mention, place=place, method=f"the report uses {mention.span.text} for this land")
