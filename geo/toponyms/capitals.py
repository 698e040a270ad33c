"""What a capital letter tells: inside a sentence a name, at its head or in a headline in capitals nothing."""

_SENTENCE_ENDS = frozenset(".!?…:;\n•●▪■–—-*|")
_BETWEEN = " \t\u00a0\"'«“„(["
_REACH_CHARS = 60


def tells_nothing(text: str, start: int, end: int) -> bool:
    """Whether the word at ``start:end`` stands at the head of a sentence or among words in capitals."""
    before = text[max(0, start - 8) : start].rstrip(_BETWEEN)
    if not before or before[-1] in _SENTENCE_ENDS or not before[-1].isprintable() or _is_picture(before[-1]):
        return True
    if not (text[start:end].isupper() and end - start > 1):
        return False
    around = text[max(0, start - _REACH_CHARS) : start] + text[end : end + _REACH_CHARS]
    return around.isupper()


def _is_picture(char: str) -> bool:
    """Whether a character is an emoji or another sign that is no letter, digit or punctuation."""
    return ord(char) > 0x2190 and not char.isalnum()
