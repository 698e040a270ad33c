"""How much is still a report."""

# A book is not a report: longer texts are refused whole, never cut.
MAX_REPORT_CHARS = 1_000_000
# A title and a publisher's name are shown in lists, whole.
MAX_NAME_CHARS = 300
# Longer addresses many servers and programs refuse.
MAX_ADDRESS_CHARS = 2_048
# Pages and feeds are read whole before they are understood.
MAX_PAGE_BYTES = 10_000_000
