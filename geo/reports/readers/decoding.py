"""From bytes to text."""

import codecs
import re
from pathlib import Path

from charset_normalizer import from_bytes

from geo.errors import ReportError
from geo.reports.limits import MAX_REPORT_CHARS

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The encodings that Ukrainian, Russian and English texts were written in before Unicode.
_LEGACY = ["cp1251", "koi8_u", "cp866", "cp1252"]
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAX_CONTROL_SHARE = 0.01
_SAMPLE_BYTES = 1 << 20


def decode(data: bytes, source: str) -> str:
    """The text of ``data``: UTF-8, Unicode by its byte-order mark (not part of the text), or a legacy encoding.

    Raises :class:`~geo.errors.ReportError` when it is no text.
    """
    encoding = text_encoding(data, source)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReportError(source, f"is not text in {encoding} (byte {error.start}); save it as UTF-8") from None


def text_encoding(data: bytes, source: str, is_whole: bool = True) -> str:
    """The Python name of the encoding of ``data``, a whole file or (``is_whole`` false) its beginning.

    Raises :class:`~geo.errors.ReportError` when it is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(data, final=is_whole)
        encoding = "utf-8"
    except UnicodeDecodeError:
        best = from_bytes(data[:_SAMPLE_BYTES], cp_isolation=_LEGACY).best() if b"\0" not in data else None
        if best is None:
            raise ReportError(source, "is not text; save it as UTF-8") from None
        text, encoding = str(best), best.encoding
    if len(_CONTROL.findall(text)) > _MAX_CONTROL_SHARE * len(text):
        raise ReportError(source, "is not text but binary data")
    return encoding


def read_text(path: Path, source: str) -> str:
    """The text of one file that holds one report, exactly as given.

    Raises :class:`~geo.errors.ReportError` when it is no text or too long for a report.
    """
    size = path.stat().st_size
    if size > 4 * MAX_REPORT_CHARS + 4:
        raise ReportError(source, f"is longer than {MAX_REPORT_CHARS:,} characters; split it into reports")
    return decode(path.read_bytes(), source)
