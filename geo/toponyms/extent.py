"""How far an English name reaches: "Kherson City", "Hostomel Airport"; "Mariupol City Council" is none."""

import re
from collections.abc import Mapping

from geo.lexicon import LexicalView

EXTENT_LISTS = frozenset({"institution_after", "site_after", "city_after"})
"""The word lists that are asked for by name here."""
# A capitalised word, or a number as in "1st", right after a name.
_NEXT_WORD = re.compile(r"[ \u00a0]([A-Z0-9][\w.’'-]*)")
# "Kyiv National University of Culture and Arts": so many words between the town and what tells.
_MAX_WORDS = 4


def end_of_name(view: LexicalView, end: int, after: Mapping[str, int]) -> int | None:
    """Where the name of a town that ends at ``end`` (both folded offsets) ends with the words that belong to it;
    ``after``: the lists of the word right after it.

    ``None`` where it is the head of another name, of a council, a museum or a newspaper.
    """
    given, at = view.text.given, end
    reach = end
    for _ in range(_MAX_WORDS + 1):
        if "institution_after" in after:
            return None
        if "site_after" in after:
            return after["site_after"]
        offset = view.text.span(at - 1, at)[1]
        if at == end and "city_after" in after and given[offset + 1 : offset + 2].isupper():
            reach = after["city_after"]
        word = _NEXT_WORD.match(given, offset)
        if word is None:
            return reach
        at = view.text.index(word.end() - 1) + 1
        after = view.after(at)
    return reach
