"""Whatever stands in a report is text on every page: never markup, never a script, never a link that runs."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from geo.frame import COLUMNS, to_frame
from maps.contents import Contents
from maps.publish import publish_site
from tests.maps.chunks import read_chunk

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "${alert(1)}`${alert(1)}`",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "\u202eevil\u202c \u2066x",
    "]]>&lt;b&gt;&amp;",
)
PAGES = ("index.html", "map.html", "embed.html", "table.html", "snippets.html")
CODED = {"incident_id", "incident_type", "theme", "precision", "modality", "claim_side", "control_status"}


class PageReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._is_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._is_script = tag == "script"

    def handle_data(self, data: str) -> None:
        if self._is_script and data.strip():
            self.scripts.append(data)
            self._is_script = False


def read_page(path: Path) -> PageReader:
    reader = PageReader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader


@pytest.fixture(scope="module")
def hostile_site(contents: Contents, sample_incidents, tmp_path_factory) -> Path:
    rows = sample_incidents.drop(columns="geometry").to_dict("records")
    for position, row in enumerate(rows):
        text = HOSTILE[position % len(HOSTILE)]
        for column, dtype in COLUMNS.items():
            if column not in CODED and dtype in ("str", "list"):
                row[column] = text if dtype == "str" else [text] * len(row[column])
        row["incident_id"] = f"{text} {position}"
    mention = {"report_id": HOSTILE[0], "text": HOSTILE[1], "candidates": list(HOSTILE)}
    manifest = dict(contents.manifest) | {
        "data_cutoff": HOSTILE[1],
        "sources": [{"name": text, "url": text} for text in HOSTILE],
    }
    frame = to_frame(rows, list(sample_incidents.geometry))
    hostile = replace(contents, incidents=frame, mentions=[mention], unresolved=[mention], manifest=manifest)
    folder = tmp_path_factory.mktemp("hostile") / "site"
    publish_site(hostile, folder)
    return folder


@pytest.mark.parametrize("name", PAGES)
def test_hostile_texts_add_no_element(name, site, hostile_site):
    kinds = {tag for tag, _ in read_page(hostile_site / name).elements}
    assert kinds <= {tag for tag, _ in read_page(site / name).elements}


@pytest.mark.parametrize("name", PAGES)
def test_no_element_carries_code_or_style_of_its_own(name, hostile_site):
    for tag, attributes in read_page(hostile_site / name).elements:
        assert not [key for key in attributes if key.startswith("on") or key in ("style", "srcdoc")], tag


@pytest.mark.parametrize("name", PAGES)
def test_no_link_runs_anything(name, hostile_site):
    links = [attributes["href"] or "" for tag, attributes in read_page(hostile_site / name).elements if tag == "a"]
    assert links
    assert not [link for link in links if ":" in link]


@pytest.mark.parametrize("name", ["map.html", "embed.html"])
def test_no_script_stands_inside_a_page(name, hostile_site):
    page = read_page(hostile_site / name)
    scripts = [attributes for tag, attributes in page.elements if tag == "script"]
    assert [attributes["src"] for attributes in scripts] == [
        "assets/occupation-map.js",
        "assets/data/map.js",
        f"assets/{name.removesuffix('.html')}-page.js",
    ]
    assert page.scripts == []


def test_data_scripts_hold_texts_as_they_were_given_and_nothing_else(hostile_site):
    one_call = re.compile(r'occupationMapTake\("[a-z0-9-]+","(?:[^"\\\n]|\\.)*"\);\n')
    for path in (hostile_site / "assets" / "data").iterdir():
        assert one_call.fullmatch(path.read_text(encoding="utf-8")), path.name
    details = read_chunk(hostile_site / "assets/data/details-0.js")
    assert {text for text in HOSTILE if "\u202e" not in text} <= {row[1] for row in details["rows"]}
    assert not [url for _, url, *_ in details["reports"] if url]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_turns_the_reading_direction(name, hostile_site):
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", (hostile_site / name).read_text(encoding="utf-8"))


def test_the_layer_scripts_hold_no_word_of_a_report(site, hostile_site):
    for name in ("map-page.js", "embed-page.js"):
        assert (hostile_site / "assets" / name).read_bytes() == (site / "assets" / name).read_bytes()
