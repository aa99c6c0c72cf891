"""Banff's errorloc (Statistics Canada) on the records of `examples/records.rs`. Prints, for each
record, the CPU time of its call in nanoseconds less that of a call on a record that holds, and how
many fields it would change."""
import logging
import sys
import time
from pathlib import Path

import banff
import pandas

LIMIT = 20  # seconds for a record


def call(edits, records):
    """CPU time in nanoseconds, and what it would change."""
    start = time.process_time_ns()
    res = banff.errorloc(unit_id="IDENT", edits=edits, indata=records, seed=1, time_per_obs=LIMIT,
                         accept_negative=False, logger=logging.getLogger("silent"))
    return time.process_time_ns() - start, len(res.outstatus)


folder = Path(sys.argv[1])
edits = (folder / "edits.txt").read_text()
records = pandas.read_csv(folder / "records.csv").astype({"IDENT": str})
numbers = records.columns[1:]
records[numbers] = records[numbers].astype(float)
right = records.iloc[:1].copy()
right[numbers] = 0.0
call(edits, right)
empty = sorted(call(edits, right)[0] for _ in range(5))[2]
for index in range(len(records)):
    cpu, fields = call(edits, records.iloc[index:index + 1])
    print(max(cpu - empty, 0), fields)
