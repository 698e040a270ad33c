import html
import re

import pytest

from maps import table
from maps.layers import build_map, render_map
from maps.publish import publish_site
from tests.maps.test_hostile_reports import PAGES, read_page

SPOKEN = [f"{page}-{language}.html" for page in ("index", "table", "snippets") for language in ("uk", "ru")]
VIEW = (30.0, 44.0, 40.0, 50.0)


@pytest.mark.parametrize("name", [*PAGES, *SPOKEN])
def test_pages_load_nothing_from_elsewhere(name, site):
    for tag, attributes in read_page(site / name).elements:
        address = attributes.get("src") or (attributes.get("href") if tag != "a" else None)
        assert address is None or re.fullmatch(r"[a-z0-9./-]+(\?lang=(uk|ru))?", address), (tag, address)
        assert address is None or (site / address.partition("?")[0]).is_file()


@pytest.mark.parametrize("name", [*PAGES, *SPOKEN])
def test_links_that_leave_the_site_are_sources_and_say_nothing_of_us(name, site):
    for tag, attributes in read_page(site / name).elements:
        address = attributes.get("href") or ""
        if tag == "a" and "//" in address:
            assert re.match(r"https://(example\.org/reports/|www\.geonames\.org$)", address)
            assert (attributes["rel"], attributes["target"]) == ("noopener noreferrer", "_blank")
        elif tag == "a":
            assert (site / re.split("[#?]", address)[0]).is_file()


@pytest.mark.parametrize("name", PAGES)
def test_pages_say_their_language_title_description_and_policy(name, site):
    page = (site / name).read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    assert re.search(r"<title[^>]*>[^<]+</title>", page)
    assert re.search(r'<meta name="description" content="[^"]+">', page)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src" in policy[1]
    assert "unsafe" not in policy[1]
    assert "Reports, not verified events." in page
    assert "1 October 2024" in page


@pytest.mark.parametrize("name", ["map.html", "embed.html"])
def test_without_scripts_the_map_points_to_the_tables(name, site):
    page = (site / name).read_text(encoding="utf-8")
    without = re.search(r"<noscript>(.*)</noscript>", page, re.DOTALL)
    assert without
    assert re.findall(r'<p lang="(\w+)">.*? <a href="([^"]+)"', without[1]) == [
        ("en", "table.html"),
        ("uk", "table-uk.html"),
        ("ru", "table-ru.html"),
    ]


@pytest.mark.parametrize("name", SPOKEN)
def test_pages_in_other_languages_speak_them_and_lead_to_each_other(name, site):
    page = (site / name).read_text(encoding="utf-8")
    language = "uk" if "-uk" in name else "ru"
    assert f'<html lang="{language}">' in page
    assert {"uk": "Повідомлення, а не перевірені події.", "ru": "Сообщения, а не проверенные события."}[
        language
    ] in page
    elements = read_page(site / name).elements
    links = [a["href"] for tag, a in elements if tag == "a" and a.get("hreflang")]
    assert links == [name.replace(f"-{language}", ending) for ending in ("", "-uk", "-ru")]
    assert [a["href"] for tag, a in elements if tag == "link" and a.get("hreflang")] == links
    own = [a["href"] for tag, a in elements if tag == "a" and not a.get("hreflang") and ".html" in a["href"]]
    assert all(f"-{language}.html" in address or f"?lang={language}" in address for address in own)


def test_the_table_holds_every_incident(site, sample_incidents):
    rows = [attributes.get("id") for tag, attributes in read_page(site / "table.html").elements if tag == "tr"]
    assert rows[1:] == sample_incidents["incident_id"].tolist()


def test_the_table_names_publishers_and_leads_to_what_contradicts(site):
    page = (site / "table.html").read_text(encoding="utf-8")
    assert "2 independent publishers: Ukrainian 1, side not known 1" in page
    assert "One publisher: side not known" in page
    links = [a["href"] for tag, a in read_page(site / "table.html").elements if tag == "a"]
    assert "table.html#sample-004" in links
    told = re.findall(r"(Reported|Denied) elsewhere", page)
    assert set(told) == {"Reported", "Denied"}


def test_what_has_no_point_is_counted_on_the_front_page(site):
    page = (site / "index.html").read_text(encoding="utf-8")
    assert "Incidents placed only in an area (9)" in page
    assert "Left bank of Kherson Oblast" in page
    assert "Incidents without a place we could find (2)" in page


@pytest.mark.parametrize(("ending", "language"), [("", "en"), ("-uk", "uk"), ("-ru", "ru")])
def test_the_front_page_tells_what_each_type_means(ending, language, site, taxonomy):
    page = html.unescape((site / f"index{ending}.html").read_text(encoding="utf-8"))
    told = re.findall(r"</span>([^<]+)</dt><dd>([^<]+)</dd>", page)
    kinds = taxonomy.types.values()
    assert told == [(getattr(kind.label, language), getattr(kind.definition, language)) for kind in kinds]


@pytest.mark.parametrize("ending", ["", "-uk"])
def test_a_long_table_has_pages_that_lead_to_each_other(ending, contents, sample_incidents, tmp_path, monkeypatch):
    monkeypatch.setattr(table, "ROWS", 30)
    publish_site(contents, tmp_path / "site")
    names = [f"table{number}{ending}.html" for number in ("", "-2", "-3")]
    found = [read_page(tmp_path / "site" / name).elements for name in names]
    rows = [attributes["id"] for page in found for tag, attributes in page if tag == "tr" and "id" in attributes]
    assert rows == sample_incidents["incident_id"].tolist()
    following = [[a["href"] for tag, a in page if tag == "a" and a.get("rel") == "next"] for page in found]
    assert following == [[names[1]] * 2, [names[2]] * 2, []]


def test_the_front_page_counts_what_was_rejected(site):
    page = (site / "index.html").read_text(encoding="utf-8")
    assert "<div><dt>reports rejected as unreadable</dt><dd>1</dd></div>" in page


def test_the_script_calls_each_part_of_the_page_once_and_in_order():
    _, script = render_map(build_map(VIEW, is_page=True))
    calls = re.findall(r"page\.(\w+)\(", script)
    assert calls == ["addBasemap", "addIncidents", "addFilters", "addLists", "showFirstView"]


def test_names_in_the_script_are_the_same_each_time():
    first, second = (render_map(build_map(VIEW, is_page=True)) for _ in range(2))
    assert first == second
    assert not re.search(r"_[0-9a-f]{32}", first[1])


def test_the_script_is_foliums_frame_without_its_links():
    page_map = build_map(VIEW, is_page=False)
    html, script = render_map(page_map)
    assert "://" not in page_map.get_root().render() + html + script
    assert '"scrollWheelZoom": false' in script
