"""What editors and link previews get: pieces of HTML, oEmbed, addresses and the moment of the build."""

import html
import json
import re
from dataclasses import replace

import pytest

from geo.errors import InputError
from maps.publication import read_publication
from maps.publish import publish_site
from tests.maps.test_hostile_reports import PAGES, read_page

ADDRESS = "https://news.example/map/"


@pytest.fixture(scope="module")
def placed_site(contents, tmp_path_factory):
    folder = tmp_path_factory.mktemp("placed") / "site"
    publication = read_publication("https://news.example/map", "2024-10-02T04:00+02:00", "")
    publish_site(replace(contents, publication=publication), folder)
    return folder


def metas(page) -> dict[str, str]:
    return {a["property"]: a["content"] for tag, a in page.elements if tag == "meta" and "property" in a}


def led_to_oembed(page) -> list[str]:
    return [a["href"] for tag, a in page.elements if a.get("type") == "application/json+oembed"]


def copied(folder) -> dict[str, str]:
    found = re.findall(r'<code id="(\w+)"[^>]*>([^<]*)</code>', (folder / "snippets.html").read_text("utf-8"))
    return {key: html.unescape(text) for key, text in found}


@pytest.mark.parametrize("name", PAGES)
def test_pages_bring_their_preview_and_lead_to_oembed(name, placed_site, site):
    page, unplaced = read_page(placed_site / name), read_page(site / name)
    assert metas(page)["og:image"] == f"{ADDRESS}preview.png"
    assert metas(page)["og:url"] == f"{ADDRESS}{name}"
    assert led_to_oembed(page) == [f"{ADDRESS}oembed.json"]
    assert metas(unplaced)["og:image"] == "preview.png"
    assert "og:url" not in metas(unplaced)
    assert led_to_oembed(unplaced) == ["oembed.json"]


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_pages_bring_the_preview_of_their_language(language, placed_site):
    page = read_page(placed_site / f"table-{language}.html")
    assert metas(page)["og:image"] == f"{ADDRESS}preview-{language}.png"
    assert led_to_oembed(page) == [f"{ADDRESS}oembed-{language}.json"]


@pytest.mark.parametrize(("ending", "query"), [("", ""), ("-uk", "?lang=uk"), ("-ru", "?lang=ru")])
def test_oembed_answers_with_a_frame_in_each_language(ending, query, placed_site):
    answer = json.loads((placed_site / f"oembed{ending}.json").read_text("utf-8"))
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert f'src="{ADDRESS}embed.html{query}"' in answer["html"]
    assert answer["thumbnail_url"] == f"{ADDRESS}preview{ending}.png"


@pytest.mark.parametrize("ending", ["", "-uk", "-ru"])
def test_oembed_serves_the_site_itself_where_its_address_is_not_known(ending, site):
    answer = json.loads((site / f"oembed{ending}.json").read_text("utf-8"))
    assert answer["html"].startswith('<iframe src="embed.html')
    assert (site / answer["thumbnail_url"]).is_file()


def test_the_plain_frame_comes_first_with_title_height_and_lazy_loading(placed_site):
    pieces = copied(placed_site)
    assert list(pieces) == ["frame", "script", "wordpress", "picture"]
    assert pieces["frame"].startswith(f'<iframe src="{ADDRESS}embed.html" title="What is reported')
    assert 'height="620" loading="lazy"' in pieces["frame"]
    assert f'src="{ADDRESS}embed.js"' in pieces["script"]
    assert all('style="border:0;width:100%;height:620px"' in pieces[key] for key in ("frame", "script", "wordpress"))
    assert 'width="1200" height="630" style="max-width:100%;height:auto"' in pieces["picture"]
    assert "script" not in pieces["frame"] + pieces["wordpress"] + pieces["picture"]


@pytest.mark.parametrize("ending", ["", "-uk", "-ru"])
def test_who_sandboxes_the_frame_is_told_what_it_needs(ending, site):
    page = (site / f"snippets{ending}.html").read_text("utf-8")
    assert page.count("<code>allow-scripts allow-popups allow-popups-to-escape-sandbox</code>") == 1


def test_the_moment_of_the_build_is_told_only_where_it_is_known(placed_site, site):
    for name in PAGES:
        assert 'data-built="2024-10-02T02:00:00Z" hidden' in (placed_site / name).read_text("utf-8")
        assert "data-built" not in (site / name).read_text("utf-8")


@pytest.mark.parametrize(
    ("stamp", "epoch", "built"),
    [
        ("", "", ""),
        ("2026-11-22", "", "2026-11-22T00:00:00Z"),
        ("2026-11-22T04:00Z", "0", "2026-11-22T04:00:00Z"),
        ("", "86400", "1970-01-02T00:00:00Z"),
    ],
)
def test_a_moment_is_read_in_utc(stamp, epoch, built):
    assert read_publication("", stamp, epoch).built == built


@pytest.mark.parametrize(
    "given",
    [
        *(("javascript:alert(1)", "", ""), ("https://a.example/?b", "", ""), ("", "soon", "")),
        *(("https://a.example/map/index.html", "", ""), ("https://a.example/Map.HTM", "", "")),
    ],
)
def test_what_is_no_address_or_moment_is_refused(given):
    with pytest.raises(InputError, match=re.escape(given[0] or given[1])):
        read_publication(*given)


def test_an_epoch_that_is_no_number_is_named():
    with pytest.raises(InputError, match="SOURCE_DATE_EPOCH"):
        read_publication("", "", "yesterday")
