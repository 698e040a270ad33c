import re

import pytest

from maps.layers import build_map, render_map
from maps.popups import to_entries
from tests.maps.test_hostile_reports import PAGES, read_page

VIEW = (30.0, 44.0, 40.0, 50.0)


@pytest.mark.parametrize("name", PAGES)
def test_pages_load_nothing_from_elsewhere(name, site):
    for tag, attributes in read_page(site / name).elements:
        address = attributes.get("src") or (attributes.get("href") if tag != "a" else None)
        assert address is None or re.fullmatch(r"[a-z0-9./-]+", address), (tag, address)
        assert address is None or (site / address).is_file()


@pytest.mark.parametrize("name", PAGES)
def test_links_that_leave_the_site_are_sources_and_say_nothing_of_us(name, site):
    for tag, attributes in read_page(site / name).elements:
        address = attributes.get("href") or ""
        if tag == "a" and "//" in address:
            assert re.match(r"https://(example\.org/reports/|www\.geonames\.org$)", address)
            assert (attributes["rel"], attributes["target"]) == ("noopener noreferrer", "_blank")
        elif tag == "a":
            assert (site / address).is_file()


@pytest.mark.parametrize("name", PAGES)
def test_pages_say_their_language_title_description_and_policy(name, site):
    page = (site / name).read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    assert re.search(r"<title>[^<]+</title>", page)
    assert re.search(r'<meta name="description" content="[^"]+">', page)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src" in policy[1]
    assert "unsafe" not in policy[1]
    assert "Reports, not verified events." in page
    assert "1 October 2024" in page


@pytest.mark.parametrize("name", ["map.html", "embed.html"])
def test_without_scripts_the_map_points_to_the_table(name, site):
    page = (site / name).read_text(encoding="utf-8")
    assert re.search(r'<noscript>.*href="table\.html".*</noscript>', page)


def test_the_table_holds_every_incident(site, sample_incidents):
    rows = [attributes.get("id") for tag, attributes in read_page(site / "table.html").elements if tag == "tr"]
    assert rows[1:] == sample_incidents["incident_id"].tolist()


def test_what_has_no_point_is_listed_beside_the_map(site):
    for name in ("index.html", "map.html"):
        page = (site / name).read_text(encoding="utf-8")
        assert "Reports about a whole area (9)" in page
        assert "Left bank of Kherson Oblast" in page
        assert "Reports that name no place we could find (2)" in page
        assert page.count('<details class="incident">') == 11


def test_the_front_page_counts_what_was_rejected(site):
    page = (site / "index.html").read_text(encoding="utf-8")
    assert "<div><dt>reports rejected as unreadable</dt><dd>1</dd></div>" in page


def test_a_layer_for_each_type_that_occurs_with_its_count(sample_incidents, taxonomy):
    few = sample_incidents[sample_incidents["incident_type"].isin(["shelling", "looting"])]
    _, script = render_map(build_map(to_entries(few, taxonomy), taxonomy, VIEW, has_wheel_zoom=True))
    assert re.findall(r'layerOf\("(\w+)"\)', script) == ["shelling", "looting"]
    labels = [re.sub(r"\\u003c.*?\\u003e", "|", label) for label in re.findall(r'"label": "(.*)"', script)]
    assert labels == [
        "All incidents",
        *("|||Hostilities| |2|", "|Sh||Shelling| |2|"),
        *("|||Military among civilians| |2|", "|Lo||Looting| |2|"),
    ]


def test_names_in_the_script_are_the_same_each_time(sample_incidents, taxonomy):
    entries = to_entries(sample_incidents, taxonomy)
    first, second = (render_map(build_map(entries, taxonomy, VIEW, has_wheel_zoom=True)) for _ in range(2))
    assert first == second
    assert not re.search(r"_[0-9a-f]{32}", first[1])


def test_the_script_is_foliums_frame_without_its_links(sample_incidents, taxonomy):
    page_map = build_map(to_entries(sample_incidents, taxonomy), taxonomy, VIEW, has_wheel_zoom=False)
    html, script = render_map(page_map)
    assert "://" not in page_map.get_root().render() + html + script
    assert '"scrollWheelZoom": false' in script
