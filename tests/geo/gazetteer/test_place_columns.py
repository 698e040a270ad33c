from geo.gazetteer.columns import places_to_frame
from geo.gazetteer.model import Level, Place

TOWN = Place("UA-town", Level.SETTLEMENT, "city", "Town", "Місто", 47.0, 35.0, 9000)
FARM = Place("UA-farm", Level.SETTLEMENT, "village", "Farm", "Ферма")


def test_places_are_rows_in_their_order_with_what_is_not_known_missing():
    table = places_to_frame((place for place in (TOWN, FARM)), ["place_id", "lat", "radius_km"])
    assert table["place_id"].tolist() == ["UA-town", "UA-farm"]
    assert table["lat"].isna().tolist() == [False, True]
    assert table.loc[0, "radius_km"] == TOWN.radius_km


def test_no_places_have_columns_too():
    assert places_to_frame([], ["place_id", "lat"]).columns.tolist() == ["place_id", "lat"]
