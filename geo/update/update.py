"""Fetch, check and swap in what publishers have; one that fails keeps its earlier files and stops no other."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from geo.errors import UpdateError
from geo.folders import check_target, put_right, replaced_folder
from geo.spatial.bounds import Bounds
from geo.update.archives import take_members
from geo.update.catalogue import Publisher
from geo.update.changes import tell_rows
from geo.update.checks import RowHashes, read_rows
from geo.update.download import Downloader, Fetched, MissingError
from geo.update.record import RECORD, Download, Record, is_whole, kept_file, read_record, write_record

_SCRATCH = ".fetching-"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one publisher, in one line; ``use`` says what to do with files that are new."""

    name: str
    is_good: bool
    message: str
    use: str | None = None


def update(
    publishers: Mapping[str, Publisher], out: Path, downloader: Downloader, bounds: Bounds, today: date
) -> Iterator[Outcome]:
    """Bring the folder of each publisher below ``out`` up to date, one after the other.

    One run at a time for one ``out``. All files must lie within ``bounds``. ``today`` is the newest day to look for
    where files have dates. Raises :class:`~geo.errors.InputError` before anything is fetched where a folder holds what
    this program did not put there.
    """
    for name in publishers:
        put_right(out / name)
        check_target(out / name, RECORD)
    out.mkdir(parents=True, exist_ok=True)
    for left_over in out.glob(f"{_SCRATCH}*"):
        shutil.rmtree(left_over)
    for name, publisher in publishers.items():
        try:
            with TemporaryDirectory(prefix=_SCRATCH, dir=out) as scratch:
                yield _Edition(name, publisher, out / name, Path(scratch), bounds).fetch(downloader, today)
        except (UpdateError, OSError) as error:
            stay = "the earlier files stay" if (out / name).exists() else "there are no earlier files"
            yield Outcome(name, is_good=False, message=f"{publisher.title}: {error}; {stay}")


@dataclass(frozen=True, slots=True)
class _Edition:
    """What a publisher has now, on its way through ``scratch`` into ``folder``."""

    name: str
    publisher: Publisher
    folder: Path
    scratch: Path
    bounds: Bounds

    def fetch(self, downloader: Downloader, today: date) -> Outcome:
        """Bring the folder up to date; raises :class:`~geo.errors.UpdateError` and leaves it as it was."""
        known = [download for download in read_record(self.folder) if is_whole(self.folder, download)]
        day, fetched = self._newest(downloader, today, known)
        old = _of(known, self.publisher.url_of(day))
        title = self.publisher.title
        if self.publisher.look_back_days:
            title += f": {self.publisher.file_of(day)}"
        if old and fetched.sha256 == old.sha256:
            return Outcome(self.name, is_good=True, message=f"{title}: unchanged since {old.fetched:%Y-%m-%d}")
        rows = self._read(fetched)
        before = self._read_before(day) if old else {}
        self._keep(day, fetched, rows, known)
        contents = self.publisher.contents
        told = [tell_rows(content, rows[content.rows], before.get(content.rows)) for content in contents]
        use = self.publisher.use and self.publisher.use.format(folder=self.folder)
        return Outcome(self.name, is_good=True, message=f"{title}: {'; '.join(told)}", use=use)

    @property
    def _path(self) -> Path:
        return self.scratch / f"download{'.zip' if self.publisher.is_archive else '.geojson'}"

    def _newest(self, downloader: Downloader, today: date, known: list[Download]) -> tuple[date, Fetched]:
        n_days = self.publisher.look_back_days or 0
        for day in (today - timedelta(days=back) for back in range(n_days + 1)):
            url = self.publisher.url_of(day)
            old = _of(known, url)
            try:
                return day, downloader.fetch(url, self._path, self.publisher.bytes.max, old and old.fetched_file)
            except MissingError:
                if n_days == 0:
                    raise
        url = self.publisher.url_of(today)
        raise UpdateError(f"{url}: is not there, nor is that of any of the {n_days} days before")

    def _read(self, fetched: Fetched) -> dict[str, RowHashes]:
        """The rows of each content of the download, all of them checked."""
        if fetched.bytes < self.publisher.bytes.min:
            at_least = f"at least {self.publisher.bytes.min:,} are expected"
            raise UpdateError(f"the download has {fetched.bytes:,} bytes, {at_least}")
        return self._rows(self._unpacked(self._path, self.scratch))

    def _read_before(self, day: date) -> dict[str, RowHashes]:
        whole = self.publisher.file_of(day)
        # What met the expectations of an earlier time and not today's is no measure.
        with suppress(UpdateError):
            if whole is None:
                return self._rows([self.folder / str(content.save_as) for content in self.publisher.contents])
            before = self.scratch / "before"
            before.mkdir()
            return self._rows(self._unpacked(self.folder / whole, before))
        return {}

    def _unpacked(self, download: Path, into: Path) -> list[Path]:
        """A file for each content."""
        if not self.publisher.is_archive:
            return [download]
        wanted = {str(content.member): content.max_bytes for content in self.publisher.contents}
        take_members(download, wanted, into)
        return [into / member for member in wanted]

    def _rows(self, paths: list[Path]) -> dict[str, RowHashes]:
        rows: dict[str, RowHashes] = {}
        for content, path in zip(self.publisher.contents, paths, strict=True):
            try:
                rows[content.rows] = read_rows(path, content, self.bounds)
            except UpdateError as error:
                raise UpdateError(f"{content.member}: {error}" if content.member else str(error)) from None
        return rows

    def _keep(self, day: date, fetched: Fetched, rows: dict[str, RowHashes], known: list[Download]) -> None:
        url, is_dated = self.publisher.url_of(day), self.publisher.look_back_days is not None
        with replaced_folder(self.folder, RECORD) as fresh:
            if is_dated and self.folder.exists():
                shutil.copytree(self.folder, fresh, dirs_exist_ok=True)
            moves = {content.save_as: self.scratch / str(content.member) for content in self.publisher.contents}
            moves[self.publisher.file_of(day)] = self._path
            kept = [
                kept_file(Path(shutil.copyfile(path, fresh / name))) for name, path in moves.items() if name is not None
            ]
            download = Download(
                url=url,
                fetched=datetime.now(UTC).replace(microsecond=0),
                bytes=fetched.bytes,
                sha256=fetched.sha256,
                etag=fetched.etag,
                last_modified=fetched.last_modified,
                rows={name: len(found) for name, found in rows.items()},
                files=kept,
            )
            earlier = [other for other in known if is_dated and other.url != url]
            write_record(
                fresh,
                Record(
                    publisher=self.publisher.publisher,
                    licence=self.publisher.licence,
                    page=self.publisher.page,
                    downloads=[*earlier, download],
                ),
            )


def _of(downloads: list[Download], url: str) -> Download | None:
    return next((download for download in downloads if download.url == url), None)
