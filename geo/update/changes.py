"""What changed between two editions of a file, in words."""

from geo.update.catalogue import Content
from geo.update.checks import RowHashes


def tell_rows(content: Content, new: RowHashes, old: RowHashes | None) -> str:
    """How many rows there are, and how they differ from those before, if there were any that can be read.

    Rows that nothing tells apart are not counted.
    """
    if content.key is None:
        return "new" if old is None else "changed"
    told = f"{len(new):,} {content.rows}"
    if old is None:
        return f"{told}, new"
    added, removed = len(new.keys() - old.keys()), len(old.keys() - new.keys())
    changed = sum(new[key] != old[key] for key in new.keys() & old.keys())
    differences = [f"{n:,} {word}" for n, word in ((added, "added"), (removed, "removed"), (changed, "changed")) if n]
    return f"{told}, {_compared(len(new) - len(old))} ({', '.join(differences) or 'all the same'})"


def _compared(more: int) -> str:
    if more == 0:
        return "as many as before"
    return f"{abs(more):,} {'more' if more > 0 else 'fewer'} than before"
