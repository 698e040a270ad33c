from pathlib import Path

import pytest
import yaml

from geo.errors import DataError
from geo.incidents.confidence import ConfidenceRates, load_rates, names_several_places
from geo.incidents.model import LinkKind
from geo.settings import DATA
from tests.conftest import Parse

LINKS = {link.value: 0.5 for link in LinkKind}


def test_rates_are_those_of_the_link_and_lessened_by_a_doubtful_name():
    rates = ConfidenceRates(one_place=dict.fromkeys(LinkKind, 0.8), several_places=dict.fromkeys(LinkKind, 0.5))
    assert rates.of(LinkKind.SAME_CLAUSE, has_several=False, place_confidence=0.9) == pytest.approx(0.72)
    assert rates.of(LinkKind.SAME_CLAUSE, has_several=True, place_confidence=1.0) == 0.5


def test_rates_of_the_project_fall_with_the_tightness_of_the_link_and_with_other_places():
    rates = load_rates(DATA / "lookups/confidence.yaml")
    assert rates.one_place.keys() == rates.several_places.keys() == set(LinkKind)
    assert rates.several_places[LinkKind.SAME_CLAUSE] > rates.several_places[LinkKind.RUNNING_PLACE]
    assert rates.one_place[LinkKind.SAME_CLAUSE] > rates.several_places[LinkKind.SAME_CLAUSE]


@pytest.mark.parametrize(
    ("text", "has_several"),
    [
        ("Tokmak, Tokmak and again Tokmak.", False),
        ("From Moscow to Tokmak, in Ukraine.", False),
        ("From Tokmak to Melitopol.", True),
        ("Nowhere in particular.", False),
    ],
)
def test_several_places_are_different_ones_in_ukraine(text: str, has_several: bool, parse: Parse):
    assert names_several_places(parse(text).mentions) is has_several


@pytest.mark.parametrize(
    ("rates", "fault"),
    [
        ({"one_place": LINKS, "several_places": {"same_clause": 0.9}}, "no figure for .*running_place"),
        ({"one_place": LINKS, "several_places": LINKS | {"no_place": 1.1}}, "no_place"),
        ({"one_place": LINKS, "several_places": LINKS | {"rumour": 0.1}}, "rumour"),
        ({"one_place": LINKS}, "several_places"),
    ],
)
def test_rates_that_cannot_be_used_are_refused(tmp_path: Path, rates: dict[str, object], fault: str):
    file = tmp_path / "confidence.yaml"
    file.write_text(yaml.safe_dump(rates), encoding="utf-8")
    with pytest.raises(DataError, match=fault):
        load_rates(file)
