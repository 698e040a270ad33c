"""``fetched.json``: what was fetched from where and when, with checksums, beside the files themselves."""

import hashlib
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ValidationError

from geo.errors import UpdateError
from geo.update.download import Fetched

RECORD = "fetched.json"


class KeptFile(BaseModel):
    """A file in the folder."""

    name: str
    bytes: int
    sha256: str


class Download(BaseModel):
    """One download and the files kept of it; ``rows`` says how many were in it, by what they are called."""

    url: str
    fetched: datetime
    bytes: int
    sha256: str
    etag: str | None
    last_modified: str | None
    rows: dict[str, int]
    files: list[KeptFile]

    @property
    def fetched_file(self) -> Fetched:
        """The download itself, to ask for what is newer."""
        return Fetched(self.bytes, self.sha256, self.etag, self.last_modified)


class Record(BaseModel):
    """All downloads of one publisher, the newest last."""

    publisher: str
    licence: str
    page: str
    downloads: list[Download]


def kept_file(path: Path) -> KeptFile:
    """What there is to say of a file."""
    with path.open("rb") as file:
        return KeptFile(
            name=path.name, bytes=path.stat().st_size, sha256=hashlib.file_digest(file, "sha256").hexdigest()
        )


def is_whole(folder: Path, download: Download) -> bool:
    """Whether the files of a download still lie in ``folder`` as they were."""
    paths = [folder / file.name for file in download.files]
    return all(path.is_file() for path in paths) and [kept_file(path) for path in paths] == download.files


def read_record(folder: Path) -> list[Download]:
    """The downloads recorded in ``folder``; none where there was none."""
    path = folder / RECORD
    try:
        return Record.model_validate_json(path.read_bytes()).downloads if path.exists() else []
    except ValidationError:
        raise UpdateError(f"{path}: is damaged; delete the folder and update again") from None


def write_record(folder: Path, record: Record) -> None:
    """Write ``fetched.json``."""
    (folder / RECORD).write_text(f"{record.model_dump_json(indent=2)}\n", encoding="utf-8", newline="\n")
