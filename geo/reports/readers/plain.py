"""Plain text and Markdown: one file, one report."""

import re
from pathlib import Path

import yaml

from geo.errors import ReportError
from geo.reports.readers.decoding import read_text
from geo.reports.readers.draft import Draft, Drafts, as_mapping, draft_from_fields

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.{0,50000}?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


def read_plain(path: Path, source: str) -> Drafts:
    """The text of a ``.txt`` file, exactly as given; its id is the file's name without the ending."""
    yield Draft(source=source, report_id=path.stem, text=read_text(path, source))


def read_markdown(path: Path, source: str) -> Drafts:
    """The text of a ``.md`` file behind its YAML front matter, if it has one.

    Front matter: ``id, title, published, url, publisher, language``; other keys are ignored.
    """
    text = read_text(path, source)
    front = _FRONT_MATTER.match(text)
    if front is None:
        yield Draft(source=source, report_id=path.stem, text=text)
        return
    try:
        fields = as_mapping(yaml.safe_load(front[1]) or {})
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 2}" if mark else ""
        raise ReportError(source, f"the part between the --- lines is not YAML{line}") from None
    except ValueError as error:
        raise ReportError(source, f"the part between the --- lines: {error}") from None
    if fields is None:
        raise ReportError(source, "the part between the --- lines must be lines such as 'title: …'")
    yield draft_from_fields({**fields, "text": text[front.end() :]}, source, path.stem)
