import itertools

from hypothesis import example, given
from hypothesis import strategies as st

from geo.text import fold, fold_text

# Letters of the three languages, what is removed, what is levelled, and what has no business in a text.
AWKWARD = "aZ іЇєґ Ёёъ '’ʼ-–— «»“” \u0301\u00ad\u200b\u200f\u202e\ufeff \u00a0\u2028\n\r\t\0\ud800İẞß😀é"
TWINS = [set(pair) for pair in zip("aeiopcyxkmtbh", "аеіорсухкмтвн", strict=True)]
TEXTS = st.text(st.one_of(st.sampled_from(AWKWARD), st.characters()), max_size=60)


@given(TEXTS)
@example("A\u0400")
def test_each_folded_character_came_from_its_place_in_the_text(text: str) -> None:
    folded = fold_text(text)
    assert folded.given == text
    assert len(folded.folded) <= len(text)
    for index, char in enumerate(folded.folded):
        alone = fold(text[folded.offset(index)])
        # in a word that mixes two alphabets a letter may have become its twin
        assert char == alone or {char, alone} in TWINS
    assert folded.offset(len(folded.folded)) == len(text)


@given(TEXTS)
def test_offsets_grow_and_index_is_the_way_back(text: str) -> None:
    folded = fold_text(text)
    offsets = [folded.offset(index) for index in range(len(folded.folded) + 1)]
    assert all(left < right for left, right in itertools.pairwise(offsets))
    assert [folded.index(offset) for offset in offsets] == list(range(len(offsets)))


@given(TEXTS, st.data())
def test_a_span_holds_just_what_was_folded(text: str, data: st.DataObject) -> None:
    folded = fold_text(text)
    if folded.folded:
        start = data.draw(st.integers(0, len(folded.folded) - 1))
        end = data.draw(st.integers(start + 1, len(folded.folded)))
        given_start, given_end = folded.span(start, end)
        assert fold(text[given_start:given_end]) == folded.folded[start:end]


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_writings_of_one_name_fold_to_one_form() -> None:
    assert {fold(name) for name in ("Куп'янськ", "Куп’янськ", "КУПʼЯНСЬК", "Ку\u0301п'янськ")} == {"куп'янськ"}
    assert fold("Алёшки") == fold("АЛЕШКИ") == "алешки"
    assert fold("Pod\u00adKalinovka\u00a0–\u202fX") == "podkalinovka - x"
    assert fold("«Азовсталь»") == '"азовсталь"'


def test_lines_stay_lines() -> None:
    assert fold("a\nb\u2028c\rd\te") == "a\nb\nc d e"


def test_letters_that_differ_stay_apart() -> None:
    assert fold("і") != fold("и")
    assert fold("ґ") != fold("г")
    assert fold("й") != fold("и")


def test_a_text_of_marks_alone_folds_to_nothing() -> None:
    folded = fold_text("\u0301\u200b\ufeff")
    assert folded.folded == ""
    assert folded.offset(0) == 3
