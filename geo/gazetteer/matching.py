"""Which point of GeoNames may be which settlement of KATOTTG, by name and by rank.

GeoNames' second-level code is the raion's part of its KATOTTG code. It holds for all but 35 of 25,000 settlements of
the dump of 28 July 2026, so a point that has one can be a settlement of that raion only.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from geo.gazetteer.sources import GeonamesPlace, Unit
from geo.gazetteer.spellings import Spellings
from geo.text import fold

# How far a likeness of names speaks for a pair, against a point whose main name is the settlement's.
_MAIN, _ALTERNATE, _RUSSIAN, _NEAR = 1.0, 0.5, 0.3, 0.05
# Sections of places, and abandoned, historical and destroyed ones, that the codifier may still list.
_LESSER = frozenset({"P.PPLX", "P.PPLQ", "P.PPLH", "P.PPLW"})
_LESSER_WEIGHT = 0.2
# Of GeoNames' seats in the joined dump 99 in 100 are seats of hromadas, of hromadas' seats 72 in 100 are GeoNames'.
_SEAT = re.compile(r"P\.PPL[AC]\d?")
_SEAT_ELSEWHERE_WEIGHT, _NO_SEAT_WEIGHT = 0.05, 0.5
_OTHER_RAION_WEIGHT = 0.05
_FIRST_OF_HROMADA = "001"
_MIN_RATIO = 0.85
_MIN_CONSONANTS = 3
_CYRILLIC = re.compile("[а-яіїєґ]")
# What Ukrainian, Russian and Polish romanisations write differently, most letters first; vowels differ in all.
_SKELETON = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("shch|szcz", "sc"),
        ("ts|tz|cz|ch", "c"),
        ("sh|sz", "s"),
        ("zh|rz", "z"),
        ("kh|g", "h"),
        ("w", "v"),
        ("[aeiouyj]", ""),
        (r"(.)\1+", r"\1"),
    )
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A settlement and a point that may be the same; ``weight`` (0 to 1) says how far name and rank speak for it."""

    settlement: Unit
    point: GeonamesPlace
    weight: float


@dataclass(frozen=True, slots=True)
class _Keys:
    """A settlement's name as it is compared: Ukrainian letters, its romanisations, Russian in either alphabet."""

    ukrainian: str
    latin: frozenset[str]
    russian: frozenset[str]
    skeletons: frozenset[str]


class Matcher:
    """Finds candidates; the spellings of a name are made once."""

    def __init__(self, spellings: Spellings) -> None:
        self._spellings = spellings
        self._keys: dict[str, _Keys] = {}

    def equal(self, units: Iterable[Unit], points: Iterable[GeonamesPlace]) -> list[Candidate]:
        """The pairs of one oblast in which a name of the point is a usual spelling of the settlement's."""
        found_by: tuple[dict[str, list[Unit]], ...] = (defaultdict(list), defaultdict(list), defaultdict(list))
        ukrainian, latin, russian = found_by
        raions = {_raion_code(unit) for unit in units}
        for unit in units:
            keys = self._keys_of(unit.name)
            ukrainian[keys.ukrainian].append(unit)
            for index, spellings in ((latin, keys.latin), (russian, keys.russian)):
                for spelling in spellings:
                    index[spelling].append(unit)
        candidates: list[Candidate] = []
        for point in points:
            main, others = _key(point.name), dict.fromkeys(map(_key, point.alternates))
            levels = (
                (_RUSSIAN, russian, (main, *others)),
                (_ALTERNATE, latin, others),
                (_ALTERNATE, ukrainian, others),
                (_MAIN, latin, (main,)),
            )
            likeness = {
                unit.code: (unit, weight)
                for weight, index, names in levels
                for name in names
                for unit in index.get(name, ())
            }
            is_in_raion = point.admin2 in raions
            candidates += [
                Candidate(
                    unit,
                    point,
                    weight
                    * _rank(unit, point)
                    * (_OTHER_RAION_WEIGHT if is_in_raion and point.admin2 != _raion_code(unit) else 1.0),
                )
                for unit, weight in likeness.values()
            ]
        return candidates

    def near(self, units: Iterable[Unit], points: Iterable[GeonamesPlace]) -> list[Candidate]:
        """The pairs of one raion in which a name of the point differs little from the settlement's: in single letters,
        or in its vowels and the order of its words only."""
        in_raion: dict[str, list[tuple[GeonamesPlace, set[str], set[str]]]] = defaultdict(list)
        for point in points:
            names = {_key(name) for name in (point.name, *point.alternates)}
            in_raion[point.admin2].append((point, names, {_skeleton(self._latin(name)) for name in names}))
        candidates: list[Candidate] = []
        for unit in units:
            keys = self._keys_of(unit.name)
            spellings = [
                SequenceMatcher(None, "", spelling, autojunk=False)
                for spelling in (keys.ukrainian, *sorted(keys.latin | keys.russian))
            ]
            candidates += [
                Candidate(unit, point, _NEAR * _rank(unit, point))
                for point, names, skeletons in in_raion[_raion_code(unit)]
                if not keys.skeletons.isdisjoint(skeletons)
                or any(_is_near(s, name) for name in names for s in spellings)
            ]
        return candidates

    def _keys_of(self, name: str) -> _Keys:
        if name not in self._keys:
            variants, russian = self._spellings.romaniser.variants, self._spellings.spell_russian(name)
            latin = {_key(spelling) for spelling in variants(name, "uk")}
            russian_latin = {_key(latin) for spelling in russian for latin in variants(spelling, "ru")}
            skeletons = {_skeleton(spelling) for spelling in latin | russian_latin}
            self._keys[name] = _Keys(
                _key(name),
                frozenset(latin),
                frozenset(russian_latin | set(map(_key, russian))),
                frozenset(s for s in skeletons if len(s.replace(" ", "")) >= _MIN_CONSONANTS),
            )
        return self._keys[name]

    def _latin(self, key: str) -> str:
        return _key(self._spellings.romaniser.official(key)) if _CYRILLIC.search(key) else key


def _key(name: str) -> str:
    """A name without the marks that spellings differ in."""
    folded = fold(name)
    if not _CYRILLIC.search(folded):
        folded = "".join(char for char in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(char))
    return folded.replace("'", "").replace('"', "").replace("-", " ")


def _skeleton(latin: str) -> str:
    """The consonants of a Latin name, its words sorted."""
    for pattern, replacement in _SKELETON:
        latin = pattern.sub(replacement, latin)
    return " ".join(sorted(latin.split()))


def _is_near(spelling: SequenceMatcher[str], name: str) -> bool:
    """Whether the two differ in few letters; the costly ratio is counted where its cheap bounds allow it."""
    spelling.set_seq1(name)
    bounds = (spelling.real_quick_ratio, spelling.quick_ratio, spelling.ratio)
    return all(bound() >= _MIN_RATIO for bound in bounds)


def _rank(unit: Unit, point: GeonamesPlace) -> float:
    """How well the rank of the point fits that of the settlement: a hromada's first object is its seat."""
    if point.feature in _LESSER:
        return _LESSER_WEIGHT
    is_in_hromada = len(unit.ancestors) > 2
    is_seat = is_in_hromada and unit.code[9:12] == _FIRST_OF_HROMADA
    if _SEAT.fullmatch(point.feature):
        return 1.0 if is_seat or not is_in_hromada else _SEAT_ELSEWHERE_WEIGHT
    return _NO_SEAT_WEIGHT if is_seat and "." in point.feature else 1.0


def _raion_code(unit: Unit) -> str:
    """The part of a KATOTTG code that names oblast and raion."""
    return unit.code[2:6]
