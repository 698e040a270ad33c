from pathlib import Path

import pytest
import yaml

from geo.errors import DataError
from geo.incidents.confidence import ConfidenceRates, load_rates
from geo.incidents.model import LinkKind
from geo.incidents.taxonomy import load_taxonomy
from geo.settings import DATA

TAXONOMY = load_taxonomy(DATA / "taxonomy")
LINKS = {link.value: 0.5 for link in LinkKind}
RATES = ConfidenceRates(links=dict.fromkeys(LinkKind, 0.5), types={"looting": 0.8}, other_types=0.4)


def test_what_type_link_and_name_allow_is_multiplied():
    assert RATES.of("looting", LinkKind.SAME_CLAUSE, 0.9) == pytest.approx(0.8 * 0.5 * 0.9)
    assert RATES.of("torture", LinkKind.SAME_CLAUSE, 1.0) == pytest.approx(0.4 * 0.5)


def test_the_rates_of_the_project_are_those_of_its_links_and_types():
    rates = load_rates(DATA / "lookups/confidence.yaml", TAXONOMY)
    assert rates.links.keys() == set(LinkKind)
    assert rates.of("shelling", LinkKind.SAME_CLAUSE, 1.0) > rates.of("shelling", LinkKind.RUNNING_PLACE, 1.0)


@pytest.mark.parametrize(
    ("rates", "fault"),
    [
        ({"links": {"same_clause": 0.9}, "types": {}, "other_types": 0.5}, "no figure for .*running_place"),
        ({"links": LINKS, "types": {"theft": 0.5}, "other_types": 0.5}, "no type named theft"),
        ({"links": LINKS, "types": {"looting": 1.1}, "other_types": 0.5}, "looting"),
        ({"links": LINKS | {"rumour": 0.1}, "types": {}, "other_types": 0.5}, "rumour"),
        ({"links": LINKS, "types": {}}, "other_types"),
    ],
)
def test_rates_that_cannot_be_used_are_refused(tmp_path: Path, rates: dict[str, object], fault: str):
    file = tmp_path / "confidence.yaml"
    file.write_text(yaml.safe_dump(rates), encoding="utf-8")
    with pytest.raises(DataError, match=fault):
        load_rates(file, TAXONOMY)
