"""From files and feeds to reports: readers, language, page furniture."""
