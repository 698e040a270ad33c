"""Whatever the text, it is read to its end, and all that is found in it stands in it."""

import re
import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import DataError
from geo.frame import MAX_EVIDENCE_CHARS
from geo.geoparse import Geoparsed, Geoparser, load_geoparser
from geo.incidents.extraction import INCIDENT_LISTS
from geo.incidents.persons import PERSON_LISTS
from geo.reports.model import Report
from geo.settings import DATA
from geo.toponyms.finder import PLACE_LISTS

# What reports are made of, and what they are not.
# fmt: off
PIECES = [
    "Kherson, Oleshky", "Donetsk region", "the occupied part of", "temporarily occupied territories", "(TOT)", "near",
    "\u201cAleisk\u201d", "Crimea", "Мелітополь", "у Мелітополі", "Херсонської та Запорізької областей", "ТОТ",
    "Алёшки", "под Алёшками", "Крыма", "DPR", "Kherson's", "shelling", "a house was damaged", "killed two residents",
    "without light", "немає води", "загинули люди", "обстрел", "ранен житель", "will be", "if", "denied that", "said",
    "residents said", "This was reported by", "according to", "за словами", "по данным", "mayor of", "Ivan Petrov",
    "Saldo", "on 3 May 2022", "1 - 2 May", "yesterday", "31 February 2022", "0 May", "30.02.2022", "12", "in 2013",
    "12 травня", ".", ". ", ", ", "\n", "\n\n", "; ", ": ", "- ", "\u2014 ", "(", ")", "«", "»", '"', "'", "# ", "* ",
    "\ud800", "\udfff", "\u202e", "\u2066", "\u200b", "\u0301", "\0", "\u2028", "\ufeff", "İ", "ß", "😀", "\t",
]
# fmt: on
HOSTILE = st.lists(st.one_of(st.sampled_from(PIECES), st.characters()), max_size=40).map(" ".join)
GLUED = st.lists(st.one_of(st.sampled_from(PIECES), st.characters()), max_size=40).map("".join)


def check(parsed: Geoparsed) -> None:
    """Hold what is promised of every report."""
    text, end = parsed.report.text, 0
    for mention in parsed.mentions:
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.span.text
        assert 0 <= mention.confidence <= 1
        assert mention.method
        end = mention.end
    for incident in parsed.incidents:
        assert 0 <= incident.start < incident.end <= len(text)
        words = re.sub(r"\s+", " ", text[incident.start : incident.end])
        assert 0 < len(incident.evidence) <= MAX_EVIDENCE_CHARS
        assert words.startswith(incident.evidence)
        assert 0 < incident.confidence <= 1
        assert (incident.mention is None) == (incident.place is None)
        assert incident.mention is None or incident.mention in text
        assert incident.when is None or incident.when.first <= incident.when.last


@given(text=st.one_of(HOSTILE, GLUED, st.text(max_size=60)), language=st.sampled_from(["en", "uk", "ru", "fr", "und"]))
@settings(max_examples=300)
def test_any_text_is_read(geoparser: Geoparser, text: str, language: str) -> None:
    check(geoparser.parse(Report("hostile", text, language=language)))


@given(blocks=st.lists(st.tuples(HOSTILE, st.booleans()), max_size=5))
@settings(max_examples=100)
def test_nothing_is_read_from_furniture(geoparser: Geoparser, blocks: list[tuple[str, bool]]) -> None:
    text, furniture = "", []
    for block, is_furniture in blocks:
        if is_furniture and block:
            furniture.append((len(text), len(text) + len(block)))
        text += block + "\n\n"
    parsed = geoparser.parse(Report("hostile", text, language="en", furniture=tuple(furniture)))
    check(parsed)
    for start, end in furniture:
        assert not any(start <= found.start < end for found in (*parsed.mentions, *parsed.incidents))


@given(text=HOSTILE)
@settings(max_examples=50)
def test_the_same_report_gives_the_same_result(geoparser: Geoparser, text: str) -> None:
    report = Report("hostile", text, language="uk")
    assert geoparser.parse(report) == geoparser.parse(report)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\0", "\ud800", "\u200b", "🙂"])
def test_a_text_of_nothing_tells_nothing(geoparser: Geoparser, text: str) -> None:
    parsed = geoparser.parse(Report("empty", text, language="en"))
    assert (parsed.mentions, parsed.incidents) == ((), ())


def test_stress_marks_and_soft_hyphens_do_not_shift_offsets(geoparser: Geoparser) -> None:
    text = "\u200bУ Ме\u0301літо\u00adполі немає сві\u0301тла."
    parsed = geoparser.parse(Report("marks", text, language="uk"))
    assert [mention.span.text for mention in parsed.mentions] == ["Ме\u0301літо\u00adполі"]
    assert [incident.incident_type for incident in parsed.incidents] == ["power_outage"]
    check(parsed)


def test_loading_twice_compiles_once() -> None:
    assert load_geoparser(DATA, DATA / "gazetteer") is load_geoparser(DATA, DATA / "gazetteer")


def test_every_list_of_the_lookups_is_asked_for() -> None:
    asked = PLACE_LISTS | INCIDENT_LISTS | PERSON_LISTS
    paths = [DATA / "lookups" / f"{name}.yaml" for name in ("context", "relations", "modality", "attribution")]
    kept = {label for path in paths for label in yaml.safe_load(path.read_text(encoding="utf-8"))}
    assert kept <= asked


def test_a_list_that_code_names_is_missed(tmp_path: Path) -> None:
    shutil.copytree(DATA / "lookups", tmp_path / "lookups")
    shutil.copytree(DATA / "taxonomy", tmp_path / "taxonomy")
    path = tmp_path / "lookups" / "modality.yaml"
    path.write_text(re.sub(r"(?m)^future_in_past:\n(  .*\n)+", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(DataError, match="no list future_in_past"):
        load_geoparser(tmp_path, DATA / "gazetteer")
