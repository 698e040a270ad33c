import re
from dataclasses import replace

import pytest

from geo.errors import InputError
from maps.layers import build_map, render_map
from maps.publish import publish_site
from maps.tiles import Tiles

VIEW = (30.0, 44.0, 40.0, 50.0)


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("OpenStreetMap.Mapnik", "https://tile.openstreetmap.org"),
        ("OpenTopoMap", "https://*.tile.opentopomap.org"),
    ],
)
def test_the_policy_allows_the_host_of_the_tiles_alone(contents, tmp_path, name, host):
    publish_site(replace(contents, tiles=Tiles(name)), tmp_path / "site")
    for page in ("map.html", "embed.html"):
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', (tmp_path / "site" / page).read_text("utf-8"))
        assert policy
        assert policy[1].endswith(f"; img-src &#39;self&#39; data: {host}")
    assert host not in (tmp_path / "site" / "table.html").read_text("utf-8")


def test_tiles_come_with_their_attribution_and_below_the_base():
    _, script = render_map(build_map(VIEW, is_page=True, tiles=Tiles("OpenStreetMap.Mapnik")))
    assert "OpenStreetMap" in script
    assert script.index("L.tileLayer") < script.index("page.addBasemap(true)")


def test_without_a_provider_only_our_own_images_are_allowed(site):
    assert 'img-src &#39;self&#39;">' in (site / "map.html").read_text("utf-8")
    assert "addBasemap(false)" in (site / "assets" / "map-page.js").read_text("utf-8")


def test_an_unknown_provider_is_said_plainly():
    with pytest.raises(InputError, match=r"'Nobody\.Knows'"):
        Tiles("Nobody.Knows").host()
