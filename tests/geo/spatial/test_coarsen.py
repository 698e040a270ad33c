import pandas as pd
import pytest

from geo.spatial.coarsen import Coarsening, coarsen

COLUMNS = ["place_id", "level", "lat", "lon", "population", "radius_km", "hromada_id", "raion_id", "oblast_id"]
UNITS = ("UA-h", "UA-r", "UA-o")
TOWN = ("town", "settlement", 47.0, 35.0, 9000, 2.0, *UNITS)
HAMLET = ("hamlet", "settlement", 47.2, 35.0, 40, 1.0, *UNITS)
UNCOUNTED = ("uncounted", "settlement", 47.4, 35.0, None, 1.0, *UNITS)
SETTLEMENTS = [TOWN, HAMLET, UNCOUNTED]


def table(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS).astype({"lat": float, "lon": float, "population": float})


@pytest.mark.parametrize(
    ("place", "shown_id", "reason"),
    [
        (TOWN, "town", None),
        (("oblast", "oblast", None, None, None, 1.0, None, None, "oblast"), "oblast", None),
        (("region", "region", None, None, None, 1.0, None, None, None), "region", None),
        (HAMLET, "UA-h", Coarsening.SMALL),
        (UNCOUNTED, "UA-h", Coarsening.SMALL),
        (("prison", "site", 47.01, 35.0, None, 1.0, *UNITS), "town", Coarsening.SITE),
        (("quarter", "district", 47.0, 35.01, 800, 1.0, *UNITS), "town", Coarsening.SITE),
        (("barn", "site", 47.2, 35.0, None, 1.0, *UNITS), "UA-h", Coarsening.SMALL),
        (("camp", "site", 47.1, 35.0, None, 1.0, *UNITS), "UA-h", Coarsening.SMALL),
        (("elsewhere", "site", 47.01, 35.0, None, 1.0, "UA-other", None, "UA-o"), "UA-other", Coarsening.SMALL),
        (("unknown", "site", None, None, None, 1.0, None, None, "UA-o"), "UA-o", Coarsening.SMALL),
        (("spit", "site", 47.01, 35.0, None, 1.0, None, None, None), None, Coarsening.NO_UNIT),
    ],
)
def test_nothing_is_finer_than_a_settlement_that_hides_people(place, shown_id, reason) -> None:
    found = coarsen(table(place), table(*SETTLEMENTS), min_inhabitants=500, max_km=2).astype(object)
    assert found.where(found.notna(), None).to_numpy().tolist() == [[shown_id, reason]]


def test_each_place_is_judged_by_itself_whatever_the_index() -> None:
    places = table(HAMLET, ("prison", "site", 47.01, 35.0, None, 1.0, *UNITS), TOWN).set_axis([7, 3, 5])
    found = coarsen(places, table(*SETTLEMENTS), min_inhabitants=500, max_km=2)
    assert found["shown_id"].to_dict() == {7: "UA-h", 3: "town", 5: "town"}


def test_no_places_are_no_work() -> None:
    assert coarsen(table(), table(*SETTLEMENTS), min_inhabitants=500, max_km=2).empty
