from pathlib import Path

import pytest

from geo.errors import DataError
from geo.lexicon import LexicalView, Lexicon, load_lexicon


@pytest.fixture
def view() -> LexicalView:
    lexicon = Lexicon({"en": {"near": ["near"], "occupied": ["occupied", "temporarily occupied"], "unit": ["region"]}})
    return lexicon.view("It is near (“temporarily occupied Kherson” region).", "en")


def test_words_right_before_a_name_are_seen_through_quotes_and_brackets(view: LexicalView) -> None:
    start = view.text.folded.index("kherson")
    assert view.before(start).keys() == {"occupied"}
    assert view.before(start).get("occupied") == view.text.folded.index("temporarily")
    assert view.before(view.text.folded.index("temporarily")).keys() == {"near"}
    assert view.before(start).get("near") is None


def test_words_right_after_a_name(view: LexicalView) -> None:
    end = view.text.folded.index("kherson") + len("kherson")
    assert view.after(end).keys() == {"unit"}
    assert view.after(end).get("unit") == view.text.folded.index("region") + len("region")
    assert view.after(end).get("near") is None


def test_before_the_first_and_after_the_last_word_there_is_nothing(view: LexicalView) -> None:
    assert view.before(0) == {}
    assert view.after(len(view.text.folded)) == {}


def test_within_gives_only_what_lies_wholly_inside(view: LexicalView) -> None:
    start = view.text.folded.index("temporarily")
    lists = frozenset({"occupied", "unit"})
    assert [hit.label for hit in view.within(start, start + 25, lists)] == ["occupied", "occupied"]
    assert view.within(start, start + 25, frozenset({"unit"})) == []
    assert view.within(start, start + 5, lists) == []


def test_only_words_of_some_lists_and_some_marks(view: LexicalView) -> None:
    folded = view.text.folded
    start, end = folded.index("near"), folded.index("kherson")
    lists, marks = frozenset({"near", "occupied"}), frozenset(' ("')
    assert view.is_only(start, end, lists, marks)
    assert view.is_only(start, start, lists, marks)
    assert not view.is_only(start, end + 1, lists, marks)
    assert not view.is_only(start, end, frozenset({"near"}), marks)
    assert not view.is_only(start, end, lists, frozenset(" "))


def test_a_language_without_lists_has_no_hits() -> None:
    assert Lexicon({"en": {"near": ["near"]}}).view("near", "fr").hits == []


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_lists_are_read_by_language(tmp_path: Path) -> None:
    lexicon = load_lexicon([write(tmp_path, "a.yaml", 'none: {en: ["no"], uk: [ні]}\n')])
    assert lexicon.labels == {"en": {"none"}, "uk": {"none"}, "ru": frozenset()}
    assert [hit.label for hit in lexicon.view("Ні!", "uk").hits] == ["none"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("water: {en: [water], de: [Wasser]}\n", "de"),
        ("plain: {en: [no]}\n", "plain"),
        ("water: [water]\n", "water"),
        ("water: {en: water}\n", "water"),
        ("water: {en: [wa*er]}\n", "wa\\*er"),
    ],
)
def test_a_list_that_is_none_is_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(DataError, match=told):
        load_lexicon([write(tmp_path, "a.yaml", text)])


def test_a_label_stands_in_one_file(tmp_path: Path) -> None:
    text = "water: {en: [water]}\n"
    with pytest.raises(DataError, match="exists already"):
        load_lexicon([write(tmp_path, "a.yaml", text), write(tmp_path, "b.yaml", text)])
