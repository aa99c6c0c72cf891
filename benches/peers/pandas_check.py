"""The sums of table 三 by pandas.read_html: what most would write. Prints the names of the pages in
which a sum fails."""
import io
import sys
from pathlib import Path

import pandas

ROWS = 25


def wrong(path):
    for frame in pandas.read_html(io.StringIO(path.read_text())):
        part = frame.iloc[:, -7:].apply(pandas.to_numeric, errors="coerce").dropna()
        if len(part) != ROWS:
            continue
        rows = part.astype(int)
        rows.columns = range(7)
        sums = rows.iloc[:, :6].sum(axis=1) == rows.iloc[:, 6]
        columns = rows.iloc[2:-2].sum() == rows.iloc[-2]
        carry = rows.iloc[0] + rows.iloc[1] == rows.iloc[-2] + rows.iloc[-1]
        return not (sums.all() and columns.all() and carry.all())
    raise ValueError(f"{path}: no table")


for path in sorted(Path(sys.argv[1]).glob("*.html")):
    if wrong(path):
        print(path.name)
