"""From files, folders, feeds and pages to reports.

One module a format; :mod:`~geo.reports.readers.formats` knows which file has which.
"""

from geo.reports.readers.sources import read_reports

__all__ = ["read_reports"]
